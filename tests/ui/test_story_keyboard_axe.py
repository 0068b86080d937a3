"""Everybody can use every page: checked against WCAG 2 A and AA, and walked through by keyboard alone."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import act
from graph import SURFACE, chosen, wait_drawn
from playwright.sync_api import Browser, Locator, Page, expect
from reader import named_field, pick, press, reader, row_with, submit, turn_to, visit

from dare_network.charts.picture import mark_key

pytestmark = pytest.mark.browser

WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
# Nothing but colours differs at night.
COLOURS = {"type": "rule", "values": ["color-contrast"]}


def faults(page: Page) -> list[str]:
    """What hinders somebody seriously on the page as it stands, in daylight and at night."""
    return [f"night: {fault}" for fault in _faults(page, "dark", COLOURS)] + list(
        _faults(page, "light", WCAG)
    )


def _faults(page: Page, scheme: Literal["dark", "light"], rules: Mapping[str, Any]) -> Iterator[str]:
    page.emulate_media(color_scheme=scheme)
    expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", scheme)
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response
    for fault in found["violations"]:
        if fault["impact"] in {"serious", "critical"}:
            for node in fault["nodes"]:
                yield f"{fault['id']}: {node['target']} {node['html'][:300]}"


def test_no_page_hinders_anybody_seriously(browser: Browser, address: str) -> None:
    found = {}
    with reader(browser, address) as (page, _watch):
        visit(page, address)
        menu = page.get_by_test_id("stSidebarNav").get_by_role("link")
        for position in range(menu.count()):
            act(page, menu.nth(position).click)
            if "/network" in page.url:
                found["question"] = faults(page)
                press(page, "network-prompt-all")
                wait_drawn(page)
            found[page.url] = faults(page)
        act(page, page.get_by_role("link", name="Dialogues").click)
        row_with(page, "Lung TIL", "dialogues-list-table")
        for position in range(5):
            turn_to(page.get_by_role("tab").nth(position))
            found[f"tab {position}"] = faults(page)
        press(page, "files-")
        found["files"] = faults(page)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        press(page, "dialogue-edit")
        found["form"] = faults(page)
        visit(page, f"{address}/dialogues?q=potency")
        found["search"] = faults(page)
    assert [(place, fault) for place, there in found.items() for fault in there] == []


def test_minutes_hinder_nobody_seriously(browser: Browser, address: str) -> None:
    found = {}
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/dialogues")
        row_with(page, "Lung TIL", "dialogues-list-table")
        turn_to(page.get_by_role("tab").nth(1))
        press(page, "minutes-new")
        found["form of new minutes"] = faults(page)
        submit(page)
        found["agenda"] = faults(page)
        press(page, "minutes-open")
        press(page, "minutes-edit")
        text = named_field(page, "public_text").locator("textarea")
        text.fill("# Minutes\nOnly the public reads this.")
        found["text in a form"] = faults(page)
        submit(page)
        for name in ("Text", "Comments", "Versions"):
            turn_to(page.get_by_role("tab", name=name))
            found[name] = faults(page)
        before = page.locator("[class*=st-key-minutes-version][class*=before--]")
        before.evaluate("(it) => it.scrollIntoView({ block: 'center' })")
        act(page, partial(pick, before, "1 ·"))
        found["comparison"] = faults(page)
    assert [(place, fault) for place, there in found.items() for fault in there] == []


def tab_to(page: Page, place: Locator) -> None:
    """Press the tab key until the focus is there."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if place.evaluate("(element) => element.getRootNode().activeElement === element"):
            return
    raise AssertionError(f"The tab key does not lead to {place}.")


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
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
