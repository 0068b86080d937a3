"""The coordination office brings the workbook of years: what is in question is answered in the plan."""

import io

import pytest
from browser import act
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, Locator, Page, expect
from reader import choose, pick, press, reader, upload, visit

pytestmark = pytest.mark.browser

STORED = ("Name", "Kind", "E-mail"), ("Jan Proefpersoon", "person", "jan@oost.example")
CONTACTS = (
    ("ID", "Label", "Type", "Email", "City"),
    ("p1", "Jan Proefpersoon", "Person", "jan@west.example", "Leiden"),
    ("p2", "Mies Kanarie", "Person", "mies at west.example", "Leiden"),
    ("p3", "", "Person", "", "Delft"),
    ("o1", "Stichting Westlab", "Organisation", "", "Leiden"),
)
RELATIONS = (
    ("From", "To", "Type"),
    ("p2", "o1", "works at"),
    ("p1", "p2", "drinks coffee with"),
    ("p2", "p3", "knows"),
)


def workbook(**sheets: tuple[tuple[str, ...], ...]) -> bytes:
    """A workbook with these sheets."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_what_is_in_question_is_answered_in_the_plan(browser: Browser, address: str) -> None:
    with reader(browser, address) as (page, _watch):
        visit(page, f"{address}/data")
        upload(page, "before.xlsx", workbook(List=STORED))
        press(page, "import-load")
        upload(page, "kaart.xlsx", workbook(Elements=CONTACTS, Connections=RELATIONS))
        expect(page.get_by_text("1 question: who is meant?")).to_be_visible()

        opened(page, "1 question: who is meant?")
        act(page, lambda: pick(asked(page, "Jan Proefpersoon (Elements, line 2)"), "Somebody new"))
        expect(page.get_by_text("1 question: who is meant?")).to_have_count(0)
        opened(page, "1 cell cannot be stored")
        field = page.get_by_test_id("stTextInput").filter(has_text="Mies Kanarie").locator("input")
        field.fill("mies@west.example")
        act(page, lambda: field.press("Enter"))
        expect(page.get_by_text("1 cell cannot be stored")).to_have_count(0)
        opened(page, "2 words that are in no list")
        act(page, lambda: pick(asked(page, "Type of tie: drinks coffee with (1 row)"), "knows"))

        choose(page, "import-rows-whose", "Stichting Westlab (Organisation)")
        for said in ("Mies Kanarie – is related to – Stichting Westlab", "Mies Kanarie – Stichting Westlab"):
            press(page, "import-rows-turn")
            cells = page.locator("[role=gridcell]")
            expect(cells.filter(has_text=said).first).to_be_attached()

        with page.expect_download() as download:
            page.locator(".st-key-import-refused button").click()
        left = load_workbook(io.BytesIO(download.value.path().read_bytes()))
        visible = [sheet.title for sheet in left if sheet.sheet_state == "visible"]
        assert visible == ["Elements", "Connections"]
        press(page, "import-load")
        expect(page.get_by_text("0 held back, 2 refused").first).to_be_visible()

        left["Elements"].cell(2, 2).value = "Kees Nazending"
        mended = io.BytesIO()
        left.save(mended)
        upload(page, "hersteld.xlsx", mended.getvalue())
        press(page, "import-load")
        expect(page.get_by_text("2 added, 0 changed").first).to_be_visible()
        upload(page, "andere naam.xlsx", workbook(Lijst=CONTACTS, Verbanden=RELATIONS))
        expect(page.get_by_text("There is nothing to import")).to_be_visible()


def asked(page: Page, question: str) -> Locator:
    """The list in which a question is answered."""
    return page.get_by_test_id("stSelectbox").filter(has_text=question)


def opened(page: Page, label: str) -> None:
    """Open a part that is folded away."""
    act(page, page.get_by_text(label).first.click)
