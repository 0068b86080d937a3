"""Steps: a dialogue, its questions and its commitments go where the tables let them, and only on time."""

import random
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from consortium_builders import (
    Consortium,
    answer_draft,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    minutes_draft,
    question_draft,
    seat_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.minutes import CirculationDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.states import (
    COMMITMENT_TRANSITIONS,
    DIALOGUE_TRANSITIONS,
    QUESTION_TRANSITIONS,
)
from dare_network.domain.vocabulary import (
    Acceptance,
    Action,
    CommitmentState,
    DialogueState,
    MinutesState,
    QuestionState,
    Standing,
)
from dare_network.errors import ConflictError, InvalidInputError, NotAllowedError
from dare_network.services import answers, circulation, commitments, dialogues, meetings, minutes, questions

D, Q, C = DialogueState, QuestionState, CommitmentState


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def key(engine: Engine, of: Consortium, liaison: Viewer) -> UUID:
    return dialogues.record_dialogue(engine, liaison, dialogue_draft(of))


def move(engine: Engine, viewer: Viewer, key: UUID, target: DialogueState, reason: str = "") -> None:
    version = dialogues.dossier(engine, viewer, key).dialogue.version
    dialogues.move_dialogue(engine, viewer, key, version, target, reason)


def state(engine: Engine, viewer: Viewer, key: UUID) -> DialogueState:
    return dialogues.dossier(engine, viewer, key).dialogue.state


def test_a_dialogue_goes_all_the_way_when_everything_is_in_place(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer
) -> None:
    adopted = question_draft(state=Q.POSITION_ADOPTED, position="Yes, with a bridging study.")
    asked = questions.add_question(engine, liaison, key, adopted)
    for target in (D.PREPARING, D.SUBMITTED, D.ACCEPTED):
        move(engine, liaison, key, target)
    meeting = meetings.add_meeting(engine, liaison, key, meeting_draft())
    move(engine, liaison, key, D.SCHEDULED)
    meetings.add_attendance(engine, liaison, meeting, seat_draft(of.anna))
    move(engine, liaison, key, D.HELD)
    answers.record_answer(engine, liaison, asked, answer_draft(of))
    for target in (D.OUTPUT_RECEIVED, D.CLOSED):
        move(engine, liaison, key, target)
    assert state(engine, liaison, key) is D.CLOSED


def test_an_open_guard_stops_a_liaison_and_asks_a_coordinator_why(
    engine: Engine, key: UUID, liaison: Viewer, office: Viewer
) -> None:
    move(engine, liaison, key, D.PREPARING)
    with pytest.raises(NotAllowedError) as refused:
        move(engine, liaison, key, D.SUBMITTED, "the body agreed")
    assert str(refused.value) == "There is no question yet."
    for empty in ("", "  ", "\n\x00"):
        with pytest.raises(InvalidInputError) as caught:
            move(engine, office, key, D.SUBMITTED, empty)
        assert str(caught.value) == "There is no question yet. This step needs a reason."
        assert caught.value.fields == {"reason": "This step needs a reason."}
    assert state(engine, office, key) is D.PREPARING
    move(engine, office, key, D.SUBMITTED, " the body agreed\x00 ")
    assert state(engine, office, key) is D.SUBMITTED
    last = dialogues.history(engine, office, key)[0]
    assert (last.reason, last.after) == ("the body agreed", {"state": "submitted"})


def finish_minutes(engine: Engine, viewer: Viewer, key: UUID) -> None:
    last = minutes.minutes(engine, viewer, key)[0]
    circulation.move_minutes(engine, viewer, last.id, last.version, MinutesState.FINAL, CirculationDraft())


def test_a_dialogue_is_closed_once_its_minutes_are_final_and_what_is_open_stays_open(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer, office: Viewer
) -> None:
    for target in (D.PREPARING, D.SUBMITTED, D.ACCEPTED, D.SCHEDULED, D.HELD):
        move(engine, office, key, target, "written down the morning after")
    meeting = meetings.add_meeting(engine, liaison, key, meeting_draft())
    meetings.add_attendance(engine, liaison, meeting, seat_draft(of.anna))
    commitments.add_commitment(engine, liaison, key, commitment_draft(of))
    own = minutes_draft(meeting, standing=Standing.OWN_RECORD)
    chain = minutes.build_minutes(engine, liaison, key, own)
    for begin in (lambda: None, lambda: minutes.redraft_minutes(engine, liaison, chain, 1, 1, "a name")):
        begin()
        with pytest.raises(NotAllowedError) as refused:
            move(engine, liaison, key, D.CLOSED, "nobody reads them")
        assert str(refused.value) == "Not all minutes are final yet."
        finish_minutes(engine, liaison, key)
    promised = dialogues.dossier(engine, liaison, key).commitments
    move(engine, liaison, key, D.CLOSED)
    assert state(engine, liaison, key) is D.CLOSED
    assert dialogues.dossier(engine, liaison, key).commitments == promised
    minutes.redraft_minutes(engine, liaison, chain, 2, 2, "another name")
    move(engine, liaison, key, D.OUTPUT_RECEIVED, "the letter came")
    with pytest.raises(InvalidInputError, match=r"^Not all minutes are final yet\. This step needs"):
        move(engine, office, key, D.CLOSED)
    move(engine, office, key, D.CLOSED, "the body wants no correction")
    assert state(engine, liaison, key) is D.CLOSED


def test_a_finished_dialogue_is_opened_again_only_with_a_reason(
    engine: Engine, key: UUID, liaison: Viewer
) -> None:
    move(engine, liaison, key, D.WITHDRAWN)
    with pytest.raises(InvalidInputError, match="This step needs a reason"):
        move(engine, liaison, key, D.PROPOSED)
    move(engine, liaison, key, D.PROPOSED, "the sponsor came back")
    assert state(engine, liaison, key) is D.PROPOSED


def test_a_step_that_the_table_does_not_have_is_refused(engine: Engine, key: UUID, office: Viewer) -> None:
    for target in set(D) - set(DIALOGUE_TRANSITIONS[D.PROPOSED]):
        with pytest.raises(InvalidInputError, match="cannot go from this state to that one"):
            move(engine, office, key, target, "because")
    assert state(engine, office, key) is D.PROPOSED


def test_no_sequence_of_steps_leaves_the_table(engine: Engine, key: UUID, office: Viewer) -> None:
    dice = random.Random(20_260_512)
    now, taken = D.PROPOSED, 0
    for _each in range(50):
        target = dice.choice([*D, *dice.choices(list(DIALOGUE_TRANSITIONS[now]), k=len(D))])
        try:
            move(engine, office, key, target, "by lot")
        except InvalidInputError:
            assert target not in DIALOGUE_TRANSITIONS[now]
        else:
            assert target in DIALOGUE_TRANSITIONS[now]
            now, taken = target, taken + 1
        assert state(engine, office, key) is now
    assert 15 < taken < 40


def test_a_question_goes_only_where_its_table_lets_it(engine: Engine, key: UUID, liaison: Viewer) -> None:
    for first in Q:
        asked = questions.add_question(engine, liaison, key, question_draft(state=first))
        version = 1
        for target in Q:
            draft = question_draft(state=target)
            if target is first or target in QUESTION_TRANSITIONS[first]:
                continue
            with pytest.raises(InvalidInputError) as caught:
                questions.change_question(engine, liaison, asked, version, draft)
            assert caught.value.fields == {"state": "This step is not possible from the present state."}
        questions.change_question(engine, liaison, asked, version, question_draft(state=first, text="?"))
        target = min(QUESTION_TRANSITIONS[first])
        questions.change_question(engine, liaison, asked, version + 1, question_draft(state=target))
        found = dialogues.dossier(engine, liaison, key).questions[-1]
        assert (found.state, found.version) == (target, 3)


def test_a_commitment_goes_only_where_its_table_lets_it(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer
) -> None:
    def draft(target: CommitmentState) -> Any:
        return commitment_draft(of, state=target, evidence="letter")

    for first in C:
        promise = commitments.add_commitment(engine, liaison, key, draft(first))
        for target in set(C) - set(COMMITMENT_TRANSITIONS[first]) - {first}:
            with pytest.raises(InvalidInputError, match="not possible from the present state"):
                commitments.change_commitment(engine, liaison, promise, 1, draft(target))
        for target in sorted(COMMITMENT_TRANSITIONS[first])[:1]:
            commitments.change_commitment(engine, liaison, promise, 1, draft(target))


def test_a_commitment_is_fulfilled_and_closed_with_what_that_takes(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer
) -> None:
    promise = commitments.add_commitment(engine, liaison, key, commitment_draft(of))

    def save(version: int, **changes: Any) -> None:
        commitments.change_commitment(engine, liaison, promise, version, commitment_draft(of, **changes))

    with pytest.raises(InvalidInputError, match="only with evidence"):
        save(1, state=C.FULFILLED)
    save(1, state=C.FULFILLED, evidence="letter of 12 May", acceptance=Acceptance.AWAITED)
    with pytest.raises(InvalidInputError, match="only with evidence"):
        save(2, state=C.FULFILLED, evidence="")
    with pytest.raises(InvalidInputError, match="only when it is accepted"):
        save(2, state=C.CLOSED, evidence="letter of 12 May", acceptance=Acceptance.AWAITED)
    save(2, state=C.CLOSED, evidence="letter of 12 May", acceptance=Acceptance.ACCEPTED)
    (kept,) = dialogues.dossier(engine, liaison, key).commitments
    assert (kept.state, kept.version, kept.ref) == (C.CLOSED, 3, "T-0001")


def test_a_due_date_moves_only_with_a_reason(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer
) -> None:
    promise = commitments.add_commitment(engine, liaison, key, commitment_draft(of))
    later = commitment_draft(of, due_on=date(2026, 9, 30))
    with pytest.raises(InvalidInputError) as caught:
        commitments.change_commitment(engine, liaison, promise, 1, later, " ")
    assert caught.value.fields == {"reason": "A due date moves only with a reason."}
    assert dialogues.dossier(engine, liaison, key).commitments[0].due_on == date(2026, 6, 30)
    commitments.change_commitment(engine, liaison, promise, 1, commitment_draft(of, summary="Report"))
    commitments.change_commitment(engine, liaison, promise, 2, later, "agreed with the body")
    known = dialogues.history(engine, liaison, key)
    event = next(event for event in known if event.entity == "commitment")
    assert (event.action, event.reason) == (Action.CHANGED, "agreed with the body")
    assert dict(event.before or {})["due_on"] == "2026-06-30"
    assert dict(event.after or {})["due_on"] == "2026-09-30"


def stale_saves(
    engine: Engine, of: Consortium, key: UUID, viewer: Viewer
) -> dict[str, tuple[Callable[[], None], Callable[[], None]]]:
    """For each kind of record: somebody else's save, and mine on what I read before it."""
    meeting = meetings.add_meeting(engine, viewer, key, meeting_draft())
    asked = questions.add_question(engine, viewer, key, question_draft())
    given = answers.record_answer(engine, viewer, asked, answer_draft(of))
    promise = commitments.add_commitment(engine, viewer, key, commitment_draft(of))

    def save(change: Callable[..., None], record: UUID, version: int, *rest: Any) -> Callable[[], None]:
        return lambda: change(engine, viewer, record, version, *rest)

    return {
        "dialogue": (
            save(dialogues.change_dialogue, key, 1, dialogue_draft(of, title="Theirs")),
            save(dialogues.change_dialogue, key, 1, dialogue_draft(of, title="Mine")),
        ),
        "step": (
            save(dialogues.move_dialogue, key, 2, D.PREPARING),
            save(dialogues.move_dialogue, key, 2, D.WITHDRAWN),
        ),
        "meeting": (
            save(meetings.change_meeting, meeting, 1, meeting_draft(place="Utrecht")),
            save(meetings.change_meeting, meeting, 1, meeting_draft(place="Leiden")),
        ),
        "question": (
            save(questions.change_question, asked, 1, question_draft(text="Theirs", state=Q.SETTLED)),
            save(questions.change_question, asked, 1, question_draft(text="Mine")),
        ),
        "answer": (
            save(answers.change_answer, given, 1, answer_draft(of, summary="No.")),
            save(answers.change_answer, given, 1, answer_draft(of, summary="Perhaps.")),
        ),
        "commitment": (
            save(
                commitments.change_commitment, promise, 1,
                commitment_draft(of, state=C.CANCELLED, due_on=date(2026, 7, 1)), "dropped",
            ),
            save(commitments.change_commitment, promise, 1, commitment_draft(of, text="Mine")),
        ),
    }  # fmt: skip


def test_a_stale_save_is_a_conflict_that_shows_both_and_changes_nothing(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer
) -> None:
    for kind, (theirs, mine) in stale_saves(engine, of, key, liaison).items():
        theirs()
        before = dialogues.dossier(engine, liaison, key)
        events = dialogues.history(engine, liaison, key)
        with pytest.raises(ConflictError) as caught:
            mine()
        conflict = caught.value
        differ = {name for name in conflict.mine if conflict.mine[name] != conflict.theirs[name]}
        assert differ, kind
        assert conflict.version in {2, 3}
        assert dialogues.dossier(engine, liaison, key) == before
        assert dialogues.history(engine, liaison, key) == events
