"""Recording a dialogue: from five fields to a dossier, with its history."""

from datetime import date
from uuid import uuid4

import pytest
from consortium_builders import (
    Consortium,
    answer_draft,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    question_draft,
    seat_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.states import RECORDABLE
from dare_network.domain.vocabulary import Action, Confidentiality, DialogueState, Role
from dare_network.errors import ConflictError, InvalidInputError, NotFoundError
from dare_network.services import answers, commitments, dialogues, meetings, questions

PUBLIC = Viewer("public", Role.PUBLIC)
MEMBER = Viewer("member", Role.MEMBER)


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def test_five_fields_are_enough_to_write_a_dialogue_down(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    found = dialogues.dossier(engine, liaison, key)
    kept = found.dialogue
    assert (kept.ref, kept.title, kept.format_id) == (
        "DIA-2026-001",
        "Potency assay for a CAR-T product",
        "meb_sa_meeting",
    )
    assert (kept.lead_body_id, kept.owner_id, kept.requested_on) == (of.meb, of.anna, date(2026, 3, 2))
    assert (kept.state, kept.confidentiality) == (DialogueState.PROPOSED, Confidentiality.RESTRICTED)
    assert (kept.sample, kept.version, kept.readers) == (False, 1, ())
    assert (found.meetings, found.questions, found.commitments) == ((), (), ())


def test_dialogues_are_numbered_by_the_year_of_their_request(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    days = [date(2026, 3, 2), date(2026, 12, 31), date(2027, 1, 1), date(2026, 1, 1)]
    for day in days:
        dialogues.record_dialogue(engine, liaison, dialogue_draft(of, requested_on=day))
    listed = dialogues.dossiers(engine, liaison)
    assert [(found.dialogue.requested_on, found.dialogue.ref) for found in listed] == [
        (date(2027, 1, 1), "DIA-2027-001"),
        (date(2026, 12, 31), "DIA-2026-002"),
        (date(2026, 3, 2), "DIA-2026-001"),
        (date(2026, 1, 1), "DIA-2026-003"),
    ]


def test_a_dialogue_that_is_refused_takes_no_number(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    with pytest.raises(ConflictError):
        dialogues.record_dialogue(engine, liaison, dialogue_draft(of, lead_body_id=uuid4()))
    with pytest.raises(InvalidInputError):
        dialogues.record_dialogue(engine, liaison, dialogue_draft(of, topic_ids=("no_such_topic",)))
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    assert dialogues.dossier(engine, liaison, key).dialogue.ref == "DIA-2026-001"


def test_a_dialogue_is_first_written_down_in_a_state_that_goes_on(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    for state in RECORDABLE:
        key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of, state=state))
        assert dialogues.dossier(engine, liaison, key).dialogue.state is state
    for state in set(DialogueState) - set(RECORDABLE):
        with pytest.raises(InvalidInputError) as caught:
            dialogues.record_dialogue(engine, liaison, dialogue_draft(of, state=state))
        assert caught.value.fields == {"state": "A dialogue cannot be first written down in this state."}


def test_a_dialogue_keeps_its_lists_in_their_order(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    topics = ("q_starting_materials", "quality")
    draft = dialogue_draft(of, co_body_ids=(of.ccmo, of.leiden), topic_ids=topics)
    key = dialogues.record_dialogue(engine, liaison, draft)
    changed = dialogue_draft(of, co_body_ids=(of.leiden, of.ccmo), topic_ids=topics[:1], title="B")
    assert dialogues.dossier(engine, liaison, key).dialogue.co_body_ids == (of.ccmo, of.leiden)
    dialogues.change_dialogue(engine, liaison, key, 1, changed)
    kept = dialogues.dossier(engine, liaison, key).dialogue
    assert (kept.co_body_ids, kept.topic_ids) == ((of.leiden, of.ccmo), topics[:1])
    assert (kept.title, kept.ref, kept.version) == ("B", "DIA-2026-001", 2)


def test_saving_a_dialogue_does_not_move_it(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    draft = dialogue_draft(of, title="B", state=DialogueState.CLOSED)
    dialogues.change_dialogue(engine, liaison, key, 1, draft)
    assert dialogues.dossier(engine, liaison, key).dialogue.state is DialogueState.PROPOSED


def test_the_history_tells_all_that_happened_to_a_dialogue_and_to_no_other(
    engine: Engine, of: Consortium, liaison: Viewer, office: Viewer
) -> None:
    key, other = (dialogues.record_dialogue(engine, liaison, dialogue_draft(of)) for _each in range(2))
    for each in (key, other):
        meeting = meetings.add_meeting(engine, liaison, each, meeting_draft())
        seat = meetings.add_attendance(engine, liaison, meeting, seat_draft(of.bert))
        asked = questions.add_question(engine, liaison, each, question_draft())
        answers.record_answer(engine, liaison, asked, answer_draft(of))
        commitments.add_commitment(engine, liaison, each, commitment_draft(of))
        meetings.remove_attendance(engine, office, seat)
    told = [(event.action, event.entity) for event in dialogues.history(engine, liaison, key)]
    assert sorted(told) == sorted(
        [(Action.ADDED, kind) for kind in ("dialogue", "meeting", "question", "answer", "commitment")]
        + [(Action.ADDED, "attendance"), (Action.REMOVED, "attendance")]
    )
    last = dialogues.history(engine, liaison, key)[0]
    assert (last.action, last.account, last.role) == (Action.REMOVED, "office", Role.COORDINATOR)
    assert dict(last.before or {})["person_id"] == str(of.bert)


def test_what_does_not_exist_cannot_be_added_to(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    with pytest.raises(NotFoundError):
        questions.add_question(engine, liaison, uuid4(), question_draft())
    with pytest.raises(NotFoundError):
        meetings.add_attendance(engine, liaison, uuid4(), seat_draft(of.anna))
    with pytest.raises(NotFoundError):
        answers.record_answer(engine, liaison, uuid4(), answer_draft(of))
    with pytest.raises(NotFoundError):
        meetings.remove_attendance(engine, liaison, uuid4())
