"""The time that the network page takes until its picture is drawn, and from a click to the card."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

from bench.apps.bare_vis_network import sent
from bench.graphs import MAPPING, PlantedNetwork
from bench.report import Measurement, alternately
from bench.serving import APPS, PRODUCT, database, serve
from bench.stopwatch import STOPWATCH, click_to_card, drawn_after
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.graph.exploration import Exploration, find
from dare_network.graph.view import View
from dare_network.language import AMSTERDAM
from dare_network.services.exploring import contacts_of, explore, graph_of_all
from dare_network.services.importing import load_import
from dare_network.services.installation import open_installation
from dare_network.services.network import network, node_positions
from dare_network.services.reference import reference
from dare_network.settings import Settings

SIZES = (300, 1_000, 1_500, 3_000)
FOLDED = 30_000
"""A number of nodes that are drawn by community."""
OPENINGS, CLICKS = 5, 3
DRAWN = 1.3
"""The factor over what a bare page takes that mounts the same graph by vis-network."""
CARD, AFTER_FRAME = 300.0, 3_000.0
"""Milliseconds: from a click to the card, and from the frame of the page to a folded picture."""
OFFICE = Viewer("benchmark", Role.ADMINISTRATOR, listed_as="benchmark")
WINDOW: ViewportSize = {"width": 1440, "height": 900}


def measure(folder: Path, browser: Browser) -> Iterator[Measurement]:
    """Each size beside a bare page that mounts the same graph by vis-network."""
    for size in (*SIZES, FOLDED):
        yield from _measured(folder, browser, size)


def _measured(folder: Path, browser: Browser, size: int) -> Iterator[Measurement]:
    url = database(folder / f"network_{size}.sqlite3")
    picture = folder / f"picture_{size}.json"
    picture.write_text(json.dumps(_loaded(url, size)), "utf-8")
    settings = {"DARE_DATABASE_URL": url, "DARE_SAMPLE": "no", "BENCH_PICTURE": str(picture)}
    with serve(PRODUCT, **settings) as product, serve(APPS / "bare_graph.py", **settings) as bare:
        addresses = (f"{product.address}/network?show=picture", f"{bare.address}/network")
        for address in addresses:
            _opened(browser, address)
        drawn = alternately(OPENINGS, *(lambda at=at: _opened(browser, at) for at in addresses))
        own, other = drawn
        what = f"network page, {size:,} nodes, until drawn"
        if size == FOLDED:
            yield _row(what, drawn, f"at most {AFTER_FRAME:,.0f} ms more", own <= other + AFTER_FRAME)
            return
        yield _row(what, drawn, f"at most {DRAWN} times", own <= DRAWN * other)
        answered = alternately(1, *(lambda at=at: _clicked(browser, at) for at in addresses))
    card = f"network page, {size:,} nodes, from click to card"
    yield _row(card, answered, f"below {CARD:.0f} ms", answered[0] < CARD)


def _row(what: str, times: Sequence[float], aim: str, met: bool) -> Measurement:
    own, other = times
    return Measurement(what, own, "ms", other, "bare vis-network page", aim, met)


def _loaded(url: str, size: int) -> Mapping[str, Any]:
    """Load a network into a database of its own; the picture of it, as the page draws it."""
    engine = open_installation(Settings(database_url=url, load_sample=False))
    load_import(engine, OFFICE, PlantedNetwork(size).files(), MAPPING)
    today = datetime.now(AMSTERDAM).date()
    records, known = network(engine, OFFICE), reference(engine)
    positions = node_positions(engine, OFFICE, records)
    met, graph = contacts_of(records, today), graph_of_all(records, known)
    wanted = Exploration(View(today))
    found = explore(met, graph, find(graph, wanted), known, positions, wanted)
    engine.dispose()
    return sent(found.picture)


@contextmanager
def _page(browser: Browser, address: str) -> Iterator[Page]:
    """A page in a browser that has kept nothing."""
    context = browser.new_context(viewport=WINDOW, reduced_motion="reduce", locale="en-GB")
    try:
        page = context.new_page()
        page.add_init_script(STOPWATCH)
        page.goto(address, wait_until="commit")
        yield page
    finally:
        context.close()


def _opened(browser: Browser, address: str) -> float:
    with _page(browser, address) as page:
        return drawn_after(page)


def _clicked(browser: Browser, address: str) -> float:
    with _page(browser, address) as page:
        drawn_after(page)
        page.wait_for_timeout(1000)
        return median(click_to_card(page, place) for place in range(CLICKS))
