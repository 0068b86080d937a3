"""A later answer takes the place of an earlier one: both say so, and a settled question is open again."""

from datetime import date
from uuid import UUID

import pytest
from consortium_builders import Consortium, answer_draft, dialogue_draft, found_consortium, question_draft
from sqlalchemy.engine import Engine

from dare_network.domain.records.dialogues import Answer
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import QuestionState
from dare_network.errors import InvalidInputError
from dare_network.services import answers as answer_service
from dare_network.services import dialogues, questions

FIRST, LATER = date(2026, 6, 9), date(2026, 9, 1)


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def asked(engine: Engine, of: Consortium, liaison: Viewer) -> UUID:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    return questions.add_question(engine, liaison, key, question_draft())


def answers(engine: Engine, viewer: Viewer) -> dict[date, Answer]:
    return {each.given_on: each for d in dialogues.dossiers(engine, viewer) for each in d.answers}


def state(engine: Engine, viewer: Viewer) -> QuestionState:
    return dialogues.dossiers(engine, viewer)[0].questions[0].state


def test_both_answers_say_which_took_the_place_of_which(
    engine: Engine, of: Consortium, asked: UUID, liaison: Viewer
) -> None:
    first = answer_service.record_answer(engine, liaison, asked, answer_draft(of, given_on=FIRST))
    later = answer_draft(of, given_on=LATER, supersedes_id=first)
    answer_service.record_answer(engine, liaison, asked, later)
    known = answers(engine, liaison)
    assert known[FIRST].superseded_on == LATER
    assert known[LATER].supersedes_id == first
    assert state(engine, liaison) is QuestionState.ANSWERED_WRITTEN


def test_a_settled_question_is_open_again(
    engine: Engine, of: Consortium, asked: UUID, liaison: Viewer
) -> None:
    first = answer_service.record_answer(engine, liaison, asked, answer_draft(of, given_on=FIRST))
    settled = question_draft(state=QuestionState.SETTLED)
    questions.change_question(engine, liaison, asked, 1, settled)
    answer_service.record_answer(
        engine, liaison, asked, answer_draft(of, given_on=LATER, supersedes_id=first)
    )
    assert state(engine, liaison) is QuestionState.REOPENED


def test_a_body_supersedes_its_own_open_and_earlier_answers_only(
    engine: Engine, of: Consortium, asked: UUID, liaison: Viewer
) -> None:
    first = answer_service.record_answer(engine, liaison, asked, answer_draft(of, given_on=FIRST))
    key = dialogues.dossiers(engine, liaison)[0].dialogue.id
    other = questions.add_question(engine, liaison, key, question_draft())
    with pytest.raises(InvalidInputError, match="to this question"):
        answer_service.record_answer(
            engine, liaison, other, answer_draft(of, given_on=LATER, supersedes_id=first)
        )
    for draft, why in (
        (answer_draft(of, body_id=of.ccmo, given_on=LATER, supersedes_id=first), "same body"),
        (answer_draft(of, given_on=date(2026, 1, 1), supersedes_id=first), "a later one"),
    ):
        with pytest.raises(InvalidInputError, match=why):
            answer_service.record_answer(engine, liaison, asked, draft)
    assert list(answers(engine, liaison)) == [FIRST]
    answer_service.record_answer(
        engine, liaison, asked, answer_draft(of, given_on=LATER, supersedes_id=first)
    )
    with pytest.raises(InvalidInputError, match="superseded already"):
        again = answer_draft(of, given_on=date(2026, 10, 1), supersedes_id=first)
        answer_service.record_answer(engine, liaison, asked, again)


def test_changing_an_answer_leaves_what_it_supersedes(
    engine: Engine, of: Consortium, asked: UUID, liaison: Viewer
) -> None:
    first = answer_service.record_answer(engine, liaison, asked, answer_draft(of, given_on=FIRST))
    draft = answer_draft(of, given_on=LATER, supersedes_id=first)
    second = answer_service.record_answer(engine, liaison, asked, draft)
    answer_service.change_answer(engine, liaison, second, 1, answer_draft(of, given_on=LATER, summary="No."))
    assert answers(engine, liaison)[LATER].supersedes_id == first
