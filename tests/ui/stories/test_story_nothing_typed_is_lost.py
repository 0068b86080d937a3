"""Somebody types at length, and something comes in between."""

import json
from pathlib import Path

import pytest
from browser import ROOT, act, free_port, start_app, wait_app
from playwright.sync_api import Browser, Page, expect
from reader import fill, named_field, no_traceback, press, reader, submit, tab_to, turn_to, value_of, visit

from dare_network.domain.drafts.dialogues import QuestionDraft
from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import QuestionState, Role
from dare_network.services.dialogues import dossiers
from dare_network.services.questions import add_question
from dare_network.store.engine import open_engine

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=window.__pwned=1> **bold** {when}"


@pytest.fixture
def dialogue(database: Path) -> Dialogue:
    """A dialogue of the sample on which something of each kind hangs."""
    engine = open_engine(f"sqlite:///{database}")
    known = dossiers(engine, Viewer("anybody", Role.COORDINATOR))
    engine.dispose()
    return next(found.dialogue for found in known if found.answers and found.commitments and found.meetings)


def open_question(page: Page, address: str, dialogue: Dialogue) -> None:
    """Begin a new question."""
    visit(page, f"{address}/dialogues?id={dialogue.id}")
    press(page, "question-new")
    expect(page.get_by_role("dialog").locator("textarea").first).to_be_visible()


def kept(page: Page) -> list[dict[str, str]]:
    """What the browser has in its storage of what was typed."""
    stored = page.evaluate("Object.values({...localStorage})")
    entries = [json.loads(text) for text in stored if text.startswith('{"at"')]
    return [entry["values"] for entry in entries]


def wait_kept(page: Page, text: str) -> None:
    """Wait until the browser has written this down."""
    page.wait_for_function("(text) => JSON.stringify({...localStorage}).includes(text)", arg=text)


def test_a_reload_in_the_middle_of_typing_brings_the_text_back(
    browser: Browser, address: str, dialogue: Dialogue
) -> None:
    with reader(browser, address) as (page, _watch):
        open_question(page, address, dialogue)
        expect(page.locator(".offer:not([hidden])")).to_have_count(0)
        fill(page, text="Is one batch enough?", position=HOSTILE, section="Quality")
        wait_kept(page, "quality")
        page.reload()
        wait_app(page)
        press(page, "question-new")
        assert value_of(page, "text") == ""
        act(page, page.get_by_role("button", name="Go on with it").click)
        assert value_of(page, "text") == "Is one batch enough?"
        assert value_of(page, "position") == HOSTILE
        assert value_of(page, "section") == "Quality (A)"
        expect(page.locator(".offer:not([hidden])")).to_have_count(0)
        assert len(kept(page)) == 1
        # Whoever has pressed the button, which is gone, goes on in the form, and can leave it.
        expect(named_field(page, "text").locator("textarea")).to_be_focused()
        page.wait_for_timeout(500)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        press(page, "question-new")
        act(page, page.get_by_role("button", name="Go on with it").click)
        submit(page)
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.get_by_text("Is one batch enough?")).to_be_visible()
        page.wait_for_function("() => !JSON.stringify({...localStorage}).includes('batch')")
        press(page, "question-new")
        expect(page.get_by_role("dialog").locator("textarea").first).to_be_visible()
        expect(page.locator(".offer:not([hidden])")).to_have_count(0)
        no_traceback(page)


def test_what_was_begun_can_be_dropped(browser: Browser, address: str, dialogue: Dialogue) -> None:
    with reader(browser, address) as (page, _watch):
        open_question(page, address, dialogue)
        fill(page, text="Not worth keeping")
        wait_kept(page, "Not worth keeping")
        page.get_by_role("button", name="Close").click()
        press(page, "question-new")
        # By the keyboard alone, and before the fields.
        tab_to(page, page.get_by_role("button", name="Go on with it"))
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Drop it")).to_be_focused()
        tab_to(page, named_field(page, "text").locator("textarea"))
        page.get_by_role("button", name="Drop it").press("Enter")
        expect(page.locator(".offer:not([hidden])")).to_have_count(0)
        assert kept(page) == []


def test_what_was_chosen_is_kept_by_its_id_whatever_its_words_and_the_language(
    browser: Browser, address: str, database: Path, dialogue: Dialogue
) -> None:
    engine = open_engine(f"sqlite:///{database}")
    office = Viewer("anybody", Role.COORDINATOR)
    draft = QuestionDraft(text="Is one batch\nenough,\n\n- or are two\tneeded?", state=QuestionState.DRAFT)
    asked = add_question(engine, office, dialogue.id, draft)
    engine.dispose()
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/dialogues?id={dialogue.id}")
        press(page, "commitment-new")
        fill(page, text="A second batch", question_id="are two needed?")
        wait_kept(page, str(asked))
        assert kept(page) == [{"text": "A second batch", "question_id": str(asked)}]
        visit(page, f"{address}/dialogues?id={dialogue.id}&lang=NL")
        press(page, "commitment-new")
        act(page, page.locator(".offer .take").click)
        assert value_of(page, "question_id").endswith("Is one batch enough, - or are two needed?")
        expect(page.get_by_role("dialog").get_by_test_id("stAlert")).to_have_count(0)


def test_a_save_that_is_refused_keeps_what_was_typed(
    browser: Browser, address: str, dialogue: Dialogue
) -> None:
    with reader(browser, address) as (page, _watch):
        open_question(page, address, dialogue)
        fill(page, position="A position without its question")
        submit(page)
        expect(page.get_by_role("dialog").get_by_test_id("stAlert")).to_be_visible()
        wait_kept(page, "without its question")


@pytest.mark.parametrize("size", [(390, 844), (1280, 900)])
def test_a_refusal_of_a_long_form_stands_where_the_reader_is(
    browser: Browser, address: str, dialogue: Dialogue, size: tuple[int, int]
) -> None:
    viewport = {"width": size[0], "height": size[1]}
    with reader(browser, address, viewport=viewport) as (page, _watch):
        visit(page, f"{address}/dialogues?id={dialogue.id}")
        press(page, "answer-new")
        for _time in range(2):
            submit(page)
            refusal = page.get_by_role("dialog").get_by_role("alert").filter(has_text="answered")
            expect(refusal).to_be_in_viewport(ratio=0.9)
            expect(page.get_by_test_id("stFormSubmitButton")).to_be_in_viewport(ratio=0.9)
            page.get_by_role("dialog").get_by_role("combobox").first.scroll_into_view_if_needed()


def test_a_restart_of_the_server_brings_the_text_back(
    browser: Browser, database: Path, dialogue: Dialogue
) -> None:
    env, port = {"DARE_DATABASE_URL": f"sqlite:///{database}"}, free_port()
    address = f"http://127.0.0.1:{port}"
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    with start_app(ROOT / "app.py", env, port):
        open_question(page, address, dialogue)
        fill(page, text="Typed before the server went away.")
        wait_kept(page, "before the server")
    with start_app(ROOT / "app.py", env, port):
        open_question(page, address, dialogue)
        act(page, page.get_by_role("button", name="Go on with it").click)
        assert value_of(page, "text") == "Typed before the server went away."
    context.close()


EDITS = ("dialogue-edit", "question-edit", "answer-edit", "answer-new", "meeting-new", "commitment-new")


@pytest.mark.parametrize("language", ["EN", "NL"])
def test_a_form_that_was_only_opened_leaves_nothing_behind(
    browser: Browser, address: str, dialogue: Dialogue, language: str
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/dialogues?id={dialogue.id}&lang={language}")
        for form in EDITS:
            press(page, form)
            fields = page.get_by_role("dialog").locator("textarea:visible, input:visible")
            expect(fields.first).to_be_visible()
            page.wait_for_timeout(900)
            assert kept(page) == [], form
            page.keyboard.press("Escape")
            expect(page.get_by_role("dialog")).to_have_count(0)
        turn_to(page.get_by_role("tab").nth(2))
        press(page, "commitment-edit")
        page.wait_for_timeout(900)
        assert kept(page) == []


def test_what_others_typed_is_never_offered_and_what_is_old_is_gone(
    browser: Browser, address: str, dialogue: Dialogue
) -> None:
    form = f"question.new.{dialogue.id}"
    others = json.dumps(["dare.typing", "somebody-else", form, "one"], separators=(",", ":"))
    old = json.dumps(["dare.typing", "local", form, "two"], separators=(",", ":"))
    with reader(browser, address) as (page, _watch):
        visit(page, address)
        for key, at in ((others, "Date.now()"), (old, "0")):
            entry = f"JSON.stringify({{at: {at}, version: null, values: {{text: 'Not for you'}}}})"
            page.evaluate(f"(key) => localStorage.setItem(key, {entry})", key)
        page.evaluate("localStorage.setItem('[\"dare.typing\",', 'broken')")
        open_question(page, address, dialogue)
        fill(page, text="My own")
        wait_kept(page, "My own")
        expect(page.locator(".offer:not([hidden])")).to_have_count(0)
        assert page.evaluate("(key) => localStorage.getItem(key)", old) is None
        assert page.evaluate("(key) => localStorage.getItem(key)", others) is not None
