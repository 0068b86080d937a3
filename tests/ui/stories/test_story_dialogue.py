"""A policy liaison records a dialogue, its meeting, the question, the answer and what was promised."""

import re

import pytest
from graph import chosen, wait_drawn
from playwright.sync_api import Browser, Page, expect
from reader import choose, fill, look, no_traceback, press, reader, submit, turn_to, value_of, visit

pytestmark = pytest.mark.browser


def begin(page: Page, address: str, language: str) -> None:
    """Look as a policy liaison and open the form of a new dialogue."""
    visit(page, f"{address}/dialogues?lang={language}")
    choose(page, "eyes", {"EN": "Policy liaison", "NL": "Beleidsliaison"}[language])
    press(page, "dialogue-new_open")


def record(page: Page, title: str) -> str:
    """Record a dialogue on five fields; its number."""
    fill(
        page,
        title=title,
        format_id="advi",
        lead_body_id="CCMO",
        owner_id="Bram Okkerse",
        requested_on="2026-10-05",
    )
    submit(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    heading = page.get_by_role("heading", name=title).inner_text()
    return heading.split(" ", 1)[0]


def add(page: Page, key: str, **values: str) -> None:
    """Open the form behind a button, fill it in and send it."""
    press(page, key)
    fill(page, **values)
    submit(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    no_traceback(page)


def tab(page: Page, position: int) -> None:
    """Open one of the tabs of a dialogue, counted from the left."""
    turn_to(page.get_by_role("tab").nth(position))


def test_a_liaison_records_a_dialogue_with_all_that_hangs_on_it(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        begin(page, address, "NL")
        ref = record(page, "Potency of a TIL product")
        assert re.fullmatch(r"DIA-2026-\d{3}", ref)
        add(page, "question-new", text="Is one potency assay enough?", position="One is enough.")
        expect(page.get_by_text("Is one potency assay enough?")).to_be_visible()
        expect(page.get_by_text("One is enough.")).to_be_visible()
        said = {"summary": "One, if it is validated.", "verbatim": "Eén."}
        add(page, "answer-new", given_on="2026-11-02", channel="Brief", **said)
        expect(page.get_by_text("One, if it is validated.")).to_be_visible()
        expect(page.get_by_text("“Eén.”")).to_be_visible()
        expect(page.locator(".badge", has_text="Schriftelijk beantwoord")).to_be_visible()
        add(page, "meeting-new", on="2026-11-02", place="Utrecht, room 4")
        tab(page, 1)
        add(page, "attendance-new", person_id="Tobias Renkumse")
        add(page, "attendance-new", role_at_body="assessor, statistics", body_id="CCMO")
        expect(page.get_by_text("Utrecht, room 4")).to_be_visible()
        expect(page.get_by_role("tabpanel").get_by_text("Tobias Renkumse")).to_be_visible()
        expect(page.get_by_text("assessor, statistics")).to_be_visible()
        add(
            page,
            "commitment-new",
            text="Send the validation report.",
            owner_id="Tobias Renkumse",
            due_on="2027-01-15",
        )
        tab(page, 2)
        expect(page.get_by_text("Send the validation report.")).to_be_visible()
        add(page, "milestone-new", text="Draft of the report", due_on="2026-11-06")
        add(page, "milestone-edit", reached_on="2026-11-05")
        expect(page.locator(".badge.good", has_text="5 nov 2026")).to_be_visible()
        tab(page, 0)
        gap = "Lacune in richtlijn gesignaleerd"
        add(page, "outcome-new", kind=gap, text="No guideline says how often.", meeting_id="room 4")
        expect(page.locator(".record", has_text="No guideline says how often.")).to_contain_text(gap)
        tab(page, 1)
        expect(page.get_by_role("listitem").filter(has_text="No guideline says how often.")).to_be_visible()

        visit(page, f"{address}/network?lang=NL&show=picture")
        wait_drawn(page)
        look(page, "network-focus", ref)
        expect(page.locator(".card h2")).to_have_text(ref)
        expect(page.get_by_role("listitem").filter(has_text="Tobias Renkumse")).to_be_visible()
        assert chosen(page) is not None
        look(page, "network-focus", "Tobias Renkumse")
        expect(page.get_by_role("link", name=ref).first).to_be_visible()


def test_missing_fields_are_named_in_sentences_and_nothing_typed_is_lost(
    browser: Browser, address: str
) -> None:
    with reader(browser, address) as (page, _watch):
        begin(page, address, "EN")
        fill(page, title="Half a dialogue", owner_id="Bram Okkerse")
        submit(page)
        told = page.get_by_role("dialog").get_by_role("alert")
        expect(told).to_contain_text("Format: This field is required.")
        expect(told).to_contain_text("Lead body: This field is required.")
        assert value_of(page, "title") == "Half a dialogue"
        assert value_of(page, "owner_id").startswith("Bram Okkerse")
        fill(page, format_id="MEB advice with meeting", lead_body_id="CBG-MEB")
        submit(page)
        expect(page.get_by_role("heading", name="Half a dialogue")).to_be_visible()
        add(page, "meeting-new")
        tab(page, 1)
        press(page, "attendance-new")
        submit(page)
        expect(told).to_contain_text("Name either a person or a role at a body, not both.")
