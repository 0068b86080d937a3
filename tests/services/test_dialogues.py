"""Recording a dialogue: from five fields to a dossier with questions, answers and commitments."""

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

from dare_network.domain.drafts.dialogues import ProductDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.states import RECORDABLE
from dare_network.domain.vocabulary import (
    Acceptance,
    Action,
    CommitmentState,
    Confidentiality,
    DialogueState,
    QuestionState,
    Role,
)
from dare_network.errors import ConflictError, InvalidInputError, NotFoundError
from dare_network.services import answers, commitments, dialogues, meetings, products, questions

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


def test_people_and_roles_at_a_body_sit_at_a_meeting(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    meeting = meetings.add_meeting(engine, liaison, key, meeting_draft(starts="14:30", minutes_long=90))
    anna = meetings.add_attendance(engine, liaison, meeting, seat_draft(of.anna, capacity="chair"))
    assessor = seat_draft(None, role_at_body="assessor, quality", body_id=of.meb)
    for _each in range(2):
        meetings.add_attendance(engine, liaison, meeting, assessor)
    with pytest.raises(ConflictError, match="This person is already noted at this meeting"):
        meetings.add_attendance(engine, liaison, meeting, seat_draft(of.anna))
    found = dialogues.dossier(engine, liaison, key)
    assert (str(found.meetings[0].starts), found.meetings[0].minutes_long) == ("14:30:00", 90)
    seats = found.attendances_of(meeting)
    assert [seat.person_id for seat in seats] == [of.anna, None, None]
    assert (seats[1].role_at_body, seats[1].body_id) == ("assessor, quality", of.meb)
    meetings.remove_attendance(engine, liaison, anna)
    meetings.add_attendance(engine, liaison, meeting, seat_draft(of.anna))
    assert len(dialogues.dossier(engine, liaison, key).attendances) == 3


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


def test_commitments_are_numbered_through_all_dialogues(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    for _each in range(2):
        key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
        commitments.add_commitment(engine, liaison, key, commitment_draft(of))
    refs = [each.ref for found in dialogues.dossiers(engine, liaison) for each in found.commitments]
    assert sorted(refs) == ["T-0001", "T-0002"]


def test_a_commitment_cannot_be_noted_as_done_without_what_that_takes(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    done = {"state": CommitmentState.FULFILLED}
    accepted = {"state": CommitmentState.CLOSED, "acceptance": Acceptance.AWAITED}
    for changes, sentence in ((done, "only with evidence"), (accepted, "only when it is accepted")):
        with pytest.raises(InvalidInputError, match=sentence) as caught:
            commitments.add_commitment(engine, liaison, key, commitment_draft(of, **changes))
        assert set(caught.value.fields) == {"state"}
    assert dialogues.dossier(engine, liaison, key).commitments == ()


def test_a_commitment_is_about_a_question_of_its_own_dialogue(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    one, other = (dialogues.record_dialogue(engine, liaison, dialogue_draft(of)) for _each in range(2))
    mine = questions.add_question(engine, liaison, one, question_draft())
    foreign = questions.add_question(engine, liaison, other, question_draft())
    with pytest.raises(InvalidInputError) as caught:
        commitments.add_commitment(engine, liaison, one, commitment_draft(of, question_id=foreign))
    assert caught.value.fields == {"question_id": "Choose a question of this dialogue."}
    promise = commitments.add_commitment(engine, liaison, one, commitment_draft(of, question_id=mine))
    moved = commitment_draft(of, question_id=foreign)
    with pytest.raises(InvalidInputError, match="Choose a question of this dialogue"):
        commitments.change_commitment(engine, liaison, promise, 1, moved)


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


def test_a_product_is_known_to_those_who_added_it_or_see_a_dialogue_on_it(
    engine: Engine, of: Consortium, liaison: Viewer, office: Viewer
) -> None:
    key = products.add_product(engine, liaison, ProductDraft(name="CAR-T 7", centre_id=of.leiden))
    everybody = (liaison, office, MEMBER, PUBLIC)

    def knowing() -> list[str]:
        return [each.account for each in everybody if products.products(engine, each)]

    (product,) = products.products(engine, liaison)
    assert (product.id, product.name, product.centre_id) == (key, "CAR-T 7", of.leiden)
    known = []
    for level in (Confidentiality.RESTRICTED, Confidentiality.CONSORTIUM, Confidentiality.PUBLIC):
        known.append(knowing())
        draft = dialogue_draft(of, product_id=key, confidentiality=level)
        dialogues.record_dialogue(engine, liaison, draft)
    outside = [each.account for each in (liaison, office)]
    assert known == [["liaison"], outside, [*outside, MEMBER.account]]
    assert len(knowing()) == len(everybody)


def test_a_product_is_known_to_its_adder_in_his_role_and_by_one_name(engine: Engine, of: Consortium) -> None:
    # Who looks through the eyes of a role is on no list.
    liaison, office = (Viewer("local", role) for role in (Role.LIAISON, Role.COORDINATOR))
    products.add_product(engine, liaison, ProductDraft(name="CAR-T 7", centre_id=of.leiden))
    assert [product.name for product in products.products(engine, liaison)] == ["CAR-T 7"]
    assert products.products(engine, office) == ()
    with pytest.raises(InvalidInputError, match="product of this name"):
        products.add_product(engine, liaison, ProductDraft(name="car-t 7"))
    # That there is one which he does not see is not told.
    products.add_product(engine, office, ProductDraft(name="CAR-T 7"))


def test_what_does_not_exist_cannot_be_added_to(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    with pytest.raises(NotFoundError):
        questions.add_question(engine, liaison, uuid4(), question_draft())
    with pytest.raises(NotFoundError):
        meetings.add_attendance(engine, liaison, uuid4(), seat_draft(of.anna))
    with pytest.raises(NotFoundError):
        answers.record_answer(engine, liaison, uuid4(), answer_draft(of))
    with pytest.raises(NotFoundError):
        meetings.remove_attendance(engine, liaison, uuid4())
