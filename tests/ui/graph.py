"""A picture of the product, as a story looks at it and clicks into it, whichever way it is drawn."""

from typing import Any

from browser import act
from playwright.sync_api import Page

from dare_network.charts.picture import mark_key

SURFACE = ".st-key-network-graph .surface"


def wait_drawn(page: Page, surface: str = SURFACE) -> None:
    """Wait until the picture is there, with at least one mark in it."""
    page.wait_for_function(
        "(surface) => surface.__graphView?.marks().length && surface.isConnected",
        arg=page.locator(surface).element_handle(),
    )


def ask(page: Page, expression: str, surface: str = SURFACE) -> Any:
    """The value of an expression in terms of `graph`: see `testing.js` of the component."""
    return page.locator(surface).evaluate(
        f"(surface) => {{ const graph = surface.__graphView; return ({expression}); }}"
    )


def remember(page: Page) -> None:
    """Keep hold of the picture as it is now."""
    ask(page, "void (window.remembered = graph.stage)")


def is_remembered(page: Page) -> bool:
    """Whether the picture is still the one that was kept hold of."""
    return bool(ask(page, "window.remembered === graph.stage"))


def positions(page: Page) -> Any:
    """Where every mark stands, by its key."""
    return ask(page, "graph.positions()")


def chosen(page: Page) -> int | None:
    """The key of the mark that is chosen."""
    key: int | None = ask(page, "graph.selected()")
    return key


def place_of(page: Page, node_id: str, surface: str = SURFACE) -> Any:
    """Where a mark stands, in pixels from the corner of the picture; it must be the uppermost there."""
    key = mark_key(node_id)
    place = ask(page, f"graph.toScreen({key})", surface)
    assert ask(page, f"graph.at({{x: {place['x']}, y: {place['y']}}})", surface) == key
    return place


def click_mark(page: Page, node_id: str) -> None:
    """Click on a mark, and wait for what comes of it."""
    place = place_of(page, node_id)
    act(page, lambda: page.locator(SURFACE).click(position=place))
