"""The picture of the Network page, as a story looks at it and clicks into it."""

from typing import Any

from browser import act
from playwright.sync_api import Page

SURFACE = ".st-key-network-graph .surface"


def wait_drawn(page: Page) -> None:
    """Wait until the picture is there, with at least one mark in it."""
    page.wait_for_function(
        "(surface) => surface.__graphView?.nodes.length",
        arg=page.locator(SURFACE).element_handle(),
    )


def ask(page: Page, expression: str) -> Any:
    """The value of an expression in terms of `network`, `nodes`, `edges` and `labels`."""
    return page.locator(SURFACE).evaluate(
        "(surface) => { const {network, nodes, edges, labels} = surface.__graphView;"
        f" return ({expression}); }}"
    )


def remember(page: Page) -> None:
    """Keep hold of the picture as it is now."""
    ask(page, "void (window.remembered = network)")


def is_remembered(page: Page) -> bool:
    """Whether the picture is still the one that was kept hold of, and the only one."""
    canvases: int = page.locator(f"{SURFACE} canvas").count()
    return canvases == 1 and bool(ask(page, "window.remembered === network"))


def positions(page: Page) -> Any:
    """Where every mark stands, by its key."""
    return ask(page, "network.getPositions()")


def click_mark(page: Page, key: str) -> None:
    """Click on a mark, and wait for what comes of it."""
    place = ask(page, f"network.canvasToDOM(network.getPosition('{key}'))")
    assert ask(page, f"network.getNodeAt({{x: {place['x']}, y: {place['y']}}})") == key
    act(page, lambda: page.locator(SURFACE).click(position=place))
