"""A policy liaison finds all answers on potency again, and sends a colleague the address."""

import pytest
from browser import act
from playwright.sync_api import Browser, Page, expect
from reader import choose, no_traceback, press, reader, visit

pytestmark = pytest.mark.browser

HERE = {"EN": "Found here", "NL": "Hier gevonden"}


def look_for(page: Page, text: str) -> None:
    field = page.locator(".st-key-q input")
    field.fill(text)
    act(page, lambda: field.press("Enter"))


@pytest.mark.parametrize(("language", "answer", "width"), [("EN", "Answer", 1440), ("NL", "Antwoord", 390)])
def test_all_answers_on_potency_are_found_again(
    browser: Browser, address: str, language: str, answer: str, width: int
) -> None:
    with reader(browser, address, viewport={"width": width, "height": 900}) as (page, _watch):
        visit(page, f"{address}/dialogues?lang={language}")
        look_for(page, "potency")
        found = page.locator("p.found")
        whole = found.count()
        assert whole > 3
        expect(found.first.locator("mark").first).to_be_visible()
        page.get_by_test_id("stExpander").locator("summary").click()
        # A list that opens while the part around it is still unfolding closes again.
        page.wait_for_timeout(600)
        choose(page, "dialogues-list-kind", answer)
        expect(page.locator(".badge.info", has_text=answer)).to_have_count(found.count())
        assert 0 < found.count() < whole
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert "q=potency" in page.url
        shared = page.url
        act(page, page.get_by_test_id("stPageLink-NavLink").first.click)
        expect(page.locator(".badge.good", has_text=HERE[language])).to_be_visible()
        press(page, "dialogue-back")
        expect(page.locator(".st-key-q input")).to_have_value("potency")
        expect(found.first).to_be_visible()
        no_traceback(page)
        visit(page, shared)
        expect(page.locator(".st-key-q input")).to_have_value("potency")
        expect(found).to_have_count(whole)


def test_the_words_stay_when_the_search_is_changed_and_cleared(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/dialogues")
        look_for(page, "potency")
        look_for(page, "qwertyuiop")
        expect(page.get_by_text("Nothing that is open to you meets this.")).to_be_visible()
        assert "q=qwertyuiop" in page.url
        look_for(page, 'potency "')
        expect(page.locator("p.found mark").first).to_be_visible()
        look_for(page, "")
        expect(page.get_by_test_id("stDataFrame")).to_be_visible()
        assert "q=" not in page.url
        no_traceback(page)
