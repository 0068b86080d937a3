"""Any file with tables: text, workbooks, graphs, address books and calendars, read to text; and written."""

from pathlib import PureWindowsPath

from dare_network.errors import UnreadableFileError
from dare_network.formats.delimited import read_delimited, write_csv
from dare_network.formats.graph_files import no_table, read_graph_file
from dare_network.formats.grid import Row, Table
from dare_network.formats.limits import MAX_BYTES, refuse_large
from dare_network.formats.matrix import unfolded
from dare_network.formats.workbook import locked, read_workbook
from dare_network.formats.workbook_writing import write_xlsx
from dare_network.language import _

__all__ = ["MAX_BYTES", "Row", "Table", "read_tables", "write_csv", "write_xlsx"]

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".ods")
_NO_TABLES = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!",
    b"<!DOCTYPE html", b"<!doctype html", b"<html", b"<HTML", b"{\\rtf",
)  # fmt: skip


def read_tables(file_name: str, content: bytes) -> tuple[Table, ...]:
    """The tables of a file of any kind that is read, at least one.

    A graph has a table "nodes" and a table "edges", a Kumu file those of a Kumu workbook. A matrix of who
    with whom becomes a table of ties, one of who belongs where a table of people at organisations.

    What the bytes are decides how they are read, not the name of the file. Raises UnreadableFileError
    with a sentence that says what to do about it.
    """
    refuse_large(len(content))
    path = PureWindowsPath(file_name)
    if not content.strip():
        raise UnreadableFileError(_("This file is empty."))
    if content.startswith(_OLD_OFFICE) and _ENCRYPTED in content:
        raise UnreadableFileError(locked())
    if content.startswith(_OLD_OFFICE) or path.suffix.lower() == ".xls":
        raise UnreadableFileError(
            _("This is a workbook of the old kind (.xls). Save it as .xlsx or CSV and try again.")
        )
    if path.suffix.lower() == ".numbers":
        raise UnreadableFileError(
            _("This is a Numbers file. Export it in Numbers as Excel or CSV and try again.")
        )
    if content.startswith(_ZIP):
        return tuple(map(unfolded, read_workbook(content)))
    if path.suffix.lower() in _WORKBOOK_SUFFIXES:
        raise UnreadableFileError(
            _("This is no Excel workbook, whatever its name says. Save it as .xlsx or CSV and try again.")
        )
    if b"%PDF-" in content[:1024]:
        raise UnreadableFileError(
            _(
                "This is a PDF, whose tables cannot be read. Ask for the file that it was made from, or copy "
                "its table to a spreadsheet and save that."
            )
        )
    if content.startswith(_NO_TABLES):
        raise UnreadableFileError(no_table())
    graph = read_graph_file(path.suffix.lower(), content)
    return graph or (unfolded(read_delimited(path.stem, content)),)
