"""From records of cells to a table with headers, whatever file the cells came from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PureWindowsPath

from dare_network.errors import UnreadableFileError
from dare_network.formats.limits import TITLE_ROWS, refuse_broad, refuse_long
from dare_network.language import _, ngettext, number

_LISTED = 5

Record = tuple[int, list[str]]
"""A line number, from 1, and its cells without outer blanks."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    `line` is the 1-based line in the file (CSV and XML: where the record starts; XLSX: the row of the
    sheet; JSON, which may have no lines: the place in its list).
    `surplus` counts the cells beyond the last header; their text is not in `cells`.
    """

    line: int
    cells: Mapping[str, str]
    surplus: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table of text; `name` is the stem of the file, the name of the sheet, or what a graph file lists.

    Every row has a text for each header, empty where the file has none. `remarks` are sentences for
    the reader about what was assumed while reading. `file` is the name of its file, where there are several.
    """

    name: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...]
    file: str = ""

    @property
    def place(self) -> str:
        """Its name among all tables of the same files, with its file where there are several."""
        alone = not self.file or PureWindowsPath(self.file).stem == self.name
        return self.file or self.name if alone else f"{self.file}, {self.name}"

    def called(self, name: str) -> bool:
        """Return whether it has this name, in any case, be it with its file."""
        return name.casefold() in (self.name.casefold(), self.place.casefold())


def name_among(table: Table, tables: Iterable[Table]) -> str:
    """The name of one of these tables, with its file where another has the same name."""
    namesakes = [each for each in tables if each.name.casefold() == table.name.casefold()]
    return table.name if len(namesakes) == 1 else table.place


def filled(records: Iterable[Record]) -> list[Record]:
    """The records that hold any text.

    Raises UnreadableFileError as soon as there are more than any table may have.
    """
    kept: list[Record] = []
    for line, cells in records:
        if any(cells):
            kept.append((line, cells))
        refuse_long(len(kept) - TITLE_ROWS)
    return kept


def table_of(
    name: str, records: Sequence[Record], remarks: Iterable[str] = (), stores_blanks: bool = True
) -> Table:
    """The table that filled records make: the header first, then the rows.

    The header is the first of the first ten records that fills more than half as many different
    cells as the fullest of them: titles above a table fill few, and a header with a blank or a
    repeated cell still fills most. Where a file does not store blank cells, the columns right beside the
    header belong to it as long as something stands in them. Raises UnreadableFileError where there are no
    records, too many rows or too many columns.
    """
    if not records:
        raise UnreadableFileError(_("This file holds no text, so it has no row with headers."))
    position = _header_position(records)
    line, header = records[position]
    body = [(below, _cut(cells)) for below, cells in records[position + 1 :]]
    refuse_long(len(body))
    if not stores_blanks:
        header = _prolonged(header, body)
    headers = told_apart(_needed(header, body))
    notes = [*remarks, *_title_remarks(records[:position], line), *_name_remarks(header, headers)]
    return Table(name, headers, tuple(_row(headers, *record) for record in body), tuple(notes))


def _header_position(records: Sequence[Record]) -> int:
    breadths = [len(set(cells) - {""}) for _line, cells in records[:TITLE_ROWS]]
    return next(at for at, breadth in enumerate(breadths) if 2 * breadth > max(breadths))


def _cut(cells: list[str]) -> list[str]:
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _needed(header: list[str], body: Sequence[Record]) -> list[str]:
    """The header without the blank cells at its end below which nothing stands."""
    broadest = max((len(cells) for _line, cells in body), default=0)
    needed = header[: max(len(_cut(header)), broadest)]
    refuse_broad(len(needed))
    return needed


def _prolonged(header: list[str], body: Sequence[Record]) -> list[str]:
    end = len(_cut(header))
    beyond = {at for _line, cells in body for at in range(end, len(cells)) if cells[at]}
    while end in beyond:
        end += 1
    return [*header[:end], *[""] * (end - len(header))]


def told_apart(header: Sequence[str]) -> tuple[str, ...]:
    """The cells of a header as names that differ in any case; a blank one is called by its place."""
    given = [" ".join(cell.split()) for cell in header]
    taken = {name.casefold() for name in given}
    names: list[str] = []
    seen: set[str] = set()
    for place, cell in enumerate(given, start=1):
        # Not translated: saved mappings refer to it.
        name = cell or _unused(f"Column {place}", taken)
        if name.casefold() in seen:
            name = _unused(name, taken | seen)
        seen.add(name.casefold())
        names.append(name)
    return tuple(names)


def _unused(name: str, taken: set[str]) -> str:
    candidate, count = name, 1
    while candidate.casefold() in taken:
        count += 1
        candidate = f"{name} ({count})"
    return candidate


def _title_remarks(above: Sequence[Record], line: int) -> Iterable[str]:
    if above:
        left_out = ngettext(
            "The row above them was left out.",
            "The {n} rows above them were left out.",
            len(above),
        )
        found = _("The headers were found in line {line}.").format(line=number(line))
        yield f"{found} {left_out}"


def _name_remarks(header: Sequence[str], names: Sequence[str]) -> Iterable[str]:
    pairs = [(" ".join(cell.split()), name) for cell, name in zip(header, names, strict=False)]
    if unnamed := [name for given, name in pairs if not given]:
        yield _("Columns without a header are called: {names}.").format(names=some(unnamed))
    if renamed := [name for given, name in pairs if given and given != name]:
        yield _("Headers that occur more than once are told apart: {names}.").format(names=some(renamed))


def some(names: Sequence[str]) -> str:
    """The first few of them, as a list for the reader."""
    return ", ".join(names[:_LISTED]) + (" …" if len(names) > _LISTED else "")


def _row(headers: tuple[str, ...], line: int, cells: list[str]) -> Row:
    missing = len(headers) - len(cells)
    padded = cells + [""] * missing if missing > 0 else cells
    return Row(line, dict(zip(headers, padded, strict=False)), max(0, -missing))
