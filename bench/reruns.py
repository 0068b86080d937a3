"""Costs to the server of one more run of each page."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from bench.long_dialogue import ANSWERS, QUESTIONS, long_dialogue
from bench.reader import Reader, reading
from bench.report import Measurement
from bench.serving import APPS, EMPTY_PAGE, PRODUCT, Server, database, serve

PAGES = {
    "overview": "",
    "network": "network?show=picture",
    "stakeholders": "stakeholders",
    "dialogues": "dialogues",
    "commitments": "commitments",
    "summary": "summary",
    "data": "data",
    "installation": "installation",
}
"""The pages and their addresses, with what is asked of them."""
WARMING, RUNS, ROUNDS = 5, 20, 3
LIMIT, LONG_LIMIT = 50.0, 200.0
"""The milliseconds of a core that a warm run may take, and that of a very long dialogue."""


def measure(folder: Path) -> Iterator[Measurement]:
    """Each page of the sample beside an empty page, and what freezing does for the network page."""
    url = database(folder / "sample.sqlite3")
    empty = _costs(EMPTY_PAGE, [""], url)[""]
    costs = _costs(PRODUCT, list(PAGES.values()), url)
    for page, address in PAGES.items():
        cost = costs[address]
        yield Measurement(
            f"warm rerun, {page} page",
            cost,
            "ms CPU",
            empty,
            "empty Streamlit page",
            f"below {LIMIT:.0f} ms",
            cost < LIMIT,
        )
    yield _long(folder, empty)
    bare = _costs(APPS / "unfrozen_empty_page.py", [""], url)[""]
    cost = _costs(APPS / "unfrozen_product.py", [PAGES["network"]], url)[PAGES["network"]]
    yield Measurement(
        "the network page without gc.freeze", cost, "ms CPU", bare, "empty page without gc.freeze"
    )


def _long(folder: Path, empty: float) -> Measurement:
    url = database(folder / "long.sqlite3")
    address = f"dialogues?id={long_dialogue(url)}"
    cost = _costs(PRODUCT, [address], url)[address]
    what = f"warm rerun, a dialogue of {QUESTIONS} questions and {ANSWERS} answers"
    aim = f"below {LONG_LIMIT:.0f} ms"
    return Measurement(what, cost, "ms CPU", empty, "empty Streamlit page", aim, cost < LONG_LIMIT)


def _costs(app: Path, pages: Sequence[str], url: str) -> dict[str, float]:
    """Milliseconds of a core for one run of each page, the median of several rounds."""
    with serve(app, DARE_DATABASE_URL=url) as server, reading(server) as reader:
        # Every page is opened first: the server of a working day has met them all.
        for page in pages:
            for _run in range(WARMING):
                reader.run(page)
        return {page: median(_cost(server, reader, page) for _round in range(ROUNDS)) for page in pages}


def _cost(server: Server, reader: Reader, page: str) -> float:
    before = server.cpu_seconds()
    for _run in range(RUNS):
        reader.run(page)
    return (server.cpu_seconds() - before) / RUNS * 1000
