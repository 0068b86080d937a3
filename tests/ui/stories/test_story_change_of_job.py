"""A change of job in one step, and the monthly question whether all is still true, by keyboard alone."""

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from browser import act
from playwright.sync_api import Browser, Page, expect
from reader import choose, listed, pick, reader, stated, tab_to, visit

from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.services.stakeholders import add_affiliation, add_organisation, add_person, add_tie
from dare_network.store.engine import open_engine

pytestmark = pytest.mark.browser
OFFICE = Viewer("office", Role.COORDINATOR)
LONG_AGO = date(2001, 2, 3)


@pytest.fixture(scope="module")
def anna(database: Path) -> UUID:
    """Somebody with work, a colleague and two ties, of which nobody has verified anything for very long."""
    engine = open_engine(f"sqlite:///{database}")
    anna, cas, bert = (
        add_person(engine, OFFICE, PersonDraft(name=name)) for name in ("Anna Vos", "Cas Baan", "Bert Bol")
    )
    place = add_organisation(engine, OFFICE, OrganisationDraft(name="Oud Ziekenhuis"))
    add_organisation(engine, OFFICE, OrganisationDraft(name="Nieuw Bedrijf"))
    for who in (anna, cas):
        post = AffiliationDraft(person_id=who, organisation_id=place, checked_on=LONG_AGO)
        add_affiliation(engine, OFFICE, post)
    for type_id, other in (("knows", bert), ("advises", place)):
        tie = TieDraft(type_id=type_id, from_id=anna, to_id=other, checked_on=LONG_AGO - timedelta(days=1))
        add_tie(engine, OFFICE, tie)
    engine.dispose()
    return anna


def test_somebody_changes_job_with_ties_and_it_is_taken_back(
    browser: Browser, address: str, anna: UUID
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/stakeholders?lang=EN&id={anna}")
        place = f"job-change-{anna}"
        act(page, page.get_by_role("button", name="Change of job").click)
        choose(page, f"{place}-place", "Nieuw Bedrijf")
        choose(page, f"{place}-category", "Industry")
        dialog = page.get_by_role("dialog")
        fates = dialog.locator("[class*='-fate--']")
        expect(fates).to_have_count(2)
        act(page, lambda: pick(fates.filter(has_text="advises"), "Stays with a colleague"))
        expect(dialog.get_by_text("Choose with whom it stays")).to_be_visible()
        act(page, lambda: pick(dialog.locator("[class*='-whom--']"), "Cas Baan"))
        act(page, dialog.get_by_role("button", name="Change job").click)
        expect(page.get_by_text("4 records were changed.")).to_be_visible()
        listed(page, "Nieuw Bedrijf", "Industry")
        listed(page, "Bert Bol", "knows")
        act(page, page.get_by_role("button", name="Take back", exact=True).click)
        expect(page.get_by_text("Taken back: what it did is undone.")).to_be_visible()
        expect(stated(page, "Nieuw Bedrijf")).to_have_count(0)


def test_what_nobody_verified_is_answered_by_keyboard_alone(
    browser: Browser, address: str, anna: UUID
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/?lang=EN")
        tab_to(page, page.get_by_role("link", name="to verify"))
        act(page, lambda: page.keyboard.press("Enter"))
        expect(page.get_by_role("heading", name="Still true?")).to_be_visible()
        asked, told = page.locator(".card h2"), page.locator("[role=status]")
        expect(asked).to_have_text("Anna Vos knows Bert Bol")
        waiting = page.get_by_text("to verify, the oldest first")
        before = waiting.inner_text()

        press_keys(page, "Alt+1")
        expect(told).to_have_text("Anna Vos knows Bert Bol: still true.")
        expect(asked).to_have_text("Anna Vos advises Oud Ziekenhuis")
        press_keys(page, "Alt+3")
        expect(told).to_have_text("Anna Vos advises Oud Ziekenhuis: not sure, asked again later.")
        expect(asked).to_have_text("Anna Vos works at Oud Ziekenhuis")
        press_keys(page, "Alt+2")
        expect(page.get_by_text("Last day", exact=True)).to_be_visible()
        press_keys(page, "Alt+Enter")
        expect(told).to_have_text("Anna Vos works at Oud Ziekenhuis: the end is noted.")
        expect(asked).to_have_text("Cas Baan works at Oud Ziekenhuis")
        # Also by the button itself, on which the keyboard stays.
        yes = page.get_by_role("button", name="Yes")
        tab_to(page, yes)
        press_keys(page, "Enter")
        expect(told).to_have_text("Cas Baan works at Oud Ziekenhuis: still true.")
        expect(yes).to_be_focused()

        for name in ("Cas Baan works at", "Anna Vos works at", "Anna Vos advises", "Anna Vos knows"):
            press_keys(page, "Alt+z")
            expect(asked).to_contain_text(name)
            expect(told).to_contain_text(f"Taken back: {name}")
        expect(waiting).to_have_text(before)


def press_keys(page: Page, keys: str) -> None:
    act(page, lambda: page.keyboard.press(keys))
