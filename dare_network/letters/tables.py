"""Tables pasted with tabs, or drawn with blanks: what their title row says the columns hold."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dare_network.letters.lines import Line
from dare_network.letters.openings import Opens
from dare_network.letters.span import Span

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
_WIDE = re.compile(r"(?<=\S) {3,}(?=\S)")
_TAB, _BLANKS = re.compile(r"\t"), re.compile(r" {2,}")
_COUNT = re.compile(r"\d{1,3}[.)]?")

Column = tuple[Opens | None, Span]
"""The kind of a column, by what it holds, and its title."""


def is_parted(text: str, row: Span) -> bool:
    """Return whether words stand in cells: parted by tabs, or by so many blanks as no sentence has."""
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
    """The lines of a text; where rows are numbered, one without a number may complete the row before."""
    rows: list[Line] = []
    columns: tuple[Column, ...] = ()
    for line in lines:
        titles = columns_of(text, line)
        if titles or line.after_gap:
            columns = titles if titles and titles[0][0] is Opens.ITEM else ()
        elif columns and _completes(text, line, rows[-1], columns):
            rows[-1] = replace(rows[-1], span=Span(rows[-1].span.start, line.span.end))
            continue
        rows.append(line)
    return rows


def _completes(text: str, line: Line, row: Line, columns: Sequence[Column]) -> bool:
    if _is_counted(text, line) or not _is_counted(text, row):
        return False
    lacks = len(cells_of(text, row.span)) < len(columns)
    return lacks or (line.span.of(text)[:1].islower() and not is_parted(text, line.span))


def _is_counted(text: str, row: Line) -> bool:
    return bool(_COUNT.fullmatch(cells_of(text, row.span)[0].of(text)))


def columns_of(text: str, line: Line) -> tuple[Column, ...]:
    """The columns, where a line is the title row of a table of questions or of actions; else none."""
    cells = cells_of(text, line.span) if is_parted(text, line.span) else ()
    columns = tuple((_kind(cell.of(text)), cell) for cell in cells)
    kinds = {kind for kind, _title in columns if kind}
    # Where blanks draw the columns, long cells go on below: of questions and answers no part would be whole.
    drawn = "\t" not in line.span.of(text) and Opens.QUESTION in kinds
    return columns if len(kinds) > 1 and kinds & _NEEDED and not drawn else ()


def by_column(text: str, line: Line, columns: Sequence[Column]) -> Iterator[tuple[Opens | None, Span, Span]]:
    """The cells of a row, each with what its column holds and with the title of that."""
    for (kind, title), cell in zip(columns, cells_of(text, line.span), strict=False):
        yield kind, title, cell


def _kind(title: str) -> Opens | None:
    return next((kind for kind, titled in _TITLES if titled.match(title)), None)
