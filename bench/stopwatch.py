"""Times taken inside the page, on the browser's own clock, in milliseconds."""

from playwright.sync_api import Page

PATIENCE = 60_000.0

# vis-network hangs its class on `window.vis`: what is hung there is watched. A frame counts as drawn
# when all that listens to its drawing has had its turn, labels of our own included.
STOPWATCH = """
window.bench = {};
const watched = (Network) => class extends Network {
  constructor(...given) {
    super(...given);
    window.bench.network = this;
    this.once("afterDrawing", () => queueMicrotask(() => { window.bench.drawn = performance.now(); }));
  }
};
let made;
window.vis = Object.defineProperty({}, "Network", {
  get: () => made,
  set: (Network) => { made = watched(Network); },
  enumerable: true,
});
addEventListener("pointerup", (event) => { window.bench.clicked = event.timeStamp; }, true);
new MutationObserver(() => {
  const { awaited } = window.bench;
  const cards = [...document.querySelectorAll(".card h3")];
  if (awaited && cards.some((card) => card.textContent.includes(awaited))) {
    window.bench.awaited = null;
    requestAnimationFrame(() => { window.bench.shown = performance.now(); });
  }
}).observe(document, { childList: true, subtree: true, characterData: true });
"""

# Marks near the middle of the picture, one after the other, that a click there really meets.
_AIM = """(place) => {
  const { network } = window.bench;
  const frame = network.canvas.frame.getBoundingClientRect();
  const middle = { x: frame.width / 2, y: frame.height / 2 };
  const places = Object.entries(network.getPositions());
  const marks = places.map(([id, at]) => ({ id, ...network.canvasToDOM(at) }));
  const far = ({ x, y }) => Math.hypot(x - middle.x, y - middle.y);
  marks.sort((one, other) => far(one) - far(other));
  const { id, x, y } = marks.filter(({ id, x, y }) => network.getNodeAt({ x, y }) === id)[place * 3];
  window.bench.awaited = network.body.nodes[id].options.title.split(" – ")[0];
  window.bench.shown = null;
  return { x: frame.x + x, y: frame.y + y };
}"""


def drawn_after(page: Page) -> float:
    """From the beginning of the navigation to the end of the first frame with the picture."""
    page.wait_for_function("() => window.bench?.drawn", timeout=PATIENCE)
    time: float = page.evaluate("window.bench.drawn")
    return time


def click_to_card(page: Page, place: int) -> float:
    """From a click on one of the marks in the middle to the frame in which its card stands."""
    at = page.evaluate(_AIM, place)
    page.mouse.click(at["x"], at["y"])
    page.wait_for_function("() => window.bench.shown", timeout=PATIENCE)
    page.wait_for_timeout(500)
    time: float = page.evaluate("window.bench.shown - window.bench.clicked")
    return time
