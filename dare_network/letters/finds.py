"""Finds in a letter or notes, each with the place where it stands."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dare_network.domain.vocabulary import Direction
from dare_network.letters.span import Span


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """A question; `number` as it is labelled, "A.1", and empty where it bears none.

    `section` is the part of a briefing document that its label or heading names, as in the reference list.
    """

    span: Span
    number: str
    section: str


@dataclass(frozen=True, slots=True)
class FoundPosition:
    """A position on a question, which is named by its place among the questions."""

    span: Span
    question: int


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """An answer to the question at that place, None where the letter holds only the answers.

    `number` is the label of what it answers. `alignment` is taken from plain wording, else empty.
    """

    span: Span
    question: int | None
    number: str
    body_id: UUID | None
    alignment: str


@dataclass(frozen=True, slots=True)
class FoundCommitment:
    """A promise or a request, with the words that say who, and the day where one is stated.

    `who_id` is the stakeholder of whom these words are a known name.
    """

    span: Span
    direction: Direction
    who: Span | None
    who_id: UUID | None
    due_on: date | None


@dataclass(frozen=True, slots=True)
class FoundName:
    """A known body or person, at one of the places where it is named."""

    span: Span
    id: UUID


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day of the calendar, as it stands in the text."""

    span: Span
    on: date


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found. Questions are in the order of the text and share no character.

    `channel` says how the text came, as in the reference list, where its shape tells.
    """

    day: FoundDay | None = None
    questions: tuple[FoundQuestion, ...] = ()
    positions: tuple[FoundPosition, ...] = ()
    answers: tuple[FoundAnswer, ...] = ()
    commitments: tuple[FoundCommitment, ...] = ()
    bodies: tuple[FoundName, ...] = ()
    people: tuple[FoundName, ...] = ()
    channel: str = ""

    def position_on(self, question: int) -> FoundPosition | None:
        """The position on the question at that place."""
        return next((held for held in self.positions if held.question == question), None)
