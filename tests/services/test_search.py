"""Searching as somebody: what was just saved is found, and only by those to whom it is open."""

from datetime import UTC, date, datetime

import pytest
from consortium_builders import (
    Consortium,
    answer_draft,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    minutes_draft,
    outcome_draft,
    question_draft,
    text_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.minutes import CirculationDraft
from dare_network.domain.drafts.notes import NoteDraft
from dare_network.domain.records.search import Findings, Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import day_of
from dare_network.domain.vocabulary import Confidentiality, MinutesState, Role, Standing, TextKind
from dare_network.services import answers, commitments, dialogues, meetings, minutes, questions
from dare_network.services.circulation import move_minutes
from dare_network.services.notes import add_note
from dare_network.services.outcomes import add_outcome
from dare_network.services.search import search
from dare_network.words.query import read_query

STEERING = Viewer("steering", Role.STEERING)


@pytest.fixture
def consortium(engine: Engine) -> Consortium:
    return found_consortium(engine)


def found(engine: Engine, viewer: Viewer, text: str) -> Findings:
    return search(engine, viewer, read_query(text), Narrowing(), 20)


def test_every_kind_of_text_is_found_as_soon_as_it_is_saved(
    engine: Engine, liaison: Viewer, consortium: Consortium
) -> None:
    of = consortium
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of, summary="Unheard of"))
    held = meetings.add_meeting(engine, liaison, key, meeting_draft(note="Unheard of"))
    draft = question_draft(text="Unheard of?", position="Unheard of")
    asked = questions.add_question(engine, liaison, key, draft)
    answers.record_answer(engine, liaison, asked, answer_draft(of, summary="Unheard of"))
    commitments.add_commitment(engine, liaison, key, commitment_draft(of, text="Unheard of"))
    add_outcome(engine, liaison, key, outcome_draft(text="Unheard of"))
    minutes.build_minutes(engine, liaison, key, minutes_draft(held))
    add_note(engine, liaison, of.anna, NoteDraft(on=date(2026, 5, 12), text="Unheard of"))
    hits = found(engine, STEERING, "unheard").hits
    assert {hit.kind for hit in hits} == set(TextKind)
    assert len(hits) == len(TextKind)
    assert {hit.dialogue_id for hit in hits if hit.kind is not TextKind.NOTE} == {key}
    assert [hit.stakeholder_id for hit in hits if hit.stakeholder_id] == [of.anna]


def test_a_dialogue_that_is_closed_to_somebody_is_not_found_from_then_on(
    engine: Engine, liaison: Viewer, consortium: Consortium
) -> None:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(consortium))
    assert found(engine, STEERING, "potency").count == 1
    narrow = dialogue_draft(consortium, confidentiality=Confidentiality.NAMED_ONLY)
    dialogues.change_dialogue(engine, liaison, key, 1, narrow)
    assert found(engine, STEERING, "potency") == Findings()
    assert found(engine, liaison, "potency").count == 1


def test_a_query_that_wants_nothing_finds_nothing(
    engine: Engine, liaison: Viewer, consortium: Consortium
) -> None:
    dialogues.record_dialogue(engine, liaison, dialogue_draft(consortium))
    for text in ("", "-donor", '"'):
        assert found(engine, liaison, text) == Findings()


def test_minutes_are_found_as_they_stand_now_and_in_the_version_in_force(
    engine: Engine, liaison: Viewer, consortium: Consortium
) -> None:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(consortium))
    held = meetings.add_meeting(engine, liaison, key, meeting_draft())
    chain = minutes.build_minutes(engine, liaison, key, minutes_draft(held, standing=Standing.OWN_RECORD))
    minutes.save_minutes(engine, liaison, chain, 1, text_draft("A forgotten word"))
    minutes.save_minutes(engine, liaison, chain, 2, text_draft("A word in force"))
    assert found(engine, STEERING, "forgotten") == Findings()
    last = minutes.minutes(engine, liaison, key)[0]
    move_minutes(engine, liaison, last.id, last.version, MinutesState.FINAL, CirculationDraft())
    minutes.redraft_minutes(engine, liaison, chain, 3, 3, "A slip of the pen.")
    minutes.save_minutes(engine, liaison, chain, 4, text_draft("A corrected word"))
    assert [hit.text for hit in found(engine, STEERING, "force").hits] == ["A word in force"]
    (hit,) = found(engine, STEERING, "corrected").hits
    assert (hit.record_id, hit.day) == (
        minutes.minutes(engine, liaison, key)[0].id,
        day_of(datetime.now(UTC)),
    )


def test_minutes_are_found_by_nobody_outside_the_consortium(
    engine: Engine, liaison: Viewer, consortium: Consortium
) -> None:
    open_to_all = dialogue_draft(consortium, confidentiality=Confidentiality.PUBLIC)
    key = dialogues.record_dialogue(engine, liaison, open_to_all)
    held = meetings.add_meeting(engine, liaison, key, meeting_draft())
    chain = minutes.build_minutes(engine, liaison, key, minutes_draft(held))
    minutes.save_minutes(engine, liaison, chain, 1, text_draft("Said among ourselves"))
    assert found(engine, Viewer("member", Role.MEMBER), "ourselves").count == 1
    assert found(engine, Viewer("public", Role.PUBLIC), "ourselves") == Findings()
