"""Somebody turns the language, and looks through other eyes, in the middle of everything."""

import re
from functools import partial
from pathlib import Path

import pytest
from browser import ROOT, act, free_port, start_app, wait_app
from playwright.sync_api import Browser, Page, expect
from reader import (
    choice_of,
    fill,
    no_traceback,
    pick,
    press,
    reader,
    row_with,
    seen_as,
    submit,
    turn_language,
    turn_to,
    value_of,
    visit,
)
from walker import ROLES

from dare_network.domain.drafts.network import OrganisationDraft
from dare_network.domain.records.dialogues import Dialogue, Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.services.dialogues import dossier, dossiers
from dare_network.services.stakeholders import add_organisation
from dare_network.store.engine import open_engine

pytestmark = pytest.mark.browser

OFFICE = Viewer("office", Role.COORDINATOR)


def stands(page: Page, role: Role, language: str) -> None:
    """The page is no error, in this language, and as this role."""
    no_traceback(page)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("radio", name=language, exact=True)).to_have_attribute("aria-checked", "true")
    assert seen_as(page) == ROLES[role][language == "NL"]
    # Until something is chosen, an address says nothing of the operator himself.
    page.wait_for_function(
        "([first, value]) => (new URLSearchParams(location.search).get('as') ?? first) === value",
        arg=[Role.ADMINISTRATOR, role],
    )


@pytest.mark.parametrize("role", Role)
def test_the_language_turns_on_every_page_and_the_role_stays(
    browser: Browser, address: str, role: Role
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, address)
        if role is not Role.ADMINISTRATOR:
            act(page, lambda: pick(choice_of(page, "eyes"), ROLES[role][0]))
        menu, languages = page.get_by_test_id("stSidebarNav").get_by_role("link"), ["NL", "EN"]
        for place in range(menu.count()):
            if place:
                act(page, menu.nth(place).click)
            stands(page, role, languages[1])
            turn_language(page, languages[0])
            stands(page, role, languages[0])
            languages.reverse()
        page.reload()
        wait_app(page)
        stands(page, role, languages[1])


def test_what_was_chosen_outlives_a_reload_and_holds_in_another_window(
    browser: Browser, address: str
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, address)
        act(page, lambda: pick(choice_of(page, "eyes"), "Member of a centre"))
        act(page, lambda: pick(choice_of(page, "centre"), "Erasmus"))
        centre = choice_of(page, "centre").get_by_role("combobox").input_value()
        turn_language(page, "NL")
        for again in (page.reload, page.reload):
            again()
            wait_app(page)
            stands(page, Role.MEMBER, "NL")
            assert choice_of(page, "centre").get_by_role("combobox").input_value() == centre
        # A window that is opened without an address of its own, such as by a link in a calendar.
        visit(page, f"{address}/dialogues")
        stands(page, Role.MEMBER, "NL")
        assert choice_of(page, "centre").get_by_role("combobox").input_value() == centre
        act(page, lambda: pick(choice_of(page, "eyes"), "Publiek"))
        visit(page, f"{address}/stakeholders")
        stands(page, Role.PUBLIC, "NL")
        # Two windows side by side keep their own.
        visit(page, f"{address}/stakeholders?as=liaison&lang=EN")
        stands(page, Role.LIAISON, "EN")


@pytest.mark.parametrize("turn", range(4))
def test_one_step_back_leads_from_a_record_to_where_its_link_was(
    browser: Browser, address: str, turn: int
) -> None:
    # More than once: what comes first, the new page or its address, is for the network to decide.
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/?as=steering&lang=NL")
        link = page.get_by_test_id("stMain").get_by_test_id("stPageLink-NavLink").first
        # Also where it is copied before a hand came near it.
        assert {"as=steering", "lang=NL"} <= set(re.split("[?&]", link.get_attribute("href") or ""))
        act(page, link.click)
        expect(page).to_have_url(re.compile("id=.*as=steering|as=steering.*id="))
        act(page, page.go_back)
        expect(page).not_to_have_url(re.compile("id="))
        stands(page, Role.STEERING, "NL")


MENU = {"EN": ["Dialogues", "Summary", "Network", "Overview"], "NL": ["Dialogen", "Samenvatting", "Netwerk"]}


@pytest.mark.parametrize(("asked", "language"), [("as=public&lang=NL", "NL"), ("as=public", "EN")])
def test_the_address_says_role_and_language_however_often_the_page_changes(
    browser: Browser, address: str, asked: str, language: str
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/?{asked}")
        menu = page.get_by_test_id("stSidebarNav")
        for title in MENU[language]:
            act(page, menu.get_by_role("link", name=title).click)
            expect(page).to_have_url(re.compile(f"as=public.*lang={language}|lang={language}.*as=public"))
        page.reload()
        wait_app(page)
        stands(page, Role.PUBLIC, language)
        # What is opened beside it is the same.
        for how in ({"button": "middle"}, {"modifiers": ["ControlOrMeta"]}):
            with page.context.expect_page() as opened:
                menu.get_by_role("link", name=MENU[language][0]).click(**how)
            wait_app(opened.value)
            stands(opened.value, Role.PUBLIC, language)
            opened.value.close()
        stands(page, Role.PUBLIC, language)


def test_windows_side_by_side_keep_their_own_role(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, address)
        other = page.context.new_page()
        visit(other, address)
        act(other, lambda: pick(choice_of(other, "eyes"), "Public"))
        for title in MENU["EN"]:
            act(other, other.get_by_test_id("stSidebarNav").get_by_role("link", name=title).click)
        act(page, lambda: pick(choice_of(page, "eyes"), "Steering committee"))
        act(page, lambda: pick(choice_of(page, "eyes"), "Administrator"))
        turn_language(page, "NL")
        for window, role, language in [(other, Role.PUBLIC, "EN"), (page, Role.ADMINISTRATOR, "NL")] * 2:
            window.reload()
            wait_app(window)
            stands(window, role, language)
        other.close()


@pytest.mark.parametrize(
    ("role", "chosen"), [(Role.PUBLIC, False), (Role.STEERING, False), (Role.MEMBER, True)]
)
def test_role_and_language_outlive_the_server(
    browser: Browser, sample_database: bytes, tmp_path: Path, role: Role, chosen: bool
) -> None:
    database, port = tmp_path / "dare.sqlite3", free_port()
    database.write_bytes(sample_database)
    served = partial(start_app, ROOT / "app.py", {"DARE_DATABASE_URL": f"sqlite:///{database}"}, port)
    with reader(browser, f"http://127.0.0.1:{port}") as (page, watch):
        with served() as address:
            visit(page, f"{address}/dialogues" + ("" if chosen else f"?as={role}&lang=NL"))
            if chosen:
                act(page, lambda: pick(choice_of(page, "eyes"), ROLES[role][0]))
                turn_language(page, "NL")
        with served():
            # The page finds its server again by itself, in a session that knows nothing of the one before.
            expect(page.get_by_test_id("stConnectionStatus")).to_have_count(0)
            wait_app(page)
            stands(page, role, "NL")
            menu = page.get_by_test_id("stSidebarNav")
            act(page, menu.get_by_role("link", name="Stakeholders").click)
            stands(page, role, "NL")
        watch.errors[:] = [each for each in watch.errors if "ERR_CONNECTION" not in each]


def test_a_window_of_the_public_stays_so_beside_another_when_the_server_begins_anew(
    browser: Browser, sample_database: bytes, tmp_path: Path
) -> None:
    database, port = tmp_path / "dare.sqlite3", free_port()
    database.write_bytes(sample_database)
    served = partial(start_app, ROOT / "app.py", {"DARE_DATABASE_URL": f"sqlite:///{database}"}, port)
    with reader(browser, f"http://127.0.0.1:{port}") as (page, watch):
        with served() as address:
            visit(page, f"{address}/dialogues?as=public&lang=EN")
            other = page.context.new_page()
            visit(other, address)
            act(other, lambda: pick(choice_of(other, "eyes"), "Steering committee"))
            page.bring_to_front()
        with served():
            wait_app(page)
            act(page, page.get_by_test_id("stSidebarNav").get_by_role("link", name="Stakeholders").click)
            stands(page, Role.PUBLIC, "EN")
            other.close()
        watch.errors[:] = [each for each in watch.errors if "ERR_CONNECTION" not in each]


@pytest.mark.parametrize("garbled", ["Administrator", "", "administrator&as=public", "%00"])
def test_a_garbled_role_shows_what_the_public_sees(browser: Browser, address: str, garbled: str) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/commitments?as={garbled}")
        stands(page, Role.PUBLIC, "EN")
        page.reload()
        wait_app(page)
        stands(page, Role.PUBLIC, "EN")


def test_going_back_leads_to_the_page_before_and_keeps_role_and_language(
    browser: Browser, address: str
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/?as=steering")
        menu = page.get_by_test_id("stSidebarNav").get_by_role("link")
        act(page, menu.nth(3).click)
        act(page, menu.nth(4).click)
        turn_language(page, "NL")
        for path in ("/dialogues", "/"):
            act(page, lambda: page.evaluate("history.back()"))
            page.wait_for_function("(path) => location.pathname === path", arg=path)
            wait_app(page)
            stands(page, Role.STEERING, "NL")


@pytest.fixture
def known(database: Path) -> Dossier:
    """A dialogue of the sample on which something of each kind hangs."""
    engine = open_engine(f"sqlite:///{database}")
    found = dossiers(engine, OFFICE)
    engine.dispose()
    return next(each for each in found if each.answers and each.commitments and each.meetings)


@pytest.fixture
def dialogue(known: Dossier) -> Dialogue:
    """The same, without what hangs on it."""
    return known.dialogue


def test_the_sheet_in_front_stays_in_front(browser: Browser, address: str, dialogue: Dialogue) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/dialogues?id={dialogue.id}")
        sheets = page.get_by_role("tab")
        turn_to(sheets.nth(5))
        turn_language(page, "NL")
        expect(sheets.nth(5)).to_have_attribute("aria-selected", "true")
        turn_to(sheets.nth(2))
        turn_language(page, "EN")
        expect(sheets.nth(2)).to_have_attribute("aria-selected", "true")


FORMS = ("dialogue-edit", "dialogue-step", "question-new", "answer-edit", "meeting-new", "commitment-new")


WRITERS = (Role.ADMINISTRATOR, Role.COORDINATOR, Role.LIAISON)


@pytest.mark.parametrize("role", WRITERS)
def test_the_language_turns_while_a_form_is_open_and_nothing_in_it_is_lost(
    browser: Browser, address: str, dialogue: Dialogue, role: Role
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/dialogues?id={dialogue.id}&as={role}")
        for form in FORMS:
            press(page, form)
            expect(
                page.get_by_role("dialog").locator("textarea:visible, input:visible").first
            ).to_be_visible()
            # The panel lies over the page: whoever reaches the language past it shuts it.
            act(page, lambda: page.get_by_role("radio", name="NL", exact=True).dispatch_event("click"))
            stands(page, role, "NL")
            turn_language(page, "EN")
            stands(page, role, "EN")
        press(page, "question-new")
        fill(page, text="Is one batch enough?", section="Quality (A)")
        page.wait_for_function("() => JSON.stringify({...localStorage}).includes('quality')")
        act(page, lambda: page.get_by_role("radio", name="NL", exact=True).dispatch_event("click"))
        press(page, "question-new")
        act(page, page.locator(".offer .take").click)
        assert value_of(page, "section") == "Kwaliteit (A)"
        assert value_of(page, "text") == "Is one batch enough?"
        submit(page)
        expect(page.get_by_role("dialog")).to_have_count(0)
        stands(page, role, "NL")
        turn_language(page, "EN")
        expect(page.get_by_text("Is one batch enough?").last).to_be_visible()
        expect(page.get_by_text("Quality (A)").last).to_be_visible()


LETTER = "Q1. Is one potency assay enough?\nAnswer: We do not agree that one is enough.\n"


def test_what_was_chosen_at_the_desk_stays_in_another_language_and_through_other_eyes(
    browser: Browser, address: str, database: Path, dialogue: Dialogue
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/dialogues?id={dialogue.id}&as=liaison")
        press(page, f"letter-{dialogue.id}_open")
        page.locator("[class*='st-key-letter-'] textarea").first.fill(LETTER)
        press(page, f"letter-{dialogue.id}-look")
        alignment = page.locator("[class*='-answer0-alignment--']")
        words = page.locator("[class*='-question0-text'] textarea")
        # Nothing runs in between: the page hears of it all when it runs for another reason.
        pick(alignment, "More data needed first")
        words.fill("Is a single potency assay enough?")
        turn_language(page, "NL")
        expect(alignment.get_by_role("combobox")).to_have_value("Eerst meer gegevens nodig")
        pick(alignment, "Deels eens")
        words.fill("Volstaat één potentietest?")
        for eyes in (Role.STEERING, Role.LIAISON):
            act(page, lambda eyes=eyes: pick(choice_of(page, "eyes"), ROLES[eyes][1]))
            stands(page, eyes, "NL")
        expect(alignment.get_by_role("combobox")).to_have_value("Deels eens")
        expect(words).to_have_value("Volstaat één potentietest?")
        press(page, f"letter-{dialogue.id}-record")
        no_traceback(page)
    engine = open_engine(f"sqlite:///{database}")
    recorded = dossier(engine, OFFICE, dialogue.id)
    engine.dispose()
    (answer,) = (each for each in recorded.answers if "one is enough" in each.verbatim)
    assert answer.alignment == "partly"


def test_a_click_on_a_row_opens_the_row_that_was_clicked(
    browser: Browser, address: str, database: Path
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/stakeholders")
        page.locator(".st-key-stakeholders-list-words input").fill("Erasmus")
        act(page, lambda: page.keyboard.press("Enter"))
        engine = open_engine(f"sqlite:///{database}")
        # Somebody else adds one that stands above it before the click.
        add_organisation(engine, OFFICE, OrganisationDraft(name="Aa bij Erasmus", category="regulator_nl"))
        engine.dispose()
        row_with(page, "Dewi Larasati-Prins", "stakeholders-list-table")
        expect(page.get_by_role("heading", name="Dewi Larasati-Prins")).to_be_visible()
