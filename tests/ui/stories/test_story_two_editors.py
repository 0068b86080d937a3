"""Two people change the same dialogue at the same time."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from browser import act
from playwright.sync_api import Browser, Page, expect
from reader import fill, press, reader, submit, turn_to, value_of, visit

from dare_network.domain.drafts.decisions import DecisionDraft
from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import day_of, is_overdue
from dare_network.domain.vocabulary import Decision, Role
from dare_network.services.commitments import decide
from dare_network.services.dialogues import dossiers
from dare_network.store.engine import open_engine

pytestmark = pytest.mark.browser


@pytest.fixture
def dialogue(database: Path) -> Dialogue:
    """Some dialogue of the sample."""
    engine = open_engine(f"sqlite:///{database}")
    found = dossiers(engine, Viewer("anybody", Role.COORDINATOR))[0].dialogue
    engine.dispose()
    return found


def begin_to_edit(page: Page, address: str, dialogue: Dialogue) -> None:
    """Open the form of a dialogue."""
    visit(page, f"{address}/dialogues?id={dialogue.id}")
    press(page, "dialogue-edit")
    assert value_of(page, "title") == dialogue.title


def test_the_second_save_shows_both_versions_and_can_be_saved_over_the_first(
    browser: Browser, address: str, dialogue: Dialogue
) -> None:
    with reader(browser, address) as (first, _), reader(browser, address) as (second, _also):
        begin_to_edit(first, address, dialogue)
        begin_to_edit(second, address, dialogue)
        fill(first, title="The title of the first")
        submit(first)
        expect(first.get_by_role("heading", name="The title of the first")).to_be_visible()

        fill(second, title="The title of the second", summary="Typed at length.")
        submit(second)
        compared = second.locator("table.conflict tbody tr")
        expect(compared.filter(has_text="The title of the first")).to_contain_text("The title of the second")
        # What only one of them changed does not compete.
        expect(compared).to_have_count(1)
        assert value_of(second, "title") == "The title of the second"
        assert value_of(second, "summary") == "Typed at length."

        act(second, second.get_by_role("button", name="Save mine over theirs").click)
        expect(second.get_by_role("dialog")).to_have_count(0)
        expect(second.get_by_role("heading", name="The title of the second")).to_be_visible()
        turn_to(second.get_by_role("tab", name="History"))
        history = second.get_by_role("tabpanel").locator("[role=gridcell]")
        expect(history.filter(has_text="Title: The title of the first").first).to_be_attached()
        expect(history.filter(has_text="Title: The title of the second").first).to_be_attached()


def test_a_second_save_that_is_given_up_leaves_the_first_as_it_is(
    browser: Browser, address: str, dialogue: Dialogue
) -> None:
    with reader(browser, address) as (first, _), reader(browser, address) as (second, _also):
        begin_to_edit(first, address, dialogue)
        begin_to_edit(second, address, dialogue)
        fill(first, title="What stays")
        submit(first)
        fill(second, title="What is given up")
        submit(second)
        expect(second.locator("table.conflict")).to_be_visible()
        second.get_by_role("button", name="Close").click()
        press(second, "dialogue-edit")
        assert value_of(second, "title") == "What stays"


def test_a_click_on_a_number_of_the_summary_counts_what_somebody_else_saved_meanwhile(
    browser: Browser, address: str, database: Path
) -> None:
    with reader(browser, address) as (page, _):
        visit(page, f"{address}/summary?as=coordinator")
        numbers = page.locator("[class*=st-key-summary-numbers]")
        fulfilled = numbers.get_by_role("radio", name="Fulfilled, due in the period")
        before = fulfilled.inner_text()
        engine = open_engine(f"sqlite:///{database}")
        other = Viewer("anybody", Role.COORDINATOR)
        known = [each for found in dossiers(engine, other) for each in found.commitments]
        late = next(each for each in known if is_overdue(each, day_of(datetime.now(UTC))))
        draft = DecisionDraft(decision=Decision.FULFILLED, evidence="Sent.")
        decide(engine, other, {late.id: late.version}, draft)
        engine.dispose()
        act(page, fulfilled.click)
        expect(fulfilled).not_to_have_text(before)
