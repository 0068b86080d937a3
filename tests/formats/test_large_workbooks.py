"""Workbooks that are large for no reason, or too large: read at once, or refused before they are read."""

import io
import itertools
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import SHEET, changed, read_sheet, saved, sheet_of, texts

from dare_network.errors import UnreadableFileError
from dare_network.formats import limits
from dare_network.formats.blank_cells import without_blank_cells
from dare_network.formats.tables import read_tables

HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
FOOT = "</sheetData></worksheet>"
NAMED = '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'
MANY = limits.MAX_ROWS + 1_000

CELLS = st.sampled_from(
    [
        '<c r="{at}" s="0"/>',
        '<c s="0" r="{at}"></c>',
        "<c r='{at}' s='0'/>",
        '<c r="{at}" s="0" note="a &gt; b" />',
        '<c r="{at}" s="0"><v>7</v></c>',
        '<c r="{at}" t="inlineStr"><is><t>some &lt;c r="A1"/&gt; text</t></is></c>',
        '<c r="{at}" t="str"><f>A1</f><v></v></c>',
        "",
    ]
)
ROWS = st.lists(st.tuples(st.booleans(), st.lists(CELLS, max_size=5)), max_size=8)


def book(rows: str) -> bytes:
    """A workbook of which the only sheet has these rows."""
    return changed(saved(sheet_of([["x"]]).parent), SHEET, lambda _xml: HEAD + rows + FOOT)


def compact(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return without_blank_cells(archive)


def values(content: bytes) -> list[tuple[object, ...]]:
    """The rows of a workbook without blank ends, as the library itself reads them."""
    rows = list(openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))
    ends = [
        tuple(reversed(list(itertools.dropwhile(lambda cell: cell is None, reversed(row))))) for row in rows
    ]
    return list(reversed(list(itertools.dropwhile(lambda row: not row, reversed(ends)))))


@given(ROWS)
def test_every_value_keeps_its_place_when_blank_cells_are_left_out(
    rows: list[tuple[bool, list[str]]],
) -> None:
    xml = ""
    for number, (styled, cells) in enumerate(rows, start=1):
        style = ' spans="1:5" s="0" customFormat="1"' if styled else ""
        inside = "".join(cell.format(at=f"{'ABCDE'[at]}{number}") for at, cell in enumerate(cells))
        xml += f'<row r="{number}"{style}>{inside}</row>'
    content = book(xml)
    assert values(compact(content)) == values(content)


def test_more_formatted_rows_than_may_be_read_weigh_nothing_while_they_hold_no_value() -> None:
    blank = "".join(
        f'<row r="{n}" s="0" ht="15"><c r="A{n}" s="0"/><c r="B{n}" s="0"/></row>' for n in range(3, MANY)
    )
    content = book(f'{NAMED}<row r="2"><c r="A2" t="inlineStr"><is><t>Anna</t></is></c></row>{blank}')
    (table,) = read_tables("book.xlsx", content)
    assert texts(table) == [["Anna"]]
    with zipfile.ZipFile(io.BytesIO(compact(content))) as made:
        assert made.getinfo(SHEET).file_size < 1000


def test_too_many_rows_are_refused_before_any_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 100)
    content = book(NAMED + "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(2, 300)))
    with pytest.raises(UnreadableFileError, match="more than 100 rows; split it into smaller files"):
        compact(content)
    with pytest.raises(UnreadableFileError, match="more than 100 rows"):
        read_tables("book.xlsx", content)


def test_too_many_cells_are_refused_also_on_several_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CELLS_WITH_TEXT", 10)
    sheet = sheet_of([["a", "b"], ["1", "2"], ["3", "4"]])
    assert len(read_sheet(sheet)) == 1
    other = sheet.parent.create_sheet("Other")
    for row in (["c", "d"], ["5", "6"], ["7", "8"]):
        other.append(row)
    with pytest.raises(UnreadableFileError, match="more than 10 cells; split it into smaller files"):
        read_sheet(sheet)


def test_too_many_texts_are_refused_before_any_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TEXTS", 10)
    content = changed(
        saved(sheet_of([["a"], ["1"]]).parent),
        "xl/sharedStrings.xml",
        lambda _xml: "<sst>" + "<si/>" * 5 + "<si><t>a</t></si>" * 6 + "</sst>",
    )
    with pytest.raises(UnreadableFileError, match="more than 10 different texts"):
        read_tables("book.xlsx", content)
