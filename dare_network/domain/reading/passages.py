"""A text cut into its passages: questions, positions, answers, lists of actions, and what lies between."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from dare_network.domain.reading.lines import Line, lines_of
from dare_network.domain.reading.openings import Opening, Opens, is_heading, names_a_body, opening
from dare_network.domain.reading.span import Span
from dare_network.domain.reading.tables import Column, by_column, columns_of

_ASKS = re.compile(
    r"(?:whether|of|in hoeverre|to what extent|hoe|welke|which|what|wat|wie|who)\b", re.IGNORECASE
)
_NEXT_ITEM = re.compile(r"\n[ \t>]*(?:\n|\(?\d{1,3}[.)]|[A-Z]\.\d)")
_LOOK_AHEAD = 1_500
"""Characters in which the sign of a question is looked for."""
_TITLE_LENGTH = 50
_UNITS = frozenset({Opens.QUESTION, Opens.ITEM, Opens.POSITION, Opens.ANSWER})
_ASKED = frozenset({Opens.QUESTION, Opens.ITEM})

Begins = Callable[[Span], bool]
"""Whether a paragraph that begins there is of some kind."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that belong together. `kind` is None for those of no particular kind."""

    kind: Opens | None
    label: Span
    span: Span
    number: str = ""
    quoted: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it has only a label so far."""
        return self.span.start >= self.span.end


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a letter a line stands: whether answers are labelled in it, and whether the last has begun."""

    answered: bool
    after_last: bool
    promises: Begins
    replies: Begins


def passages_of(text: str, promises: Begins, replies: Begins) -> tuple[Passage, ...]:
    """The passages of a text in its order.

    A promise after the last answer belongs to it no longer, and where no answer is labelled, one begins
    where somebody replies to a position.
    """
    lines = list(lines_of(text))
    openings = _openings(text, lines)
    answered = any(found and found.kind is Opens.ANSWER for found in openings)
    last = _last_of(openings, {Opens.ANSWER} if answered else _UNITS)
    cut: list[Passage] = []
    columns: tuple[Column, ...] = ()
    for at, (line, found) in enumerate(zip(lines, openings, strict=True)):
        titles = columns_of(text, line)
        columns = titles or (columns if "\t" in line.span.of(text) and not line.after_gap else ())
        if columns:
            cut.extend(() if titles else _row(text, line, columns))
        else:
            _add(text, cut, line, found, _Place(answered, at > last, promises, replies))
    return tuple(_settled(text, passage) for passage in cut)


def _last_of(openings: Sequence[Opening | None], kinds: Collection[Opens]) -> int:
    return max((at for at, found in enumerate(openings) if found and found.kind in kinds), default=-1)


def _row(text: str, line: Line, columns: Sequence[Column]) -> Iterator[Passage]:
    """A row of a table: its cells as passages, or all of it where it is one of actions."""
    if any(kind is Opens.ACTIONS for kind, _title in columns):
        yield Passage(Opens.ACTIONS, Span(line.span.start, line.span.start), line.span)
        return
    number = ""
    for kind, title, cell in by_column(text, line, columns):
        if kind is Opens.ITEM:
            number = cell.of(text)
        elif kind in _UNITS:
            yield Passage(kind, title, cell, number)


def _openings(text: str, lines: Sequence[Line]) -> list[Opening | None]:
    """What begins at each line; who speaks is an answer only where something was asked before."""
    found: list[Opening | None] = []
    unit: Opens | None = None
    for line in lines:
        opens = opening(text, line)
        if opens and opens.kind is Opens.SPEAKER:
            opens = _spoken(text, opens, unit)
        if opens and opens.kind is Opens.ANSWER and not opens.number and unit is None:
            opens = None
        if opens:
            unit = opens.kind if opens.kind in _UNITS or opens.kind is Opens.ACTIONS else unit
        found.append(opens)
    return found


def _spoken(text: str, opens: Opening, unit: Opens | None) -> Opening | None:
    body = names_a_body(opens.label.of(text)) and unit in _UNITS
    asked = unit in _ASKED or unit is Opens.POSITION
    return replace(opens, kind=Opens.ANSWER) if body or asked else None


def _add(text: str, cut: list[Passage], line: Line, found: Opening | None, place: _Place) -> None:
    before = cut[-1] if cut else None
    if found and before and found.kind is Opens.ITEM and before.kind is Opens.ACTIONS:
        found = replace(found, kind=found.kind if is_heading(text, line) else Opens.ACTIONS)
    if found and not (before and _only_counts(text, before, line, found)):
        content = Span(min(found.begins, line.span.end), line.span.end)
        cut.append(Passage(found.kind, found.label, content, found.number, line.quoted))
    elif before and _goes_on(text, before, line, place):
        cut[-1] = _longer(text, before, line)
    else:
        kind = _kind_unlabelled(text, before, line, place)
        cut.append(Passage(kind, Span(line.span.start, line.span.start), line.span, "", line.quoted))


def _only_counts(text: str, before: Passage, line: Line, found: Opening) -> bool:
    """Whether a number at the beginning of a line counts within an answer, and asks nothing."""
    within = found.kind is Opens.ITEM and before.kind in {Opens.POSITION, Opens.ANSWER}
    return within and not is_heading(text, line) and not _asks(text, Span(found.begins, line.span.end))


def _asks(text: str, span: Span) -> bool:
    # A question may go on over some lines before its sign comes.
    item = _NEXT_ITEM.split(text[span.start : span.start + _LOOK_AHEAD], maxsplit=1)[0]
    return "?" in item or bool(_ASKS.match(item))


def _goes_on(text: str, before: Passage, line: Line, place: _Place) -> bool:
    if before.is_empty:
        return before.kind in _UNITS
    match before.kind:
        case Opens.QUESTION | Opens.ITEM:
            ended = text[before.span.end - 1] == "?" or line.quoted != before.quoted
            return not line.after_gap and not ended
        case Opens.POSITION | Opens.ANSWER:
            return not (is_heading(text, line) or (line.after_gap and _ends(before, line, place)))
        case Opens.ENVELOPE | Opens.SALUTATION | Opens.HEADING | Opens.CLOSING:
            return False
        case _other:
            return not line.after_gap and not line.listed and "\t" not in line.span.of(text)


def _ends(before: Passage, line: Line, place: _Place) -> bool:
    """Whether a paragraph no longer belongs to a position or to an answer."""
    if before.kind is Opens.POSITION and not place.answered and place.replies(line.span):
        return True
    return place.after_last and place.promises(line.span)


def _longer(text: str, before: Passage, line: Line) -> Passage:
    whole = before.is_empty or (before.kind in _ASKED and _is_title(text, before, line))
    start = line.span.start if whole else before.span.start
    return replace(before, span=Span(start, line.span.end), quoted=line.quoted)


def _is_title(text: str, before: Passage, line: Line) -> bool:
    """Whether what stands behind the number of a question is its subject, and the question comes below."""
    title = before.span.of(text)
    short = len(title) <= _TITLE_LENGTH and title[-1].isalnum()
    return short and line.span.of(text)[:1].isupper() and _asks(text, line.span)


def _kind_unlabelled(text: str, before: Passage | None, line: Line, place: _Place) -> Opens | None:
    heads = is_heading(text, line)
    if before and before.kind is Opens.ACTIONS and (not heads or "\t" in line.span.of(text)):
        return Opens.ACTIONS
    asked = before is not None and before.kind in _ASKED
    replied = before is not None and before.kind is Opens.POSITION and place.replies(line.span)
    promised = place.after_last and place.promises(line.span)
    if (asked or replied) and not place.answered and not promised:
        return Opens.ANSWER
    return Opens.HEADING if heads else None


def _settled(text: str, passage: Passage) -> Passage:
    """A numbered item is a question where it asks something."""
    if passage.kind is not Opens.ITEM:
        return passage
    asks = "?" in passage.span.of(text) or bool(_ASKS.match(passage.span.of(text)))
    return replace(passage, kind=Opens.QUESTION if asks else None)
