"""Questions to a body, with our position."""

from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.dialogues import QuestionDraft
from dare_network.domain.records.dialogues import Answer, Question
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.states import QUESTION_TRANSITIONS, UNANSWERED, question_state
from dare_network.domain.vocabulary import QuestionState
from dare_network.errors import InvalidInputError
from dare_network.language import _
from dare_network.services.checks import check_step
from dare_network.services.clearance import clearance
from dare_network.services.dialogue_transactions import write_on_dialogue, write_on_part
from dare_network.store.answers import list_answers
from dare_network.store.questions import is_asked, last_question_number
from dare_network.store.unit_of_work import UnitOfWork


def add_question(engine: Engine, viewer: Viewer, dialogue_id: UUID, draft: QuestionDraft) -> UUID:
    """Add a question to a dialogue, numbered after the last one, and return the new key."""
    with write_on_dialogue(engine, viewer, dialogue_id) as unit:
        return write_question(unit, dialogue_id, draft)


def change_question(
    engine: Engine, viewer: Viewer, question_id: UUID, version: int, draft: QuestionDraft
) -> None:
    """Save a question as read at `version`. Raises InvalidInputError for an impossible state."""
    with write_on_part(engine, viewer, Question, question_id) as (unit, _dialogue_id):
        save_question(unit, question_id, version, draft)


def write_question(unit: UnitOfWork, dialogue_id: UUID, draft: QuestionDraft) -> UUID:
    """Add a question, numbered after the last one of its dialogue, and return the new key."""
    number = unit.next_number(f"question {dialogue_id}", last_question_number(unit.transaction, dialogue_id))
    return unit.add(Question, draft.values() | {"dialogue_id": dialogue_id, "number": number})


def save_question(unit: UnitOfWork, question_id: UUID, version: int, draft: QuestionDraft) -> None:
    """Save a question as read at `version`. Raises InvalidInputError for an impossible state.

    What is decided after answers stands with the last of them, for those who see that.
    """
    said = QuestionState(unit.columns(Question, question_id)["state"])
    answers = list_answers(unit.transaction, clearance(unit.viewer), question_id)
    known = question_state(said, answers)
    # Whoever had the form open before an answer came did not decide against it.
    target = known if draft.state is said else draft.state
    values = draft.values() | {"state": said if answers and target not in UNANSWERED else target}
    if target is known:
        values["state"] = said
    unit.change(Question, question_id, values, version)
    check_step(known, target, QUESTION_TRANSITIONS)
    if target is not known:
        for given in {each.confidentiality: each for each in answers}.values():
            unit.change(Answer, given.id, {"question_state": target}, given.version)


def check_question(unit: UnitOfWork, dialogue_id: UUID, question_id: UUID) -> None:
    """Raise InvalidInputError for a question that does not hang on this dialogue."""
    if not is_asked(unit.transaction, dialogue_id, question_id):
        foreign = _("Choose a question of this dialogue.")
        raise InvalidInputError(foreign, {"question_id": foreign})
