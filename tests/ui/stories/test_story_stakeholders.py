"""The coordination office keeps people and their ties right."""

import pytest
from browser import act
from playwright.sync_api import Browser, Page, expect
from reader import fill, press, reader, row_with, submit, visit

pytestmark = pytest.mark.browser


def listed(page: Page, text: str) -> None:
    """The card lists this."""
    expect(page.get_by_role("listitem").filter(has_text=text)).to_be_visible()


def test_somebody_is_added_after_somebody_else_was_looked_at_and_gets_a_tie_that_ends(
    browser: Browser, address: str
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/stakeholders")
        row_with(page, "Arjen Bosschaart-Vink", "stakeholders-list-table")
        expect(page.locator(".card h2")).to_have_text("Arjen Bosschaart-Vink")
        press(page, "person-new_open")
        fill(page, name="Zuster Nieuwkomer", category="Clinician")
        submit(page)
        expect(page.locator(".card h2")).to_have_text("Zuster Nieuwkomer")

        press(page, "affiliation-new")
        fill(page, organisation_id="Sanquin", role="Guest", from_on="2026-01-05")
        submit(page)
        listed(page, "Guest · since 5 Jan 2026")
        press(page, "tie-new")
        fill(page, type_id="knows", to_id="Bram Okkerse")
        submit(page)
        listed(page, "Bram Okkerse")
        press(page, "tie-end")
        fill(page, record="knows", until_on="2026-02-06")
        submit(page)
        listed(page, "until 6 Feb 2026")


def test_a_search_leaves_the_card_that_is_open(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/stakeholders")
        row_with(page, "Annelot Brinkgreve", "stakeholders-list-table")
        search = page.locator(".st-key-stakeholders-list-words input")
        search.fill("okkerse")
        act(page, lambda: search.press("Enter"))
        expect(page.locator(".card h2")).to_have_text("Annelot Brinkgreve")
        row_with(page, "Bram Okkerse", "stakeholders-list-table")
        expect(page.locator(".card h2")).to_have_text("Bram Okkerse")
