"""The page with one picture: opened, clicked into, and watched for anything that goes wrong."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from browser import idle_page, wait_app
from graph import ask as ask_surface
from graph import place_of
from graph import wait_drawn as wait_surface
from playwright.sync_api import Browser, Locator, Page, expect

APP = Path(__file__).with_name("graph_view_app") / "app.py"
GRAPH = ".st-key-graph"
SURFACE = f"{GRAPH} .surface"
_TELL_ALERTS = "window.alert = () => { window.hacked = 'alert'; };"
WITHOUT_WEBGL = """
const context = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...options) {
  return kind === "webgl2" ? null : context.call(this, kind, ...options);
};
"""
"""Has a browser behave like one that cannot draw by WebGL 2."""


@contextmanager
def story(
    browser: Browser, address: str, path: str = "", *, webgl: bool = True, **options: Any
) -> Iterator[Page]:
    """A page that logs no error, runs no script of others and asks no other host for anything."""
    errors: list[str] = []
    asked: list[str] = []
    hear: dict[str, Callable[[Any], object]] = {
        "console": lambda line: errors.append(line.text) if line.type == "error" else None,
        "pageerror": lambda error: errors.append(str(error)),
        "request": lambda request: asked.append(request.url),
        "websocket": lambda socket: asked.append(socket.url),
    }
    scripts = [_TELL_ALERTS] if webgl else [_TELL_ALERTS, WITHOUT_WEBGL]
    usual: dict[str, Any] = {"viewport": {"width": 1280, "height": 1000}}
    with idle_page(browser, hear, scripts, **(usual | options)) as page:
        page.goto(address + path)
        if address.startswith("http"):
            wait_app(page)
        yield page
        own = (address, address.replace("http://", "ws://"), f"blob:{address}", "data:")
        assert [url for url in asked if not url.startswith(own)] == []
        assert page.evaluate("window.hacked ?? null") is None
        assert errors == []


@contextmanager
def blank(browser: Browser, *, webgl: bool) -> Iterator[Page]:
    """A page that nobody has gone anywhere with yet, and that is not watched."""
    context = browser.new_context()
    page = context.new_page()
    if not webgl:
        page.add_init_script(WITHOUT_WEBGL)
    try:
        yield page
    finally:
        context.close()


def wait_drawn(page: Page) -> None:
    """Wait until there is a picture with at least one mark."""
    wait_surface(page, SURFACE)


def ask(page: Page, expression: str) -> Any:
    """The value of an expression in terms of `graph`."""
    return ask_surface(page, expression, SURFACE)


def wait_until(page: Page, expression: str) -> None:
    """Wait until an expression in terms of `graph` holds."""
    page.wait_for_function(
        f"(surface) => {{ const graph = surface.__graphView; return ({expression}); }}",
        arg=page.locator(SURFACE).element_handle(),
    )


def spot(page: Page, node_id: str) -> Any:
    """Where a mark stands, in pixels from the corner of the picture."""
    return place_of(page, node_id, SURFACE)


def click_at(page: Page, x: float, y: float) -> Callable[[], None]:
    """A click at a place of the picture, in pixels from its corner."""
    return lambda: page.locator(SURFACE).click(position={"x": x, "y": y})


def click_node(page: Page, node_id: str) -> Callable[[], None]:
    """A click on a mark."""
    place = spot(page, node_id)
    return click_at(page, place["x"], place["y"])


def drag(page: Page, way: list[tuple[float, float]]) -> None:
    """Press at the first of these places of the picture, pass by the others, and let go at the last."""
    box = page.locator(SURFACE).bounding_box()
    assert box
    first, *others = [(box["x"] + x, box["y"] + y) for x, y in way]
    page.mouse.move(*first)
    page.mouse.down()
    for x, y in others:
        page.mouse.move(x, y, steps=6)
    page.mouse.up()


def camera(page: Page) -> Any:
    """Where the reader looks."""
    return ask(page, "graph.camera()")


def watch_camera(page: Page) -> None:
    """Keep in `window.views` the different places, from left to right, at which the camera stood."""
    ask(page, "void (window.views = [Math.round(graph.camera().x)])")
    ask(
        page,
        "void graph.watch(() => { const x = Math.round(graph.camera().x);"
        " if (x !== window.views.at(-1)) window.views.push(x); })",
    )


def button(page: Page, name: str) -> Callable[[], None]:
    """A click on the button of this name."""
    return page.get_by_role("button", name=name, exact=True).click


def log(page: Page) -> Any:
    """What Python has heard."""
    return expect(page.locator(".st-key-log"))


def spoken(page: Page) -> Any:
    """What those hear who cannot see the page."""
    return expect(page.locator(f"{GRAPH} .spoken"))


def tooltip(page: Page) -> Locator:
    """What is said of whatever the pointer rests on."""
    return page.locator(f"{GRAPH} .tooltip")
