"""The choice of rows: which of a table each part of a column mapping reads."""

from collections.abc import Iterator, Mapping, Sequence

from dare_network.formats.columns import TableMapping
from dare_network.formats.grid import Row, Table

Marks = Mapping[str, frozenset[str]]
"""For each header the texts below it that mark a row, without regard to case."""


class Selection:
    """The rows of one table, divided among the parts of a mapping that read it."""

    def __init__(self, parts: Sequence[TableMapping], table: Table) -> None:
        self._table = table
        self._headers = {header.casefold(): header for header in table.headers}
        self._claims = [self._marks(part.only) for part in parts if part.only]

    def rows(self, part: TableMapping) -> Iterator[tuple[Row, bool]]:
        """The rows that this part reads, and of each whether it follows from other records."""
        claims = [self._marks(part.only)] if part.only else self._claims
        derived = self._marks(part.derived)
        for row in self._table.rows:
            if any(_marked(row, claim) for claim in claims) is bool(part.only):
                yield row, _marked(row, derived)

    def _marks(self, said: Mapping[str, Sequence[str]]) -> Marks:
        known = ((self._headers.get(header.casefold()), texts) for header, texts in said.items())
        return {header: frozenset(text.casefold() for text in texts) for header, texts in known if header}


def _marked(row: Row, marks: Marks) -> bool:
    return any(row.cells[header].casefold() in texts for header, texts in marks.items())
