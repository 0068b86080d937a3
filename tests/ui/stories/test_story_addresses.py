"""The address says what is on the screen: after a click, on the way back, after a reload, and in the tab."""

import re

import pytest
from browser import act, wait_app
from playwright.sync_api import Browser, Page, expect
from reader import no_traceback, press, reader, row_with, visit

pytestmark = pytest.mark.browser

RECORD = "h2.title"
FOUND = '.badge.good:has-text("Found here")'


def look_for(page: Page, text: str) -> None:
    field = page.locator(".st-key-q input")
    field.fill(text)
    act(page, lambda: field.press("Enter"))


def shown_tab(page: Page) -> str:
    return page.locator("[role=tab][aria-selected=true]").first.inner_text()


def test_a_hit_of_the_search_stands_in_the_address_and_back_leads_to_the_search(
    browser: Browser, address: str
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/dialogues")
        look_for(page, "potency")
        act(page, page.get_by_test_id("stPageLink-NavLink").first.click)
        expect(page.locator(RECORD)).to_be_visible()
        expect(page).to_have_url(re.compile(r"/dialogues\?id=[0-9a-f-]{36}&at=[0-9a-f-]{36}$"))
        here, record = page.url, page.locator(RECORD).inner_text()
        expect(page).to_have_title(re.compile(re.escape(record[:12]) + ".* · Dialogues · DARE-NL$"))
        page.reload()
        wait_app(page)
        expect(page.locator(RECORD)).to_have_text(record)
        expect(page.locator(FOUND).first).to_be_visible()
        act(page, page.go_back)
        expect(page.locator(RECORD)).to_have_count(0)
        expect(page).to_have_url(re.compile(r"\?q=potency$"))
        expect(page.locator(".st-key-q input")).to_have_value("potency")
        act(page, page.go_forward)
        expect(page.locator(RECORD)).to_have_text(record)
        assert page.url == here
        no_traceback(page)


def test_a_commitment_opens_where_it_stands_also_from_another_tab_of_its_dialogue(
    browser: Browser, address: str
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/commitments")
        table = page.locator("[class*='st-key-commitments-table--']")
        page.wait_for_timeout(300)
        place = str(table.locator("[role=gridcell]", has_text="T-0023").first.get_attribute("id"))
        below = 35 + 35 * int(place.rsplit("-", 1)[1]) + 17
        # Several rows can be chosen, by the box before each.
        act(page, lambda: table.locator(".dvn-scroller").click(position={"x": 20, "y": below}))
        act(page, page.get_by_test_id("stPageLink-NavLink").filter(has_text="T-0023").click)
        expect(page.locator(".record").filter(has=page.locator(FOUND))).to_contain_text("T-0023")
        assert shown_tab(page) == "Commitments"
        act(page, page.get_by_role("tab", name="History").click)
        press(page, "dialogue-back")
        look_for(page, "T-0023")
        act(page, page.get_by_test_id("stPageLink-NavLink").first.click)
        expect(page.locator(".record").filter(has=page.locator(FOUND))).to_contain_text("T-0023")
        assert shown_tab(page) == "Commitments"
        no_traceback(page)


def test_pages_have_titles_and_say_their_language(browser: Browser, address: str) -> None:
    spoken = {
        "EN": {"": "Overview", "network": "Network", "stakeholders": "Stakeholders", "data": "Data"},
        "NL": {"": "Overzicht", "network": "Netwerk", "dialogues": "Dialogen", "summary": "Samenvatting"},
    }
    with reader(browser, address) as (page, _watch):
        for language, titles in spoken.items():
            for name, title in titles.items():
                visit(page, f"{address}/{name}?lang={language}")
                expect(page).to_have_title(f"{title} · DARE-NL")
                expect(page.locator("html")).to_have_attribute("lang", language.lower())
        act(page, page.get_by_text("EN", exact=True).click)
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page).to_have_title("Summary · DARE-NL")
        visit(page, f"{address}/stakeholders")
        row_with(page, "Abbenhuis", "stakeholders-list-table")
        expect(page).to_have_title(re.compile("Abbenhuis · Stakeholders · DARE-NL$"))
