"""Workbooks as people really save them."""

import re
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl.chart import BarChart, Reference
from workbooks import SHEET, changed, read_sheet, saved, sheet_of, texts

from dare_network.formats.tables import read_tables


def test_every_sheet_is_a_table() -> None:
    sheet = sheet_of([["id", "name"], [1, "a"]], "Sheet1")
    for title in ("Sheet2", "Sheet3"):
        sheet.parent.create_sheet(title).append(["id", "name"])
        sheet.parent[title].append([2, "b"])
    tables = read_sheet(sheet)
    assert [(t.name, t.headers, len(t.rows)) for t in tables] == [
        (f"Sheet{number}", ("id", "name"), 1) for number in (1, 2, 3)
    ]


def test_headers_merged_over_several_rows_lose_no_row() -> None:
    sheet = sheet_of([
        ["Regio", "Bijdrage", "Gevolg", None, "Bron"], [], [],
        [None, None, "dit kwartaal", "dit jaar"], [None, "(%)"], ["A", "B", "C", "D", "E"],
    ])  # fmt: skip
    for merged in ("A1:A5", "B1:B4", "C1:D3", "E1:E5"):
        sheet.merge_cells(merged)
    (table,) = read_sheet(sheet)
    assert table.headers == ("Regio", "Bijdrage", "Gevolg", "Column 4", "Bron")
    assert [row.line for row in table.rows] == [4, 5, 6]
    assert texts(table)[2] == ["A", "B", "C", "D", "E"]
    assert "C1:D3" in table.remarks[0]


def test_a_column_beside_the_header_in_which_something_stands_belongs_to_the_table() -> None:
    rows = [["naam", "plaats", "land"], ["KWF", "Utrecht", "NL", "Mail first", None, "far"]]
    (table,) = read_sheet(sheet_of(rows))
    assert table.headers == ("naam", "plaats", "land", "Column 4")
    assert texts(table) == [["KWF", "Utrecht", "NL", "Mail first"]]
    assert table.rows[0].surplus == 2
    assert table.remarks == ("Columns without a header are called: Column 4.",)


def test_numbers_and_days_keep_their_plain_form_whatever_their_format() -> None:
    numbers, days = ["0", "0.00", "0.0000", "0.0000#"], ["M/D/YY", "D\\-MMM", "MMDDYY", "dd-mm-yyyy"]
    sheet = sheet_of([["empty", *numbers, *days], [None, *[1000.5577] * 4, *[date(2040, 5, 20)] * 4]])
    for cell, form in zip(sheet[2][1:], numbers + days, strict=True):
        cell.number_format = form
    (table,) = read_sheet(sheet)
    assert texts(table) == [["", *["1000.5577"] * 4, *["2040-05-20"] * 4]]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (42, "42"),
        (-0.5, "-0.5"),
        (0.1 + 0.2, "0.3"),
        (1e15, "1000000000000000"),
        (True, "TRUE"),
        (date(2026, 5, 31), "2026-05-31"),
        (datetime(2026, 5, 31, 14, 30), "2026-05-31T14:30:00"),  # noqa: DTZ001 - as in a sheet
        (time(9, 5), "09:05:00"),
        (timedelta(hours=30, minutes=5), "30:05:00"),
        ("  007 ", "007"),
        ("a\r\nb", "a\nb"),
        ("_x005F_x0041_", "_x0041_"),
        ("#N/A", ""),
    ],
)
def test_a_value_becomes_plain_text(value: object, text: str) -> None:
    (table,) = read_sheet(sheet_of([["key", "value"], ["a", value]]))
    assert texts(table) == [["a", text]]


def test_a_calculated_number_has_the_fifteen_digits_that_excel_shows() -> None:
    content = saved(sheet_of([["a", "b"], ["x", 0.25]]).parent)
    content = changed(content, SHEET, lambda xml: xml.replace("<v>0.25</v>", "<v>0.30000000000000004</v>"))
    (table,) = read_tables("book.xlsx", content)
    assert texts(table) == [["x", "0.3"]]


def test_shared_texts_are_found_with_their_formatting_left_out() -> None:
    content = saved(sheet_of([["a", "b"], ["1", "2"]]).parent)
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    shared = (
        f'<sst xmlns="{namespace}"><si><t>unused</t></si><si><r><t xml:space="preserve">Anna </t></r>'
        "<r><rPr><b/></rPr><t>de Wit</t></r></si></sst>"
    )
    content = changed(
        content,
        SHEET,
        lambda xml: xml.replace(
            '<c r="A2" t="inlineStr"><is><t>1</t></is></c>', '<c r="A2" t="s"><v>1</v></c>'
        ),
    )
    content = changed(content, "xl/sharedStrings.xml", lambda _xml: shared)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    content = changed(
        content,
        "[Content_Types].xml",
        lambda xml: xml.replace(
            "</Types>",
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>',
        ),
    )
    (table,) = read_tables("book.xlsx", content)
    assert texts(table) == [["Anna de Wit", "2"]]


def test_error_values_are_read_as_empty_with_a_remark() -> None:
    (table,) = read_sheet(sheet_of([["a", "b"], ["#REF!", "x"], ["#DIV/0!", "y"]]))
    assert table.remarks == ("2 cells show an error such as #N/A and were read as empty.",)


def test_escaped_control_characters_are_left_out_with_a_remark() -> None:
    (table,) = read_sheet(sheet_of([["a", "b"], ["x_x0000_y_x001F_", "z"]]))
    assert texts(table) == [["xy", "z"]]
    assert table.remarks == ("2 control characters were left out.",)


def test_formulas_count_with_their_stored_result() -> None:
    content = saved(sheet_of([["name", "total"], ["a", "=1+1"], ["b", "=2+2"], ["c", "="]]).parent)
    content = changed(content, SHEET, lambda xml: xml.replace("<f>1+1</f><v />", "<f>1+1</f><v>2</v>"))
    (table,) = read_tables("book.xlsx", content)
    assert texts(table) == [["a", "2"], ["b", ""], ["c", "="]]
    assert table.remarks[0].startswith("These formulas have no stored result and were read as empty: B3.")


def test_an_empty_text_is_a_result_of_a_formula() -> None:
    content = saved(sheet_of([["name", "total"], ["a", "=IF(1,B9)"]]).parent)
    content = changed(content, SHEET, lambda xml: xml.replace('<c r="B2">', '<c r="B2" t="str">'))
    (table,) = read_tables("book.xlsx", content)
    assert table.remarks == ()


def test_the_text_of_merged_cells_goes_to_the_first_with_a_remark() -> None:
    sheet = sheet_of([["a", "b", "c"], ["x", None, "z"], [None, None, "w"]])
    sheet.merge_cells("A2:B3")
    (table,) = read_sheet(sheet)
    assert texts(table) == [["x", "", "z"], ["", "", "w"]]
    assert table.remarks == ("Merged cells (A2:B3): the text counts for the first cell of each only.",)


def test_two_blank_rows_begin_another_table() -> None:
    sheet = sheet_of(
        [["Label", "Type"], ["A", "x"], [], ["B", "y"], [], [], ["From", "To"], ["A", "B"]], "Map"
    )
    first, second = read_sheet(sheet)
    assert (first.name, first.headers, [row.line for row in first.rows]) == (
        "Map", ("Label", "Type"), [2, 4],
    )  # fmt: skip
    assert (second.name, second.headers, [row.line for row in second.rows]) == (
        "Map (2)", ("From", "To"), [8],
    )  # fmt: skip
    assert second.remarks == ("This table begins in row 7, below two blank rows.",)


def test_a_title_and_a_footnote_that_stand_apart_are_left_out_with_a_remark() -> None:
    sheet = sheet_of([["Our list"], [], [], ["a", "b"], ["1", "2"], [], [], ["Source: KWF"]])
    (table,) = read_sheet(sheet)
    assert (table.headers, texts(table)) == (("a", "b"), [["1", "2"]])
    assert table.remarks == (
        "The text in row 1 stands apart from the table and was left out.",
        "The text in row 8 stands apart from the table and was left out.",
    )


def test_sheets_marked_to_be_ignored_are_left_out_and_hidden_ones_are_read() -> None:
    sheet = sheet_of([["Label"], ["A"]])
    for title in ("Notes (Ignore)", "Hidden", "Blank"):
        other = sheet.parent.create_sheet(title)
        if title != "Blank":
            other.append(["Label"])
            other.append(["B"])
    sheet.parent["Hidden"].sheet_state = "hidden"
    tables = read_sheet(sheet)
    assert [table.name for table in tables] == ["Elements", "Hidden"]
    assert tables[1].remarks == ("This sheet is hidden in the workbook; it was read all the same.",)


def test_charts_and_rules_for_input_do_not_stand_in_the_way() -> None:
    sheet = sheet_of([["name", "total"], ["a", 1], ["b", 2]])
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "D2")
    sheet.parent.create_chartsheet("Chart").add_chart(BarChart())
    extension = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        "<x14:dataValidations/></ext></extLst></worksheet>"
    )
    content = changed(saved(sheet.parent), SHEET, lambda xml: xml.replace("</worksheet>", extension))
    (table,) = read_tables("book.xlsx", content)
    assert texts(table) == [["a", "1"], ["b", "2"]]


def test_a_sheet_that_tells_a_wrong_size_is_read_whole() -> None:
    content = saved(sheet_of([["a", "b"], ["1", "2"]]).parent)
    content = changed(
        content, SHEET, lambda xml: re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1"', xml)
    )
    (table,) = read_tables("book.xlsx", content)
    assert texts(table) == [["1", "2"]]


def test_a_cell_of_ten_thousand_characters_is_kept_whole() -> None:
    (table,) = read_sheet(sheet_of([["a", "b"], ["é" * 10_000, "x"]]))
    assert texts(table) == [["é" * 10_000, "x"]]
