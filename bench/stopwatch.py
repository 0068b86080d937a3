"""Times taken inside the page, on the browser's own clock, in milliseconds."""

from playwright.sync_api import Page

from bench.canvas import WATCH

PATIENCE = 60_000.0

STOPWATCH = (
    WATCH
    + """
const said = () => [...document.querySelectorAll(".card h3")].map((card) => card.textContent).join();
addEventListener("pointerup", (event) => {
  bench.clicked = event.timeStamp;
  bench.before = said();
}, true);
new MutationObserver(() => {
  if (bench.before === undefined || said() === bench.before || !said()) return;
  bench.before = undefined;
  requestAnimationFrame(() => { bench.shown = performance.now(); });
}).observe(document, { childList: true, subtree: true, characterData: true });
"""
)

# Marks near the middle of the picture, one after the other, that a click there really meets.
_AIM = """(place) => {
  const within = (root) => {
    for (const each of root.querySelectorAll("*")) {
      if (each.__graphView) return each;
      const found = each.shadowRoot && within(each.shadowRoot);
      if (found) return found;
    }
  };
  const surface = within(document);
  const graph = surface.__graphView;
  const frame = surface.getBoundingClientRect();
  const marks = graph.keys().map((key) => ({ key, ...graph.toScreen(key) }));
  const far = ({ x, y }) => Math.hypot(x - frame.width / 2, y - frame.height / 2);
  marks.sort((one, other) => far(one) - far(other));
  const { x, y } = marks.filter(({ key, x, y }) => graph.at({ x, y }) === key)[place * 3];
  bench.shown = null;
  return { x: frame.x + x, y: frame.y + y };
}"""


def drawn_after(page: Page) -> float:
    """From the beginning of the navigation to the end of the first frame with the picture."""
    page.wait_for_function("() => window.bench?.drawn", timeout=PATIENCE)
    time: float = page.evaluate("bench.drawn")
    return time


def click_to_card(page: Page, place: int) -> float:
    """From a click on one of the marks in the middle to the frame in which its card stands."""
    at = page.evaluate(_AIM, place)
    page.mouse.click(at["x"], at["y"])
    page.wait_for_function("() => bench.shown", timeout=PATIENCE)
    page.wait_for_timeout(500)
    time: float = page.evaluate("bench.shown - bench.clicked")
    return time
