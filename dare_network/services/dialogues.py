"""Recording dialogues: the question, our position, the body's answer, and the commitments."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import Draft, ReasonDraft, check
from dare_network.domain.drafts.dialogues import (
    AnswerDraft,
    AttendanceDraft,
    CommitmentDraft,
    DialogueDraft,
    MeetingDraft,
    ProductDraft,
    QuestionDraft,
)
from dare_network.domain.records.audit import Event
from dare_network.domain.records.dialogues import Answer, Commitment, Dossier, Product, Question
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may, require
from dare_network.domain.rules.states import (
    COMMITMENT_TRANSITIONS,
    DIALOGUE_NEEDS_REASON,
    DIALOGUE_TRANSITIONS,
    QUESTION_TRANSITIONS,
    RECORDABLE,
    commitment_hindrance,
    open_guards,
    question_after_answer,
)
from dare_network.domain.rules.visibility import clearance, may_see
from dare_network.domain.vocabulary import (
    Confidentiality,
    DialogueState,
    Right,
)
from dare_network.errors import ConflictError, InvalidInputError, NotAllowedError
from dare_network.language import AMSTERDAM, _
from dare_network.services.norms import course, output_due
from dare_network.store.audit import list_events
from dare_network.store.dialogues import (
    dialogue_of,
    get_dossier,
    list_dossiers,
    list_products,
)
from dare_network.store.engine import reading, writing
from dare_network.store.norm_times import drop_norm_times, keep_norm_times
from dare_network.store.reference import read_reference
from dare_network.store.tables.base import Record
from dare_network.store.tables.dialogues import (
    AnswerRow,
    AttendanceRow,
    CommitmentRow,
    DialogueRow,
    DueMoveRow,
    MeetingRow,
    ProductRow,
    QuestionRow,
)
from dare_network.store.writing import Writing

S = TypeVar("S")

HISTORY = 200
"""How many of its last events the history of a dialogue shows."""


def dossiers(engine: Engine, viewer: Viewer) -> tuple[Dossier, ...]:
    """The dialogues that this viewer may see, with all that hangs on them, the newest first."""
    with reading(engine) as session:
        return list_dossiers(session, clearance(viewer))


def dossier(engine: Engine, viewer: Viewer, dialogue_id: UUID) -> Dossier:
    """One dialogue with all that hangs on it. Raises NotFoundError, also where it is hidden."""
    with reading(engine) as session:
        return get_dossier(session, clearance(viewer), dialogue_id)


def products(engine: Engine, viewer: Viewer) -> tuple[Product, ...]:
    """The products by name; none for a viewer from outside the consortium."""
    if not may(viewer, Right.SEE_PEOPLE):
        return ()
    with reading(engine) as session:
        return list_products(session)


def history(engine: Engine, viewer: Viewer, dialogue_id: UUID) -> tuple[Event, ...]:
    """Who did what to a dialogue and what hangs on it, the newest first."""
    require(viewer, Right.SEE_PEOPLE)
    with reading(engine) as session:
        found = get_dossier(session, clearance(viewer), dialogue_id)
        return list_events(session, [str(key) for key in keys_of(found)], HISTORY)


def keys_of(found: Dossier) -> list[UUID]:
    """The keys of a dialogue and of all that hangs on it."""
    parts = (
        found.meetings,
        found.attendances,
        found.questions,
        found.answers,
        found.commitments,
        found.due_moves,
    )
    return [found.dialogue.id, *(part.id for family in parts for part in family)]


def add_product(engine: Engine, viewer: Viewer, draft: ProductDraft) -> UUID:
    """Add a product and return the new key."""
    require(viewer, Right.RECORD_DIALOGUES)
    with writing(engine, viewer) as pen:
        return pen.add(ProductRow, draft.values())


def record_dialogue(engine: Engine, viewer: Viewer, draft: DialogueDraft) -> UUID:
    """Write a dialogue down for the first time, also the morning after, and return the new key."""
    require(viewer, Right.RECORD_DIALOGUES)
    with writing(engine, viewer) as pen:
        return record(pen, draft)


def record(pen: Writing, draft: DialogueDraft) -> UUID:
    """Write a dialogue down within a transaction and return the new key."""
    if draft.state not in RECORDABLE:
        reason = _("A dialogue cannot be first written down in this state.")
        raise InvalidInputError(reason, {"state": reason})
    readers = _still_visible(pen.viewer, draft)
    year = draft.requested_on.year
    number = pen.next_number(f"DIA-{year}")
    return pen.add(DialogueRow, draft.values() | readers | {"ref": f"DIA-{year}-{number:03d}"})


def change_dialogue(
    engine: Engine, viewer: Viewer, dialogue_id: UUID, version: int, draft: DialogueDraft
) -> None:
    """Save a dialogue as read at `version`; its state is left to `move_dialogue`.

    Raises ConflictError where somebody else saved first.
    """
    with _at(engine, viewer, dialogue_id) as (pen, _found):
        values = draft.values() | _still_visible(viewer, draft)
        del values["state"]
        pen.change(DialogueRow, dialogue_id, values, version)


def move_dialogue(
    engine: Engine,
    viewer: Viewer,
    dialogue_id: UUID,
    version: int,
    target: DialogueState,
    reason: str = "",
) -> None:
    """Take a dialogue to its next state.

    Open guards need a reason from those who may override them and stop everybody else. The norm times of
    one that ends are kept as they are; where its output is awaited, that is due by the norm of the format
    unless a day was noted. Raises InvalidInputError for a step that the table of states does not have.
    """
    with _at(engine, viewer, dialogue_id, reason) as (pen, found):
        reference = read_reference(pen.session)
        if target is DialogueState.AWAITING_OUTPUT:
            due_on = found.dialogue.output_due_on or output_due(found, reference)
            found = replace(found, dialogue=replace(found.dialogue, output_due_on=due_on))
        # First, so that a stale step is a conflict; what is refused below is not kept.
        values = {"state": target, "output_due_on": found.dialogue.output_due_on}
        pen.change(DialogueRow, dialogue_id, values, version)
        state = found.dialogue.state
        if target not in DIALOGUE_TRANSITIONS[state]:
            raise InvalidInputError(_("A dialogue cannot go from this state to that one."))
        reminders = [guard.sentence for guard in open_guards(found, target)]
        if reminders and not may(viewer, Right.OVERRIDE_GUARDS):
            raise NotAllowedError(" ".join(reminders))
        if (reminders or state in DIALOGUE_NEEDS_REASON) and not pen.reason:
            wanted = _("This step needs a reason.")
            raise InvalidInputError(" ".join([*reminders, wanted]), {"reason": wanted})
        if state in DIALOGUE_NEEDS_REASON:
            drop_norm_times(pen, dialogue_id)
        if target in DIALOGUE_NEEDS_REASON:
            keep_norm_times(pen, found.dialogue, course(found, reference))


def add_meeting(engine: Engine, viewer: Viewer, dialogue_id: UUID, draft: MeetingDraft) -> UUID:
    """Add a meeting to a dialogue and return the new key."""
    return _add_part(engine, viewer, MeetingRow, dialogue_id, draft)


def add_attendance(engine: Engine, viewer: Viewer, meeting_id: UUID, draft: AttendanceDraft) -> UUID:
    """Note who sat at a meeting and return the new key. Nobody is noted twice."""
    with _part(engine, viewer, MeetingRow, meeting_id) as (pen, found):
        seats = found.attendances_of(meeting_id)
        if draft.person_id and any(seat.person_id == draft.person_id for seat in seats):
            raise ConflictError(_("This person is already noted at this meeting."))
        return pen.add(AttendanceRow, draft.values() | {"meeting_id": meeting_id})


def remove_attendance(engine: Engine, viewer: Viewer, attendance_id: UUID) -> None:
    """Take somebody off a meeting who was noted by mistake; the event keeps what was noted."""
    with _part(engine, viewer, AttendanceRow, attendance_id) as (pen, _found):
        pen.remove(AttendanceRow, attendance_id)


def add_question(engine: Engine, viewer: Viewer, dialogue_id: UUID, draft: QuestionDraft) -> UUID:
    """Add a question to a dialogue, numbered after the last one, and return the new key."""
    with _at(engine, viewer, dialogue_id) as (pen, found):
        number = max((question.number for question in found.questions), default=0) + 1
        return pen.add(QuestionRow, draft.values() | {"dialogue_id": dialogue_id, "number": number})


def record_answer(engine: Engine, viewer: Viewer, question_id: UUID, draft: AnswerDraft) -> UUID:
    """Write a body's answer down, which also moves the question on, and return the new key.

    An earlier answer that it supersedes says so from then on, in the same transaction.
    """
    _check_answer(draft)
    with _part(engine, viewer, QuestionRow, question_id) as (pen, found):
        question = next(asked for asked in found.questions if asked.id == question_id)
        if draft.supersedes_id:
            _supersede(pen, found.answers_to(question_id), draft)
        state = question_after_answer(question, draft.channel, draft.supersedes_id is not None)
        pen.change(QuestionRow, question_id, {"state": state}, question.version)
        return pen.add(AnswerRow, draft.values() | {"question_id": question_id})


def add_commitment(engine: Engine, viewer: Viewer, dialogue_id: UUID, draft: CommitmentDraft) -> UUID:
    """Note a commitment, numbered by the product, and return the new key."""
    with _at(engine, viewer, dialogue_id) as (pen, found):
        _check_commitment(draft, found)
        number = pen.next_number("T")
        values = draft.values() | {"dialogue_id": dialogue_id, "ref": f"T-{number:04d}"}
        return pen.add(CommitmentRow, values)


def change_meeting(
    engine: Engine, viewer: Viewer, meeting_id: UUID, version: int, draft: MeetingDraft
) -> None:
    """Save a meeting as read at `version`."""
    _change_part(engine, viewer, MeetingRow, meeting_id, version, draft)


def change_question(
    engine: Engine, viewer: Viewer, question_id: UUID, version: int, draft: QuestionDraft
) -> None:
    """Save a question as read at `version`. Raises InvalidInputError for an impossible state."""
    with _part(engine, viewer, QuestionRow, question_id) as (pen, found):
        stored = next(asked for asked in found.questions if asked.id == question_id)
        save_question(pen, stored, version, draft)


def change_answer(engine: Engine, viewer: Viewer, answer_id: UUID, version: int, draft: AnswerDraft) -> None:
    """Save an answer as read at `version`; what it supersedes stays."""
    with _part(engine, viewer, AnswerRow, answer_id) as (pen, _found):
        save_answer(pen, answer_id, version, draft)


def change_commitment(
    engine: Engine,
    viewer: Viewer,
    commitment_id: UUID,
    version: int,
    draft: CommitmentDraft,
    reason: str = "",
    agreed: bool = False,
) -> None:
    """Save a commitment as read at `version`.

    A due date moves only with a reason; `agreed` says whether the other side agreed. Raises
    InvalidInputError for an impossible state.
    """
    with _part(engine, viewer, CommitmentRow, commitment_id, reason) as (pen, found):
        stored = next(promise for promise in found.commitments if promise.id == commitment_id)
        save_commitment(pen, found, stored, version, draft, agreed)


def save_question(pen: Writing, stored: Question, version: int, draft: QuestionDraft) -> None:
    """Save a question within a transaction. Raises as `change_question` does."""
    pen.change(QuestionRow, stored.id, draft.values(), version)
    _check_step(stored.state, draft.state, QUESTION_TRANSITIONS)


def save_answer(pen: Writing, answer_id: UUID, version: int, draft: AnswerDraft) -> None:
    """Save an answer within a transaction; what it supersedes stays."""
    _check_answer(draft)
    values = draft.values()
    del values["supersedes_id"]
    pen.change(AnswerRow, answer_id, values, version)


def save_commitment(
    pen: Writing,
    found: Dossier,
    stored: Commitment,
    version: int,
    draft: CommitmentDraft,
    agreed: bool,
) -> None:
    """Save a commitment of a dialogue within a transaction. Raises as `change_commitment` does."""
    pen.change(CommitmentRow, stored.id, draft.values(), version)
    _check_step(stored.state, draft.state, COMMITMENT_TRANSITIONS)
    _check_commitment(draft, found)
    if stored.due_on != draft.due_on:
        note_due_move(pen, stored, draft.due_on, agreed)


def note_due_move(pen: Writing, stored: Commitment, to_on: date, agreed: bool) -> None:
    """Note that a due day moves. Raises InvalidInputError where the transaction has no reason."""
    if not pen.reason:
        wanted = _("A due date moves only with a reason.")
        raise InvalidInputError(wanted, {"reason": wanted})
    pen.add(
        DueMoveRow,
        {
            "commitment_id": stored.id,
            "from_on": stored.due_on,
            "to_on": to_on,
            "reason": pen.reason,
            "agreed": agreed,
            "moved_on": pen.now.astimezone(AMSTERDAM).date(),
            "moved_by": pen.viewer.account,
            "sample": stored.sample,
        },
    )


def _supersede(pen: Writing, earlier: Iterable[Answer], draft: AnswerDraft) -> None:
    superseded = next((answer for answer in earlier if answer.id == draft.supersedes_id), None)
    reason = ""
    if superseded is None or superseded.body_id != draft.body_id:
        reason = _("Choose an earlier answer of the same body to this question.")
    elif superseded.superseded_on:
        reason = _("That answer is superseded already: choose the later one.")
    elif superseded.given_on > draft.given_on:
        reason = _("An answer cannot supersede a later one.")
    if superseded is None or reason:
        raise InvalidInputError(reason, {"supersedes_id": reason})
    pen.change(AnswerRow, superseded.id, {"superseded_on": draft.given_on}, superseded.version)


def _check_answer(draft: AnswerDraft) -> None:
    if not (draft.verbatim or draft.summary):
        reason = _("Write down what was answered, in their words or in a summary.")
        raise InvalidInputError(reason, {"summary": reason})


def _check_commitment(draft: CommitmentDraft, found: Dossier) -> None:
    if hindrance := commitment_hindrance(draft.state, draft.evidence, draft.acceptance):
        raise InvalidInputError(hindrance, {"state": hindrance})
    if draft.question_id and draft.question_id not in {asked.id for asked in found.questions}:
        foreign = _("Choose a question of this dialogue.")
        raise InvalidInputError(foreign, {"question_id": foreign})


def _check_step(state: S, target: S, transitions: Mapping[S, Collection[S]]) -> None:
    if target is not state and target not in transitions[state]:
        reason = _("This step is not possible from the present state.")
        raise InvalidInputError(reason, {"state": reason})


def _still_visible(viewer: Viewer, draft: DialogueDraft) -> dict[str, tuple[str, ...]]:
    """The readers of a dialogue, the writer among them; refuses what the writer could not see again."""
    readers = draft.readers
    if draft.confidentiality is Confidentiality.NAMED_ONLY and viewer.listed_as:
        readers = tuple(dict.fromkeys([*readers, viewer.listed_as]))
    if not may_see(clearance(viewer), draft.confidentiality, draft.centre_id, readers):
        reason = _("With this confidentiality you could not see the dialogue yourself any more.")
        raise InvalidInputError(reason, {"confidentiality": reason})
    return {"readers": readers}


def _add_part(engine: Engine, viewer: Viewer, row: type[Record], dialogue_id: UUID, draft: Draft) -> UUID:
    with _at(engine, viewer, dialogue_id) as (pen, _found):
        return pen.add(row, draft.values() | {"dialogue_id": dialogue_id})


def _change_part(
    engine: Engine, viewer: Viewer, row: type[Record], key: UUID, version: int, draft: Draft
) -> None:
    with _part(engine, viewer, row, key) as (pen, _found):
        pen.change(row, key, draft.values(), version)


@contextmanager
def _at(
    engine: Engine, viewer: Viewer, dialogue_id: UUID, reason: str = ""
) -> Iterator[tuple[Writing, Dossier]]:
    """A transaction on a dialogue that this viewer may see and record on."""
    require(viewer, Right.RECORD_DIALOGUES)
    with writing(engine, viewer, check(ReasonDraft, {"reason": reason}).reason) as pen:
        yield pen, get_dossier(pen.session, clearance(viewer), dialogue_id)


@contextmanager
def _part(
    engine: Engine, viewer: Viewer, row: type[Record], key: UUID, reason: str = ""
) -> Iterator[tuple[Writing, Dossier]]:
    """The same for something that hangs on a dialogue."""
    require(viewer, Right.RECORD_DIALOGUES)
    with writing(engine, viewer, check(ReasonDraft, {"reason": reason}).reason) as pen:
        dialogue_id = dialogue_of(pen.session, row, key)
        yield pen, get_dossier(pen.session, clearance(viewer), dialogue_id)
