"""The boundaries of a passage: where in a letter it goes on, and where it ends."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from dare_network.letters.lines import Line
from dare_network.letters.openings import Opening, Opens, is_heading
from dare_network.letters.passage import ASKED, UNITS, Passage
from dare_network.letters.span import Span

_ASKS = re.compile(
    r"(?:whether|of|in hoeverre|to what extent|hoe|welke|which|what|wat|wie|who)\b", re.IGNORECASE
)
_NEXT_ITEM = re.compile(r"\n[ \t\r>]*(?:\n|\(?\d{1,3}[.)]|[A-Z]\.\d)")
_LOOK_AHEAD = 1_500
"""Characters in which the sign of a question is looked for."""
_TITLE_LENGTH = 50
_MARGIN = 65
"""Characters after which a line may have been broken to fit a page."""

Begins = Callable[[Span], bool]
"""A test for whether what stands in a span is of some kind."""


@dataclass(frozen=True, slots=True)
class LineContext:
    """The surroundings of a line: whether the letter labels answers, and whether the last has begun."""

    answered: bool
    after_last: bool
    promises: Begins
    replies: Begins


def only_counts(text: str, before: Passage, line: Line, found: Opening) -> bool:
    """Return whether a number at the beginning of a line counts within an answer, and asks nothing."""
    within = found.kind is Opens.ITEM and before.kind in {Opens.POSITION, Opens.ANSWER}
    return within and not is_heading(text, line) and not asks(text, Span(found.begins, line.span.end))


def is_question(words: str) -> bool:
    """Return whether words ask something: by the sign, or by how they begin."""
    return "?" in words or bool(_ASKS.match(words))


def asks(text: str, span: Span) -> bool:
    """Return whether a question begins there; it may go on over some lines before its sign comes."""
    return is_question(_NEXT_ITEM.split(text[span.start : span.start + _LOOK_AHEAD], maxsplit=1)[0])


def goes_on(text: str, before: Passage, line: Line, place: LineContext) -> bool:
    """Return whether an unlabelled line belongs to the passage before it."""
    if before.is_empty:
        return before.kind in UNITS
    match before.kind:
        case Opens.QUESTION | Opens.ITEM:
            ended = text[before.span.end - 1] == "?" or line.quoted != before.quoted
            return not line.after_gap and not ended
        case Opens.POSITION | Opens.ANSWER:
            return not (is_heading(text, line) or (line.after_gap and _ends(before, line, place)))
        case Opens.ENVELOPE | Opens.SALUTATION | Opens.HEADING:
            return False
        case Opens.ACTIONS if _is_short(text, before) and line.span.of(text)[:1].isupper():
            return False
        case _other:
            return not line.after_gap and not line.listed and "\t" not in line.span.of(text)


def _is_short(text: str, before: Passage) -> bool:
    """Return whether the last line of a passage ended of itself, before the margin."""
    return before.span.end - 1 - text.rfind("\n", 0, before.span.end) < _MARGIN


def _ends(before: Passage, line: Line, place: LineContext) -> bool:
    """Return whether a paragraph no longer belongs to a position or to an answer."""
    if before.quoted > line.quoted:
        return True
    if before.kind is Opens.POSITION and not place.answered and _is_replied(before, line, place):
        return True
    return place.after_last and place.promises(line.span)


def _is_replied(before: Passage, line: Line, place: LineContext) -> bool:
    """Return whether the words after a position reply to it: also to a quoted or an unlabelled one."""
    told = before.label.start == before.label.end
    return told or before.quoted > line.quoted or place.replies(line.span)


def longer(text: str, before: Passage, line: Line) -> Passage:
    """The passage with a line more; only the line, where all before it was a label or a subject."""
    whole = before.is_empty or (before.kind in ASKED and _is_title(text, before, line))
    start = line.span.start if whole else before.span.start
    return replace(before, span=Span(start, line.span.end), quoted=line.quoted)


def _is_title(text: str, before: Passage, line: Line) -> bool:
    """Return whether the words behind the number of a question are its subject, the question below."""
    title = before.span.of(text)
    short = len(title) <= _TITLE_LENGTH and title[-1].isalnum()
    return short and line.span.of(text)[:1].isupper() and asks(text, line.span)


def kind_unlabelled(text: str, before: Passage | None, line: Line, place: LineContext) -> Opens | None:
    """The kind of a passage that begins at a line without any label."""
    heads = is_heading(text, line)
    if before and before.kind is Opens.ACTIONS and (not heads or "\t" in line.span.of(text)):
        return Opens.ACTIONS
    asked = before is not None and before.kind in ASKED
    replied = before is not None and before.kind is Opens.POSITION and _is_replied(before, line, place)
    promised = place.after_last and place.promises(line.span)
    if (asked or replied) and not place.answered and not promised:
        return Opens.ANSWER
    return Opens.HEADING if heads else None
