"""Costs of drawing a network in a browser, beside the least that draws it and beside others that can."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from statistics import median

from playwright.sync_api import Browser

from bench.attempt import Attempt, attempt
from bench.canvas import PATIENCE, sitting
from bench.report import Measurement, alternately
from bench.scenes import Scene
from bench.serving import APPS, Server, serve

SIZES = (1_000, 10_000, 30_000, 100_000)
PEERS = {
    "pyvis_frame": "pyvis page in a frame",
    "vis_network": "bare vis-network page",
    "agraph": "streamlit-agraph",
    "link_analysis": "st-link-analysis",
}
OPENINGS, PANS = 3, 3
SLOWER, SLOWER_AT_MOST_NODES = 1.3, 1.5
FRAMES, FRAMES_OF_MANY = 0.7, 0.5
BYTES, RERUN_BYTES = 1.25, 20_000
HEAP: Mapping[int, float] = {10_000: 10.0, 100_000: 60.0}
"""Megabytes beyond an empty page that a network of this size may hold."""
BARE = "bare WebGL page"


def measure(browser: Browser) -> Iterator[Measurement]:
    """Each size beside a bare page, then beside each peer until that gives up."""
    with ExitStack() as open_:
        server = {
            page: open_.enter_context(serve(APPS / "renderers" / "app.py", BENCH_PAGE=page))
            for page in ("product", "bare", "empty", *PEERS)
        }
        peers = dict(PEERS)
        for size in SIZES:
            yield from _beside_bare(browser, server, size)
            yield from _beside_peers(server, size, peers)


def _beside_bare(browser: Browser, server: Mapping[str, Server], size: int) -> Iterator[Measurement]:
    both = [server["product"], server["bare"]]
    for each in both:
        # The first to come makes what all others find.
        _opened(browser, each, size, patience=4 * PATIENCE)
    limit = SLOWER_AT_MOST_NODES if size == max(SIZES) else SLOWER
    own, bare = alternately(OPENINGS, *(lambda at=at: _opened(browser, at, size) for at in both))
    yield _at_most(f"{size:,} nodes, first picture", own, "ms", bare, BARE, limit)
    pans = [[_panned(browser, at, size) for at in both] for _round in range(PANS)]
    (frames, gap), (bare_frames, bare_gap) = (
        tuple(median(pan[side][part] for pan in pans) for part in (0, 1)) for side in (0, 1)
    )
    least = FRAMES if size == min(SIZES) else FRAMES_OF_MANY
    aim, met = f"{least} times or more", frames >= least * bare_frames
    yield Measurement(f"{size:,} nodes, frames while panning", frames, "/s", bare_frames, BARE, aim, met)
    yield Measurement(f"{size:,} nodes, longest gap while panning", gap, "ms", bare_gap, BARE)
    yield from _weights(browser, server, size)


def _weights(browser: Browser, server: Mapping[str, Server], size: int) -> Iterator[Measurement]:
    """Yield what travels and what is held, beside the page without a network."""
    own, empty = (_weighed(browser, server[page], size) for page in ("product", "empty"))
    scene = Scene(size)
    loaded = own[0] - empty[0] - scene.name_bytes
    what = f"{size:,} nodes, loaded, names aside"
    yield _at_most(what, loaded, "bytes", scene.number_bytes, "plain numbers", BYTES)
    aim, met = f"at most {RERUN_BYTES:,} bytes more", own[1] - empty[1] <= RERUN_BYTES
    yield Measurement(
        f"{size:,} nodes, run again unchanged", own[1], "bytes", empty[1], "empty page", aim, met
    )
    heap = HEAP.get(size)
    aim, met = (f"at most {heap:.0f} MB more", own[2] - empty[2] <= heap) if heap else ("", None)
    yield Measurement(f"{size:,} nodes, held by scripts", own[2], "MB", empty[2], "empty page", aim, met)


def _beside_peers(server: Mapping[str, Server], size: int, peers: dict[str, str]) -> Iterator[Measurement]:
    """Yield figures beside peers; those that give up are struck from `peers`: no larger network is tried."""
    for page, name in list(peers.items()):
        own = attempt(server["product"].address, size)
        other = attempt(server[page].address, size)
        if own is None:
            return
        if other is None:
            del peers[page]
            other, name = Attempt(1000 * PATIENCE, 0), f"{name}, given up"
        yield Measurement(
            f"{size:,} nodes, first picture", own.first_picture, "ms", other.first_picture, name
        )
        if other.frames:
            what = f"{size:,} nodes, frames while panning"
            yield Measurement(what, own.frames, "/s", other.frames, name)


def _at_most(what: str, own: float, unit: str, other: float, compared_with: str, limit: float) -> Measurement:
    return Measurement(what, own, unit, other, compared_with, f"at most {limit} times", own <= limit * other)


def _opened(browser: Browser, server: Server, size: int, patience: float = PATIENCE) -> float:
    with sitting(browser, server.address, size) as sat:
        return sat.first_picture(patience)


def _panned(browser: Browser, server: Server, size: int) -> tuple[float, float]:
    with sitting(browser, server.address, size) as sat:
        sat.first_picture()
        sat.page.wait_for_timeout(1500)
        return sat.panned()


def _weighed(browser: Browser, server: Server, size: int) -> Sequence[float]:
    """Bytes of a load, bytes of a run again, megabytes held."""
    with sitting(browser, server.address, size) as sat:
        sat.page.get_by_role("button", name="again", exact=True).wait_for()
        sat.page.wait_for_timeout(3000)
        loaded = sum(sat.received)
        return loaded, sat.rerun_bytes(), sat.heap()
