"""The rest of a text when the questions and answers that its sentences tell are taken out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dare_network.letters.passage import UNITS, Passage
from dare_network.letters.sentences import sentences_in
from dare_network.letters.span import Span


def with_remainder(text: str, told: Sequence[Passage], passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return what is told, and of the passages the sentences that tell nothing, in the order of the text."""
    taken = sorted((one.span for one in told), key=lambda span: span.start)
    rest = [one for passage in passages for one in _beside(text, passage, taken)]
    return tuple(sorted([*told, *rest], key=lambda passage: passage.span.start))


def _beside(text: str, passage: Passage, taken: Sequence[Span]) -> Iterator[Passage]:
    kind = None if passage.kind in UNITS else passage.kind
    if not _is_taken(passage.span, taken):
        yield replace(passage, kind=kind)
        return
    for sentence in sentences_in(text, passage.span):
        if not _is_taken(sentence, taken):
            yield replace(passage, kind=kind, label=Span(sentence.start, sentence.start), span=sentence)


def _is_taken(span: Span, taken: Sequence[Span]) -> bool:
    """Return whether one of these, which stand in order and apart, shares a character with it."""
    after = bisect_right(taken, span.start, key=lambda each: each.start)
    return any(each.overlaps(span) for each in taken[max(0, after - 1) : after + 1])
