"""Answers: each says something, and moves its question."""

import pytest
from consortium_builders import Consortium, answer_draft, dialogue_draft, found_consortium, question_draft
from sqlalchemy.engine import Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import QuestionState
from dare_network.errors import InvalidInputError
from dare_network.services import answers, dialogues, questions


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def test_an_answer_moves_its_question_and_a_written_one_stays(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    asked = questions.add_question(engine, liaison, key, question_draft(state=QuestionState.ASKED))
    told = []
    for channel in ("oral", "letter", "oral"):
        answers.record_answer(engine, liaison, asked, answer_draft(of, channel=channel))
        told.append(dialogues.dossier(engine, liaison, key).questions[0].state)
    assert told == [QuestionState.ANSWERED_ORAL] + [QuestionState.ANSWERED_WRITTEN] * 2
    assert len(dialogues.dossier(engine, liaison, key).answers_to(asked)) == 3


def test_an_answer_says_something(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    asked = questions.add_question(engine, liaison, key, question_draft())
    with pytest.raises(InvalidInputError) as caught:
        answers.record_answer(engine, liaison, asked, answer_draft(of, summary=" "))
    sentence = "Write down what was answered, in their words or in a summary."
    assert caught.value.fields == {"summary": sentence}
    found = dialogues.dossier(engine, liaison, key)
    assert (found.answers, found.questions[0].state) == ((), QuestionState.DRAFT)
    given = answers.record_answer(engine, liaison, asked, answer_draft(of))
    with pytest.raises(InvalidInputError) as caught:
        answers.change_answer(engine, liaison, given, 1, answer_draft(of, summary=""))
    assert caught.value.fields == {"summary": sentence}
