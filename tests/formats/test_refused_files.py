"""Files that cannot be read, and what the reader is told."""

import io
import itertools
import zipfile

import openpyxl
import pytest

from dare_network.errors import UnreadableFileError
from dare_network.formats import limits
from dare_network.formats.grid import filled
from dare_network.formats.limits import MAX_BYTES
from dare_network.formats.tables import read_tables

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def zipped(names: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return file.getvalue()


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    return saved(book)


def locked_zip() -> bytes:
    content = bytearray(workbook())
    # The first bit of the flags says "encrypted", in the local and in the central header.
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(signature, at + 4)
    return bytes(content)


REFUSALS = {
    "an empty file": ("a.csv", b"", "This file is empty."),
    "nothing but blanks": ("a.csv", b" \r\n\t\n", "This file is empty."),
    "a mark and nothing else": ("a.csv", b"\xef\xbb\xbf", "This file is empty."),
    "separators without text": ("a.csv", b",,\n,,\n", "This file holds no text"),
    "an old workbook": ("a.xls", OLD_OFFICE, "This is a workbook of the old kind (.xls)."),
    "an old workbook under a new name": (
        "a.xlsx",
        OLD_OFFICE,
        "This is a workbook of the old kind",
    ),
    "a text that calls itself .xls": (
        "a.XLS",
        b"a\tb\n1\t2\n",
        "This is a workbook of the old kind",
    ),
    "an encrypted workbook": (
        "a.xlsx",
        OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
        "This workbook is locked with a password.",
    ),
    "an encrypted ZIP": ("a.xlsx", locked_zip(), "This workbook is locked with a password."),
    "a ZIP": ("a.zip", zipped({"a.csv": b"a,b"}), "This is a ZIP file, but not a workbook"),
    "an empty ZIP": ("a.xlsx", zipped({}), "This is a ZIP file, but not a workbook"),
    "a text document": (
        "a.docx",
        zipped({"[Content_Types].xml": b"wordprocessingml.document.main+xml"}),
        "This is a ZIP file, but not a workbook",
    ),
    "a text that calls itself .xlsx": ("a.xlsx", b"a,b\n1,2\n", "This is no Excel workbook, whatever"),
    "a web page that calls itself .xlsx": (
        "a.xlsx",
        b"<html><table><tr><td>a</td></tr></table></html>",
        "This is no Excel workbook, whatever its name says.",
    ),
    "a PDF": ("a.csv", b"%PDF-1.7\n1 0 obj\n", "This is a PDF, whose tables cannot be read."),
    "a PDF behind a few odd bytes": ("a.pdf", b"\xef\xbb\xbf\n%PDF-1.4\n", "This is a PDF, whose tables"),
    "a Numbers file": ("a.numbers", zipped({"Index/Document.iwa": b""}), "This is a Numbers file. Export it"),
    "an OpenDocument text": (
        "a.odt",
        zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
        "This is a ZIP file, but not a workbook",
    ),
    "a web page": ("a.csv", b"<!DOCTYPE html><p>", "This file holds no table."),
    "rubbish": ("a.csv", bytes(range(256)) * 8, "This file holds binary data and no table."),
    "NUL bytes": ("a.csv", b"a,b\n" + b"\0" * 4000, "This file holds binary data and no table."),
    "half a character": (
        "a.csv",
        b"\xff\xfea\x00,",
        "This file is damaged: it says that it is UTF-16",
    ),
    "too many columns": (
        "a.csv",
        b",".join(b"h%d" % column for column in range(501)),
        "This table has 501 columns; at most 500 can be read.",
    ),
    "an endless line": ("a.csv", b"," * 20_000, "This table has 20,001 columns; at most 16,384"),
    "too many rows": (
        "a.csv",
        b"a\n" + b"1\n" * 200_001,
        "This file holds more than 200,000 rows;",
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_it_is_refused_with_a_sentence(case: str) -> None:
    name, content, sentence = REFUSALS[case]
    with pytest.raises(UnreadableFileError) as refusal:
        read_tables(name, content)
    assert str(refusal.value).startswith(sentence)
    assert str(refusal.value).endswith(".")


def test_as_many_rows_and_columns_as_allowed_are_read() -> None:
    (table,) = read_tables("a.csv", b"a\n" + b"1\n" * 200_000)
    assert len(table.rows) == 200_000
    (table,) = read_tables("a.csv", b",".join(b"h%d" % column for column in range(500)))
    assert len(table.headers) == 500


def test_fifty_megabytes_are_read_and_one_byte_more_is_refused() -> None:
    line = b" " * 99_999 + b"\n"
    content = b"a,b\n1,2\n" + line * (MAX_BYTES // len(line))
    content += b"\n" * (MAX_BYTES - len(content))
    assert len(content) == 50 * 1024 * 1024
    (table,) = read_tables("a.csv", content)
    assert len(table.rows) == 1
    with pytest.raises(UnreadableFileError) as refusal:
        read_tables("a.csv", content + b"\n")
    assert str(refusal.value) == "This file has 50.1 MB; at most 50 MB can be read."


def test_a_workbook_that_grows_too_large_when_unpacked_is_refused_unread() -> None:
    file = io.BytesIO(workbook())
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/image1.png", "w", force_zip64=True) as member,
    ):
        for _turn in range(501):
            member.write(bytes(1024 * 1024))
    content = file.getvalue()
    assert len(content) < 2 * 1024 * 1024
    with pytest.raises(UnreadableFileError, match=r"^Unpacked, this workbook has 501\.1 MB; at most 500"):
        read_tables("a.xlsx", content)


def test_a_workbook_with_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 20)
    book = openpyxl.Workbook()
    for row in range(21):
        book.active.append([row])
    assert len(read_tables("a.xlsx", saved(book))[0].rows) == 20
    book.active.append(["one more"])
    with pytest.raises(UnreadableFileError, match="more than 20 rows"):
        read_tables("a.xlsx", saved(book))


def test_reading_stops_as_soon_as_there_are_too_many_rows() -> None:
    endless = ((line, ["text"]) for line in itertools.count(1))
    with pytest.raises(UnreadableFileError, match="more than 200,000 rows"):
        filled(endless)
