"""The coordination office loads a file, sees beforehand what would change, and takes it back."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from browser import act
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, Page, expect
from reader import choose, no_traceback, press, reader, row_with, upload, visit

pytestmark = pytest.mark.browser

ELEMENTS = (
    ("Label", "Type", "City", "Description"),
    ("Noor Teststra", "Person", "Leiden", "Reads **every** file"),
    ("Lab van Proefhuizen", "Research institute", "Utrecht", ""),
    ("", "Person", "Delft", "nobody is named here"),
    ("Teunis Voorbeeldsma", "Person", "Groningen", ""),
)
CONNECTIONS = (
    ("From", "To", "Type", "Description"),
    ("Noor Teststra", "Lab van Proefhuizen", "works with", ""),
    ("Noor Teststra", "Nobody at all", "works with", ""),
    ("Teunis Voorbeeldsma", "Noor Teststra", "works with", ""),
)


def workbook() -> bytes:
    """A map as Kumu exports it, with a row that names nobody and one that points nowhere."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in (("Elements", ELEMENTS), ("Connections", CONNECTIONS)):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def zipped() -> bytes:
    """A ZIP that holds no workbook."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("notes.txt", "This is not a workbook.")
    return written.getvalue()


def counts(page: Page) -> list[str]:
    """What would be added and changed, then what becomes of the other rows where there are any."""
    return page.get_by_test_id("stMetricValue").all_inner_texts()


def test_a_workbook_is_tried_loaded_loaded_again_and_taken_back(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/data")
        upload(page, "map.xlsx", workbook())
        assert counts(page) == ["5", "0", "2"]
        reasons = page.locator("[role=gridcell]")
        expect(reasons.filter(has_text="Nobody at all").first).to_be_attached()
        with page.expect_download() as download:
            page.locator(".st-key-import-refused button").click()
        mended = load_workbook(io.BytesIO(download.value.path().read_bytes()))
        visible = [sheet for sheet in mended if sheet.sheet_state == "visible"]
        assert [sheet.title for sheet in visible] == ["Elements", "Connections"]
        rows = [list(sheet.iter_rows(values_only=True)) for sheet in visible]
        assert [row[0][-1] for row in rows] == ["Why this row was left out"] * 2
        assert [row[1][3] for row in rows] == ["nobody is named here", None]

        press(page, "import-load")
        expect(page.get_by_text("5 added, 0 changed")).to_have_count(2)
        act(page, page.get_by_role("link", name="Stakeholders").click)
        act(page, lambda: search(page, "teststra"))
        row_with(page, "Noor Teststra", "stakeholders-list-table")
        expect(page.locator(".card h2")).to_have_text("Noor Teststra")
        expect(page.locator(".card")).to_contain_text("Reads **every** file")
        expect(page.get_by_role("link", name="Lab van Proefhuizen")).to_be_visible()
        act(page, page.get_by_role("link", name="Network", exact=True).click)
        choose(page, "network-prompt-actor", "Teunis Voorbeeldsma")
        expect(page.locator(".card h2")).to_have_text("Teunis Voorbeeldsma")

        act(page, page.get_by_role("link", name="Data", exact=True).click)
        upload(page, "map.xlsx", workbook())
        assert counts(page) == ["0", "0", "5", "2"]
        expect(page.locator(".st-key-import-load")).to_have_count(0)

        press(page, "imports-undo")
        assert counts(page) == ["5", "0", "2"]
        visit(page, f"{address}/stakeholders")
        act(page, lambda: search(page, "teststra"))
        expect(page.get_by_text("Nobody meets these filters.")).to_be_visible()


def search(page: Page, words: str) -> None:
    """Type into the search field of the stakeholders."""
    page.locator(".st-key-stakeholders-list-words input").fill(words)
    page.keyboard.press("Enter")


def test_a_table_from_a_dutch_office_is_recognised(browser: Browser, address: str) -> None:
    table = (
        "Naam;E-mailadres;Plaats;Omschrijving\r\n"
        'Jiska de Puntkomma;jiska@example.org;’s-Hertogenbosch;"Zegt „ja; graag”"\r\n'
    )
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/data")
        upload(page, "mensen.csv", table.encode("cp1252"))
        assert counts(page) == ["1", "0"]
        press(page, "import-load")
        expect(page.get_by_text("1 added, 0 changed")).to_have_count(2)
        act(page, page.get_by_role("link", name="Stakeholders").click)
        act(page, lambda: search(page, "puntkomma"))
        row_with(page, "Jiska de Puntkomma", "stakeholders-list-table")
        expect(page.locator(".card")).to_contain_text("Zegt „ja; graag”")
        expect(page.locator(".facts")).to_contain_text("jiska@example.org")
        expect(page.locator(".facts")).to_contain_text("’s-Hertogenbosch")


def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        for name, content in (("map.xlsx", zipped()), ("map.csv", zipped()), ("empty.csv", b"")):
            visit(page, f"{address}/data")
            upload(page, name, content)
            sentence = page.get_by_test_id("stAlertContentError")
            expect(sentence.locator("p")).to_have_text(re.compile(r"^[A-Z].+[.]$"))
            no_traceback(page)
            assert counts(page) == []


def test_a_long_import_and_its_undoing_are_stopped_and_nothing_is_half_done(
    browser: Browser, address: str
) -> None:
    rows = "".join(f"{number},Bureau {number},Utrecht\n" for number in range(8_000))
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/data")
        upload(page, "bureaus.csv", f"number,name,city\n{rows}".encode())
        assert counts(page)[0] == "8000"
        page.locator(".st-key-import-load button").click()
        stop(page, "import")
        expect(page.locator(".st-key-import-load button")).to_be_visible()
        expect(page.get_by_text("8000 added")).to_have_count(0)

        press(page, "import-load")
        expect(page.get_by_text("8000 added").first).to_be_visible()
        undo = page.get_by_role("button", name="Undo")
        undo.first.click()
        stop(page, "imports-undo")
        expect(undo.first).to_be_visible()
        expect(page.get_by_text("8000 records are as they were")).to_have_count(0)

        act(page, undo.first.click)
        expect(page.get_by_text(re.compile("8,?000 records are as they were"))).to_be_visible()
        no_traceback(page)


def stop(page: Page, key: str) -> None:
    """Stop what has begun, once it has said how far it is."""
    expect(page.get_by_test_id("stProgress")).to_be_visible()
    act(page, page.locator(f".st-key-{key}-stop button").click)
    expect(page.get_by_test_id("stProgress")).to_have_count(0)
