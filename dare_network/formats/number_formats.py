"""Days that a sheet shows as a month or a year: what is not shown was not meant."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|;.*')
_MONTH, _YEAR = 7, 4
"""The length of a month and of a year in ISO form."""


def rows_of(sheet: Any) -> Iterator[Sequence[object]]:
    """The values of a sheet, row by row; a day that is shown as "mrt-19" as "2019-03"."""
    partial = _partial_styles(sheet.parent)
    if not partial:
        # Cells by themselves cost twice the time.
        yield from sheet.iter_rows(values_only=True)
        return
    for row in sheet.iter_rows():
        yield [_shown(cell, partial) for cell in row]


def _partial_styles(workbook: Any) -> Mapping[int, int]:
    """By style the length of what its number format shows of a day, where that is no whole one."""
    custom = workbook._number_formats
    found = {}
    for place, style in enumerate(workbook._cell_styles):
        key = style.numFmtId
        at = key - BUILTIN_FORMATS_MAX_SIZE
        code = BUILTIN_FORMATS.get(key) or (custom[at] if 0 <= at < len(custom) else "")
        if length := _shown_length(code or ""):
            found[place] = length
    return found


def _shown_length(code: str) -> int:
    letters = set(_NOT_SHOWN.sub("", code).casefold()) & set("ymdhs")
    return _MONTH if letters == {"y", "m"} else _YEAR if letters == {"y"} else 0


def _shown(cell: Any, partial: Mapping[int, int]) -> object:
    value = cell.value
    if not isinstance(value, date):
        return value
    length = partial.get(getattr(cell, "_style_id", -1))
    return value.isoformat()[:length] if length else value
