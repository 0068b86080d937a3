"""Questions of a dialogue."""

import pytest
from consortium_builders import Consortium, dialogue_draft, found_consortium, question_draft
from sqlalchemy.engine import Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import QuestionState
from dare_network.services import dialogues, questions


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def test_questions_are_numbered_within_their_dialogue(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    one, other = (dialogues.record_dialogue(engine, liaison, dialogue_draft(of)) for _each in range(2))
    for key in (one, one, other, one):
        questions.add_question(engine, liaison, key, question_draft(topic_ids=("quality",)))
    numbers = [q.number for q in dialogues.dossier(engine, liaison, one).questions]
    assert numbers == [1, 2, 3]
    (only,) = dialogues.dossier(engine, liaison, other).questions
    assert (only.number, only.topic_ids, only.state) == (1, ("quality",), QuestionState.DRAFT)
