"""CSV and XLSX for the reader to take away, and back again."""

import csv
import io
import zipfile
from datetime import date, datetime
from uuid import UUID

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from naughty import naughty_strings

from dare_network.formats.characters import without_controls
from dare_network.formats.tables import read_tables, write_csv, write_xlsx
from dare_network.language import Language, speaking

FORMULAS = [
    "=1+1",
    "+31 20 5551234",
    "-omics",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "-2+3",
    "'=1",
    " =1+1",
    "' =1",
]


def cleaned(text: str) -> str:
    """What reading does to a text: control characters and outer blanks go, line ends become one."""
    clean, _left_out = without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))
    return clean.strip()


CELLS = st.text() | st.text(alphabet=",;|\t\"'=+-\r\n #_x0041é", max_size=12)

# No table can begin with a blank header, and reading tells equal headers apart.
HEADERS = st.lists(
    CELLS.map(lambda text: " ".join(cleaned(text).split())).filter(bool),
    min_size=1,
    max_size=6,
    unique_by=str.casefold,
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    headers = draw(HEADERS)
    row = st.lists(CELLS, min_size=len(headers), max_size=len(headers))
    return headers, draw(st.lists(row, max_size=6))


def expected(rows: list[list[str]]) -> list[list[str]]:
    texts = [[cleaned(cell) for cell in row] for row in rows]
    return [row for row in texts if any(row)]


def read_back(name: str, content: bytes) -> tuple[list[str], list[list[str]]]:
    (table,) = read_tables(name, content)
    return list(table.headers), [list(row.cells.values()) for row in table.rows]


@settings(max_examples=200, deadline=None)
@given(tables(), st.sampled_from(",;\t|"))
@example((["a;b", "c;d"], [["e;f", "g;h"]]), ",")
@example((["a|b;c"], [["d,e;f"]]), ",")
@example((["a", "b"], [[" '=", "' ="], ["'\t", " '\n-"]]), ",")
@example((["'=a", "=b"], [["''=c", "'d"]]), ",")
@example((['"'], [['""'], ['a"'], ["\n"]]), ";")
def test_what_is_written_as_csv_is_read_back(
    table: tuple[list[str], list[list[str]]], separator: str
) -> None:
    headers, rows = table
    content = write_csv(headers, rows, separator)
    assert read_back("a.csv", content) == (headers, expected(rows))


@settings(max_examples=60, deadline=None)
@given(tables())
@example((["=a", "#N/B"], [["_x0041_", "=1+1"], ["\uffff\ud800", "a\r\nb"]]))
def test_what_is_written_as_xlsx_is_read_back(table: tuple[list[str], list[list[str]]]) -> None:
    headers, rows = table
    # On a sheet two blank rows would begin another table.
    rows = [row for row in rows if any(map(cleaned, row))]
    content = write_xlsx({"Sheet": (headers, rows)})
    assert read_back("a.xlsx", content) == (headers, expected(rows))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_naughty_strings_survive(form: str) -> None:
    rows = [[str(number), text] for number, text in enumerate(naughty_strings())]
    headers = ["number", "text"]
    write = {"csv": write_csv, "xlsx": lambda h, r: write_xlsx({"Sheet": (h, r)})}[form]
    assert read_back(f"a.{form}", write(headers, rows)) == (headers, expected(rows))
    assert len(rows) == 515


def test_csv_opens_in_excel_with_its_characters_and_lines() -> None:
    content = write_csv(["naam", "aantal"], [["Café", 1], ["b", None]])
    assert content == b'\xef\xbb\xbf"naam","aantal"\r\n"Caf\xc3\xa9","1"\r\n"b",""\r\n'


def test_a_dutch_reader_gets_the_separator_that_a_dutch_excel_expects() -> None:
    with speaking(Language.DUTCH):
        content = write_csv(["naam", "aandeel"], [["Café", "0,5"]])
        assert content.decode("utf-8-sig") == '"naam";"aandeel"\r\n"Café";"0,5"\r\n'
        assert read_back("a.csv", content) == (["naam", "aandeel"], [["Café", "0,5"]])
        assert write_csv(["a", "b"], [], ",").decode("utf-8-sig") == '"a","b"\r\n'


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_file_can_run_as_a_formula(text: str) -> None:
    content = write_csv([text], [[text]]).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(content, newline="")):
        assert row == [f"'{text}"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-5, "-5"),
        (-1.5, "-1.5"),
        ("-5", "-5"),
        ("+3,14", "+3,14"),
        (True, "True"),
        (date(2026, 5, 31), "2026-05-31"),
        ("O'Brien", "O'Brien"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
    ],
)
def test_plain_values_stay_as_they_are_in_csv(value: object, text: str) -> None:
    assert write_csv(["a"], [[value]]).decode("utf-8-sig").splitlines()[1] == f'"{text}"'


@pytest.mark.parametrize("text", [*FORMULAS, "#N/A", "{=1}"])
def test_no_text_of_a_workbook_is_a_formula_or_an_error(text: str) -> None:
    content = write_xlsx({"Sheet": ([text], [[text]])})
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "inlineStr"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", ["=1+1", "+31 6 12345678", "-x", "@all"])
def test_a_text_of_a_workbook_that_looks_like_a_formula_reads_as_it_was_and_stays_text(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx({"Sheet": (["a", "b"], [[text, f"no {text}"]])})))
    cell, other = book.active[2]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert (other.value, other.quotePrefix) == (f"no {text}", False)


def test_numbers_truth_values_and_days_keep_their_type_in_a_workbook() -> None:
    key = UUID(int=7)
    instant = datetime(2026, 5, 31, 10)  # noqa: DTZ001 - any moment will do
    row = [1, -2.5, True, date(2026, 5, 31), None, key, float("inf"), date(1850, 1, 1), instant]
    content = write_xlsx({"Sheet": ([f"h{place}" for place in range(9)], [row])})
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert [cell.value for cell in sheet[2]] == [
        1, -2.5, True, datetime(2026, 5, 31), None,  # noqa: DTZ001 - as openpyxl reads a day
        str(key), "inf", "1850-01-01", "2026-05-31 10:00:00",
    ]  # fmt: skip


def test_names_of_sheets_are_made_fit_for_excel() -> None:
    rows = (["a"], [["1"]])
    content = write_xlsx({"Who/what: [all]?": rows, "x" * 40: rows, "x" * 41: rows, "": rows})
    names = openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    assert names[0] == "Who-what- -all--"
    assert all(len(name) <= 31 for name in names)
    assert len(set(names)) == 4


def test_a_workbook_has_its_sheets_in_order() -> None:
    content = write_xlsx({"Ties": (["a"], [["1"]]), "People": (["b"], [["2"], ["3"]])})
    tables = read_tables("a.xlsx", content)
    assert [(table.name, len(table.rows)) for table in tables] == [("Ties", 1), ("People", 2)]
