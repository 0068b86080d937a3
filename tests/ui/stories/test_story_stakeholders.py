"""The coordination office keeps people and their ties right."""

import pytest
from browser import act
from playwright.sync_api import Browser, expect
from reader import fill, listed, pick, press, reader, row_with, stated, submit, visit

pytestmark = pytest.mark.browser


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


def test_somebody_who_is_there_twice_is_seen_while_typing_merged_and_taken_apart_again(
    browser: Browser, address: str
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/stakeholders")
        press(page, "person-new_open")
        fill(page, name="Bosschaart Vink, A.")
        page.keyboard.press("Tab")
        expect(page.get_by_role("dialog").get_by_role("link", name="Arjen Bosschaart-Vink")).to_be_visible()
        submit(page)
        expect(page.locator(".card h2")).to_have_text("Bosschaart Vink, A.")

        press(page, "stakeholder-merge")
        act(page, lambda: pick(page.get_by_role("dialog"), "Arjen Bosschaart-Vink"))
        submit(page)
        expect(page.locator(".card h2")).to_have_text("Arjen Bosschaart-Vink")
        listed_in_card = page.locator(".facts")
        expect(listed_in_card).to_contain_text("Bosschaart Vink, A.")
        press(page, "stakeholder-history")
        act(page, page.get_by_role("dialog").get_by_role("button", name="Take back").click)
        expect(page.get_by_text("Taken back: what it did is undone.")).to_be_visible()
        expect(listed_in_card).not_to_contain_text("Bosschaart Vink, A.")


def test_a_wrong_tie_is_corrected_removed_and_brought_back(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/stakeholders")
        row_with(page, "Annelot Brinkgreve", "stakeholders-list-table")
        press(page, "affiliation-new")
        fill(page, organisation_id="Sanquin", role="Guset")
        submit(page)
        listed(page, "Guset")
        press(page, "tie-correct")
        act(page, lambda: pick(page.get_by_role("dialog"), "Guset"))
        fill(page, role="Guest")
        submit(page)
        listed(page, "Guest")
        press(page, "tie-correct")
        act(page, lambda: pick(page.get_by_role("dialog"), "Guest"))
        act(page, page.get_by_role("dialog").get_by_role("button", name="Remove").click)
        expect(stated(page, "Guest")).to_have_count(0)
        press(page, "stakeholder-history")
        act(page, page.get_by_role("dialog").get_by_role("button", name="Bring back").first.click)
        listed(page, "Guest")
