"""The opening of a line: the label of a question, of a position, of an answer, or none."""

import re
from dataclasses import dataclass
from enum import StrEnum, auto

from dare_network.letters import labels
from dare_network.letters.lines import Line
from dare_network.letters.span import Span
from dare_network.letters.wording import ORDINALS

_SIGHT = 120
"""Characters of a line in which a label is looked for."""
_HEADING_LENGTH = 60
_LABEL_LENGTH = 80


class Opens(StrEnum):
    """The kind of thing that begins at a line."""

    QUESTION = auto()
    ITEM = auto()
    POSITION = auto()
    ANSWER = auto()
    SPEAKER = auto()
    ACTION = auto()
    ACTIONS = auto()
    HEADING = auto()
    SALUTATION = auto()
    ENVELOPE = auto()
    CLOSING = auto()


@dataclass(frozen=True, slots=True)
class Opening:
    """The kind that begins, the label that says so, its number, and where the labelled words begin."""

    kind: Opens
    label: Span
    begins: int
    number: str = ""


def opening(text: str, line: Line) -> Opening | None:
    """Tell what begins at a line, None where it goes on with what was before."""
    start = line.span.start
    head = text[start : min(line.span.end, start + _SIGHT)]
    return _labelled_question(head, start) or _labelled_words(text, line, head) or _frame(line, head)


def is_heading(text: str, line: Line) -> bool:
    """Return whether a line stands by itself as the heading of what follows."""
    words = line.span.of(text) if line.span.end - line.span.start <= _HEADING_LENGTH else ""
    begins = words[:1].isupper() or words[:1].isdigit() or words.endswith(":")
    return begins and line.after_gap and not line.listed and not words.endswith((".", "?", "!", ";", ","))


def says_we(text: str, line: Line) -> bool:
    """Return whether a line is only of us: a position below a question, and after an answer anything."""
    return bool(labels.WE.match(text, line.span.start, line.span.end))


def names_a_body(words: str) -> bool:
    """Return whether a label says that a body speaks."""
    return bool(labels.BODY.search(words))


def _labelled_question(head: str, start: int) -> Opening | None:
    if match := labels.NUMBERED.match(head):
        return _opened(Opens.QUESTION, match, start, match["n"] or match["q"])
    if match := labels.RULED.match(head):
        return _opened(Opens.QUESTION, match, start, match["n"])
    if match := labels.ORDINAL.match(head):
        return _opened(Opens.QUESTION, match, start, str(ORDINALS[match["nth"].lower()]))
    if match := labels.BARE_QUESTION.match(head):
        return _opened(Opens.QUESTION, match, start, "")
    if match := labels.ANSWER_TO.match(head):
        return _opened(Opens.ANSWER, match, start, match["n"] or match["ad"] or match["a"])
    if match := labels.ANSWER_ABOUT.match(head):
        return _opened(Opens.ANSWER, match, start, match["n"] or str(ORDINALS[match["nth"].lower()]))
    if match := labels.BARE_ANSWER.match(head):
        return _opened(Opens.ANSWER, match, start, "")
    if match := labels.ONE_ACTION.match(head):
        return _opened(Opens.ACTION, match, start, "")
    if match := labels.BARE_HELD.match(head) or labels.HELD_THAT.match(head):
        return _opened(Opens.POSITION, match, start, "")
    return None


def _labelled_words(text: str, line: Line, head: str) -> Opening | None:
    label, begins = _label(text, line, head)
    if label is None or labels.ENVELOPE.match(head):
        return None
    words = label.of(text)
    if labels.ACTIONS.fullmatch(words):
        return Opening(Opens.ACTIONS, label, begins)
    if labels.HELD.fullmatch(words) and not names_a_body(words):
        return Opening(Opens.POSITION, label, begins)
    if labels.ANSWER.fullmatch(words):
        return Opening(Opens.ANSWER, label, begins)
    return None


def _frame(line: Line, head: str) -> Opening | None:
    start = line.span.start
    for kind, pattern in _FRAME:
        if match := pattern.match(head):
            return Opening(kind, Span(start, start + match.end()), start)
    if match := labels.ITEM.match(head):
        return _opened(Opens.ITEM, match, start, match["n"])
    if match := labels.SPEAKER.match(head) or labels.SAID.match(head):
        return Opening(Opens.SPEAKER, Span(start, start + match.end("who")), start + match.end())
    return None


_FRAME = (
    (Opens.ENVELOPE, labels.ENVELOPE),
    (Opens.ENVELOPE, labels.FIELD),
    (Opens.SALUTATION, labels.SALUTATION),
    (Opens.CLOSING, labels.CLOSING),
)


def _label(text: str, line: Line, head: str) -> tuple[Span | None, int]:
    """The words before a colon, or all of a short line without an end, and where it goes on after them."""
    start, colon = line.span.start, head.find(":", 0, _LABEL_LENGTH)
    if colon > 0:
        label = Span(start, start + colon)
        return label.trimmed(text), Span(start + colon + 1, line.span.end).trimmed(text).start
    if len(head) > _HEADING_LENGTH or head.endswith((".", "?", "!", ",", ";")):
        return None, start
    return line.span, line.span.end


def _opened(kind: Opens, match: re.Match[str], start: int, number: str) -> Opening:
    return Opening(kind, Span(start, start + match.end()), start + match.end(), number)
