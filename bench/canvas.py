"""The drawing of a page, whichever way: when first, how often while it moves; what it holds and receives."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, pairwise

from playwright.sync_api import Browser, ElementHandle, Frame, Page, ViewportSize
from playwright.sync_api import TimeoutError as WaitedTooLongError

PATIENCE = 60.0
"""The seconds that a renderer may take before it is given up."""
PANNING = 2.0
WINDOW: ViewportSize = {"width": 1440, "height": 900}

# A frame counts when marks or lines were drawn in it, and when it is there: browsers only note what is to
# be drawn and draw it later, or never, so each time a dot of it is asked back.
WATCH = """
(() => {
  const nodes = Number(new URLSearchParams(top.location.search).get("n") ?? Infinity);
  const bench = window.bench = { frames: [], drawn: null, need: Math.min(50, nodes / 4) };
  let [weight, pending] = [0, false];
  bench.settle = () => {
    const { surface } = bench;
    const { RGBA, UNSIGNED_BYTE } = surface ?? {};
    if (surface?.readPixels) surface.readPixels(0, 0, 1, 1, RGBA, UNSIGNED_BYTE, new Uint8Array(4));
    else surface?.getImageData(0, 0, 1, 1);
    return performance.timeOrigin + performance.now() - top.performance.timeOrigin;
  };
  const end = () => {
    if (weight >= bench.need) {
      const drawn = bench.settle();
      bench.frames.push(drawn);
      top.bench.drawn ??= drawn;
    }
    [weight, pending] = [0, false];
  };
  const note = (surface, amount) => {
    weight += amount;
    if (weight >= bench.need) bench.surface = surface;
    if (pending) return;
    pending = true;
    const channel = new MessageChannel();
    channel.port1.onmessage = end;
    channel.port2.postMessage(null);
  };
  const watch = (kind, names, amount) => {
    for (const name of names) {
      const drawing = kind?.prototype[name];
      if (!drawing) continue;
      kind.prototype[name] = function (...given) {
        note(this, amount(given));
        return drawing.apply(this, given);
      };
    }
  };
  for (const kind of [window.WebGLRenderingContext, window.WebGL2RenderingContext]) {
    watch(kind, ["drawArrays"], (given) => given[2]);
    watch(kind, ["drawElements"], (given) => given[1]);
    watch(kind, ["drawArraysInstanced", "drawElementsInstanced"], (given) => given.at(-1));
  }
  watch(window.CanvasRenderingContext2D, ["fill", "stroke"], () => 1);
})();
"""


class GaveUpError(Exception):
    """A renderer had not drawn in time, or not at all."""


@dataclass
class Sitting:
    """One page in a browser of its own, which has kept nothing."""

    page: Page
    received: list[int] = field(default_factory=list)

    def first_picture(self, patience: float = PATIENCE) -> float:
        """Milliseconds from the beginning of the navigation until the picture is there.

        Raises GaveUpError when it is not there after `patience` seconds.
        """
        try:
            self.page.wait_for_function("() => window.bench?.drawn", timeout=1000 * patience)
        except WaitedTooLongError as late:
            raise GaveUpError from late
        drawn: float = self.page.evaluate("bench.drawn")
        return drawn

    def panned(self) -> tuple[float, float]:
        """Frames drawn in a second while a pointer drags the picture, and the longest gap in milliseconds."""
        frame, surface = self._surface()
        box = surface.bounding_box()
        assert box
        start = (box["x"] + 12, box["y"] + 12)
        frame.evaluate("window.bench.frames = []")
        self.page.mouse.move(*start)
        self.page.mouse.down()
        began: float = frame.evaluate("bench.settle()")
        deadline = time.monotonic() + PANNING
        for step in cycle([*range(60), *range(60, 0, -1)]):
            if time.monotonic() > deadline:
                break
            self.page.mouse.move(start[0] + 4 * step, start[1] + 2 * step)
        frames: list[float] = frame.evaluate("bench.frames")
        seconds = (frame.evaluate("bench.settle()") - began) / 1000
        self.page.mouse.up()
        if len(frames) < 2:
            return 1 / seconds, 1000 * seconds
        gaps = (later - earlier for earlier, later in pairwise(frames))
        return len(frames) / seconds, max(gaps)

    def rerun_bytes(self) -> int:
        """Return what the page receives when it is run again, and nothing has changed."""
        self.page.wait_for_timeout(1500)
        self.received.clear()
        self.page.get_by_role("button", name="again", exact=True).click()
        self.page.wait_for_timeout(1500)
        return sum(self.received)

    def heap(self) -> float:
        """Megabytes that scripts hold, after a collection."""
        session = self.page.context.new_cdp_session(self.page)
        session.send("HeapProfiler.collectGarbage")
        used: float = session.send("Runtime.getHeapUsage")["usedSize"]
        return used / 1e6

    def _surface(self) -> tuple[Frame, ElementHandle]:
        """The largest canvas, and the frame that it is in."""
        found = [(frame, each) for frame in self.page.frames for each in frame.query_selector_all("canvas")]
        return max(found, key=lambda pair: float(pair[1].evaluate("(e) => e.clientWidth * e.clientHeight")))


@contextmanager
def sitting(browser: Browser, address: str, nodes: int) -> Iterator[Sitting]:
    """Open the page with a network of this size; other hosts do not answer."""
    context = browser.new_context(viewport=WINDOW, reduced_motion="reduce", locale="en-GB")
    try:
        page = context.new_page()
        page.route(lambda url: not url.startswith(address), lambda route: route.abort())
        page.add_init_script(WATCH)
        sat = Sitting(page)
        page.on(
            "websocket",
            lambda socket: socket.on("framereceived", lambda data: sat.received.append(len(data))),
        )
        page.goto(f"{address}/network?n={nodes}", wait_until="commit")
        yield sat
    finally:
        context.close()
