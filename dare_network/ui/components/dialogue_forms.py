"""The forms of a dialogue and of what hangs on it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.dialogues import (
    AnswerDraft,
    AttendanceDraft,
    CommitmentDraft,
    DialogueDraft,
    MeetingDraft,
    ProductDraft,
    QuestionDraft,
)
from dare_network.domain.records.dialogues import (
    Answer,
    Commitment,
    Dialogue,
    Dossier,
    Meeting,
    Question,
)
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.states import (
    COMMITMENT_TRANSITIONS,
    QUESTION_TRANSITIONS,
    RECORDABLE,
)
from dare_network.domain.vocabulary import (
    Acceptance,
    Confidentiality,
    Direction,
    QuestionState,
    TermList,
)
from dare_network.language import _
from dare_network.services import dialogues as service
from dare_network.ui import data, state
from dare_network.ui.components import choices
from dare_network.ui.components.form import Field, Kind, Values, form, opened_at, save
from dare_network.ui.navigation import ask_record

Known = Dialogue | Meeting | Question | Answer | Commitment
S = TypeVar("S", bound=StrEnum)


def new_dialogue(viewer: Viewer, key: str) -> bool:
    """Record a dialogue: five fields, the rest can wait."""
    fields, more = _dialogue_fields(viewer, None)
    values = {
        "requested_on": data.today(),
        "confidentiality": Confidentiality.RESTRICTED,
        "state": RECORDABLE[0],
    }
    filled = form(fields, values, _("Record dialogue"), key, more)
    if filled is None:
        return False

    def record() -> None:
        ask_record(service.record_dialogue(data.engine(), viewer, check(DialogueDraft, filled)))

    done = save(record, [*fields, *more], key)
    if done:
        state.flash(_("The dialogue is recorded. Add its meetings, questions and commitments below."))
    return done


def edit_dialogue(viewer: Viewer, dialogue: Dialogue, key: str) -> bool:
    """Change what is recorded of a dialogue itself."""
    fields, more = _dialogue_fields(viewer, dialogue)
    return _edit(
        [*fields, *more],
        dialogue,
        key,
        lambda values, version: service.change_dialogue(
            data.engine(), viewer, dialogue.id, version, check(DialogueDraft, values)
        ),
    )


def new_product(viewer: Viewer, key: str) -> bool:
    """Add a product."""
    reference = data.reference()
    fields = [
        Field("name", _("Name"), required=True),
        Field("atmp_class", _("ATMP class"), Kind.CHOICE, choices.terms(reference, TermList.ATMP_CLASS)),
        Field("indication", _("Indication"), Kind.AREA),
        Field("stage", _("Stage"), Kind.CHOICE, choices.terms(reference, TermList.STAGE)),
        Field("centre_id", _("Centre"), Kind.CHOICE, choices.organisations(data.network(viewer))),
    ]
    filled = form(fields, {}, _("Add product"), key)
    return filled is not None and save(
        lambda: service.add_product(data.engine(), viewer, check(ProductDraft, filled)), fields, key
    )


def meeting(viewer: Viewer, dialogue_id: UUID, known: Meeting | None, key: str) -> bool:
    """Add a meeting or change one."""
    modes = choices.terms(data.reference(), TermList.MEETING_MODE)
    fields = [
        Field("on", _("Date"), Kind.DAY, required=True),
        Field("starts", _("Begins at"), Kind.TIME, help=_("Local time in Amsterdam")),
        Field("minutes_long", _("Length in minutes"), Kind.NUMBER),
        Field("mode", _("Mode"), Kind.CHOICE, modes),
        Field("place", _("Place or link")),
        Field("note", _("Note"), Kind.AREA),
    ]
    if known is None:
        return _add(
            fields,
            {"on": data.today()},
            _("Add meeting"),
            key,
            lambda values: service.add_meeting(
                data.engine(), viewer, dialogue_id, check(MeetingDraft, values)
            ),
        )
    return _edit(
        fields,
        known,
        key,
        lambda values, version: service.change_meeting(
            data.engine(), viewer, known.id, version, check(MeetingDraft, values)
        ),
    )


def attendance(viewer: Viewer, meeting_id: UUID, key: str) -> bool:
    """Note who sat at a meeting: a person, or a role at a body."""
    network = data.network(viewer)
    fields = [
        Field("person_id", _("Person"), Kind.CHOICE, choices.people(network)),
        Field(
            "role_at_body",
            _("Or a role at a body"),
            help=_("Where no name is kept: “assessor, quality”"),
        ),
        Field("body_id", _("Body"), Kind.CHOICE, choices.bodies(network)),
        Field("capacity", _("Capacity"), Kind.CHOICE, choices.terms(data.reference(), TermList.CAPACITY)),
    ]
    return _add(
        fields,
        {},
        _("Add to the meeting"),
        key,
        lambda values: service.add_attendance(
            data.engine(), viewer, meeting_id, check(AttendanceDraft, values)
        ),
    )


def question(viewer: Viewer, dialogue_id: UUID, known: Question | None, key: str) -> bool:
    """Add a question with our position, or change one."""
    reference = data.reference()
    states = _reachable(
        TermList.QUESTION_STATE,
        known.state if known else QuestionState.DRAFT,
        QUESTION_TRANSITIONS[known.state if known else QuestionState.DRAFT],
    )
    fields = [
        Field(
            "text",
            _("Question"),
            Kind.AREA,
            required=True,
            help=_("One thing at a time, and closed: a question that can be answered with yes or no."),
        ),
        Field("position", _("Our position"), Kind.AREA),
        Field("section", _("Section"), Kind.CHOICE, choices.terms(reference, TermList.SECTION)),
        Field("topic_ids", _("Topics"), Kind.CHOICES, choices.topics(reference)),
        Field("rationale", _("Rationale"), Kind.AREA),
        Field("state", _("State"), Kind.CHOICE, states, required=True),
    ]
    if known is None:
        return _add(
            fields,
            {"state": QuestionState.DRAFT},
            _("Add question"),
            key,
            lambda values: service.add_question(
                data.engine(), viewer, dialogue_id, check(QuestionDraft, values)
            ),
        )
    return _edit(
        fields,
        known,
        key,
        lambda values, version: service.change_question(
            data.engine(), viewer, known.id, version, check(QuestionDraft, values)
        ),
    )


def answer(viewer: Viewer, dossier: Dossier, asked: Question, known: Answer | None, key: str) -> bool:
    """Write down what a body answered, or change it."""
    reference = data.reference()
    fields = [
        Field("body_id", _("Body"), Kind.CHOICE, choices.bodies(data.network(viewer)), required=True),
        Field("given_on", _("Given on"), Kind.DAY, required=True),
        Field("channel", _("Channel"), Kind.CHOICE, choices.terms(reference, TermList.CHANNEL)),
        Field(
            "alignment",
            _("Alignment with our position"),
            Kind.CHOICE,
            choices.terms(reference, TermList.ALIGNMENT),
        ),
        Field("summary", _("Answer in short"), Kind.AREA),
        Field("verbatim", _("In their own words"), Kind.AREA),
        Field(
            "binding_level",
            _("How binding"),
            Kind.CHOICE,
            choices.terms(reference, TermList.BINDING_LEVEL),
        ),
        Field("conditions", _("Conditions"), Kind.AREA),
        Field("source_locator", _("Place in the source"), help=_("Page or paragraph")),
    ]
    if known is None:
        first_day = max((held.on for held in dossier.meetings), default=data.today())
        return _add(
            fields,
            {"body_id": dossier.dialogue.lead_body_id, "given_on": first_day},
            _("Record answer"),
            key,
            lambda values: service.record_answer(data.engine(), viewer, asked.id, check(AnswerDraft, values)),
        )
    return _edit(
        fields,
        known,
        key,
        lambda values, version: service.change_answer(
            data.engine(), viewer, known.id, version, check(AnswerDraft, values)
        ),
    )


def commitment(viewer: Viewer, dossier: Dossier, known: Commitment | None, key: str) -> bool:
    """Note a commitment, or change one."""
    reference = data.reference()
    directions = {each: reference.label(TermList.DIRECTION, each) for each in Direction}
    fields = [
        Field("text", _("What was promised"), Kind.AREA, required=True),
        Field("direction", _("Whose commitment"), Kind.CHOICE, directions, required=True),
        Field("owner_id", _("Owner"), Kind.CHOICE, choices.everyone(data.network(viewer)), required=True),
        Field("due_on", _("Due on"), Kind.DAY, required=True, help=_("The day itself is still in time.")),
        Field(
            "question_id",
            _("Follows from"),
            Kind.CHOICE,
            {asked.id: f"{asked.number}. {asked.text}" for asked in dossier.questions},
        ),
    ]
    if known is None:
        return _add(
            fields,
            {"direction": Direction.OURS},
            _("Add commitment"),
            key,
            lambda values: service.add_commitment(
                data.engine(), viewer, dossier.dialogue.id, check(CommitmentDraft, values)
            ),
        )
    states = _reachable(TermList.COMMITMENT_STATE, known.state, COMMITMENT_TRANSITIONS[known.state])
    acceptances = {each: reference.label(TermList.ACCEPTANCE, each) for each in Acceptance}
    fields += [
        Field("state", _("State"), Kind.CHOICE, states, required=True),
        Field("evidence", _("Evidence"), Kind.AREA, help=_("What was delivered, and where it can be found")),
        Field("acceptance", _("Acceptance by the other side"), Kind.CHOICE, acceptances, required=True),
        Field("summary", _("In short"), Kind.AREA),
        Field("reason", _("Reason, if the due date moves"), Kind.LINE),
    ]

    def change(values: Mapping[str, object], version: int) -> None:
        draft = {name: value for name, value in values.items() if name != "reason"}
        service.change_commitment(
            data.engine(),
            viewer,
            known.id,
            version,
            check(CommitmentDraft, draft),
            str(values["reason"] or ""),
        )

    return _edit(fields, known, key, change)


def _dialogue_fields(viewer: Viewer, known: Dialogue | None) -> tuple[list[Field], list[Field]]:
    reference, network = data.reference(), data.network(viewer)
    levels = {each: reference.label(TermList.CONFIDENTIALITY, each) for each in Confidentiality}
    organisations = choices.organisations(network)
    fields = [
        Field("title", _("Title"), required=True),
        Field("format_id", _("Format"), Kind.CHOICE, choices.formats(reference), required=True),
        Field("lead_body_id", _("Lead body"), Kind.CHOICE, choices.bodies(network), required=True),
        Field("owner_id", _("Owner"), Kind.CHOICE, choices.people(network), required=True),
        Field("requested_on", _("Begun on"), Kind.DAY, required=True),
    ]
    more = [
        Field("topic_ids", _("Topics"), Kind.CHOICES, choices.topics(reference)),
        Field(
            "product_id",
            _("Product"),
            Kind.CHOICE,
            {product.id: product.name for product in data.products(viewer)},
        ),
        Field("stage", _("Stage"), Kind.CHOICE, choices.terms(reference, TermList.STAGE)),
        Field("co_body_ids", _("Further bodies"), Kind.CHOICES, choices.bodies(network)),
        Field("purpose", _("Purpose"), Kind.CHOICE, choices.terms(reference, TermList.PURPOSE)),
        Field("summary", _("Summary"), Kind.AREA),
        Field("confidentiality", _("Confidentiality"), Kind.CHOICE, levels, required=True),
        Field("centre_id", _("Centre concerned"), Kind.CHOICE, organisations),
        Field("readers", _("Accounts that may see it, one per line"), Kind.LINES),
        Field("shared_with_public_body", _("Shared with a public body"), Kind.FLAG),
        Field("accepted_on", _("Accepted on"), Kind.DAY),
        Field("held_on", _("Held on"), Kind.DAY),
        Field("output_due_on", _("Output due on"), Kind.DAY),
        Field("output_received_on", _("Output received on"), Kind.DAY),
        Field("external_ref", _("Reference of the body")),
        Field("source", _("Source"), Kind.AREA),
    ]
    if known is None:
        states = {each: reference.label(TermList.DIALOGUE_STATE, each) for each in RECORDABLE}
        more.insert(0, Field("state", _("State"), Kind.CHOICE, states, required=True))
    return fields, more


def _reachable(name: TermList, present: S, targets: Collection[S]) -> Mapping[object, str]:
    """The present state and those that can follow, in the order of their list."""
    allowed = {present, *targets}
    return {term.id: term.label for term in data.reference().list(name) if term.id in allowed}


def _add(
    fields: Sequence[Field],
    values: Mapping[str, object],
    submit: str,
    key: str,
    action: Callable[[Values], object],
) -> bool:
    filled = form(fields, values, submit, key)
    if filled is None:
        return False
    return _saved(save(lambda: action(filled), fields, key))


def _edit(fields: Sequence[Field], known: Known, key: str, action: Callable[[Values, int], object]) -> bool:
    version = opened_at(key, known.version)
    filled = form(fields, asdict(known), _("Save"), key)
    if filled is None:
        return False
    return _saved(save(lambda: action(filled, version), fields, key))


def _saved(done: bool) -> bool:
    if done:
        state.flash(_("Saved."))
    return done
