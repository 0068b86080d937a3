"""Dialogues: what was asked, what we held, what was answered, and what was promised.

An answer, a document, a commitment or an outcome may be more confidential than its dialogue, and minutes of
it as well: then they have a `confidentiality` of their own, for the same centre and the same listed accounts;
None means that of the dialogue.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Annotated
from uuid import UUID

from dare_network.domain.fields import About, Kind, Sample
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.vocabulary import (
    Acceptance,
    CommitmentState,
    Confidentiality,
    DialogueState,
    Direction,
    MinutesState,
    QuestionState,
    TermList,
    TextKind,
)
from dare_network.language import N_


@dataclass(frozen=True, slots=True)
class Product:
    """A medicinal product in development; `centre_id` is the organisation that develops it."""

    id: UUID
    name: str
    atmp_class: str
    indication: str
    stage: str
    centre_id: UUID | None
    description: str
    sample: Sample
    version: int


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One matter taken to one or more bodies. It may hold several meetings and letters.

    `ref` is the number people quote, "DIA-2026-014". `centre_id` is the centre that a restricted
    dialogue names; `readers` are the accounts listed on a dialogue for named persons only.
    `started_on` is the day from which the body's procedure counts; `documents_sent_on` that on which the
    briefing documents went to the body. Before the day `embargo_until` it is open to nobody else than a
    restricted one (`rules.visibility.level_on`). `chatham_house` asks that nothing is attributed to anybody.
    """

    id: UUID
    ref: Annotated[str, About(N_("Number"), searched=TextKind.DIALOGUE, public=True)]
    title: str
    purpose: str
    format_id: str
    lead_body_id: UUID
    co_body_ids: tuple[UUID, ...]
    owner_id: UUID
    product_id: UUID | None
    stage: str
    topic_ids: tuple[str, ...]
    state: DialogueState
    requested_on: date
    accepted_on: date | None
    started_on: date | None
    documents_sent_on: date | None
    held_on: date | None
    output_due_on: date | None
    output_received_on: date | None
    external_ref: str
    summary: str
    confidentiality: Confidentiality
    centre_id: UUID | None
    readers: tuple[str, ...]
    embargo_until: date | None
    shared_with_public_body: bool
    contains_manufacturing_data: bool
    contains_personal_data: bool
    chatham_house: bool
    source: str
    sample: Sample
    version: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a dialogue. `starts` is local time in Europe/Amsterdam; None where it was not noted."""

    id: UUID
    dialogue_id: Annotated[UUID, About(N_("Dialogue"), Kind.RECORD, public=True)]
    on: date
    starts: time | None
    minutes_long: int | None
    mode: str
    place: str
    note: str
    sample: Sample
    version: int


@dataclass(frozen=True, slots=True)
class Attendance:
    """The presence of somebody at a meeting: a person, or only a role at a body, never both."""

    id: UUID
    meeting_id: Annotated[UUID, About(N_("Meeting"), Kind.RECORD)]
    person_id: UUID | None
    role_at_body: str
    body_id: UUID | None
    capacity: str
    sample: Sample
    version: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the consortium's position on it."""

    id: UUID
    dialogue_id: Annotated[UUID, About(N_("Dialogue"), Kind.RECORD, public=True)]
    number: Annotated[int, About(N_("Number"), public=True)]
    text: str
    section: str
    topic_ids: tuple[str, ...]
    position: str
    rationale: str
    state: QuestionState
    sample: Sample
    version: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of one body to one question at one moment: its own words, and ours beside them.

    `capacity` is that in which it was given ("rapporteur, preliminary view"), `guideline` what it rests on;
    `document_id` and `source_locator` tell where it stands.
    `supersedes_id` is the earlier answer that it takes the place of; that one's `superseded_on` is the day on
    which this was given, where the reader may see both. `question_state` is what was decided of the question
    after this answer; None where nothing was. It holds until `valid_until`, and is to be looked at again by
    `review_by`.
    """

    id: UUID
    question_id: Annotated[UUID, About(N_("Question"), Kind.RECORD, public=True)]
    body_id: UUID
    given_on: date
    channel: str
    verbatim: str
    summary: str
    alignment: str
    conditions: str
    binding_level: str
    capacity: str
    guideline: str
    document_id: UUID | None
    source_locator: str
    valid_until: date | None
    review_by: date | None
    supersedes_id: UUID | None
    superseded_on: Annotated[date | None, About(N_("Superseded on"), public=True)]
    question_state: Annotated[
        QuestionState | None,
        About(N_("State of the question"), terms=TermList.QUESTION_STATE, public=True),
    ]
    confidentiality: Confidentiality | None
    sample: Sample
    version: int


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document that belongs to a dialogue, as it was received or sent; its content is read apart.

    `digest` is the SHA-256 of the content in hexadecimal, `size` its bytes. `replaces_id` is the earlier
    version that it takes the place of.
    """

    id: UUID
    dialogue_id: Annotated[UUID, About(N_("Dialogue"), Kind.RECORD, public=True)]
    kind: str
    title: str
    on: date
    file_name: Annotated[str, About(N_("File"), public=True)]
    size: Annotated[int, About(N_("Size in bytes"), public=True)]
    digest: Annotated[str, About(N_("Digest (SHA-256)"), public=True)]
    replaces_id: UUID | None
    confidentiality: Confidentiality | None
    sample: Sample
    version: int


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise, numbered "T-0031". `due_on` is a day in Europe/Amsterdam that is itself still in time."""

    id: UUID
    ref: Annotated[str, About(N_("Number"), searched=TextKind.COMMITMENT, public=True)]
    dialogue_id: Annotated[UUID, About(N_("Dialogue"), Kind.RECORD, public=True)]
    question_id: UUID | None
    direction: Direction
    text: str
    summary: str
    owner_id: UUID
    due_on: date
    state: CommitmentState
    evidence: str
    acceptance: Acceptance
    confidentiality: Confidentiality | None
    sample: Sample
    version: int


@dataclass(frozen=True, slots=True)
class DueMove:
    """A move of the due day of a commitment: why, and whether the other side agreed."""

    id: UUID
    commitment_id: Annotated[UUID, About(N_("Commitment"), Kind.RECORD)]
    from_on: Annotated[date, About(N_("From"))]
    to_on: Annotated[date, About(N_("To"))]
    reason: Annotated[str, About(N_("Reason"), Kind.TEXT)]
    agreed: Annotated[bool, About(N_("The other side agreed"))]
    moved_on: Annotated[date, About(N_("Moved on"))]
    moved_by: Annotated[str, About(N_("Moved by"), Kind.ACCOUNT)]
    sample: Sample
    version: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dialogue with everything that hangs on it.

    Of its minutes, which are read apart, it holds only the states of their last versions.
    """

    dialogue: Dialogue
    meetings: tuple[Meeting, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    questions: tuple[Question, ...] = ()
    answers: tuple[Answer, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    due_moves: tuple[DueMove, ...] = ()
    documents: tuple[SourceDocument, ...] = ()
    minutes_states: tuple[MinutesState, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    milestones: tuple[Milestone, ...] = ()

    def attendances_of(self, meeting_id: UUID) -> tuple[Attendance, ...]:
        """Return who sat at one of its meetings."""
        return tuple(who for who in self.attendances if who.meeting_id == meeting_id)

    def newer_than(self, document_id: UUID) -> SourceDocument | None:
        """The latest version of one of its documents; None where that is the latest itself."""
        replaced_by = {each.replaces_id: each for each in self.documents if each.replaces_id}
        latest = None
        while document_id in replaced_by:
            latest = replaced_by.pop(document_id)
            document_id = latest.id
        return latest

    def moves_of(self, commitment_id: UUID) -> tuple[DueMove, ...]:
        """Return the moves of the due day of one of its commitments, the first one first."""
        return tuple(move for move in self.due_moves if move.commitment_id == commitment_id)

    def milestones_of(self, commitment_id: UUID) -> tuple[Milestone, ...]:
        """The milestones of one of its commitments, the earliest due day first."""
        return tuple(each for each in self.milestones if each.commitment_id == commitment_id)

    def promise_of(self, milestone: Milestone) -> Commitment:
        """The commitment on the way to which one of its milestones is."""
        return next(promise for promise in self.commitments if promise.id == milestone.commitment_id)

    def outcomes_of(self, meeting_id: UUID) -> tuple[Outcome, ...]:
        """Return what is noted as having come out of one of its meetings, oldest first."""
        return tuple(outcome for outcome in self.outcomes if outcome.meeting_id == meeting_id)

    def answers_to(self, question_id: UUID) -> tuple[Answer, ...]:
        """The answers to one of its questions, oldest first."""
        return tuple(answer for answer in self.answers if answer.question_id == question_id)
