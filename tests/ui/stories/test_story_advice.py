"""An advice meeting with the MEB, from the request to the letter; and a due day that moves by six weeks."""

import re
from collections.abc import Iterator

import pytest
from browser import act
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect
from reader import choose, fill, no_traceback, press, reader, submit, turn_to, visit

pytestmark = pytest.mark.browser

QUESTIONS = (
    "Is interferon-gamma release enough as the potency test?",
    "Are two donors enough for comparability?",
    "Can release rest on a rapid sterility test?",
    "Is one pivotal study without a control arm acceptable?",
)
OURS = ("Bram Okkerse", "Tobias Renkumse", "Lieke Wassenburg", "Wytze Meems")
THEIRS = ("assessor, quality", "scientific advice coordinator")


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The Dialogues page, as a coordinator sees it."""
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/dialogues")
        choose(page, "eyes", "Coordination")
        yield page


def add(page: Page, key: str, **values: str) -> None:
    """Open the form behind a button, fill it in and send it."""
    press(page, key)
    fill(page, **values)
    submit(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    no_traceback(page)


def record(page: Page, title: str) -> None:
    """Record a request for advice of 2 March 2026."""
    press(page, "dialogue-new_open")
    fill(
        page,
        title=title,
        format_id="MEB advice with meeting",
        lead_body_id="CBG-MEB",
        owner_id="Bram Okkerse",
        requested_on="2026-03-02",
    )
    submit(page)
    expect(page.get_by_role("heading", name=title)).to_be_visible()


def tab(page: Page, name: str) -> None:
    """Open a tab of the dialogue."""
    turn_to(page.get_by_role("tab", name=name))


def norm(page: Page, step: str) -> str:
    """What is said of a norm time."""
    tab(page, "Norm times")
    told: str = page.locator(".record").filter(has_text=step).first.inner_text()
    return told


def test_an_advice_meeting_is_logged_from_the_request_to_the_letter(page: Page) -> None:
    record(page, "Advice on a TIL product")
    assert "Not running yet" in norm(page, "Written advice")
    tab(page, "Questions and answers")
    for text in QUESTIONS:
        add(page, "question-new", text=text, position="Yes.")
    add(page, "meeting-new", on="2026-05-12", place="Utrecht")
    tab(page, "Meetings")
    for name in OURS:
        add(page, "attendance-new", person_id=name)
    for role in THEIRS:
        add(page, "attendance-new", role_at_body=role, body_id="CBG-MEB")
    expect(page.get_by_role("tabpanel").locator("ul.plain li")).to_have_count(6)
    assert "4 weeks after 12 May 2026: by 9 Jun 2026." in norm(page, "Written advice")
    tab(page, "Questions and answers")
    for position in range(len(QUESTIONS)):
        act(page, page.locator("[class*='st-key-answer-new'] button").nth(position).click)
        fill(page, given_on="2026-06-07", channel="Letter", summary=f"Answer {position + 1}.")
        submit(page)
        expect(page.get_by_text(f"Answer {position + 1}.")).to_be_visible()
    press(page, "dialogue-edit")
    fill(page, output_received_on="2026-06-07")
    submit(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert "Done 2 days early" in norm(page, "Written advice")


def test_a_due_day_moves_by_six_weeks_and_calendar_and_history_follow(page: Page) -> None:
    record(page, "Advice with a promise")
    add(page, "commitment-new", text="Send the report.", owner_id="Bram Okkerse", due_on="2026-12-01")
    before = due_days(page)
    tab(page, "Commitments")
    press(page, "commitment-edit")
    fill(page, due_on="2027-01-12", reason="The assay is validated later.")
    submit(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    tab(page, "Commitments")
    moved = "Moved from 1 Dec 2026 to 12 Jan 2027"
    expect(page.get_by_role("tabpanel").get_by_text(re.compile(moved))).to_be_visible()
    after = due_days(page)
    assert (str(before["DTSTART"].dt), str(after["DTSTART"].dt)) == ("2026-12-01", "2027-01-12")
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]


def due_days(page: Page) -> Calendar:
    """The entry of the only commitment in the calendar of the dialogue."""
    press(page, "files-")
    with page.expect_download() as waited:
        page.get_by_role("dialog").get_by_role("button", name="iCalendar").click()
    content = waited.value.path().read_bytes()
    page.get_by_role("dialog").get_by_label("Close").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    (entry,) = (
        each for each in Calendar.from_ical(content).walk("VEVENT") if "Send the report." in str(each)
    )
    return entry
