"""Tables as people and ministries really save them."""

import pytest
from datasets import dataset, rows

from dare_network.errors import UnreadableFileError
from dare_network.formats.tables import Table, read_tables


def read(content: bytes, name: str) -> Table:
    (table,) = read_tables(name, content)
    return table


def texts(table: Table) -> list[list[str]]:
    return [list(row.cells.values()) for row in table.rows]


CONFORMANCE = {
    "accent": (17, 2, ()),
    "bom": (2, 2, ()),
    "latin1": (2, 2, ("Windows-1252",)),
    "delimiter": (2, 2, ()),
    "doublequote": (17, 5, ()),
    "escaping": (2, 3, ()),
    "blank-headers": (3, 2, ("Column 2",)),
    "blank-rows-multiple": (3, 2, ()),
    "duplicate-headers": (5, 2, ("id (2), id (3)",)),
    "duplicate-rows": (3, 3, ()),
    "defective-rows": (3, 2, ()),
    "leading-zeros": (1, 3, ()),
    "issue-1009-semicolon": (2, 1, ()),
    "skip-rows-before-headers": (2, 2, ("found in line 2",)),
    "encoding-issue-274": (17, 507, ()),
}


@pytest.mark.parametrize("name", CONFORMANCE)
def test_a_file_of_the_conformance_set_has_its_known_shape(name: str) -> None:
    path = dataset("format-conformance", "tables", f"frictionless-{name}.csv")
    table = read(path.read_bytes(), path.name)
    columns, rows, remarks = CONFORMANCE[name]
    assert (table.name, len(table.headers), len(table.rows)) == (path.stem, columns, rows)
    assert len(table.remarks) == len(remarks)
    for remark, part in zip(table.remarks, remarks, strict=True):
        assert part in remark


def test_every_text_file_of_the_conformance_set_is_among_those_above() -> None:
    listed = {row["file"] for row in rows("format-conformance", "index.csv")}
    names = {f"tables/frictionless-{name}.csv" for name in (*CONFORMANCE, "empty")}
    assert {name for name in listed if "frictionless" in name and name.endswith(".csv")} == names


@pytest.mark.parametrize(
    ("kind", "remarks"),
    [("utf8bom-semicolon-crlf", 0), ("cp1252-semicolon", 1), ("utf16le-bom-tab", 0)],
)
def test_the_encodings_of_excel_give_the_same_table(kind: str, remarks: int) -> None:
    path = dataset("format-conformance", "tables", f"agendas300-{kind}.csv")
    table = read(path.read_bytes(), path.name)
    original = rows("nl-ministers-agendas", "agendas.csv")[:300]
    assert table.headers == tuple(original[0])
    assert len(table.remarks) == remarks
    # Characters that Windows-1252 does not have were replaced by a question mark in that copy.
    expected = [
        [cell.strip().encode("cp1252", "replace").decode("cp1252") for cell in row.values()]
        for row in original
    ]
    found = [[cell.encode("cp1252", "replace").decode("cp1252") for cell in row] for row in texts(table)]
    assert found == expected


def test_the_raw_files_of_a_ministry_have_their_known_shape() -> None:
    facts = rows("uk-ministerial-meetings", "raw_index.csv")
    assert len(facts) == 55
    for fact in facts:
        path = dataset("uk-ministerial-meetings", "raw", fact["file"])
        table = read(path.read_bytes(), path.name)
        headers = [" ".join(header.split()) for header in fact["header"].split(" | ")]
        assert list(table.headers) == [header for header in headers if header], path.name
        assert len(table.rows) == int(fact["non_blank_rows"]), path.name
        guessed = [remark for remark in table.remarks if "Windows-1252" in remark]
        assert bool(guessed) == (fact["encoding"] == "windows-1252"), path.name


def test_tabs_divide_cells_too() -> None:
    path = dataset("format-conformance", "tables", "frictionless-table.tsv")
    assert texts(read(path.read_bytes(), path.name))[1] == ["2", "中国人"]


WORKBOOKS = {
    "sheets": [(f"Sheet{number}", ("id", "name"), 1) for number in (1, 2, 3)],
    "skip-rows": [("Sheet 1", ("A", "B"), 2)],
    "merged-cells": [("Лист1", ("data",), 0)],
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_of_the_conformance_set_has_its_known_shape(name: str) -> None:
    path = dataset("format-conformance", "tables", f"frictionless-{name}.xlsx")
    tables = read_tables(path.name, path.read_bytes())
    assert [(t.name, t.headers, len(t.rows)) for t in tables] == WORKBOOKS[name]


def test_headers_merged_over_several_rows_lose_no_row() -> None:
    path = dataset("format-conformance", "tables", "frictionless-multiline-headers.xlsx")
    (table,) = read_tables(path.name, path.read_bytes())
    assert table.headers[:2] == ("Region", "Caloric contribution")
    assert table.headers[3] == "Column 4"
    assert [row.line for row in table.rows] == [4, 5, 6]
    assert texts(table)[2] == ["A", "B", "C", "D"]
    assert "A1:A5, B1:B4, C1:D3" in table.remarks[0]


def test_numbers_and_days_keep_their_plain_form_whatever_their_format() -> None:
    path = dataset("format-conformance", "tables", "frictionless-preserve-formatting.xlsx")
    (table,) = read_tables(path.name, path.read_bytes())
    assert texts(table) == [["", *["1000.5577"] * 5, *["2040-05-20"] * 4, "2040-05-20"]]


def test_a_damaged_workbook_is_refused_with_a_sentence() -> None:
    path = dataset("format-conformance", "kumu", "overview-of-the-euro-crisis.xlsx")
    with pytest.raises(UnreadableFileError, match=r"^This workbook is damaged\."):
        read_tables(path.name, path.read_bytes())
