"""A liaison takes the commitments along, changes three states in a spreadsheet, and brings them back."""

import io
from pathlib import Path

import pytest
from browser import act
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from reader import no_traceback, press, reader, visit

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


def test_past_meetings_come_in_from_a_table_with_several_participants_in_a_cell(
    browser: Browser, address: str
) -> None:
    rows = (
        "Title of the dialogue,Body,Format,Owner,Date,Participants",
        'Early talks,CCMO,meb_sa_meeting,Bram Okkerse,2021-03-03,"Bram Okkerse; chair @ CCMO"',
        "Early talks,CCMO,meb_sa_meeting,Bram Okkerse,2021-04-03,Nobody Known",
    )
    table = {"name": "meetings.csv", "mimeType": "text/csv", "buffer": "\n".join(rows).encode()}
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/data?lang=EN")
        place = page.locator("[class*=st-key-meetings-files] input[type=file]")
        act(page, lambda: place.set_input_files([table]))
        expect(page.get_by_test_id("stMetricValue").nth(0)).to_have_text("1")
        expect(page.get_by_test_id("stMetricValue").nth(4)).to_have_text("1")
        press(page, "meetings-load")
        expect(page.get_by_test_id("stAlert").first).to_contain_text("1 added, 0 changed, 1 refused")
        act(page, lambda: place.set_input_files([table]))
        expect(page.get_by_test_id("stMetricValue").nth(0)).to_have_text("0")
        expect(page.get_by_test_id("stMetricValue").nth(2)).to_have_text("1")
        no_traceback(page)
