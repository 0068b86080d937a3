"""Everybody can use the product by keyboard alone."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from browser import act
from graph import SURFACE, chosen, wait_drawn
from playwright.sync_api import Browser, expect
from reader import named_field, reader, tab_to, visit

from dare_network.charts.picture import mark_key

pytestmark = pytest.mark.browser

# How whatever has the focus is framed; fields change their own frame.
_OUTLINE = """() => {
  const it = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(it);
  return it.matches("a, button, summary, [role=radio]") ? `${outlineStyle} ${outlineWidth}` : null;
}"""


def test_the_network_is_explored_by_keyboard_alone(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, address)
        tab_to(page, page.get_by_role("link", name="Network", exact=True))
        act(page, lambda: page.keyboard.press("Enter"))
        tab_to(page, page.locator(".st-key-network-prompt-all button"))
        act(page, lambda: page.keyboard.press("Enter"))
        wait_drawn(page)
        tab_to(page, page.locator(SURFACE))
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
        act(page, lambda: page.keyboard.press("Enter"))
        assert chosen(page) == mark_key(parse_qs(urlsplit(page.url).query)["id"][0])
        expect(page.locator(".card h2")).not_to_have_text("Who is who")


def test_a_form_is_filled_in_and_left_by_keyboard_alone(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/stakeholders")
        opener = page.locator(".st-key-person-new_open button")
        tab_to(page, opener)
        act(page, lambda: page.keyboard.press("Enter"))
        tab_to(page, named_field(page, "name").locator("input"))
        page.keyboard.type("Toets de Enbord")
        tab_to(page, page.get_by_test_id("stFormSubmitButton").get_by_role("button"))
        act(page, lambda: page.keyboard.press("Enter"))
        expect(page.locator(".card h2")).to_have_text("Toets de Enbord")
        tab_to(page, opener)
        act(page, lambda: page.keyboard.press("Enter"))
        panel, name = page.get_by_role("dialog"), named_field(page, "name").locator("input")
        expect(name).to_be_focused()
        page.keyboard.type("Toets")
        # Outside of a field no single letter is a wish to run the page anew, which would shut the panel.
        panel.focus()
        page.keyboard.type("rRcC")
        page.wait_for_timeout(500)
        expect(name).to_have_value("Toets")
        expect(page.get_by_role("dialog")).to_have_count(1)
        # Where what had the focus is gone, the keyboard is led back.
        page.evaluate("document.activeElement.blur()")
        expect(panel).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_bars_of_a_figure_are_told_and_opened_by_keyboard_alone(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/summary")
        figure = page.locator(".st-key-summary-dialogues").get_by_role("figure")
        expect(figure).to_have_attribute("aria-label", re.compile(r"dialogues were active .* Closed: \d"))
        folded = page.locator(".st-key-summary-dialogues-as_table")
        tab_to(page, folded.locator("summary"))
        act(page, lambda: page.keyboard.press("Enter"))
        row = folded.get_by_role("row", name="Closed")
        number = int(row.get_by_role("cell").inner_text())
        tab_to(page, folded.get_by_role("radio").first)
        wanted = folded.get_by_role("radio", name="Closed")
        for _press in range(20):
            if wanted.evaluate("(element) => document.activeElement === element"):
                break
            page.keyboard.press("ArrowRight")
        act(page, lambda: page.keyboard.press("Enter"))
        expect(folded.get_by_test_id("stPageLink-NavLink")).to_have_count(number)


def test_whoever_walks_by_keyboard_sees_where_he_is(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/summary")
        walked = 0
        for _press in range(30):
            page.keyboard.press("Tab")
            outline = page.evaluate(_OUTLINE)
            if outline is not None:
                walked += 1
                assert outline == "solid 2px"
        assert walked > 15
