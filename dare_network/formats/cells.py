"""From the values in a sheet to plain text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal

from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils.escape import unescape

from dare_network.formats.characters import control_remarks, without_controls
from dare_network.formats.grid import Record
from dare_network.language import ngettext

_LAST_ROW = 1_048_576
_ONLY_A_LINK = frozenset((
    "mail", "e-mail", "email", "mailen", "link", "site", "website", "web", "www", "url", "hier", "klik hier",
    "here", "click here", "profiel", "profile", "orcid", "ror", "homepage", "bekijk", "view", "open",
))  # fmt: skip


class SheetCells:
    """Reads the values of one sheet as text, and counts what had to be left out.

    `links` are the addresses to which cells lead, by row and column: they count where the text of a cell says
    no more than that there is one.
    """

    def __init__(self, links: Mapping[tuple[int, int], str] | None = None) -> None:
        self._links = links or {}
        self._linked = {row for row, _column in self._links}
        self._controls = 0
        self._errors = 0

    def records(self, rows: Iterable[Sequence[object]]) -> Iterator[Record]:
        """The rows of a whole sheet as text; raises ValueError beyond the last row Excel has."""
        for line, values in enumerate(rows, start=1):
            if line > _LAST_ROW:
                raise ValueError("a row number beyond the last row of a sheet")
            texts = [self._text(value) for value in values]
            yield line, self._with_links(line, texts) if line in self._linked else texts

    def remarks(self) -> list[str]:
        """Sentences about what was left out so far."""
        remarks = control_remarks(self._controls)
        if self._errors:
            remarks.append(
                ngettext(
                    "{n} cell shows an error such as #N/A and was read as empty.",
                    "{n} cells show an error such as #N/A and were read as empty.",
                    self._errors,
                )
            )
        return remarks

    def _with_links(self, line: int, texts: list[str]) -> list[str]:
        return [
            self._links.get((line, column), text) if _is_only_a_link(text) else text
            for column, text in enumerate(texts, start=1)
        ]

    def _text(self, value: object) -> str:
        if value is None:
            return ""
        if not isinstance(value, str):
            return plain_text(value)
        if value in ERROR_CODES:
            self._errors += 1
            return ""
        # Nearly every cell is plain, and a sheet has many.
        return value.strip() if value.isprintable() and "_x" not in value else self._cleaned(value)

    def _cleaned(self, value: str) -> str:
        lines = unescape(value).replace("\r\n", "\n").replace("\r", "\n")
        text, left_out = without_controls(lines)
        self._controls += left_out
        return text.strip()


def plain_text(value: object) -> str:
    """A value as text: days and times in ISO form, numbers with the 15 digits a spreadsheet keeps."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | time():
            return value.isoformat(timespec="seconds")
        case timedelta():
            minutes, seconds = divmod(round(value.total_seconds()), 60)
            return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        case float():
            return format(Decimal(f"{value:.15g}"), "f")
        case _other:
            return str(value)


def _is_only_a_link(text: str) -> bool:
    """Return whether a text says nothing but that it can be clicked: "website", an arrow, an envelope."""
    return not any(map(str.isalnum, text)) or text.casefold() in _ONLY_A_LINK
