"""The columns of tables that a mapping leaves: those with cells that nothing reads."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dare_network.formats.columns import TableMapping
from dare_network.formats.grid import Row, Table
from dare_network.formats.pasted import says_nothing
from dare_network.formats.selection import Selection
from dare_network.formats.translation import Translation

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class UnreadColumn:
    """A column of which `filled` cells are not read, with a few of their texts; `table` is its place."""

    table: str
    header: str
    filled: int
    examples: tuple[str, ...]


def unread_columns_of(table: Table, parts: Sequence[TableMapping]) -> list[UnreadColumn]:
    """The columns of one table with cells that none of these parts reads.

    A column that is read only where another is empty, or only in some of the rows, counts with its other
    cells.
    """
    reading = [(part, Translation(part, table, {})) for part in parts]
    always = {header for part, reads in reading if not part.only for header in _always(part, reads)}
    always |= {header for part in parts for header in _marks(part, table)}
    left = [header for header in table.headers if header not in always]
    if not left:
        return []
    selection = Selection(parts, table)
    read: dict[str, set[int]] = {header: set() for header in left}
    for part, reads in reading:
        for row, _derived in selection.rows(part):
            for header in _read_in(row, part, reads) & read.keys():
                read[header].add(row.line)
    return [column for header in left if (column := _unread(table, header, read[header]))]


def _always(part: TableMapping, reads: Translation) -> Collection[str]:
    """The headers that a part reads in each row; where the first filled one of several counts, the first."""
    return {
        header
        for field, headers in reads.headers.items()
        for header in (headers if part.columns[field].join else headers[:1])
    }


def _read_in(row: Row, part: TableMapping, reads: Translation) -> set[str]:
    found: set[str] = set()
    for field, headers in reads.headers.items():
        filled = [header for header in headers if row.cells[header] and not says_nothing(row.cells[header])]
        found |= set(filled if part.columns[field].join else filled[:1])
        # What says the same as the one that counts is not lost.
        found |= {header for header in filled[1:] if row.cells[header] == row.cells[filled[0]]}
    return found


def _marks(part: TableMapping, table: Table) -> Collection[str]:
    said = {header.casefold() for header in (*part.only, *part.derived)}
    return {header for header in table.headers if header.casefold() in said}


def _unread(table: Table, header: str, read: Collection[int]) -> UnreadColumn | None:
    texts = [
        row.cells[header]
        for row in table.rows
        if row.line not in read and row.cells[header] and not says_nothing(row.cells[header])
    ]
    examples = tuple(list(dict.fromkeys(texts))[:_EXAMPLES])
    return UnreadColumn(table.place, header, len(texts), examples) if texts else None
