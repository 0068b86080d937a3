"""A text cut into its passages: questions, positions, answers, lists of actions, and what lies between."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from dare_network.letters.boundaries import (
    Begins,
    LineContext,
    goes_on,
    is_question,
    kind_unlabelled,
    longer,
    only_counts,
)
from dare_network.letters.clauses import with_clauses
from dare_network.letters.headlines import with_headlines
from dare_network.letters.lines import Line, lines_of
from dare_network.letters.openings import Opening, Opens, is_heading, names_a_body, opening, says_we
from dare_network.letters.passage import ASKED, UNITS, Passage
from dare_network.letters.prose import with_prose
from dare_network.letters.replies import with_replies
from dare_network.letters.span import Span
from dare_network.letters.tables import Column, by_column, columns_of, is_parted, whole_rows

_LEFT_OPEN = re.compile(r"(?:n/?a|n\.?v\.?t|[-–—])\.?", re.IGNORECASE)
_NO_POSITION = re.compile(r"(?:none|geen)\.?", re.IGNORECASE)


def passages_of(text: str, promises: Begins, replies: Begins, is_body: Begins) -> tuple[Passage, ...]:
    """The passages of a text in its order.

    A promise after the last answer belongs to it no longer, and where no answer is labelled, one begins
    where somebody replies to a position. `is_body` tells labels that are the name of a known body.
    """
    lines = whole_rows(text, lines_of(text))
    openings = with_headlines(text, lines, _openings(text, lines, is_body))
    answered = any(found and found.kind is Opens.ANSWER for found in openings)
    last = _last_of(openings, {Opens.ANSWER} if answered else UNITS)
    cut: list[Passage] = []
    columns: tuple[Column, ...] = ()
    for at, (line, found) in enumerate(zip(lines, openings, strict=True)):
        titles = columns_of(text, line)
        columns = titles or (columns if is_parted(text, line.span) and not line.after_gap else ())
        if columns:
            cut.extend(() if titles else _row(text, line, columns))
        else:
            _add(text, cut, line, found, LineContext(answered, at > last, promises, replies))
    settled = [_settled(text, passage) for passage in cut]
    return with_prose(text, with_clauses(text, with_replies(text, lines, settled)), is_body)


def _last_of(openings: Sequence[Opening | None], kinds: Collection[Opens]) -> int:
    return max((at for at, found in enumerate(openings) if found and found.kind in kinds), default=-1)


def _row(text: str, line: Line, columns: Sequence[Column]) -> Iterator[Passage]:
    """A row of a table: its cells as passages, or all of it where it is one of actions alone."""
    kinds = {kind for kind, _title in columns}
    if Opens.ACTIONS in kinds and Opens.QUESTION not in kinds:
        yield Passage(Opens.ACTIONS, Span(line.span.start, line.span.start), line.span, row=True)
        return
    number = ""
    for kind, title, cell in by_column(text, line, columns):
        if kind is Opens.ITEM:
            number = cell.of(text)
        elif kind in UNITS:
            yield Passage(kind, title, cell, number)
        elif kind is Opens.ACTIONS:
            yield Passage(Opens.ACTION, title, cell)


def _openings(text: str, lines: Sequence[Line], is_body: Begins) -> list[Opening | None]:
    """Tell what begins at each line; who speaks is an answer only where something was asked before."""
    found: list[Opening | None] = []
    unit: Opens | None = None
    for line in lines:
        opens = opening(text, line)
        if opens and opens.kind is Opens.SPEAKER:
            opens = _spoken(text, opens, unit, is_body)
        if opens and opens.kind is Opens.ANSWER and not opens.number and unit is None:
            opens = None
        if opens and unit is Opens.ANSWER and says_we(text, line):
            opens = None
        if opens:
            unit = opens.kind if opens.kind in UNITS or opens.kind is Opens.ACTIONS else unit
        found.append(opens)
    return found


def _spoken(text: str, opens: Opening, unit: Opens | None, is_body: Begins) -> Opening | None:
    body = (names_a_body(opens.label.of(text)) or is_body(opens.label)) and unit in UNITS
    asked = unit in ASKED or unit is Opens.POSITION
    return replace(opens, kind=Opens.ANSWER) if body or asked else None


def _add(text: str, cut: list[Passage], line: Line, found: Opening | None, place: LineContext) -> None:
    before = cut[-1] if cut else None
    if found and before and found.kind is Opens.ITEM and before.kind is Opens.ACTIONS:
        found = replace(found, kind=found.kind if is_heading(text, line) else Opens.ACTIONS)
    if found and not (before and only_counts(text, before, line, found)):
        item = line.listed or found.kind in {Opens.ACTION, Opens.ACTIONS}
        content = Span(min(found.begins, line.span.end), line.span.end)
        cut.append(Passage(found.kind, found.label, content, found.number, line.quoted, item))
    elif before and goes_on(text, before, line, place):
        cut[-1] = longer(text, before, line)
    else:
        kind = kind_unlabelled(text, before, line, place)
        cut.append(
            Passage(kind, Span(line.span.start, line.span.start), line.span, "", line.quoted, line.listed)
        )


def _settled(text: str, passage: Passage) -> Passage:
    """A numbered item is a question where it asks something; a field that was left open says nothing."""
    words = passage.span.of(text)
    if passage.kind in UNITS and _LEFT_OPEN.fullmatch(words):
        return replace(passage, kind=None)
    if passage.kind is Opens.POSITION and _NO_POSITION.fullmatch(words):
        return replace(passage, kind=None)
    if passage.kind is not Opens.ITEM:
        return passage
    return replace(passage, kind=Opens.QUESTION if is_question(words) else None)
