# The recipes of this project. Everything goes into .venv. As root on Debian nothing has to be installed by hand;
# elsewhere the tests need LibreOffice.

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
# pip-compile would otherwise write down where this machine gets its packages.
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-emit-index-url --no-emit-trusted-host \
	--no-emit-find-links --no-emit-options --no-header --allow-unsafe

# Node comes with the Python packages; what it installs checks the scripts and is no part of the product.
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm --no-audit --no-fund --loglevel=error

.PHONY: help run wheel test test-real test-lowest check format reset bench messages measures fields lock fresh browser office

help: ## Show what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

run: .venv/run.stamp ## Start the app on 127.0.0.1 (PORT=8501)
	@echo "The app is at http://127.0.0.1:$(PORT)"
	@$(BIN)/streamlit run app.py --server.port $(PORT)

wheel: .venv/dev.stamp ## Build the package into dist/
	$(BIN)/python -m hatchling build --target wheel

test: check browser office ## Check the code and run all tests, on both databases and in a real browser
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

test-real: .venv/dev.stamp ## Run the tests on the large data sets, which lie in DARE_DATASETS
	$(BIN)/python -m pytest -n 2 --dist loadfile tests/real

test-lowest: .venv/lowest.stamp ## Run the tests outside a browser with the oldest releases that pyproject.toml allows
	.venv/lowest/bin/python -m pytest -n 3 --dist loadfile -m "not browser"

check: .venv/dev.stamp node_modules/check.stamp fresh ## Lint, types, import directions, pinned requirements
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/node node_modules/typescript/bin/tsc
	$(BIN)/lint-imports

format: .venv/dev.stamp ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/bench.stamp browser ## Measure and print a table
	$(BIN)/python -m bench

messages: .venv/dev.stamp ## Bring the Dutch catalogue up to the texts in the source
	$(BIN)/pybabel --quiet extract --no-location --omit-header -k N_ -k ngettext:1,2 -o .venv/messages.pot dare_network pages
	$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --omit-header --width 100 \
	  -l nl -i .venv/messages.pot -o dare_network/locale/nl/LC_MESSAGES/dare_network.po

measures: .venv/dev.stamp ## Write docs/measures.md from the tables of measures
	$(BIN)/python -m tests.measures_page

fields: .venv/dev.stamp ## Write docs/fields.md from the descriptions of the fields
	$(BIN)/python -m tests.fields_page

reset: ## Remove the local database, so that the next start begins anew
	rm -f data/dare.sqlite3 data/dare.sqlite3-wal data/dare.sqlite3-shm

lock: .venv/dev.stamp ## Pin the requirements from pyproject.toml
	$(COMPILE) --upgrade --output-file requirements.txt pyproject.toml
	$(COMPILE) --upgrade --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	$(COMPILE) --upgrade --extra bench --constraint requirements-dev.txt --output-file requirements-bench.txt pyproject.toml
	$(NPM) update

fresh: .venv/dev.stamp
	@$(BIN)/python -m tests.pins

# A browser that is there is used; Debian's own needs root, Playwright's download needs the internet. The
# shell without a window is the same browser for a page, starts in a third of the time and costs a little less.
browser: .venv/dev.stamp
	@command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null \
	|| command -v google-chrome >/dev/null \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq \
	     && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	        chromium-headless-shell fonts-liberation; } \
	|| $(BIN)/playwright install --with-deps chromium

# Opens our Word files. Where it neither is nor can be installed, it is better to hear that now than to skip a test.
office:
	@command -v soffice >/dev/null \
	|| { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq \
	     && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui; } \
	|| { echo "The tests open our Word files in LibreOffice, which is not here: install it, so that soffice is a"; \
	     echo "command (Debian: apt-get install libreoffice-writer-nogui), and run make test again."; exit 1; }

.venv/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	|| { echo "Python 3.11 or newer is needed; say which with PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run.stamp: .venv/python.stamp requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.venv/lowest.stamp: .venv/dev.stamp pyproject.toml
	$(PYTHON) -m venv --clear .venv/lowest
	$(BIN)/python -m tests.lowest >.venv/lowest/requirements.txt
	.venv/lowest/bin/python -m pip install --quiet --disable-pip-version-check -r .venv/lowest/requirements.txt
	@touch $@

.venv/bench.stamp: .venv/dev.stamp requirements-bench.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	@touch $@

node_modules/check.stamp: .venv/dev.stamp package-lock.json
	$(NPM) ci
	@touch $@
