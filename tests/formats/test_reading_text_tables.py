"""CSV, TSV and their cousins, as people really save them."""

import csv

import pytest
from datasets import dataset
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dare_network.errors import UnreadableFileError
from dare_network.formats.tables import Row, Table, read_tables


def read(content: bytes | str, name: str = "people.csv") -> Table:
    (table,) = read_tables(name, content.encode() if isinstance(content, str) else content)
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
    with dataset("format-conformance", "index.csv").open(encoding="utf-8") as index:
        listed = {row["file"] for row in csv.DictReader(index)}
    names = {f"tables/frictionless-{name}.csv" for name in (*CONFORMANCE, "empty")}
    assert {name for name in listed if "frictionless" in name and name.endswith(".csv")} == names


@pytest.mark.parametrize(
    ("kind", "remarks"),
    [("utf8bom-semicolon-crlf", 0), ("cp1252-semicolon", 1), ("utf16le-bom-tab", 0)],
)
def test_the_encodings_of_excel_give_the_same_table(kind: str, remarks: int) -> None:
    path = dataset("format-conformance", "tables", f"agendas300-{kind}.csv")
    table = read(path.read_bytes(), path.name)
    with dataset("nl-ministers-agendas", "agendas.csv").open(encoding="utf-8", newline="") as file:
        original = [list(row) for _turn, row in zip(range(301), csv.reader(file), strict=False)]
    assert list(table.headers) == original[0]
    assert len(table.remarks) == remarks
    # Characters that Windows-1252 does not have were replaced by a question mark in that copy.
    expected = [
        [cell.strip().encode("cp1252", "replace").decode("cp1252") for cell in row] for row in original[1:]
    ]
    found = [[cell.encode("cp1252", "replace").decode("cp1252") for cell in row] for row in texts(table)]
    assert found == expected


def test_the_raw_files_of_a_ministry_have_their_known_shape() -> None:
    with dataset("uk-ministerial-meetings", "raw_index.csv").open(encoding="utf-8") as file:
        facts = list(csv.DictReader(file))
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


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_separator_line_end_and_encoding_are_found(separator: str, end: str, encoding: str) -> None:
    lines = [["Naam", "Plaats"], ["Café Zoë", "Utrecht, oost; west"], ["x", ""]]
    text = end.join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    table = read(mark + text.encode(encoding))
    assert table.headers == ("Naam", "Plaats")
    assert texts(table) == lines[1:]


def test_a_separator_inside_quotation_marks_does_not_count() -> None:
    table = read('naam;plaats\n"a, b, c";"d, e, f"\n"g, h, i";"j, k, l"\n')
    assert texts(table) == [["a, b, c", "d, e, f"], ["g, h, i", "j, k, l"]]


def test_commas_in_a_single_column_of_text_divide_nothing() -> None:
    table = read("Naam\nUtrecht\nHaag, Den\nLeiden\nBosch, Den\nDelft\n")
    assert texts(table) == [["Utrecht"], ["Haag, Den"], ["Leiden"], ["Bosch, Den"], ["Delft"]]


def test_russian_text_is_not_read_as_western_european() -> None:
    line = "Институт онкологии,Москва,научная организация здравоохранения\n"
    table = read(("Название,Город,Вид\n" + line * 20).encode("cp1251"))
    assert texts(table)[0] == line.strip().split(",")
    assert "guess" in table.remarks[0]


def test_line_numbers_are_those_of_the_file() -> None:
    table = read('name,city\n\n"a\nb",x\n,\nc,"y\n\nz"\nd,e')
    assert [row.line for row in table.rows] == [3, 6, 9]
    assert texts(table) == [["a\nb", "x"], ["c", "y\n\nz"], ["d", "e"]]


def test_short_rows_are_padded_and_surplus_cells_are_counted() -> None:
    table = read("a,b,c\n1\n1,2,3,4,5\n1,2,3,,\n")
    assert table.rows == (
        Row(2, {"a": "1", "b": "", "c": ""}),
        Row(3, {"a": "1", "b": "2", "c": "3"}, surplus=2),
        Row(4, {"a": "1", "b": "2", "c": "3"}),
    )


def test_a_blank_header_at_the_end_is_named_where_something_stands_below() -> None:
    assert read("a,b,\n1,2,x\n").headers == ("a", "b", "Column 3")
    assert read("a,b,,\n1,2,,\n").headers == ("a", "b")


def test_repeated_headers_are_told_apart_in_any_case() -> None:
    table = read("Name,name,Name (2),Name,,Column 5\n1,2,3,4,5,6\n")
    assert table.headers == ("Name", "name (3)", "Name (2)", "Name (4)", "Column 5 (2)", "Column 5")
    assert texts(table) == [["1", "2", "3", "4", "5", "6"]]


def test_titles_above_the_headers_are_left_out_with_a_remark() -> None:
    table = read("Stakeholders of DARE-NL\nversion,2026\n\nname,city,country,kind\na,b,c,d\n")
    assert table.headers == ("name", "city", "country", "kind")
    assert table.remarks == ("The headers were found in line 4. The 2 rows above them were left out.",)


def test_leading_zeros_are_kept() -> None:
    assert texts(read("pic,name\n007,a\n")) == [["007", "a"]]


def test_blanks_after_a_separator_do_not_hide_a_quotation_mark() -> None:
    assert texts(read('a, b\n1, "Utrecht, NL"\n')) == [["1", "Utrecht, NL"]]


def test_a_cell_of_ten_thousand_characters_is_kept_whole() -> None:
    assert texts(read("a,b\n" + "é" * 10_000 + ",x\n"))[0][0] == "é" * 10_000


def test_control_characters_are_left_out_with_a_remark() -> None:
    table = read("na\x00me,city\na\x07b,c\x1f\n")
    assert (table.headers, texts(table)) == (("name", "city"), [["ab", "c"]])
    assert table.remarks == ("3 control characters were left out.",)


def test_an_open_quotation_mark_is_refused_with_its_line() -> None:
    with pytest.raises(UnreadableFileError, match=r"opens in line 3 is never closed"):
        read('a,b\n1,2\n3,"4\n5,6\n7,8\n')


def test_an_endless_cell_is_refused_with_its_line() -> None:
    with pytest.raises(UnreadableFileError, match=r"in line 3 has more than 131,072 characters"):
        read("a,b\n1,2\n3," + "x" * 131_073 + "\n")


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.tsv", "a.xlsx", "a", ""]))
@example(b"\xff\xfe\x00", "a.csv")
@example(b"\xfe\xff\xd8", "a.csv")
@example(b"\xef\xbb\xbf\xff", "a.csv")
@example(b'"', "a.csv")
@example(b"PK\x03\x04", "a.csv")
@example(b"PK\x05\x06" + b"\0" * 18, "a.xlsx")
def test_any_bytes_are_read_or_refused_with_a_sentence(content: bytes, name: str) -> None:
    tables, sentence = (), "It was read."
    try:
        tables = read_tables(name, content)
    except UnreadableFileError as error:
        sentence = str(error)
    assert sentence.endswith(".")
    for table in tables:
        assert len({header.casefold() for header in table.headers}) == len(table.headers)
        assert all(tuple(row.cells) == table.headers for row in table.rows)


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="ab \",;|\t\n\r'=\x00é", max_size=80))
def test_any_text_is_read_or_refused_and_lines_never_go_back(text: str) -> None:
    try:
        table = read(text)
    except UnreadableFileError:
        return
    lines = [row.line for row in table.rows]
    assert lines == sorted(set(lines))
    assert all(any(row.cells.values()) or row.surplus for row in table.rows)
