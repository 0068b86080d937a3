"""Tables pasted with tabs: what their title row says the columns hold."""

import re
from collections.abc import Iterator, Sequence

from dare_network.domain.reading.lines import Line
from dare_network.domain.reading.openings import Opens
from dare_network.domain.reading.span import Span

_TITLES = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (Opens.ITEM, r"(?:no|nr|number|nummer|#)\.?$"),
        (Opens.QUESTION, r"(?:questions?|vra(?:ag|gen)|issue)\b"),
        (Opens.POSITION, r".{0,40}\b(?:position|view|standpunt|motivering|rationale)\b"),
        (Opens.ANSWER, r".{0,40}\b(?:answer|response|reply|feedback|antwoord|reactie|advies|advice)\b"),
        (Opens.ACTIONS, r"(?:actions?|acties?|actiepunt|what|wat)\b"),
        (Opens.SPEAKER, r"(?:who|wie|owner|eigenaar|wanneer|when|due|deadline|termijn)\b"),
    )
)
_NEEDED = frozenset({Opens.QUESTION, Opens.ACTIONS})

Column = tuple[Opens | None, Span]
"""What a column holds, and its title."""


def cells_of(text: str, row: Span) -> tuple[Span, ...]:
    """The cells of a row that are parted by tabs; those that say nothing are left out."""
    cells = (
        Span(row.start + cell.start(), row.start + cell.end()).trimmed(text)
        for cell in re.finditer(r"[^\t]+", row.of(text))
    )
    return tuple(cell for cell in cells if cell.start < cell.end)


def columns_of(text: str, line: Line) -> tuple[Column, ...]:
    """The columns, where a line is the title row of a table of questions or of actions; else none."""
    cells = cells_of(text, line.span) if "\t" in line.span.of(text) else ()
    columns = tuple((_kind(cell.of(text)), cell) for cell in cells)
    kinds = {kind for kind, _title in columns if kind}
    return columns if len(kinds) > 1 and kinds & _NEEDED else ()


def by_column(text: str, line: Line, columns: Sequence[Column]) -> Iterator[tuple[Opens | None, Span, Span]]:
    """The cells of a row, each with what its column holds and with the title of that."""
    for (kind, title), cell in zip(columns, cells_of(text, line.span), strict=False):
        yield kind, title, cell


def _kind(title: str) -> Opens | None:
    return next((kind for kind, titled in _TITLES if titled.match(title)), None)
