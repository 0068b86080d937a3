"""Measure everything, or only the parts that are named: `python -m bench reruns network`.

`growth` has options and tables of its own: `python -m bench growth --size 2000 --page dialogues`.
"""

import argparse
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from bench import (
    documents,
    duplicates,
    growth,
    imports,
    loading,
    measures,
    network,
    renderers,
    reruns,
    saving,
    search,
    start,
)
from bench.report import Measurement, load, table
from tests.ui.browser import start_browser

PARTS = (
    "start", "reruns", "network", "renderers", "loading", "import", "measures", "search", "saving",
    "documents", "duplicates",
)  # fmt: skip


def _measured(parts: Iterable[str], folder: Path) -> list[Measurement]:
    with start_browser() as browser:
        rows_of = {
            "start": lambda: start.measure(folder, browser),
            "reruns": lambda: reruns.measure(folder),
            "network": lambda: network.measure(folder, browser),
            "loading": lambda: loading.measure(folder),
            "renderers": lambda: renderers.measure(browser),
            "import": lambda: imports.measure(folder),
            "measures": measures.measure,
            "documents": documents.measure,
            "duplicates": duplicates.measure,
            "search": lambda: search.measure(folder),
            "saving": lambda: saving.measure(folder),
        }
        return [row for part in PARTS if part in parts for row in rows_of[part]()]


def main() -> None:
    """Print one table, and how busy the machine was."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "part", nargs="*", choices=[*PARTS, "growth", []], help="what to measure; all of it by default"
    )
    of_growth = parser.add_argument_group("growth")
    of_growth.add_argument(
        "--size", type=int, action="append", default=[], help="so many dialogues and people"
    )
    of_growth.add_argument("--people", type=int, help="so many people, where not as many")
    of_growth.add_argument("--page", action="append", default=[], choices=growth.PAGES, help="only this page")
    of_growth.add_argument("--postgresql", action="store_true", help="on PostgreSQL in place of SQLite")
    of_growth.add_argument("--sessions", action="store_true", help="many sessions and one who writes")
    options = parser.parse_args()
    before, busy = time.monotonic(), load()
    if "growth" in options.part:
        growth.print_growth(options.size, options.page, options.postgresql, options.people, options.sessions)
        print(f"\n{time.monotonic() - before:.0f} s; before: {busy}; after: {load()}")
        return
    asked = options.part or PARTS
    with tempfile.TemporaryDirectory() as folder:
        rows = _measured(asked, Path(folder))
    print(table(rows))
    print(f"\n{time.monotonic() - before:.0f} s; before: {busy}; after: {load()}")


if __name__ == "__main__":
    main()
