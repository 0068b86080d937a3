"""Workbooks that are damaged, empty or hostile."""

import pytest
from workbooks import SHEET, changed, read_sheet, saved, sheet_of

from dare_network.errors import UnreadableFileError
from dare_network.formats.tables import read_tables


def test_a_damaged_workbook_is_refused_with_a_sentence() -> None:
    content = saved(sheet_of([["a"], ["1"]]).parent)
    end = content.rindex(b"PK\x05\x06")
    # Sixteen bytes into the end it says where the list of its parts begins: here beyond the file.
    moved = content[: end + 16] + b"\xff\xff\xff\x7f" + content[end + 20 :]
    with pytest.raises(UnreadableFileError, match=r"^This workbook is damaged\."):
        read_tables("book.xlsx", moved)


def test_a_row_number_beyond_the_last_row_of_a_sheet_is_damage() -> None:
    content = saved(sheet_of([["a"], ["1"]]).parent)
    content = changed(content, SHEET, lambda xml: xml.replace('"A2"', '"A9999999999"').replace(
        '<row r="2"', '<row r="9999999999"'
    ))  # fmt: skip
    with pytest.raises(UnreadableFileError, match=r"^This workbook is damaged\."):
        read_tables("book.xlsx", content)


def test_a_workbook_without_any_text_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="No sheet of this workbook holds a row"):
        read_sheet(sheet_of([[None, " "], []]))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_half_a_workbook_is_refused(share: float) -> None:
    content = saved(sheet_of([["a", "b"], ["1", "2"]]).parent)
    with pytest.raises(UnreadableFileError, match=r"^This workbook is damaged\."):
        read_tables("book.xlsx", content[: int(len(content) * share)])


@pytest.mark.parametrize(
    "part",
    [
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        SHEET,
        "[Content_Types].xml",
    ],
)
@pytest.mark.parametrize("harm", ["", "<", "&bomb;", "<a/>", "\ufeff"])
def test_a_workbook_with_a_harmed_part_is_read_or_refused(part: str, harm: str) -> None:
    content = saved(sheet_of([["a", "b"], ["1", "2"]]).parent)
    for change in (
        lambda xml: harm,
        lambda xml: xml[: len(xml) // 2] + harm,
        lambda xml: harm + xml,
    ):
        try:
            outcome = read_tables("book.xlsx", changed(content, part, change))[0].name
        except UnreadableFileError as error:
            outcome = str(error)
        assert outcome.startswith(("Elements", "This workbook", "No sheet", "This is a ZIP"))


def test_entities_that_grow_without_bounds_are_refused() -> None:
    levels = "".join(f'<!ENTITY b{level} "{f"&b{level - 1};" * 10}">' for level in range(1, 10))
    bomb = f'<!DOCTYPE worksheet [<!ENTITY b0 "{"x" * 100}">{levels}]>'
    content = saved(sheet_of([["a", "b"], ["1", "2"]]).parent)
    content = changed(
        content,
        SHEET,
        lambda xml: bomb + xml.replace("<t>1</t>", "<t>&b9;</t>"),
    )
    with pytest.raises(UnreadableFileError, match=r"^This workbook is damaged\."):
        read_tables("book.xlsx", content)
