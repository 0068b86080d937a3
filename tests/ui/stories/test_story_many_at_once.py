"""Many are changed together and taken back; on a phone the card of whom one chose is where one looks."""

import pytest
from browser import act, wait_app
from playwright.sync_api import Browser, expect
from reader import reader, visit

pytestmark = pytest.mark.browser


def test_all_that_were_found_are_changed_together_and_taken_back(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/stakeholders?lang=EN&find=amelunk")
        act(page, page.get_by_text("Several at once").click)
        act(page, page.get_by_text("1 that was found").click)
        act(page, page.get_by_role("button", name="Change together").click)
        dialog = page.get_by_role("dialog")
        source = dialog.get_by_label("Source")
        source.fill("List 2026")
        act(page, lambda: source.press("Enter"))
        act(page, dialog.get_by_role("button", name="Change 1 record").click)
        expect(page.get_by_text("1 record was changed.")).to_be_visible()
        act(page, page.get_by_role("button", name="Take back").click)
        expect(page.get_by_text("Taken back: what it did is undone.")).to_be_visible()
        # The address was told by the page and outlasts a reload.
        page.reload()
        wait_app(page)
        expect(page.locator(".st-key-stakeholders-list-words input")).to_have_value("amelunk")


def test_on_a_phone_the_card_of_whom_one_chose_is_in_sight(browser: Browser, address: str) -> None:
    with reader(browser, address, viewport={"width": 390, "height": 800}) as (page, _watch):
        visit(page, f"{address}/stakeholders?lang=EN")
        table = page.get_by_test_id("stDataFrame").first.locator("canvas").first
        table.scroll_into_view_if_needed()
        act(page, lambda: table.click(position={"x": 120, "y": 120}, force=True))
        expect(page.locator(".card h2")).to_be_in_viewport()
