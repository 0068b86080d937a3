"""Marking of the places in a text where what was looked for stands."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dare_network.words.cutting import Word, cut
from dare_network.words.query import Query, QueryTerm
from dare_network.words.stems import same_word


class Span(NamedTuple):
    """A part of a text, from its first character to the one after its last."""

    start: int
    end: int


def spans(text: str, query: Query) -> tuple[Span, ...]:
    """The parts of a text that a query asks for, in their order and apart from each other."""
    words = list(cut(text))
    found = sorted(span for term in query.wanted for span in _spans(words, term))
    apart: list[Span] = []
    for span in found:
        if apart and span.start < apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(span.end, apart[-1].end))
        else:
            apart.append(span)
    return tuple(apart)


def _spans(words: Sequence[Word], term: QueryTerm) -> Iterator[Span]:
    length = len(term.words)
    for at in range(len(words) - length + 1):
        stretch = words[at : at + length]
        if _meets([word.folded for word in stretch], term):
            yield Span(stretch[0].start, stretch[-1].end)


def _meets(stretch: Sequence[str], term: QueryTerm) -> bool:
    if term.inflected:
        return same_word(stretch[0], term.words[0])
    *whole, last = zip(stretch, term.words, strict=True)
    fits = last[0].startswith(last[1]) if term.unfinished else last[0] == last[1]
    return fits and all(word == wanted for word, wanted in whole)
