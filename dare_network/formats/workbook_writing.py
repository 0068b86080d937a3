"""Excel workbooks for the reader to take away."""

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from dare_network.formats.characters import without_controls

_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\]")

# Excel allows 31; this leaves room for a number where two names become the same.
_TITLE_LENGTH = 28

# Excel takes 1900 for a leap year, so that earlier days come out wrong.
_FIRST_DAY = date(1900, 3, 1)

# Excel reads _x0041_ in a text as the character with that number.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

_SIGNS = ("=", "+", "-", "@")
"""The signs by which Excel tells that a formula is entered."""


def write_xlsx(
    sheets: Mapping[str, tuple[Sequence[str], Iterable[Sequence[object]]]], hidden: Collection[str] = ()
) -> bytes:
    """A workbook with one sheet for each name, its headers and its rows; at least one.

    Numbers, truth values and days keep their type; all else is written as text and never runs as a
    formula. None becomes an empty cell. Excel keeps 32,767 characters of a cell. Names of sheets lose
    what Excel does not allow in them and all after 28 characters; the `hidden` ones are shown when asked for.
    """
    workbook = Workbook(write_only=True)
    for name, (headers, rows) in sheets.items():
        sheet = workbook.create_sheet(sheet_title(name))
        if name in hidden:
            sheet.sheet_state = "hidden"
        sheet.append([_cell(sheet, header) for header in headers])
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def sheet_title(name: str) -> str:
    """The name that a sheet gets."""
    clean, _left_out = without_controls(_NOT_IN_A_TITLE.sub("-", name))
    return clean[:_TITLE_LENGTH].strip("'") or "-"


def _cell(sheet: Any, value: object) -> object:
    if value is None or _keeps_its_type(value):
        return value
    text, _left_out = without_controls(str(value).replace("\r\n", "\n").replace("\r", "\n"))
    cell = WriteOnlyCell(sheet, _ESCAPE.sub("_x005F_", text))
    # A text that begins with "=" would otherwise be taken for a formula: by who reads the file, and by Excel
    # once somebody enters the cell and leaves it.
    cell.data_type = "s"
    if text.startswith(_SIGNS):
        cell.quotePrefix = True
    return cell


def _keeps_its_type(value: object) -> bool:
    if type(value) is float:
        return math.isfinite(value)
    if type(value) is date:
        return value >= _FIRST_DAY
    return type(value) in (bool, int)
