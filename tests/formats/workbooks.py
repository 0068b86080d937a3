"""Workbooks for tests, whole and harmed."""

import io
import zipfile
from collections.abc import Callable, Sequence

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from dare_network.formats.tables import Table, read_tables

SHEET = "xl/worksheets/sheet1.xml"


def saved(workbook: Workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def sheet_of(rows: Sequence[Sequence[object]], title: str = "Elements") -> Worksheet:
    sheet = openpyxl.Workbook().active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return sheet


def read_sheet(sheet: Worksheet) -> tuple[Table, ...]:
    return read_tables("book.xlsx", saved(sheet.parent))


def changed(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The workbook with the text of one of its parts changed; a new part begins empty."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts[part] = change(parts.get(part, b"").decode()).encode()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, text in parts.items():
            new.writestr(name, text)
    return file.getvalue()


def texts(table: Table) -> list[list[str]]:
    return [list(row.cells.values()) for row in table.rows]
