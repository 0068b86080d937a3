"""Searching as somebody: what was just saved is found, and only by those to whom it is open."""

import pytest
from consortium_builders import (
    Consortium,
    answer_draft,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    outcome_draft,
    question_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.records.search import Findings, Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role, TextKind
from dare_network.services import dialogues
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
    dialogues.add_meeting(engine, liaison, key, meeting_draft(note="Unheard of"))
    draft = question_draft(text="Unheard of?", position="Unheard of")
    asked = dialogues.add_question(engine, liaison, key, draft)
    dialogues.record_answer(engine, liaison, asked, answer_draft(of, summary="Unheard of"))
    dialogues.add_commitment(engine, liaison, key, commitment_draft(of, text="Unheard of"))
    add_outcome(engine, liaison, key, outcome_draft(text="Unheard of"))
    hits = found(engine, STEERING, "unheard").hits
    assert {hit.kind for hit in hits} == set(TextKind)
    assert len(hits) == len(TextKind)
    assert {hit.dialogue_id for hit in hits} == {key}


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
