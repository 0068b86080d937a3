"""Tables pasted with tabs, or drawn with blanks: what their title row says the columns hold."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

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
_WIDE = re.compile(r" {3,}")
_TAB, _BLANKS = re.compile(r"\t"), re.compile(r" {2,}")
_COUNT = re.compile(r"\d{1,3}[.)]?")

Column = tuple[Opens | None, Span]
"""What a column holds, and its title."""


def is_parted(text: str, row: Span) -> bool:
    """Whether words stand in cells: parted by tabs, or by so many blanks as no sentence has."""
    words = row.of(text)
    return "\t" in words or bool(_WIDE.search(words))


def cells_of(text: str, row: Span) -> tuple[Span, ...]:
    """The cells of a row, also those that say nothing."""
    words = row.of(text)
    gaps = [part.span() for part in (_TAB if "\t" in words else _BLANKS).finditer(words)]
    starts = [row.start, *(row.start + end for _start, end in gaps)]
    stops = [*(row.start + start for start, _end in gaps), row.end]
    return tuple(Span(start, stop).trimmed(text) for start, stop in zip(starts, stops, strict=True))


def whole_rows(text: str, lines: Iterable[Line]) -> list[Line]:
    """The lines of a text; where rows are numbered, one without a number goes on with the row before."""
    rows: list[Line] = []
    counted = begun = False
    for line in lines:
        titles = columns_of(text, line)
        if titles or line.after_gap:
            counted, begun = bool(titles) and titles[0][0] is Opens.ITEM, False
        elif counted and begun and not _COUNT.fullmatch(cells_of(text, line.span)[0].of(text)):
            rows[-1] = replace(rows[-1], span=Span(rows[-1].span.start, line.span.end))
            continue
        else:
            begun = counted
        rows.append(line)
    return rows


def columns_of(text: str, line: Line) -> tuple[Column, ...]:
    """The columns, where a line is the title row of a table of questions or of actions; else none."""
    cells = cells_of(text, line.span) if is_parted(text, line.span) else ()
    columns = tuple((_kind(cell.of(text)), cell) for cell in cells)
    kinds = {kind for kind, _title in columns if kind}
    return columns if len(kinds) > 1 and kinds & _NEEDED else ()


def by_column(text: str, line: Line, columns: Sequence[Column]) -> Iterator[tuple[Opens | None, Span, Span]]:
    """The cells of a row, each with what its column holds and with the title of that."""
    for (kind, title), cell in zip(columns, cells_of(text, line.span), strict=False):
        yield kind, title, cell


def _kind(title: str) -> Opens | None:
    return next((kind for kind, titled in _TITLES if titled.match(title)), None)
