"""A pasted letter becomes records: all that was accepted, in one transaction, or nothing."""

from uuid import UUID, uuid4

import pytest
from consortium_builders import (
    Consortium,
    answer_draft,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    question_draft,
)
from pydantic import ValidationError
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.letters import AcceptedCommitment, AcceptedQuestion, AcceptedReading
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import CommitmentState, QuestionState, Role
from dare_network.errors import ConflictError, InvalidInputError, NotAllowedError, NotFoundError
from dare_network.services import dialogues, questions
from dare_network.services.letters import Recorded, record_reading

MEMBER = Viewer("member", Role.MEMBER)


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def dialogue_id(engine: Engine, of: Consortium, liaison: Viewer) -> UUID:
    """A dialogue with one question that was asked."""
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    questions.add_question(engine, liaison, key, question_draft(state=QuestionState.ASKED))
    return key


def known(engine: Engine, viewer: Viewer, dialogue_id: UUID) -> UUID:
    return dialogues.dossier(engine, viewer, dialogue_id).questions[0].id


def test_a_letter_becomes_questions_answers_and_commitments(
    engine: Engine, of: Consortium, liaison: Viewer, dialogue_id: UUID
) -> None:
    first = known(engine, liaison, dialogue_id)
    accepted = AcceptedReading(
        questions=(
            AcceptedQuestion(new=question_draft(text="A?"), answers=(answer_draft(of),)),
            AcceptedQuestion(known_id=first, answers=(answer_draft(of, channel="oral"), answer_draft(of))),
            AcceptedQuestion(new=question_draft(text="B?")),
        ),
        commitments=(
            AcceptedCommitment(commitment=commitment_draft(of), follows=0),
            AcceptedCommitment(commitment=commitment_draft(of, question_id=first)),
            AcceptedCommitment(commitment=commitment_draft(of)),
        ),
    )
    assert record_reading(engine, liaison, dialogue_id, accepted) == Recorded(2, 3, 3)
    found = dialogues.dossier(engine, liaison, dialogue_id)
    states = [(asked.number, asked.text[:2], asked.state) for asked in found.questions]
    assert states == [
        (1, "Is", QuestionState.ANSWERED_WRITTEN),
        (2, "A?", QuestionState.ANSWERED_WRITTEN),
        (3, "B?", QuestionState.DRAFT),
    ]
    assert [len(found.answers_to(asked.id)) for asked in found.questions] == [2, 1, 0]
    followed = [promise.question_id for promise in sorted(found.commitments, key=lambda each: each.ref)]
    assert followed == [found.questions[1].id, first, None]


def test_what_one_part_is_refused_for_leaves_nothing_behind(
    engine: Engine, of: Consortium, liaison: Viewer, dialogue_id: UUID
) -> None:
    fine = AcceptedQuestion(new=question_draft(), answers=(answer_draft(of),))
    elsewhere = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    foreign = questions.add_question(engine, liaison, elsewhere, question_draft())
    promised = {
        "fulfilled": commitment_draft(of, state=CommitmentState.FULFILLED),
        "foreign": commitment_draft(of, question_id=foreign),
        "nobody": commitment_draft(of, owner_id=uuid4()),
    }
    refused = [
        AcceptedReading(questions=(fine, AcceptedQuestion(known_id=foreign))),
        AcceptedReading(
            questions=(fine, AcceptedQuestion(new=question_draft(), answers=(answer_draft(of, summary=""),)))
        ),
        *(
            AcceptedReading(questions=(fine,), commitments=(AcceptedCommitment(commitment=each),))
            for each in promised.values()
        ),
    ]
    before = dialogues.dossier(engine, liaison, dialogue_id)
    for accepted in refused:
        with pytest.raises((InvalidInputError, ConflictError)):
            record_reading(engine, liaison, dialogue_id, accepted)
    assert dialogues.dossier(engine, liaison, dialogue_id) == before
    record_reading(engine, liaison, dialogue_id, AcceptedReading(commitments=(_promise(of),)))
    (only,) = dialogues.dossier(engine, liaison, dialogue_id).commitments
    assert only.ref == "T-0001"


def _promise(of: Consortium) -> AcceptedCommitment:
    return AcceptedCommitment(commitment=commitment_draft(of))


def test_nothing_accepted_is_nothing_recorded(engine: Engine, liaison: Viewer, dialogue_id: UUID) -> None:
    with pytest.raises(InvalidInputError, match="Nothing is accepted yet"):
        record_reading(engine, liaison, dialogue_id, AcceptedReading())


def test_who_may_not_record_or_see_the_dialogue_records_no_letter(
    engine: Engine, of: Consortium, liaison: Viewer, dialogue_id: UUID
) -> None:
    accepted = AcceptedReading(commitments=(_promise(of),))
    with pytest.raises(NotAllowedError):
        record_reading(engine, MEMBER, dialogue_id, accepted)
    with pytest.raises(NotFoundError):
        record_reading(engine, liaison, uuid4(), accepted)


def test_an_accepted_question_is_a_known_one_or_a_new_one() -> None:
    for both in ({}, {"known_id": uuid4(), "new": question_draft()}):
        with pytest.raises(ValidationError):
            AcceptedQuestion(**both)
