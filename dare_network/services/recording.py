"""One transaction on a dialogue, and what is written in it: alone, or with all of a letter."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import ReasonDraft, check
from dare_network.domain.drafts.dialogues import AnswerDraft, CommitmentDraft, QuestionDraft
from dare_network.domain.records.dialogues import Commitment, Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import day_of
from dare_network.domain.rules.rights import require
from dare_network.domain.rules.states import (
    COMMITMENT_TRANSITIONS,
    QUESTION_TRANSITIONS,
    UNANSWERED,
    commitment_hindrance,
    question_state,
)
from dare_network.domain.rules.visibility import is_more_open, may_see
from dare_network.domain.vocabulary import Confidentiality, QuestionState, Right
from dare_network.errors import InvalidInputError
from dare_network.language import _
from dare_network.services.clearance import clearance
from dare_network.store.dialogues import (
    dialogue_of,
    find_part,
    get_dossier,
    hold_dialogue,
    is_asked,
    last_question_number,
    list_answers,
    require_visible,
)
from dare_network.store.engine import unit_of_work
from dare_network.store.shown import without_hidden
from dare_network.store.tables.base import Record
from dare_network.store.tables.dialogues import (
    AnswerRow,
    CommitmentRow,
    DialogueRow,
    DueMoveRow,
    QuestionRow,
    SourceDocumentRow,
)
from dare_network.store.unit_of_work import UnitOfWork

S = TypeVar("S")


@contextmanager
def write_on_dialogue(
    engine: Engine, viewer: Viewer, dialogue_id: UUID, reason: str = ""
) -> Iterator[UnitOfWork]:
    """A transaction on a dialogue that this viewer may see and record on, the only one on it at its time."""
    require(viewer, Right.RECORD_DIALOGUES)
    with unit_of_work(engine, viewer, check(ReasonDraft, {"reason": reason}).reason) as unit:
        hold_dialogue(unit.transaction, DialogueRow, dialogue_id)
        require_visible(unit.transaction, clearance(viewer), dialogue_id)
        yield unit


@contextmanager
def write_on_part(
    engine: Engine, viewer: Viewer, row: type[Record], key: UUID, reason: str = ""
) -> Iterator[tuple[UnitOfWork, UUID]]:
    """The same for something that hangs on a dialogue, with the key of that."""
    require(viewer, Right.RECORD_DIALOGUES)
    with unit_of_work(engine, viewer, check(ReasonDraft, {"reason": reason}).reason) as unit:
        hold_dialogue(unit.transaction, row, key)
        dialogue_id, columns = find_part(unit.transaction, clearance(viewer), row, key)
        unit.know(row, key, columns)
        yield unit, dialogue_id


@contextmanager
def write_on_loaded_dialogue(
    engine: Engine, viewer: Viewer, dialogue_id: UUID, reason: str = ""
) -> Iterator[tuple[UnitOfWork, Dossier]]:
    """The same for a dialogue, with all that hangs on it: reading that takes as long as saving."""
    with write_on_dialogue(engine, viewer, dialogue_id, reason) as unit:
        yield unit, get_dossier(unit.transaction, clearance(viewer), dialogue_id)


@contextmanager
def write_on_loaded_part(
    engine: Engine, viewer: Viewer, row: type[Record], key: UUID, reason: str = ""
) -> Iterator[tuple[UnitOfWork, Dossier]]:
    """The same for something that hangs on a dialogue, with all of that."""
    with write_on_part(engine, viewer, row, key, reason) as (unit, dialogue_id):
        yield unit, get_dossier(unit.transaction, clearance(viewer), dialogue_id)


def write_question(unit: UnitOfWork, dialogue_id: UUID, draft: QuestionDraft) -> UUID:
    """Add a question, numbered after the last one of its dialogue, and return the new key."""
    number = unit.next_number(f"question {dialogue_id}", last_question_number(unit.transaction, dialogue_id))
    return unit.add(QuestionRow, draft.values() | {"dialogue_id": dialogue_id, "number": number})


def write_answer(unit: UnitOfWork, question_id: UUID, draft: AnswerDraft) -> UUID:
    """Add an answer and return the new key.

    How far its question is follows from the answers that a reader sees: nothing else tells that there is one.
    """
    check_answer(draft)
    dialogue_id = unit.columns(QuestionRow, question_id)["dialogue_id"]
    check_source(unit, draft, dialogue_id)
    check_level(unit, dialogue_id, draft.confidentiality)
    if draft.supersedes_id:
        _check_superseded(unit, question_id, draft.supersedes_id, draft)
    return unit.add(AnswerRow, draft.values() | {"question_id": question_id})


def _check_superseded(unit: UnitOfWork, question_id: UUID, superseded: UUID, draft: AnswerDraft) -> None:
    # Also one that is closer than the dialogue may be named here, by somebody who cannot see it.
    cleared = clearance(unit.viewer)
    dialogue_of(unit.transaction, cleared, AnswerRow, superseded)
    earlier, known = unit.current(AnswerRow, superseded), list_answers(unit.transaction, cleared, question_id)
    reason = ""
    if (earlier["question_id"], earlier["body_id"]) != (question_id, draft.body_id):
        reason = _("Choose an earlier answer of the same body to this question.")
    elif any(given.supersedes_id == superseded for given in known):
        reason = _("That answer is superseded already: choose the later one.")
    elif earlier["given_on"] > draft.given_on:
        reason = _("An answer cannot supersede a later one.")
    if reason:
        raise InvalidInputError(reason, {"supersedes_id": reason})


def write_commitment(unit: UnitOfWork, dialogue_id: UUID, draft: CommitmentDraft) -> UUID:
    """Add a commitment, numbered by the product, and return the new key."""
    check_commitment_state(draft)
    check_level(unit, dialogue_id, draft.confidentiality)
    number = unit.next_number("T")
    values = draft.values() | {"dialogue_id": dialogue_id, "ref": f"T-{number:04d}"}
    return unit.add(CommitmentRow, values)


def note_due_move(unit: UnitOfWork, stored: Commitment, to_on: date, agreed: bool) -> None:
    """Note that a due day moves. Raises InvalidInputError where the transaction has no reason."""
    if not unit.reason:
        wanted = _("A due date moves only with a reason.")
        raise InvalidInputError(wanted, {"reason": wanted})
    unit.add(
        DueMoveRow,
        {
            "commitment_id": stored.id,
            "from_on": stored.due_on,
            "to_on": to_on,
            "reason": unit.reason,
            "agreed": agreed,
            "moved_on": day_of(unit.now),
            "moved_by": unit.viewer.account,
            "sample": stored.sample,
        },
    )


def save_question(unit: UnitOfWork, question_id: UUID, version: int, draft: QuestionDraft) -> None:
    """Save a question as read at `version`. Raises InvalidInputError for an impossible state.

    What is decided after answers stands with the last of them, for those who see that.
    """
    said = QuestionState(unit.columns(QuestionRow, question_id)["state"])
    answers = list_answers(unit.transaction, clearance(unit.viewer), question_id)
    known = question_state(said, answers)
    # Whoever had the form open before an answer came did not decide against it.
    target = known if draft.state is said else draft.state
    values = draft.values() | {"state": said if answers and target not in UNANSWERED else target}
    if target is known:
        values["state"] = said
    unit.change(QuestionRow, question_id, values, version)
    _check_step(known, target, QUESTION_TRANSITIONS)
    if target is not known:
        for given in {each.confidentiality: each for each in answers}.values():
            unit.change(AnswerRow, given.id, {"question_state": target}, given.version)


def save_answer(
    unit: UnitOfWork, dialogue_id: UUID, answer_id: UUID, version: int, draft: AnswerDraft
) -> None:
    """Save an answer as read at `version`; what it supersedes stays."""
    check_answer(draft)
    check_source(unit, draft, dialogue_id)
    check_level(unit, dialogue_id, draft.confidentiality)
    values = draft.values()
    del values["supersedes_id"]
    values = without_hidden(unit.transaction, clearance(unit.viewer), AnswerRow, answer_id, values)
    unit.change(AnswerRow, answer_id, values, version)


def save_commitment(
    unit: UnitOfWork, stored: Commitment, version: int, draft: CommitmentDraft, agreed: bool
) -> None:
    """Save a commitment as read at `version`.

    Its due day moves only with a reason; `agreed` says whether the other side agreed. Raises
    InvalidInputError for an impossible state.
    """
    unit.change(CommitmentRow, stored.id, draft.values(), version)
    _check_step(stored.state, draft.state, COMMITMENT_TRANSITIONS)
    check_commitment(unit, stored.dialogue_id, draft)
    check_level(unit, stored.dialogue_id, draft.confidentiality)
    if stored.due_on != draft.due_on:
        note_due_move(unit, stored, draft.due_on, agreed)


def _check_step(state: S, target: S, transitions: Mapping[S, Collection[S]]) -> None:
    if target is not state and target not in transitions[state]:
        reason = _("This step is not possible from the present state.")
        raise InvalidInputError(reason, {"state": reason})


def check_answer(draft: AnswerDraft) -> None:
    """Raise InvalidInputError for an answer that says nothing."""
    if not (draft.verbatim or draft.summary):
        reason = _("Write down what was answered, in their words or in a summary.")
        raise InvalidInputError(reason, {"summary": reason})


def check_source(unit: UnitOfWork, draft: AnswerDraft, dialogue_id: UUID) -> None:
    """Raise InvalidInputError for a source that does not belong to this dialogue."""
    if not draft.document_id:
        return
    if (
        dialogue_of(unit.transaction, clearance(unit.viewer), SourceDocumentRow, draft.document_id)
        != dialogue_id
    ):
        foreign = _("Choose a document of this dialogue.")
        raise InvalidInputError(foreign, {"document_id": foreign})


def check_level(unit: UnitOfWork, dialogue_id: UUID, level: Confidentiality | None) -> None:
    """Raise InvalidInputError for a part more open than its dialogue, or hidden from who writes it."""
    if level is None:
        return
    dialogue = unit.current(DialogueRow, dialogue_id)
    reason = ""
    if not may_see(clearance(unit.viewer), level, dialogue["centre_id"], dialogue["readers"]):
        reason = _("With this confidentiality you could not see it yourself any more.")
    elif is_more_open(level, dialogue["confidentiality"]):
        reason = _("This cannot be more open than the dialogue itself.")
    if reason:
        raise InvalidInputError(reason, {"confidentiality": reason})


def check_commitment(unit: UnitOfWork, dialogue_id: UUID, draft: CommitmentDraft) -> None:
    """Raise InvalidInputError for a state that it cannot take, or a question of another dialogue."""
    check_commitment_state(draft)
    if draft.question_id:
        check_question(unit, dialogue_id, draft.question_id)


def check_commitment_state(draft: CommitmentDraft) -> None:
    """Raise InvalidInputError for a commitment that cannot take its state."""
    if hindrance := commitment_hindrance(draft.state, draft.evidence, draft.acceptance):
        raise InvalidInputError(hindrance, {"state": hindrance})


def check_question(unit: UnitOfWork, dialogue_id: UUID, question_id: UUID) -> None:
    """Raise InvalidInputError for a question that does not hang on this dialogue."""
    if not is_asked(unit.transaction, dialogue_id, question_id):
        foreign = _("Choose a question of this dialogue.")
        raise InvalidInputError(foreign, {"question_id": foreign})


def check_meeting(meeting_id: UUID, found: Dossier) -> None:
    """Raise InvalidInputError for a meeting of another dialogue."""
    if meeting_id not in {held.id for held in found.meetings}:
        foreign = _("Choose a meeting of this dialogue.")
        raise InvalidInputError(foreign, {"meeting_id": foreign})


def refuse(hindrance: str | None) -> None:
    """Raise InvalidInputError with the sentence that says what stands in the way, where something does."""
    if hindrance:
        raise InvalidInputError(hindrance)
