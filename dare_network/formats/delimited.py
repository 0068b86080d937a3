"""Tables in text files: CSV, TSV and their cousins."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from dare_network.errors import UnreadableFileError
from dare_network.formats.characters import decode, without_controls
from dare_network.formats.grid import Record, Table, filled, table_of
from dare_network.formats.limits import MAX_CELLS, refuse_broad
from dare_network.language import Language, _, current_language, number

# In this order where two fit equally well: commas and pipes are the likeliest to stand inside a text.
_SEPARATORS = "\t;,|"
_SAMPLE = 100

# A whole thread of mails may stand in one cell; what is longer is a quotation that nobody has closed.
csv.field_size_limit(1_000_000)

# Control characters are gone from the text by then, so these two cannot occur in it.
_NO_SEPARATOR = "\x1f"
_END = "\x1a"

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)
_RISKY = re.compile(r"[\s']*[=+\-@\t\r\n]")


def read_delimited(name: str, content: bytes) -> Table:
    """The table in a text file, whatever its encoding, separator and line ends.

    Cells lose their outer blanks, and the apostrophe that disarms a formula (see `write_csv`).
    Raises UnreadableFileError with a sentence.
    """
    text, remarks = decode(content)
    if not text.strip():
        raise UnreadableFileError(_("This file is empty."))
    return table_of(name, filled(_records(text, _separator(text))), remarks)


def write_csv(
    headers: Sequence[str], rows: Iterable[Sequence[object]], separator: str | None = None
) -> bytes:
    """A table as CSV that spreadsheets open as it is: UTF-8 with its mark, CRLF, all cells quoted.

    A text that a spreadsheet would take for a formula gets a leading apostrophe, unless it is a plain
    number; `read_delimited` takes exactly one off again. None becomes an empty cell. Without a
    separator it is that of the reader's language: Excel set to Dutch keeps the comma for decimals and
    opens a file with commas as one column, so Dutch readers get ";".
    """
    file = io.StringIO(newline="")
    usual = ";" if current_language() is Language.DUTCH else ","
    writer = csv.writer(file, delimiter=separator or usual, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in chain([headers], rows):
        writer.writerow([_disarmed(cell) for cell in row])
    return file.getvalue().encode("utf-8-sig")


def _disarmed(cell: object) -> str:
    text, _left_out = without_controls("" if cell is None else str(cell))
    # Blanks at the end do not come back, and a text of nothing else is no formula.
    risky = _RISKY.match(text.rstrip()) and not _NUMBER.fullmatch(text)
    return f"'{text}" if risky else text


def _cell(text: str) -> str:
    text = text.strip()
    return text[1:].strip() if text[:1] == "'" and _RISKY.match(text) else text


def _records(text: str, separator: str) -> Iterator[Record]:
    lines = chain(io.StringIO(text), [_END])
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=True)
    start = 1
    try:
        for cells in reader:
            if cells == [_END]:
                return
            if cells and cells[-1].endswith(_END):
                raise _open_quotation(start)
            refuse_broad(len(cells), MAX_CELLS)
            yield start, [_cell(cell) for cell in cells]
            start = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableFileError(
            _(
                "A cell in line {line} has more than {most} characters; perhaps a quotation mark "
                "before it is never closed."
            ).format(line=number(start), most=number(csv.field_size_limit()))
        ) from error


def _open_quotation(line: int) -> UnreadableFileError:
    return UnreadableFileError(
        _("The quotation mark that opens in line {line} is never closed.").format(line=number(line))
    )


def _separator(text: str) -> str:
    fits = [
        (fit, -place, candidate)
        for place, candidate in enumerate(_SEPARATORS)
        if (fit := _fit(_widths(text, candidate)))
    ]
    return max(fits)[-1] if fits else _NO_SEPARATOR


def _fit(widths: Sequence[int]) -> tuple[float, int] | None:
    """The share of records with the usual number of cells, and that number; None for no fit."""
    several = Counter(width for width in widths if width > 1)
    if not several:
        return None
    usual, count = several.most_common(1)[0]
    share = count / len(widths)
    return (share, usual) if share >= 0.5 or widths[0] > 1 else None


def _widths(text: str, separator: str) -> list[int]:
    """Count the cells that the first records would have; 1 where quotation marks rule the separator out."""
    lines = io.StringIO(text)
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=True, strict=True)
    widths: list[int] = []
    while len(widths) < _SAMPLE:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error:
            cells = [""]
        if cells:
            widths.append(len(cells))
    return widths
