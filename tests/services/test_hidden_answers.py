"""Nothing about a question or another answer tells that there is an answer which the reader may not see."""

from datetime import date
from uuid import UUID

import pytest
from consortium_builders import Consortium, answer_draft, dialogue_draft, found_consortium, question_draft
from sqlalchemy.engine import Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, QuestionState, Role
from dare_network.services import answers, dialogues, questions

WRITER = Viewer("writer", Role.ADMINISTRATOR, listed_as="writer")
LIAISON = Viewer("liaison", Role.LIAISON, listed_as="liaison")
NAMED, Q, LATER = Confidentiality.NAMED_ONLY, QuestionState, date(2026, 9, 1)


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def asked(engine: Engine, of: Consortium) -> UUID:
    """A question that was asked, in a dialogue that the liaison sees as well."""
    draft = dialogue_draft(of, confidentiality=Confidentiality.RESTRICTED, readers=("writer",))
    key = dialogues.record_dialogue(engine, WRITER, draft)
    return questions.add_question(engine, WRITER, key, question_draft(state=Q.ASKED))


def states(engine: Engine) -> tuple[QuestionState, QuestionState]:
    """How far the question is for the liaison, and for who sees all."""
    one, other = (dialogues.dossiers(engine, each)[0].questions[0] for each in (LIAISON, WRITER))
    return one.state, other.state


def decide(engine: Engine, viewer: Viewer, asked: UUID, state: QuestionState) -> None:
    questions.change_question(engine, viewer, asked, 1, question_draft(state=state))


def test_a_question_is_answered_and_settled_for_those_who_see_the_answer(
    engine: Engine, of: Consortium, asked: UUID
) -> None:
    before = dialogues.dossiers(engine, LIAISON), len(dialogues.history(engine, LIAISON, of_one(engine)))
    answers.record_answer(engine, WRITER, asked, answer_draft(of, confidentiality=NAMED))
    assert states(engine) == (Q.ASKED, Q.ANSWERED_WRITTEN)
    decide(engine, WRITER, asked, Q.SETTLED)
    assert states(engine) == (Q.ASKED, Q.SETTLED)
    assert (dialogues.dossiers(engine, LIAISON), len(dialogues.history(engine, LIAISON, of_one(engine)))) == (
        before
    )
    # The liaison goes on as if there were none, and takes nothing from those who know better.
    answers.record_answer(engine, LIAISON, asked, answer_draft(of, channel="oral", given_on=LATER))
    assert states(engine) == (Q.ANSWERED_ORAL, Q.ANSWERED_ORAL)


def of_one(engine: Engine) -> UUID:
    return dialogues.dossiers(engine, WRITER)[0].dialogue.id


def test_an_open_answer_does_not_show_that_a_hidden_one_took_its_place(
    engine: Engine, of: Consortium, asked: UUID
) -> None:
    first = answers.record_answer(engine, WRITER, asked, answer_draft(of))
    decide(engine, WRITER, asked, Q.SETTLED)
    before = dialogues.dossiers(engine, LIAISON), dialogues.history(engine, LIAISON, of_one(engine))
    hidden = answer_draft(of, given_on=LATER, supersedes_id=first, confidentiality=NAMED)
    answers.record_answer(engine, WRITER, asked, hidden)
    assert (dialogues.dossiers(engine, LIAISON), dialogues.history(engine, LIAISON, of_one(engine))) == before
    earlier = dialogues.dossiers(engine, WRITER)[0].answers[0]
    assert earlier.superseded_on == LATER
    assert states(engine) == (Q.SETTLED, Q.REOPENED)
    # Nor does a refusal tell it.
    again = answer_draft(of, given_on=LATER, supersedes_id=first)
    answers.record_answer(engine, LIAISON, asked, again)


def test_what_becomes_more_confidential_takes_what_it_told_with_it(
    engine: Engine, of: Consortium, asked: UUID
) -> None:
    answer = answers.record_answer(engine, WRITER, asked, answer_draft(of))
    decide(engine, LIAISON, asked, Q.SETTLED)
    assert states(engine) == (Q.SETTLED, Q.SETTLED)
    answers.change_answer(engine, WRITER, answer, 1, answer_draft(of, confidentiality=NAMED))
    assert states(engine) == (Q.ASKED, Q.SETTLED)
    answers.change_answer(engine, WRITER, answer, 2, answer_draft(of))
    assert states(engine) == (Q.SETTLED, Q.SETTLED)


def test_what_is_decided_of_an_open_answer_is_known_to_all_who_see_it(
    engine: Engine, of: Consortium, asked: UUID
) -> None:
    answers.record_answer(engine, WRITER, asked, answer_draft(of))
    answers.record_answer(engine, WRITER, asked, answer_draft(of, given_on=LATER, confidentiality=NAMED))
    decide(engine, WRITER, asked, Q.SETTLED)
    assert states(engine) == (Q.SETTLED, Q.SETTLED)
    decide(engine, WRITER, asked, Q.WITHDRAWN)
    assert states(engine) == (Q.WITHDRAWN, Q.WITHDRAWN)
