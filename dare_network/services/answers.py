"""Answers of a body, and which answer supersedes which."""

from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.dialogues import AnswerDraft
from dare_network.domain.records.dialogues import Answer, Question, SourceDocument
from dare_network.domain.records.viewer import Viewer
from dare_network.errors import InvalidInputError
from dare_network.language import _
from dare_network.services.checks import check_level
from dare_network.services.clearance import clearance
from dare_network.services.dialogue_transactions import write_on_part
from dare_network.store.answers import list_answers
from dare_network.store.dialogues import dialogue_of
from dare_network.store.shown import without_hidden
from dare_network.store.unit_of_work import UnitOfWork


def record_answer(engine: Engine, viewer: Viewer, question_id: UUID, draft: AnswerDraft) -> UUID:
    """Write a body's answer down, which also moves the question on, and return the new key."""
    check_answer(draft)
    with write_on_part(engine, viewer, Question, question_id) as (unit, _dialogue_id):
        return write_answer(unit, question_id, draft)


def change_answer(engine: Engine, viewer: Viewer, answer_id: UUID, version: int, draft: AnswerDraft) -> None:
    """Save an answer as read at `version`; what it supersedes stays."""
    with write_on_part(engine, viewer, Answer, answer_id) as (unit, dialogue_id):
        save_answer(unit, dialogue_id, answer_id, version, draft)


def write_answer(unit: UnitOfWork, question_id: UUID, draft: AnswerDraft) -> UUID:
    """Add an answer and return the new key.

    How far its question is follows from the answers that a reader sees: nothing else tells that there is one.
    """
    check_answer(draft)
    dialogue_id = unit.columns(Question, question_id)["dialogue_id"]
    check_source(unit, draft, dialogue_id)
    check_level(unit, dialogue_id, draft.confidentiality)
    if draft.supersedes_id:
        _check_superseded(unit, question_id, draft.supersedes_id, draft)
    return unit.add(Answer, draft.values() | {"question_id": question_id})


def save_answer(
    unit: UnitOfWork, dialogue_id: UUID, answer_id: UUID, version: int, draft: AnswerDraft
) -> None:
    """Save an answer as read at `version`; what it supersedes stays."""
    check_answer(draft)
    check_source(unit, draft, dialogue_id)
    check_level(unit, dialogue_id, draft.confidentiality)
    values = draft.values()
    del values["supersedes_id"]
    values = without_hidden(unit.transaction, clearance(unit.viewer), Answer, answer_id, values)
    unit.change(Answer, answer_id, values, version)


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
        dialogue_of(unit.transaction, clearance(unit.viewer), SourceDocument, draft.document_id)
        != dialogue_id
    ):
        foreign = _("Choose a document of this dialogue.")
        raise InvalidInputError(foreign, {"document_id": foreign})


def _check_superseded(unit: UnitOfWork, question_id: UUID, superseded: UUID, draft: AnswerDraft) -> None:
    # Also one that is more confidential than the dialogue may be named here, by somebody who cannot see it.
    cleared = clearance(unit.viewer)
    dialogue_of(unit.transaction, cleared, Answer, superseded)
    earlier, known = unit.current(Answer, superseded), list_answers(unit.transaction, cleared, question_id)
    reason = ""
    if (earlier["question_id"], earlier["body_id"]) != (question_id, draft.body_id):
        reason = _("Choose an earlier answer of the same body to this question.")
    elif any(given.supersedes_id == superseded for given in known):
        reason = _("That answer is superseded already: choose the later one.")
    elif earlier["given_on"] > draft.given_on:
        reason = _("An answer cannot supersede a later one.")
    if reason:
        raise InvalidInputError(reason, {"supersedes_id": reason})
