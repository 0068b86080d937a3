"""An agreed record is corrected after comments, from the first draft to the version that is in force."""

import re
from pathlib import Path
from uuid import UUID

import pytest
from browser import act
from playwright.sync_api import Browser, Page, expect
from reader import fill, no_traceback, pick, press, reader, submit, turn_to, value_of, visit

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.services.dialogues import dossiers
from dare_network.store.engine import open_engine

pytestmark = pytest.mark.browser


@pytest.fixture
def dialogue(database: Path) -> UUID:
    """A dialogue of the sample with answers and exactly one meeting."""
    engine = open_engine(f"sqlite:///{database}")
    known = dossiers(engine, Viewer("anybody", Role.COORDINATOR))
    engine.dispose()
    return next(one.dialogue.id for one in known if len(one.meetings) == 1 and one.answers)


def begin(page: Page, address: str, dialogue: UUID) -> None:
    """Open the meetings of the dialogue."""
    visit(page, f"{address}/dialogues?id={dialogue}")
    turn_to(page.get_by_role("tab").nth(1))


def take_step(page: Page, state: str, **values: str) -> None:
    """Take the minutes to a state."""
    press(page, "minutes-step")
    act(page, lambda: choose_in_dialog(page, state))
    fill(page, **values)
    submit(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".badge", has_text=state).first).to_be_visible()


def choose_in_dialog(page: Page, option: str) -> None:
    """Choose the next state."""
    pick(page.get_by_role("dialog"), option)


def edit(page: Page, old: str, new: str) -> None:
    """Replace words in the text of the minutes."""
    press(page, "minutes-edit")
    text = value_of(page, "text")
    assert old in text
    fill(page, text=text.replace(old, new))
    submit(page)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_an_agreed_record_is_corrected_after_comments(browser: Browser, address: str, dialogue: UUID) -> None:
    with reader(browser, address) as (page, _watch):
        begin(page, address, dialogue)
        press(page, "minutes-new")
        fill(page, standing="Agreed by the body")
        submit(page)
        press(page, "minutes-open")
        expect(page.locator(".badge", has_text="Draft").first).to_be_visible()
        whole, public = (page.locator("section.minutes").nth(place) for place in (0, 1))
        expect(whole).to_contain_text("Not public")
        expect(whole).to_contain_text("In their own words")
        expect(public).not_to_contain_text("In their own words")

        edit(page, "## Commitments", "## What was promised")
        take_step(page, "Internal review", sent_to="Anna and Bert")
        take_step(page, "Approved internally")
        take_step(page, "Shared with the body", sent_to="assessor")
        press(page, "minutes-comment")
        fill(page, text="We promised nothing.", said_by="assessor")
        submit(page)
        expect(page.locator(".badge", has_text="Commented").first).to_be_visible()
        turn_to(page.get_by_role("tab", name="Comments (1)"))
        expect(page.get_by_text("We promised nothing.")).to_be_visible()

        press(page, "minutes-redraft")
        submit(page)
        expect(page.locator(".badge", has_text="Version 3")).to_be_visible()
        edit(page, "## What was promised", "## What was considered")
        for state in ("Internal review", "Approved internally", "Shared with the body", "Final"):
            take_step(page, state)
        expect(page.get_by_text(re.compile("^[0-9a-f]{64}$"))).to_be_visible()
        expect(page.locator("[class*=st-key-minutes-edit]")).to_have_count(0)

        press(page, "minutes-redraft")
        submit(page)
        expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("This step needs a reason.")
        fill(page, reason="The heading was still wrong.")
        submit(page)
        expect(
            page.get_by_text("Version 4 is final and in force. Version 5 is its correction.")
        ).to_be_visible()
        edit(page, "## What was considered", "## Next steps")
        turn_to(page.get_by_role("tab", name="Versions"))
        act(page, lambda: compare_with(page, "4 ·"))
        panel = page.get_by_role("tabpanel").last
        expect(panel.locator("li.added")).to_have_text(["+Added:## Next steps"])
        expect(panel.locator("li.removed")).to_have_text(["−Removed:## What was considered"])
        no_traceback(page)


def compare_with(page: Page, option: str) -> None:
    """Choose the version that is compared."""
    place = page.locator("[class*=st-key-minutes-version][class*=before]")
    # A list opens only where there is room for it.
    place.evaluate("(it) => it.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(500)
    pick(place, option)


def test_the_second_save_of_minutes_shows_both_texts_and_keeps_what_was_typed(
    browser: Browser, address: str, dialogue: UUID
) -> None:
    with reader(browser, address) as (first, _), reader(browser, address) as (second, _also):
        for page in (first, second):
            begin(page, address, dialogue)
        press(first, "minutes-new")
        fill(first, language="Dutch")
        submit(first)
        begin(second, address, dialogue)
        for page in (first, second):
            act(page, page.get_by_role("button", name="Dutch").last.click)
            press(page, "minutes-edit")
        fill(first, text="# What the first wrote")
        submit(first)
        expect(first.get_by_role("heading", name="What the first wrote").first).to_be_visible()
        fill(second, text="# What the second wrote")
        submit(second)
        told = second.locator("table.conflict tbody tr")
        expect(told.first).to_contain_text("# What the first wrote")
        expect(told.first).to_contain_text("# What the second wrote")
        assert value_of(second, "text") == "# What the second wrote"
        act(second, second.get_by_role("button", name="Save mine over theirs").click)
        expect(second.get_by_role("heading", name="What the second wrote").first).to_be_visible()
        expect(second.locator(".badge", has_text="Version 3")).to_be_visible()


def test_an_item_waits_on_the_backlog_until_a_meeting_takes_it_up(
    browser: Browser, address: str, dialogue: UUID
) -> None:
    with reader(browser, address) as (page, _watch):
        begin(page, address, dialogue)
        press(page, f"agenda-new-{dialogue}")
        fill(page, title="Release tests", minutes_planned="20")
        submit(page)
        expect(page.get_by_text("Release tests")).to_be_visible()
        press(page, "meeting-new")
        fill(page, on="2027-02-01")
        submit(page)
        turn_to(page.get_by_role("tab").nth(1))
        # The minutes of the last meeting are to be approved at this one.
        expect(page.get_by_text("Approve the minutes of").first).to_be_visible()
        act(page, page.get_by_role("button", name="Edit item 1").last.click)
        fill(page, meeting_id="1 Feb 2027")
        submit(page)
        expect(page.get_by_text("Nothing waits for a meeting.")).to_be_visible()
        no_traceback(page)
