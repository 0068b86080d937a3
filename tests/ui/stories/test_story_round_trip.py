"""A liaison takes the commitments along, changes three states in a spreadsheet, and brings them back."""

import io
from pathlib import Path

import pytest
from browser import act
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from reader import no_traceback, press, reader, upload, visit

pytestmark = pytest.mark.browser

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPEN = {"EN": "Open", "NL": "Openstaand"}
ONGOING = {"EN": "In progress", "NL": "In uitvoering"}
DISPUTED = {"EN": "Disputed", "NL": "Betwist"}
STATE = {"EN": "State", "NL": "Status"}


def with_three_states_changed(file: Path, before: str, after: str, heading: str) -> bytes:
    """The workbook with the first three commitments of one state in another."""
    book = load_workbook(file)
    sheet = book.worksheets[0]
    column = next(cell.column for cell in sheet[1] if cell.value == heading)
    rows = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, column).value == before]
    for row in rows[:3]:
        sheet.cell(row, column).value = after
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue()


def bring(page: Page, content: bytes) -> None:
    """Hand the workbook in on the page with the commitments."""
    file = {"name": "commitments.xlsx", "mimeType": XLSX, "buffer": content}
    place = page.locator("[class*=st-key-trip-files] input[type=file]")
    act(page, lambda: place.set_input_files([file]))


@pytest.mark.parametrize("language", ["EN", "NL"])
def test_three_changed_states_come_back_and_the_same_file_changes_nothing_more(
    browser: Browser, address: str, language: str, tmp_path: Path
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/commitments?lang={language}")
        page.get_by_test_id("stExpander").locator("summary").last.click()
        with page.expect_download() as download:
            page.locator(".st-key-trip-xlsx button").click()
        file = tmp_path / "commitments.xlsx"
        download.value.save_as(file)
        before, after = {
            "EN": (OPEN["EN"], ONGOING["EN"]),
            "NL": (ONGOING["NL"], DISPUTED["NL"]),
        }[language]
        changed = with_three_states_changed(file, before, after, STATE[language])
        bring(page, changed)
        metrics = page.get_by_test_id("stMetricValue")
        expect(metrics.nth(1)).to_have_text("3")
        press(page, "trip-load")
        expect(page.get_by_test_id("stAlert").first).to_contain_text("3")
        page.get_by_test_id("stExpander").locator("summary").last.click()
        bring(page, changed)
        expect(metrics.nth(1)).to_have_text("0")
        no_traceback(page)


def test_past_meetings_come_in_from_any_table_and_who_is_unknown_is_answered_at_once(
    browser: Browser, address: str
) -> None:
    rows = (
        "Wanneer;Overleg met;Waarover;Wie waren erbij",
        "3 maart 2021;CCMO;Eerste gesprek;B. Okkerse, drs. Mies Kanarie en Rik Valk",
        "april 2021;CCMO;Eerste gesprek;Bram Okkerse en R. Valk",
    )
    content = "\n".join(rows).encode()
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/data?lang=EN")
        upload(page, "overleggen.csv", content)
        act(page, page.get_by_text("3 questions: who is meant?").first.click)
        act(page, page.get_by_role("button", name="All 3: somebody new").click)
        expect(page.get_by_text("questions: who is meant?")).to_have_count(0)
        press(page, "import-load")
        expect(page.get_by_test_id("stAlert").first).to_contain_text("4 added, 0 changed, 0 held back")
        upload(page, "nog eens.csv", content)
        expect(page.get_by_text("There is nothing to import")).to_be_visible()
        no_traceback(page)
