"""The parties that a sentence means: those who asked, the body, or both."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from dare_network.domain.vocabulary import Direction
from dare_network.letters.finds import FoundName
from dare_network.letters.span import Span
from dare_network.letters.wording import BODY_WORDS, OUR_WORDS

_CALLED = re.compile(
    rf"\b(?:(?P<theirs>(?:(?:the|het|de)\s)?(?:{BODY_WORDS}))|(?P<ours>(?:(?:the|het|de)\s)?(?:{OUR_WORDS}|DARE-NL))"
    r"|(?P<we>we|wij|ik|ikzelf|I)|(?P<you>you|u|je|jullie))\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:[A-Z][\w'’-]*)(?:\s(?:[A-Z][\w'’-]*|van|de|der|den|het)){0,4}(?=\s)")
_NOBODY = frozenset(
    ["this", "these", "that", "it", "there", "the", "a", "dit", "deze", "dat", "het", "er", "de", "een"]
)
_ARTICLE = re.compile(r"\b(?:the|het|de)\s$", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|en|&)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody named in a sentence; `direction` says whose promise theirs would be.

    One who is not known is only a word with a capital at the beginning of an item.
    """

    span: Span
    direction: Direction
    id: UUID | None = None
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Parties:
    """The signs of who is meant: the known names of a text, and whether the body wrote it.

    In a letter of the body, "we" are the body and "you" are those who asked; in notes of our own we are we.
    `theirs` are the people who speak for a body.
    `heard` are names, in small letters, under which answers were given: of bodies, then, known or not.
    """

    bodies: Sequence[FoundName]
    people: Sequence[FoundName]
    body_writes: bool
    theirs: frozenset[UUID] = frozenset()
    heard: frozenset[str] = frozenset()

    def named_in(self, text: str, sentence: Span) -> Iterator[Party]:
        """Everybody in a sentence, in its order; two who act together come as one."""
        found = sorted(self._each(text, sentence), key=lambda party: (party.span.start, -party.span.end))
        before: Party | None = None
        for party in found:
            if before and party.span.start < before.span.end:
                continue
            if before and _AND.fullmatch(text, before.span.end, party.span.start):
                party = _together(before, party)
            yield party
            before = party

    def bodies_in(self, span: Span) -> Iterator[FoundName]:
        """The known bodies that are named in a part of the text."""
        return _within(self.bodies, span)

    def first_of(self, text: str, sentence: Span) -> Party | None:
        """Find who stands at the very beginning of an item of a list, also under an unknown name."""
        together = [p for p in self.named_in(text, sentence) if p.span.start == sentence.start]
        if together:
            return together[-1]
        name = _NAMED.match(text, sentence.start, min(sentence.end, sentence.start + 80))
        if name is None or name[0].casefold() in _NOBODY:
            return None
        heard = name[0].casefold() in self.heard
        return Party(Span(*name.span()), Direction.THEIRS if heard else Direction.OURS, is_known=heard)

    def _each(self, text: str, sentence: Span) -> Iterator[Party]:
        for known, of_body in ((self.bodies, True), (self.people, False)):
            for name in _within(known, sentence):
                direction = Direction.THEIRS if of_body or name.id in self.theirs else Direction.OURS
                article = _ARTICLE.search(text, max(sentence.start, name.span.start - 4), name.span.start)
                start = article.start() if article else name.span.start
                yield Party(Span(start, name.span.end), direction, name.id)
        for match in _CALLED.finditer(text, sentence.start, sentence.end):
            yield Party(Span(*match.span()), self._direction(match.lastgroup))

    def _direction(self, group: str | None) -> Direction:
        theirs = group == "theirs" or group == ("we" if self.body_writes else "you")
        return Direction.THEIRS if theirs else Direction.OURS


def _within(names: Sequence[FoundName], sentence: Span) -> Iterator[FoundName]:
    at = bisect_left(names, sentence.start, key=lambda name: name.span.start)
    while at < len(names) and names[at].span.end <= sentence.end:
        yield names[at]
        at += 1


def _together(one: Party, other: Party) -> Party:
    direction = one.direction if one.direction is other.direction else Direction.JOINT
    return Party(Span(one.span.start, other.span.end), direction, None)
