"""The pasted text with what was found in it marked, each mark with its name."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from dare_network.language import _
from dare_network.letters.finds import Reading
from dare_network.letters.span import Span
from dare_network.ui.markup import show


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked stretch; `kind` is the class of its style."""

    span: Span
    kind: str
    name: str


def letter_source(text: str, reading: Reading) -> None:
    """Draw the text as it was pasted."""
    show(
        '<div class="letter" tabindex="0" role="region" aria-label="{}">{}</div>',
        _("The pasted text"),
        Markup("").join(_pieces(text, marks_of(reading))),
    )


def question_name(place: int) -> str:
    """Name a found question as on the page, counted from nought."""
    return _("Question {number}").format(number=place + 1)


def commitment_name(place: int) -> str:
    """Name a found commitment as on the page, counted from nought."""
    return _("Commitment {number}").format(number=place + 1)


def answer_name(question: int | None) -> str:
    """Name an answer as on the page."""
    if question is None:
        return _("Answer to a question of this dialogue")
    return _("Answer to question {number}").format(number=question + 1)


def marks_of(reading: Reading) -> list[Highlight]:
    """All marks by their place; one that lies within another comes after it."""
    marks = [
        *(Highlight(found.span, "asked", question_name(at)) for at, found in enumerate(reading.questions)),
        *(Highlight(found.span, "held", _("Our position")) for found in reading.positions),
        *(Highlight(found.span, "answered", answer_name(found.question)) for found in reading.answers),
        *(
            Highlight(found.span, "promised", commitment_name(at))
            for at, found in enumerate(reading.commitments)
        ),
    ]
    return sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))


def _pieces(text: str, marks: list[Highlight]) -> Iterator[Markup]:
    """The text from mark to mark; where two lie over each other, the inner one shows."""
    edges = sorted({0, len(text), *(edge for mark in marks for edge in (mark.span.start, mark.span.end))})
    begun: defaultdict[int, list[Highlight]] = defaultdict(list)
    for mark in marks:
        begun[mark.span.start].append(mark)
    open_marks: list[Highlight] = []
    for start, end in pairwise(edges):
        open_marks = [mark for mark in open_marks if mark.span.end > start] + begun[start]
        for mark in begun[start]:
            yield Markup('<span class="tag {}">{}</span>').format(mark.kind, mark.name)
        piece = text[start:end]
        kind = open_marks[-1].kind if open_marks else ""
        yield Markup('<mark class="{}">{}</mark>').format(kind, piece) if kind else Markup("{}").format(piece)
