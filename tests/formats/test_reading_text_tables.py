"""CSV, TSV and their cousins, as people really save them."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dare_network.errors import UnreadableFileError
from dare_network.formats.tables import Row, Table, read_tables


def read(content: bytes | str, name: str = "people.csv") -> Table:
    (table,) = read_tables(name, content.encode() if isinstance(content, str) else content)
    return table


def texts(table: Table) -> list[list[str]]:
    return [list(row.cells.values()) for row in table.rows]


@pytest.mark.parametrize(
    ("encoding", "separator", "remarks"), [("utf-8-sig", ";", 0), ("cp1252", ";", 1), ("utf-16", "\t", 0)]
)
def test_the_encodings_of_excel_give_the_same_table(encoding: str, separator: str, remarks: int) -> None:
    """Three hundred meetings as a ministry lists them, with quotation marks and lines within cells."""
    headers = ["datum", "onderwerp", "aanwezig", "plaats"]
    lines = [
        [
            f"{1 + at % 28:02}-11-2026",
            f"Overleg “{at}” over € {at},50; vervolg",
            "Zoë\nÉva",
            "’s-Gravenhage",
        ]
        for at in range(300)
    ]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows([headers, *lines])
    table = read(text.getvalue().encode(encoding))
    assert (list(table.headers), texts(table)) == (headers, lines)
    assert len(table.remarks) == remarks


def test_tabs_divide_cells_too() -> None:
    assert texts(read("id\tnaam\n1\tAnna\n2\t中国人\n", "people.tsv"))[1] == ["2", "中国人"]


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
    with pytest.raises(UnreadableFileError, match=r"in line 3 has more than 1,000,000 characters"):
        read("a,b\n1,2\n3," + "x" * 1_000_001 + "\n")


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
