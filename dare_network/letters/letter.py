"""Reading a pasted letter, or notes: everything in it that could become a record."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from dare_network.domain.vocabulary import Direction
from dare_network.letters.alignment import alignment_of
from dare_network.letters.commitments import commitments_in
from dare_network.letters.days import days_in
from dare_network.letters.finds import FoundAnswer, FoundName, FoundPosition, FoundQuestion, Reading
from dare_network.letters.names import names_by_word, names_in
from dare_network.letters.openings import Opens
from dare_network.letters.parties import Parties
from dare_network.letters.passage import Passage
from dare_network.letters.passages import passages_of
from dare_network.letters.promises import promise_in
from dare_network.letters.sections import section_of
from dare_network.letters.span import Span

_WRITTEN_TO_US = re.compile(
    r"^[ \t]*(?:dear|hi|hello|geachte|beste|hallo|hoi)\b", re.IGNORECASE | re.MULTILINE
)
_SENT_BY_MAIL = re.compile(r"^[ \t]*(?:from|van)[ \t]*:[^\n]*", re.IGNORECASE | re.MULTILINE)
_SPOKEN_LEAD = 12
"""Characters before a body at the beginning of an answer: "The ", "Volgens het "."""


def read_letter(
    text: str,
    today: date,
    bodies: Mapping[str, UUID],
    people: Mapping[str, UUID],
    of_bodies: Collection[UUID] = (),
) -> Reading:
    """Read what a text holds; `bodies` and `people` are the known spellings of names.

    `of_bodies` are those of the people who speak for a body; all others are ours. Terms such as "within six
    weeks" count from the day of the letter, or from `today` where it has none.
    Any text can be read; what has none of the usual shapes gives an empty reading.
    """
    found_bodies = names_in(text, names_by_word(bodies))
    found_people = names_in(text, names_by_word(people))
    theirs = frozenset(of_bodies)
    day = next(days_in(text, Span(0, len(text)), today), None)
    ours = [name for name in found_people if name.id not in theirs]
    parties = Parties(found_bodies, found_people, _is_written_to_us(text, ours), theirs)
    passages = passages_of(
        text,
        promises=lambda span: promise_in(text, span, parties) is not None,
        replies=lambda span: _replies(text, span, parties),
        is_body=lambda label: any(parties.bodies_in(label)),
    )
    heard = replace(parties, heard=frozenset(_speakers(text, passages)))
    return Reading(
        day,
        tuple(_questions(text, passages)),
        tuple(_positions(passages)),
        tuple(_answers(text, passages, found_bodies)),
        tuple(commitments_in(text, passages, heard, day.on if day else today)),
        found_bodies,
        found_people,
        _channel(text, parties.body_writes),
    )


def _is_written_to_us(text: str, ours: Sequence[FoundName]) -> bool:
    """Return whether a text greets somebody, and does not come from one of us."""
    sent = _SENT_BY_MAIL.search(text)
    by_us = sent and any(sent.start() <= name.span.start < sent.end() for name in ours)
    return not by_us and _WRITTEN_TO_US.search(text) is not None


def _replies(text: str, span: Span, parties: Parties) -> bool:
    first = parties.first_of(text, span)
    theirs = first is not None and first.direction is Direction.THEIRS
    return theirs and bool(alignment_of(span.words(text)))


def _channel(text: str, is_letter: bool) -> str:
    if _SENT_BY_MAIL.search(text):
        return "email"
    return "letter" if is_letter else ""


def _speakers(text: str, passages: Sequence[Passage]) -> Iterator[str]:
    return (p.label.of(text).casefold() for p in passages if p.kind is Opens.ANSWER)


def _questions(text: str, passages: Sequence[Passage]) -> Iterator[FoundQuestion]:
    heading = above = ""
    for passage in passages:
        if passage.kind is Opens.HEADING:
            heading = passage.span.of(text)
        if passage.kind is not Opens.QUESTION:
            continue
        number, above = passage.number or above, passage.number if passage.is_empty else ""
        if not passage.is_empty:
            yield FoundQuestion(passage.span, number, section_of(number, heading))


def _positions(passages: Sequence[Passage]) -> Iterator[FoundPosition]:
    numbers = [passage.number for passage in passages if _asks(passage)]
    at, held = -1, set()
    for passage in passages:
        at += _asks(passage)
        if passage.kind is not Opens.POSITION or passage.is_empty:
            continue
        asked = _answered(passage.number, at, numbers)
        if asked is not None and asked not in held:
            held.add(asked)
            yield FoundPosition(passage.span, asked)


def _answers(text: str, passages: Sequence[Passage], bodies: Sequence[FoundName]) -> Iterator[FoundAnswer]:
    numbers = [passage.number for passage in passages if _asks(passage)]
    at = -1
    for passage in passages:
        at += _asks(passage)
        if passage.kind is not Opens.ANSWER or passage.is_empty:
            continue
        asked = _answered(passage.number, at, numbers)
        words = passage.span.words(text)
        body = _who_answers(passage, bodies)
        yield FoundAnswer(passage.span, asked, passage.number, body, alignment_of(words))


def _answered(number: str, last: int, numbers: Sequence[str]) -> int | None:
    """The place of the question with that number, or else the last one before the answer."""
    if number:
        return numbers.index(number) if number in numbers else None
    return last if last >= 0 else None


def _who_answers(passage: Passage, bodies: Sequence[FoundName]) -> UUID | None:
    """The body in the label, or at the beginning of the answer, or else the first one of the text."""
    speaks = Span(passage.span.start, passage.span.start + _SPOKEN_LEAD)
    for place in (passage.label, speaks):
        for name in bodies:
            if place.start <= name.span.start < place.end:
                return name.id
    return bodies[0].id if bodies else None


def _asks(passage: Passage) -> bool:
    return passage.kind is Opens.QUESTION and not passage.is_empty
