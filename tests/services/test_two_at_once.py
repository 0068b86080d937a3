"""Several people write on one dialogue at the same moment: each is saved, once, under a number of its own."""

from collections.abc import Callable
from uuid import UUID

import pytest
from consortium_builders import (
    Consortium,
    answer_draft,
    at_once,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    item_draft,
    meeting_draft,
    minutes_draft,
    question_draft,
    seat_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.letters import AcceptedCommitment, AcceptedQuestion, AcceptedReading
from dare_network.domain.drafts.network import TieDraft
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.errors import ConflictError
from dare_network.services import (
    agenda,
    answers,
    commitments,
    dialogues,
    meetings,
    minutes,
    network,
    questions,
)
from dare_network.services.letters import record_reading
from dare_network.services.stakeholders import add_tie

PEOPLE, EACH = 4, 5


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def key(engine: Engine, of: Consortium, liaison: Viewer) -> UUID:
    return dialogues.record_dialogue(engine, liaison, dialogue_draft(of))


@pytest.fixture
def found(engine: Engine, key: UUID, liaison: Viewer) -> Callable[[], Dossier]:
    return lambda: dialogues.dossier(engine, liaison, key)


def each_saves(save: Callable[[], object]) -> None:
    """Everybody saves several times; nobody is refused."""

    def several() -> None:
        for _time in range(EACH):
            save()

    assert at_once(several, PEOPLE) == [None] * PEOPLE


def test_questions_are_numbered_without_a_gap_or_a_refusal(
    engine: Engine, key: UUID, liaison: Viewer, found: Callable[[], Dossier]
) -> None:
    each_saves(lambda: questions.add_question(engine, liaison, key, question_draft()))
    assert [asked.number for asked in found().questions] == list(range(1, PEOPLE * EACH + 1))


def test_numbers_go_on_after_those_of_before_there_was_a_counter(sampled: Engine, liaison: Viewer) -> None:
    known = max(dialogues.dossiers(sampled, liaison), key=lambda each: len(each.questions))
    at_once(lambda: questions.add_question(sampled, liaison, known.dialogue.id, question_draft()), 2)
    after = dialogues.dossier(sampled, liaison, known.dialogue.id)
    assert [asked.number for asked in after.questions] == list(range(1, len(known.questions) + 3))


def test_the_questions_of_letters_and_their_commitments_are_numbered_too(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer, found: Callable[[], Dossier]
) -> None:
    letter = AcceptedReading(
        questions=tuple(AcceptedQuestion(new=question_draft(), answers=(answer_draft(of),)) for _n in "ab"),
        commitments=(AcceptedCommitment(commitment=commitment_draft(of), follows=0),),
    )
    each_saves(lambda: record_reading(engine, liaison, key, letter))
    assert [asked.number for asked in found().questions] == list(range(1, 2 * PEOPLE * EACH + 1))
    refs = sorted(promise.ref for promise in found().commitments)
    assert refs == [f"T-{number:04d}" for number in range(1, PEOPLE * EACH + 1)]


def test_dialogues_and_commitments_have_numbers_of_their_own(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer, found: Callable[[], Dossier]
) -> None:
    each_saves(lambda: dialogues.record_dialogue(engine, liaison, dialogue_draft(of)))
    each_saves(lambda: commitments.add_commitment(engine, liaison, key, commitment_draft(of)))
    refs = sorted(each.dialogue.ref for each in dialogues.dossiers(engine, liaison))
    assert refs == [f"DIA-2026-{number:03d}" for number in range(1, PEOPLE * EACH + 2)]
    assert len({promise.ref for promise in found().commitments}) == PEOPLE * EACH


def test_everybody_answers_the_same_question_and_nobody_is_refused(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer, found: Callable[[], Dossier]
) -> None:
    asked = questions.add_question(engine, liaison, key, question_draft())
    each_saves(lambda: answers.record_answer(engine, liaison, asked, answer_draft(of)))
    assert len(found().answers) == PEOPLE * EACH


def test_items_of_an_agenda_have_places_of_their_own(engine: Engine, key: UUID, liaison: Viewer) -> None:
    each_saves(lambda: agenda.add_item(engine, liaison, key, item_draft()))
    places = [item.position for item in agenda.agenda(engine, liaison, key)]
    assert places == list(range(1, PEOPLE * EACH + 1))


def test_nobody_is_noted_twice_at_a_meeting(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer, found: Callable[[], Dossier]
) -> None:
    held = meetings.add_meeting(engine, liaison, key, meeting_draft())
    outcomes = at_once(lambda: meetings.add_attendance(engine, liaison, held, seat_draft(of.anna)), PEOPLE)
    assert sum(isinstance(each, ConflictError) for each in outcomes) == PEOPLE - 1
    assert len(found().attendances) == 1


def test_the_same_tie_is_noted_once(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    tie = TieDraft(type_id="knows", from_id=of.anna, to_id=of.bert)
    back = TieDraft(type_id="knows", from_id=of.bert, to_id=of.anna)
    waiting = [tie, back] * 2
    outcomes = at_once(lambda: add_tie(engine, liaison, waiting.pop()), len(waiting))
    assert sum(isinstance(each, ConflictError) for each in outcomes) == 3
    assert len(network.network(engine, liaison).ties) == 1


def test_minutes_of_a_meeting_are_begun_once(engine: Engine, key: UUID, liaison: Viewer) -> None:
    held = meetings.add_meeting(engine, liaison, key, meeting_draft())
    outcomes = at_once(lambda: minutes.build_minutes(engine, liaison, key, minutes_draft(held)), PEOPLE)
    assert sum(isinstance(each, ConflictError) for each in outcomes) == PEOPLE - 1
    assert len(minutes.minutes(engine, liaison, key)) == 1
