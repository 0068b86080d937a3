"""The time that an installation which is ready takes to start."""

import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from bench.report import Measurement, alternately
from bench.serving import EMPTY_PAGE, PRODUCT, database, serve

STARTS = 3
LIMIT = 2.0


def measure(folder: Path, browser: Browser) -> Iterator[Measurement]:
    """Measure `make run` until the first page stands in a browser, beside a bare page's start."""
    url = database(folder / "sample.sqlite3")
    # The first start makes the database.
    _started(browser, PRODUCT, url)
    own, other = alternately(
        STARTS, lambda: _started(browser, PRODUCT, url), lambda: _started(browser, EMPTY_PAGE, url)
    )
    aim = f"at most {LIMIT:.0f} times"
    yield Measurement(
        "start to first page", own, "s", other, "empty Streamlit page", aim, own <= LIMIT * other
    )


def _started(browser: Browser, app: Path, url: str) -> float:
    before = time.monotonic()
    with serve(app, DARE_DATABASE_URL=url) as server:
        page = browser.new_page()
        page.goto(server.address, wait_until="commit")
        page.get_by_role("heading", level=1).wait_for()
        page.get_by_test_id("stApp").and_(page.locator("[data-test-script-state=notRunning]")).wait_for()
        taken = time.monotonic() - before
        page.close()
    return taken
