"""OpenDocument spreadsheets, as LibreOffice writes them, and as nobody should."""

import io
import zipfile

import pytest

from dare_network.errors import UnreadableFileError
from dare_network.formats.tables import read_tables

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
MIME = "application/vnd.oasis.opendocument.spreadsheet"


def spreadsheet(body: str, before: str = "", manifest: str = "<manifest/>") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIME)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr(
            "content.xml",
            f"{before}<office:document-content {_SPACES}><office:body><office:spreadsheet>{body}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return file.getvalue()


def sheet(*rows: str, name: str = "Blad1") -> str:
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def row(*cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def text(value: str, times: int = 1) -> str:
    return (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{times}">'
        f"<text:p>{value}</text:p></table:table-cell>"
    )


def typed(kind: str, value: str, shown: str) -> str:
    attribute = {"date": "date-value", "boolean": "boolean-value", "time": "time-value"}.get(kind, "value")
    return (
        f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


BLANK = "<table:table-cell/>"


def test_cells_count_with_their_value_and_not_as_they_are_shown() -> None:
    (table,) = read_tables(
        "a.ods",
        spreadsheet(
            sheet(
                row(*map(text, ("name", "since", "at", "score", "share", "yes"))),
                row(
                    text("Zoë <text:span>&amp; Co</text:span>"),
                    typed("date", "2024-02-03", "3 feb. '24"),
                    typed("date", "2024-02-03T10:30:00", "3-2"),
                    typed("float", "1.50", "1,5 kg"),
                    typed("percentage", "0.5", "50%"),
                    typed("boolean", "true", "WAAR"),
                ),
                # As LibreOffice ends a sheet.
                row('<table:table-cell table:number-columns-repeated="16384"/>', times=1048574),
            )
        ),
    )
    assert table.name == "Blad1"
    assert list(table.rows[0].cells.values()) == [
        "Zoë & Co", "2024-02-03", "2024-02-03T10:30:00", "1.5", "0.5", "TRUE",
    ]  # fmt: skip
    assert [each.line for each in table.rows] == [2]


def test_every_sheet_is_a_table_and_two_blank_rows_begin_another() -> None:
    tables = read_tables(
        "a.ods",
        spreadsheet(
            sheet(
                row(text("From"), text("To")), row(text("a"), text("b")), row(BLANK, times=2),
                row(text("Label"), text("Type")), row(text("a"), text("Person")),
                name="Netwerk",
            )
            + sheet(row(text("x"), text("y")), row(text("1", times=2)), name="Tweede")
            + sheet(row(text("weg"), text("weg")), name="Legenda (ignore)")
        ),
    )  # fmt: skip
    assert [(table.name, len(table.rows)) for table in tables] == [
        ("Netwerk", 1), ("Netwerk (2)", 1), ("Tweede", 1),
    ]  # fmt: skip
    assert tables[2].rows[0].cells == {"x": "1", "y": "1"}


def test_the_contents_tell_a_spreadsheet_whatever_it_is_called() -> None:
    (table,) = read_tables("a.xlsx", spreadsheet(sheet(row(text("name")), row(text("Anna")))))
    assert table.rows[0].cells == {"name": "Anna"}


BOMBS = {
    "a row that stands for a million": row(text("x", times=400), times=1_000_000),
    "a cell that stands for a whole row": row(text("x", times=16_384)),
    "far away from all others": row(text("a")) + row(BLANK, times=1_000_000) + row(text("b", times=400)),
    "a number without an end": row(text("x", times=10**30), text("y")),
}


@pytest.mark.parametrize("case", BOMBS)
def test_a_few_bytes_that_unfold_to_a_huge_sheet_are_refused(case: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"more than|at most|too large|damaged"):
        read_tables("a.ods", spreadsheet(sheet(BOMBS[case])))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            spreadsheet("", '<!DOCTYPE a [<!ENTITY b "c">]>'),
            "This file defines XML entities of its own",
        ),
        (spreadsheet("<table:table>"), "This file is damaged: what stands in line 1 is no XML"),
        (spreadsheet("", manifest="<a><encryption-data/></a>"), "This workbook is locked with a password."),
        (spreadsheet(""), "No sheet of this workbook holds a row with headers."),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFileError) as refusal:
        read_tables("a.ods", content)
    assert str(refusal.value).startswith(sentence)
