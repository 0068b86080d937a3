"""Dialogues and what hangs on them, as users hand them in."""

from datetime import time
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from dare_network.domain.days import exists
from dare_network.domain.drafts.checking import Day, Draft, FullText, Line, Name, Text
from dare_network.domain.fields import About, Kind
from dare_network.domain.vocabulary import (
    Acceptance,
    CommitmentState,
    Confidentiality,
    DialogueState,
    Direction,
    QuestionState,
    TermList,
    TextKind,
)
from dare_network.language import N_

OwnConfidentiality = Annotated[
    Confidentiality | None,
    About(
        N_("More confidential than the dialogue"),
        terms=TermList.CONFIDENTIALITY,
        help=N_("Leave it empty where whoever sees the dialogue may see this as well."),
        # A sheet tells of it beside the record, with that of the dialogue.
        exported=False,
        public=True,
    ),
]
"""The confidentiality of a part of a dialogue; None for that of the dialogue."""


class ProductDraft(Draft):
    """A medicinal product in development."""

    name: Annotated[Name, About(N_("Name"), public=True)]
    atmp_class: Annotated[Line, About(N_("ATMP class"), terms=TermList.ATMP_CLASS, public=True)] = ""
    indication: Annotated[Text, About(N_("Indication"), public=True)] = ""
    stage: Annotated[Line, About(N_("Stage"), terms=TermList.STAGE, public=True)] = ""
    centre_id: Annotated[UUID | None, About(N_("Centre"), Kind.ORGANISATION, public=True)] = None
    description: Annotated[Text, About(N_("Description"))] = ""


class DialogueDraft(Draft):
    """A dialogue. Only the first five fields are asked for at the first save."""

    title: Annotated[Name, About(N_("Title"), searched=TextKind.DIALOGUE, public=True)]
    format_id: Annotated[Name, About(N_("Format"), Kind.FORMAT, public=True)]
    lead_body_id: Annotated[UUID, About(N_("Lead body"), Kind.BODY, public=True)]
    owner_id: Annotated[UUID, About(N_("Owner"), Kind.PERSON, personal=True)]
    requested_on: Annotated[Day, About(N_("Begun on"), public=True)]

    state: Annotated[
        DialogueState, About(N_("State"), terms=TermList.DIALOGUE_STATE, later=True, public=True)
    ] = DialogueState.PROPOSED
    topic_ids: Annotated[tuple[Name, ...], About(N_("Topics"), Kind.TOPIC, later=True, public=True)] = ()
    product_id: Annotated[UUID | None, About(N_("Product"), Kind.PRODUCT, later=True, public=True)] = None
    stage: Annotated[Line, About(N_("Stage"), terms=TermList.STAGE, later=True, public=True)] = ""
    co_body_ids: Annotated[
        tuple[UUID, ...], About(N_("Further bodies"), Kind.BODY, later=True, public=True)
    ] = ()
    purpose: Annotated[Line, About(N_("Purpose"), terms=TermList.PURPOSE, later=True, public=True)] = ""
    summary: Annotated[Text, About(N_("Summary"), later=True, searched=TextKind.DIALOGUE, public=True)] = ""
    confidentiality: Annotated[
        Confidentiality,
        About(N_("Confidentiality"), terms=TermList.CONFIDENTIALITY, later=True, public=True),
    ] = Confidentiality.RESTRICTED
    centre_id: Annotated[UUID | None, About(N_("Centre concerned"), Kind.ORGANISATION, later=True)] = None
    readers: Annotated[
        tuple[Name, ...],
        About(
            N_("Accounts that may see it"),
            Kind.ACCOUNT,
            later=True,
            help=N_("Of a dialogue for named persons only. Whoever saves it stays on the list."),
            personal=True,
        ),
    ] = ()
    embargo_until: Annotated[
        Day | None,
        About(
            N_("Embargo until"),
            later=True,
            help=N_("Until this day only those see it who see restricted dialogues; on this day it opens."),
        ),
    ] = None
    shared_with_public_body: Annotated[
        bool,
        About(
            N_("Shared with a public body"),
            later=True,
            help=N_("A request for access under the Woo or Regulation (EC) 1049/2001 can reach it there."),
        ),
    ] = False
    contains_manufacturing_data: Annotated[bool, About(N_("Contains manufacturing data"), later=True)] = False
    contains_personal_data: Annotated[bool, About(N_("Contains personal data"), later=True)] = False
    chatham_house: Annotated[
        bool,
        About(
            N_("Chatham House Rule"),
            later=True,
            help=N_(
                "Nothing is attributed to persons. The public layer built from the records never names any; "
                "see to it that what you write into it does not either."
            ),
        ),
    ] = False
    accepted_on: Annotated[Day | None, About(N_("Accepted on"), later=True, public=True)] = None
    started_on: Annotated[Day | None, About(N_("Procedure started on"), later=True, public=True)] = None
    documents_sent_on: Annotated[Day | None, About(N_("Documents sent on"), later=True, public=True)] = None
    held_on: Annotated[Day | None, About(N_("Held on"), later=True, public=True)] = None
    output_due_on: Annotated[Day | None, About(N_("Output due on"), later=True, public=True)] = None
    output_received_on: Annotated[Day | None, About(N_("Output received on"), later=True, public=True)] = None
    external_ref: Annotated[
        Line, About(N_("Reference of the body"), later=True, searched=TextKind.DIALOGUE)
    ] = ""
    source: Annotated[Text, About(N_("Source"), later=True)] = ""


class MeetingDraft(Draft):
    """A meeting; `starts` is local time in Europe/Amsterdam."""

    on: Annotated[Day, About(N_("Date"), public=True)]
    starts: Annotated[time | None, About(N_("Begins at"), help=N_("Local time in Amsterdam"))] = None
    minutes_long: Annotated[
        Annotated[int, Field(gt=0, le=24 * 60)] | None, About(N_("Length in minutes"))
    ] = None
    mode: Annotated[Line, About(N_("Mode"), terms=TermList.MEETING_MODE)] = ""
    place: Annotated[Line, About(N_("Place or link"), searched=TextKind.MEETING)] = ""
    note: Annotated[Text, About(N_("Note"), searched=TextKind.MEETING)] = ""

    @field_validator("starts")
    @classmethod
    def _exists(cls, starts: time | None, known: ValidationInfo) -> time | None:
        on = known.data.get("on")
        if starts is not None and on is not None and not exists(on, starts):
            raise PydanticCustomError("dare_skipped_time", "skipped where summer begins")
        return starts


class AttendanceDraft(Draft):
    """Somebody at a meeting: a person, or a role at a body where no name is kept."""

    person_id: Annotated[UUID | None, About(N_("Person"), Kind.PERSON, personal=True)] = None
    role_at_body: Annotated[
        Line, About(N_("Role at a body"), help=N_("Where no name is kept: “assessor, quality”"))
    ] = ""
    body_id: Annotated[UUID | None, About(N_("Body"), Kind.BODY)] = None
    capacity: Annotated[Line, About(N_("Capacity"), terms=TermList.CAPACITY)] = ""

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        person, role = self.person_id is not None, bool(self.role_at_body)
        if person == role or (role and self.body_id is None):
            raise PydanticCustomError("dare_one_of", "either a person or a role at a body")
        return self


class QuestionDraft(Draft):
    """A question: one thing, unambiguous, with the consortium's position on it."""

    text: Annotated[
        FullText,
        About(
            N_("Question"),
            help=N_("One thing at a time, and closed: a question that can be answered with yes or no."),
            searched=TextKind.QUESTION,
            public=True,
        ),
    ]
    position: Annotated[Text, About(N_("Our position"), searched=TextKind.POSITION)] = ""
    section: Annotated[Line, About(N_("Section"), terms=TermList.SECTION, public=True)] = ""
    topic_ids: Annotated[tuple[Name, ...], About(N_("Topics"), Kind.TOPIC, public=True)] = ()
    rationale: Annotated[Text, About(N_("Rationale"), searched=TextKind.POSITION)] = ""
    state: Annotated[QuestionState, About(N_("State"), terms=TermList.QUESTION_STATE, public=True)] = (
        QuestionState.DRAFT
    )


class AnswerDraft(Draft):
    """The answer of one body to one question at one moment.

    What it supersedes is said when it is recorded, and does not change after.
    """

    body_id: Annotated[UUID, About(N_("Body"), Kind.BODY, public=True)]
    given_on: Annotated[Day, About(N_("Given on"), public=True)]
    channel: Annotated[Line, About(N_("Channel"), terms=TermList.CHANNEL, public=True)] = ""
    supersedes_id: Annotated[
        UUID | None,
        About(
            N_("Supersedes"),
            Kind.RECORD,
            help=N_("An earlier answer of the same body that no longer holds."),
            public=True,
        ),
    ] = None
    # How it stands to our position would tell the public what that is.
    alignment: Annotated[Line, About(N_("Alignment with our position"), terms=TermList.ALIGNMENT)] = ""
    summary: Annotated[Text, About(N_("Answer in short"), searched=TextKind.ANSWER, public=True)] = ""
    verbatim: Annotated[Text, About(N_("In their own words"), searched=TextKind.ANSWER)] = ""
    binding_level: Annotated[Line, About(N_("How binding"), terms=TermList.BINDING_LEVEL, public=True)] = ""
    conditions: Annotated[Text, About(N_("Conditions"), searched=TextKind.ANSWER, public=True)] = ""
    capacity: Annotated[
        Line,
        About(N_("Given in which capacity"), help=N_("For example: rapporteur, preliminary view")),
    ] = ""
    guideline: Annotated[Line, About(N_("Guideline it rests on"), public=True)] = ""
    document_id: Annotated[UUID | None, About(N_("Source document"), Kind.RECORD, public=True)] = None
    source_locator: Annotated[Line, About(N_("Place in the source"), help=N_("Page or paragraph"))] = ""
    valid_until: Annotated[Day | None, About(N_("Valid until"), public=True)] = None
    review_by: Annotated[Day | None, About(N_("Look at it again by"))] = None
    confidentiality: OwnConfidentiality = None


class SourceDocumentDraft(Draft):
    """A document that belongs to a dialogue."""

    title: Annotated[Name, About(N_("Title"), public=True)]
    on: Annotated[Day, About(N_("Date"), public=True)]
    kind: Annotated[Line, About(N_("Kind"), terms=TermList.DOCUMENT_KIND, public=True)] = ""
    replaces_id: Annotated[UUID | None, About(N_("Is a newer version of"), Kind.RECORD, public=True)] = None
    confidentiality: OwnConfidentiality = None


class CommitmentDraft(Draft):
    """A promise: whose, what, by whom and until when."""

    text: Annotated[FullText, About(N_("What was promised"), searched=TextKind.COMMITMENT)]
    direction: Annotated[Direction, About(N_("Whose commitment"), terms=TermList.DIRECTION, public=True)] = (
        Direction.OURS
    )
    owner_id: Annotated[UUID, About(N_("Owner"), Kind.SOMEBODY, public=True)]
    due_on: Annotated[Day, About(N_("Due on"), help=N_("The day itself is still in time."), public=True)]
    question_id: Annotated[UUID | None, About(N_("Follows from"), Kind.RECORD, public=True)] = None
    summary: Annotated[Text, About(N_("In short"), searched=TextKind.COMMITMENT, public=True)] = ""
    confidentiality: OwnConfidentiality = None
    state: Annotated[CommitmentState, About(N_("State"), terms=TermList.COMMITMENT_STATE, public=True)] = (
        CommitmentState.OPEN
    )
    evidence: Annotated[
        Text,
        About(
            N_("Evidence"),
            help=N_("What was delivered, and where it can be found"),
            searched=TextKind.COMMITMENT,
        ),
    ] = ""
    acceptance: Annotated[
        Acceptance, About(N_("Acceptance by the other side"), terms=TermList.ACCEPTANCE)
    ] = Acceptance.NOT_NEEDED
