"""Dialogues and what hangs on them, as users hand them in."""

from datetime import time
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from dare_network.domain.days import exists
from dare_network.domain.drafts.checking import Day, Draft, FullText, Line, Name, Text
from dare_network.domain.vocabulary import (
    Acceptance,
    CommitmentState,
    Confidentiality,
    DialogueState,
    Direction,
    QuestionState,
)


class ProductDraft(Draft):
    """A medicinal product in development."""

    name: Name
    atmp_class: Line = ""
    indication: Text = ""
    stage: Line = ""
    centre_id: UUID | None = None
    description: Text = ""


class DialogueDraft(Draft):
    """A dialogue. Only the first five fields are asked for at the first save."""

    title: Name
    format_id: Name
    lead_body_id: UUID
    owner_id: UUID
    requested_on: Day

    purpose: Line = ""
    co_body_ids: tuple[UUID, ...] = ()
    product_id: UUID | None = None
    stage: Line = ""
    topic_ids: tuple[Name, ...] = ()
    state: DialogueState = DialogueState.PROPOSED
    accepted_on: Day | None = None
    started_on: Day | None = None
    documents_sent_on: Day | None = None
    held_on: Day | None = None
    output_due_on: Day | None = None
    output_received_on: Day | None = None
    external_ref: Line = ""
    summary: Text = ""
    confidentiality: Confidentiality = Confidentiality.RESTRICTED
    centre_id: UUID | None = None
    readers: tuple[Name, ...] = ()
    embargo_until: Day | None = None
    shared_with_public_body: bool = False
    contains_manufacturing_data: bool = False
    contains_personal_data: bool = False
    chatham_house: bool = False
    source: Text = ""


class MeetingDraft(Draft):
    """A meeting; `starts` is local time in Europe/Amsterdam."""

    on: Day
    starts: time | None = None
    minutes_long: Annotated[int, Field(gt=0, le=24 * 60)] | None = None
    mode: Line = ""
    place: Line = ""
    note: Text = ""

    @field_validator("starts")
    @classmethod
    def _exists(cls, starts: time | None, known: ValidationInfo) -> time | None:
        on = known.data.get("on")
        if starts is not None and on is not None and not exists(on, starts):
            raise PydanticCustomError("dare_skipped_time", "skipped where summer begins")
        return starts


class AttendanceDraft(Draft):
    """Somebody at a meeting: a person, or a role at a body where no name is kept."""

    person_id: UUID | None = None
    role_at_body: Line = ""
    body_id: UUID | None = None
    capacity: Line = ""

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        person, role = self.person_id is not None, bool(self.role_at_body)
        if person == role or (role and self.body_id is None):
            raise PydanticCustomError("dare_one_of", "either a person or a role at a body")
        return self


class QuestionDraft(Draft):
    """A question: one thing, unambiguous, with the consortium's position on it."""

    text: FullText
    section: Line = ""
    topic_ids: tuple[Name, ...] = ()
    position: Text = ""
    rationale: Text = ""
    state: QuestionState = QuestionState.DRAFT


class AnswerDraft(Draft):
    """What one body answered to one question at one moment.

    What it supersedes is said when it is recorded, and does not change after.
    """

    body_id: UUID
    given_on: Day
    channel: Line = ""
    verbatim: Text = ""
    summary: Text = ""
    alignment: Line = ""
    conditions: Text = ""
    binding_level: Line = ""
    capacity: Line = ""
    guideline: Line = ""
    document_id: UUID | None = None
    source_locator: Line = ""
    valid_until: Day | None = None
    review_by: Day | None = None
    supersedes_id: UUID | None = None
    confidentiality: Confidentiality | None = None


class SourceDocumentDraft(Draft):
    """A document that belongs to a dialogue."""

    title: Name
    on: Day
    kind: Line = ""
    replaces_id: UUID | None = None
    confidentiality: Confidentiality | None = None


class CommitmentDraft(Draft):
    """A promise: whose, what, by whom and until when."""

    direction: Direction = Direction.OURS
    text: FullText
    owner_id: UUID
    due_on: Day
    question_id: UUID | None = None
    summary: Text = ""
    state: CommitmentState = CommitmentState.OPEN
    evidence: Text = ""
    acceptance: Acceptance = Acceptance.NOT_NEEDED
    confidentiality: Confidentiality | None = None
