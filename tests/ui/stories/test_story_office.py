"""An office brings in its own workbook, mends what stayed out, and makes one of who stands there twice."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import act, start_app
from installation import ROOT
from office_workbook import office_file
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from reader import no_traceback, press, reader, submit, upload, visit
from test_story_import import counts

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The product without any record of its own."""
    path = tmp_path_factory.mktemp("office") / "dare.sqlite3"
    settings = {"DARE_DATABASE_URL": f"sqlite:///{path}", "DARE_SAMPLE": "no"}
    with start_app(ROOT / "app.py", settings) as base:
        yield base


def test_an_office_brings_in_its_workbook_mends_it_and_keeps_it_clean(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/data")
        upload(page, *office_file("office.xlsx"))
        assert int(counts(page)[0]) > 700
        mended = refused(page)
        press(page, "import-load")
        expect(page.get_by_text(re.compile(r"7\d\d added, 1\d changed")).first).to_be_visible()

        upload(page, *office_file("renamed.xlsx"))
        assert counts(page)[:2] == ["0", "0"]
        expect(page.locator(".st-key-import-load")).to_have_count(0)

        visit(page, f"{address}/data")
        upload(page, "mended.xlsx", mended)
        assert counts(page)[0] == "1"
        press(page, "import-load")
        expect(page.get_by_text("1 added, 0 changed").first).to_be_visible()

        visit(page, f"{address}/duplicates")
        before = waiting(page)
        press(page, "duplicates-merge")
        submit(page)
        assert waiting(page) == before - 1
        act(page, page.get_by_role("tab", name="Decided").click)
        act(page, page.get_by_role("button", name="Take back").first.click)
        act(page, page.get_by_role("tab", name="To decide").click)
        assert waiting(page) == before
        no_traceback(page)


def refused(page: Page) -> bytes:
    """The workbook of the rows that stayed out, of which the one about an unknown person names another."""
    with page.expect_download() as download:
        page.locator(".st-key-import-refused button").click()
    book = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    cells = [cell for row in book["Relaties"] for cell in row if cell.value == "Ferdinand Zuur"]
    for cell in cells:
        cell.value = "Jolijn Postma"
    assert len(cells) == 1
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def waiting(page: Page) -> int:
    """The number of pairs that wait for a decision."""
    said = page.get_by_text("of records may be one").inner_text()
    return int(said.split()[0])
