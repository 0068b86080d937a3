"""A policy liaison turns a pasted letter into records, beside the text they came from."""

from pathlib import Path

import pytest
from browser import act
from playwright.sync_api import Browser, Page, expect
from reader import choose, fill, no_traceback, press, reader, submit, turn_to, visit

pytestmark = pytest.mark.browser

LETTERS = Path(__file__).parents[2] / "letters"
HOSTILE = "<img src=x onerror=\"window.__pwned='img'\"> **bold** $x^2$ [link](http://elsewhere.example)"


def begin(page: Page, address: str, language: str) -> None:
    """Record a dialogue as a policy liaison and open the desk."""
    visit(page, f"{address}/dialogues?lang={language}")
    choose(page, "eyes", {"EN": "Policy liaison", "NL": "Beleidsliaison"}[language])
    press(page, "dialogue-new_open")
    fill(
        page,
        title=f"A letter came ({language})",
        format_id="advi",
        lead_body_id="CCMO",
        owner_id="Bram Okkerse",
        requested_on="2026-02-05",
    )
    submit(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    press(page, "letter-")


def paste(page: Page, text: str) -> None:
    """Paste a text and have it read."""
    page.locator("[class*='st-key-letter-'] textarea").first.fill(text)
    act(page, page.locator("[class*='-look'] button").first.click)


def record(page: Page) -> None:
    """Record what is accepted."""
    act(page, page.locator("[class*='-record'] button").first.click)


@pytest.mark.parametrize(
    ("language", "letter", "asked", "answered", "promised"),
    [
        (
            "NL",
            "07-ccmo-formulier-nl",
            "Volstaat een onafhankelijke veiligheidscommissie van drie leden?",
            "Ja, de CCMO gaat akkoord met de samenstelling.",
            "De CCMO stuurt vóór 15-3-2026 een voorbeeldtekst voor de patiënteninformatie.",
        ),
        (
            "EN",
            "09-ccmo-form-en",
            "Is home monitoring with a wearable from day 8 sufficiently safe?",
            "Agreed, this can be handled by amendment.",
            "share the checklist for amendments",
        ),
    ],
)
def test_a_pasted_letter_becomes_questions_answers_and_commitments(
    browser: Browser, address: str, language: str, letter: str, asked: str, answered: str, promised: str
) -> None:
    with reader(browser, address) as (page, _watch):
        begin(page, address, language)
        paste(page, (LETTERS / f"{letter}.txt").read_text("utf-8"))
        expect(page.locator(".letter mark.asked").first).to_be_visible()
        expect(page.locator(".letter .tag.asked")).to_have_count(3)
        no_traceback(page)
        record(page)
        expect(page.locator(".letter")).to_have_count(0)
        expect(page.get_by_text(asked)).to_be_visible()
        expect(page.get_by_text(f"“{answered}”")).to_be_visible()
        turn_to(page.get_by_role("tab").nth(2))
        expect(page.get_by_text(promised)).to_be_visible()


def test_what_is_missing_is_named_and_nothing_typed_is_lost(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        begin(page, address, "EN")
        paste(
            page, f"Question 1: {HOSTILE} Is this enough?\nAnswer:\nYes, it is.\n\nWe will send the report."
        )
        page.locator("[class*='-row-question0-position'] textarea").fill("We think so.")
        accept = page.locator("[class*='-row-commitment0-accept'] label")
        accept.click()
        record(page)
        told = page.get_by_role("alert")
        expect(told).to_contain_text("Commitment 1 · Due on: This field is required.")
        expect(page.locator("[class*='-row-question0-position'] textarea")).to_have_value("We think so.")
        expect(page.locator(".letter")).to_contain_text(HOSTILE)
        accept.click()
        record(page)
        expect(page.get_by_text("We think so.")).to_be_visible()
        expect(page.get_by_text("“Yes, it is.”")).to_be_visible()
        turn_to(page.get_by_role("tab").nth(2))
        expect(page.get_by_text("No commitments yet.")).to_be_visible()
