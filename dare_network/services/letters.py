"""Recording what somebody accepted of a pasted letter, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.letters import AcceptedCommitment, AcceptedQuestion, AcceptedReading
from dare_network.domain.records.viewer import Viewer
from dare_network.errors import InvalidInputError
from dare_network.language import _
from dare_network.services.answers import write_answer
from dare_network.services.commitments import check_commitment, write_commitment
from dare_network.services.dialogue_transactions import write_on_dialogue
from dare_network.services.questions import check_question, write_question
from dare_network.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Recorded:
    """The numbers of records that a letter became."""

    questions: int
    answers: int
    commitments: int


def record_reading(engine: Engine, viewer: Viewer, dialogue_id: UUID, accepted: AcceptedReading) -> Recorded:
    """Write down all that was accepted of a letter, or nothing where one part of it is refused.

    New questions are numbered after the last one, in the order of the letter. Raises InvalidInputError
    where nothing was accepted, and as the services of the single records do.
    """
    if not (accepted.questions or accepted.commitments):
        raise InvalidInputError(_("Nothing is accepted yet: tick what is to be recorded."))
    with write_on_dialogue(engine, viewer, dialogue_id) as unit:
        asked = _write_questions(unit, dialogue_id, accepted)
        for each in accepted.commitments:
            _write_commitment(unit, dialogue_id, each, asked)
    return Recorded(
        sum(each.new is not None for each in accepted.questions),
        sum(len(each.answers) for each in accepted.questions),
        len(accepted.commitments),
    )


def _write_questions(unit: UnitOfWork, dialogue_id: UUID, accepted: AcceptedReading) -> Mapping[int, UUID]:
    """The keys of the accepted questions, by their place, once they and their answers are written."""
    keys = {}
    for place, each in enumerate(accepted.questions):
        keys[place] = _question(unit, dialogue_id, each)
        for answer in each.answers:
            write_answer(unit, keys[place], answer)
    return keys


def _question(unit: UnitOfWork, dialogue_id: UUID, each: AcceptedQuestion) -> UUID:
    if each.new is not None:
        return write_question(unit, dialogue_id, each.new)
    assert each.known_id is not None
    check_question(unit, dialogue_id, each.known_id)
    return each.known_id


def _write_commitment(
    unit: UnitOfWork, dialogue_id: UUID, each: AcceptedCommitment, asked: Mapping[int, UUID]
) -> None:
    draft = each.commitment
    check_commitment(unit, dialogue_id, draft)
    if each.follows is not None:
        draft = draft.model_copy(update={"question_id": asked.get(each.follows)})
    write_commitment(unit, dialogue_id, draft)
