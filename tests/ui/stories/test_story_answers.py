"""The coordination office asks who can introduce it, and what falls away if somebody leaves."""

import pytest
from browser import act
from playwright.sync_api import Browser, expect
from reader import choose, no_traceback, press, reader, visit

from dare_network.services.reference import body_key

pytestmark = pytest.mark.browser

BOARD = body_key("nl-meb")


def test_the_warmest_way_to_anybody_of_a_body_is_found_and_copied(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/network")
        press(page, "network-prompt-routes")
        choose(page, "network-to", "Anybody of Medicines Evaluation Board")
        first = page.locator(".record h2").first
        expect(first).to_contain_text("→")
        expect(page.locator("ol.route li").first).to_contain_text("source:")
        text = page.locator(".st-key-network pre, pre").first.inner_text()
        assert text.startswith("From ")
        assert "1. " in text
        between = first.inner_text().split(" → ")[1]
        choose(page, "network-avoid", between)
        page.keyboard.press("Escape")
        for heading in page.locator(".record h2").all():
            assert between not in heading.inner_text().split(" → ")[1:-1]
        assert "avoid=" in page.url
        no_traceback(page)


def test_a_departure_says_what_falls_away_and_a_scratch_copy_changes_nothing(
    browser: Browser, address: str
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/network?show=leaving")
        point = page.locator("[class*='st-key-network-point'] button").first
        act(page, point.click)
        expect(page.get_by_text("What falls away")).to_be_visible()
        expect(page.get_by_text("In whom to invest")).to_be_visible()
        assert "leaving=" in page.url
        act(page, page.get_by_text("Try out a change").click)
        expect(
            page.locator("[class*=st-key-network-scratch-removed--]").get_by_role("button").first
        ).to_be_visible()
        expect(page.locator("[data-testid=stDataFrame]").last).to_be_visible()
        visit(page, f"{address}/network?show=picture&id={BOARD}")
        expect(page.locator(".card h2")).to_have_text("Medicines Evaluation Board")
