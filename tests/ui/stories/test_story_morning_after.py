"""A liaison writes up the morning after while a colleague edits the same question."""

from pathlib import Path

import pytest
from browser import act, wait_app
from playwright.sync_api import Browser, Page, expect
from reader import fill, no_traceback, press, reader, submit, value_of, visit

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.services.dialogues import dossiers
from dare_network.store.engine import open_engine

pytestmark = pytest.mark.browser

WORKING = "has been working on"


@pytest.fixture
def dossier(database: Path) -> Dossier:
    """A dialogue of the sample with a question."""
    engine = open_engine(f"sqlite:///{database}")
    known = dossiers(engine, Viewer("anybody", Role.COORDINATOR))
    engine.dispose()
    return next(found for found in known if found.questions)


def open_dialogue(page: Page, address: str, dossier: Dossier) -> None:
    visit(page, f"{address}/dialogues?id={dossier.dialogue.id}&lang=EN")


def open_question(page: Page) -> None:
    press(page, "question-edit")
    expect(page.get_by_role("dialog").locator("textarea").first).to_be_visible()


def test_who_else_edits_is_shown_and_nothing_typed_is_lost_in_the_conflict(
    browser: Browser, address: str, dossier: Dossier
) -> None:
    with reader(browser, address) as (first, _), reader(browser, address) as (second, _also):
        open_dialogue(first, address, dossier)
        open_question(first)
        open_dialogue(second, address, dossier)
        number = dossier.questions[0].number
        expect(second.get_by_text(f"{WORKING} question {number} since")).to_be_visible()
        open_question(second)
        expect(second.get_by_role("dialog").get_by_text(f"{WORKING} this record since")).to_be_visible()
        # The first is told at the next beat.
        expect(first.get_by_role("dialog").get_by_text(WORKING)).to_be_visible(timeout=40_000)

        fill(second, position="What the second typed at length.")
        second.wait_for_function("() => JSON.stringify({...localStorage}).includes('second typed')")
        fill(first, position="What the first saved.")
        submit(first)
        expect(first.get_by_role("dialog")).to_have_count(0)

        second.reload()
        wait_app(second)
        open_question(second)
        assert value_of(second, "position") == "What the first saved."
        act(second, second.get_by_role("button", name="Go on with it").click)
        assert value_of(second, "position") == "What the second typed at length."
        submit(second)
        compared = second.locator("table.conflict tbody tr")
        expect(compared.filter(has_text="What the first saved.")).to_contain_text("What the second typed")
        assert value_of(second, "position") == "What the second typed at length."
        act(second, second.get_by_role("button", name="Save mine over theirs").click)
        expect(second.get_by_role("dialog")).to_have_count(0)
        expect(second.get_by_text("What the second typed at length.")).to_be_visible()
        second.wait_for_function("() => !JSON.stringify({...localStorage}).includes('second typed')")
        no_traceback(second)
