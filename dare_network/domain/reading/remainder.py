"""What is left of a text when the questions and answers that its sentences tell are taken out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dare_network.domain.reading.passage import UNITS, Passage
from dare_network.domain.reading.sentences import sentences_in
from dare_network.domain.reading.span import Span


def with_remainder(text: str, told: Sequence[Passage], passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """What is told, and of the passages the sentences that tell nothing, in the order of the text."""
    rest = [one for passage in passages for one in _beside(text, passage, told)]
    return tuple(sorted([*told, *rest], key=lambda passage: passage.span.start))


def _beside(text: str, passage: Passage, told: Sequence[Passage]) -> Iterator[Passage]:
    taken = [one.span for one in told if one.span.overlaps(passage.span)]
    kind = None if passage.kind in UNITS else passage.kind
    if not taken:
        yield replace(passage, kind=kind)
        return
    for sentence in sentences_in(text, passage.span):
        if not any(sentence.overlaps(span) for span in taken):
            yield replace(passage, kind=kind, label=Span(sentence.start, sentence.start), span=sentence)
