"""Outcomes and milestones: noted, changed, and never lost or misplaced."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from consortium_builders import (
    Consortium,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    milestone_draft,
    outcome_draft,
    question_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import day_of
from dare_network.domain.vocabulary import Action, Confidentiality
from dare_network.errors import ConflictError, InvalidInputError
from dare_network.services import commitments, dialogues, meetings, questions
from dare_network.services.installation import check_store
from dare_network.services.milestones import add_milestone, change_milestone
from dare_network.services.outcomes import add_outcome, change_outcome


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def key(engine: Engine, of: Consortium, liaison: Viewer) -> UUID:
    return dialogues.record_dialogue(engine, liaison, dialogue_draft(of))


def events(engine: Engine, viewer: Viewer, key: UUID, entity: str) -> list[Action]:
    return [event.action for event in dialogues.history(engine, viewer, key) if event.entity == entity]


def test_outcomes_are_noted_on_meetings_and_questions_and_stand_in_the_order_of_their_days(
    engine: Engine, key: UUID, liaison: Viewer, administrator: Viewer
) -> None:
    held = meetings.add_meeting(engine, liaison, key, meeting_draft())
    asked = questions.add_question(engine, liaison, key, question_draft())
    later = add_outcome(engine, liaison, key, outcome_draft(noted_on="2026-06-09", kind="open_issue"))
    draft = outcome_draft(meeting_id=held, question_id=asked)
    first = add_outcome(engine, liaison, key, draft)
    found = dialogues.dossier(engine, liaison, key)
    assert [outcome.id for outcome in found.outcomes] == [first, later]
    (outcome,) = found.outcomes_of(held)
    assert (outcome.kind, outcome.question_id, outcome.text) == ("decision", asked, draft.text)
    change_outcome(engine, liaison, first, 1, outcome_draft(text="It does not."))
    changed = dialogues.dossier(engine, liaison, key).outcomes[0]
    assert (changed.text, changed.meeting_id, changed.version) == ("It does not.", None, 2)
    assert events(engine, liaison, key, "outcome") == [Action.CHANGED, Action.ADDED, Action.ADDED]
    assert check_store(engine, administrator) == ()


def test_an_outcome_hangs_on_no_meeting_or_question_of_another_dialogue(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer
) -> None:
    other = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    strangers = {
        "meeting_id": meetings.add_meeting(engine, liaison, other, meeting_draft()),
        "question_id": questions.add_question(engine, liaison, other, question_draft()),
    }
    mine = add_outcome(engine, liaison, key, outcome_draft())
    for name, stranger in strangers.items():
        draft = outcome_draft(**{name: stranger})
        for act in (
            lambda: add_outcome(engine, liaison, key, draft),  # noqa: B023 - called at once
            lambda: change_outcome(engine, liaison, mine, 1, draft),  # noqa: B023 - called at once
        ):
            with pytest.raises(InvalidInputError) as caught:
                act()
            assert set(caught.value.fields) == {name}
    (kept,) = dialogues.dossier(engine, liaison, key).outcomes
    assert (kept.meeting_id, kept.question_id, kept.version) == (None, None, 1)


def test_the_second_of_two_saves_meets_both_versions(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer
) -> None:
    promise = commitments.add_commitment(engine, liaison, key, commitment_draft(of))
    outcome = add_outcome(engine, liaison, key, outcome_draft())
    step = add_milestone(engine, liaison, promise, milestone_draft())
    stricter = outcome_draft(text="Theirs", confidentiality=Confidentiality.RESTRICTED_STRICT)
    for act, theirs, mine in (
        (
            lambda draft: change_outcome(engine, liaison, outcome, 1, draft),
            outcome_draft(text="Theirs"),
            stricter,
        ),
        (
            lambda draft: change_milestone(engine, liaison, step, 1, draft),
            milestone_draft(text="Theirs"),
            milestone_draft(reached_on="2099-01-01"),
        ),
    ):
        act(theirs)
        with pytest.raises(ConflictError) as caught:
            act(mine)
        assert caught.value.theirs["text"] == "Theirs"


def test_milestones_of_a_commitment_stand_in_the_order_of_their_days_and_change_nothing_else(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer, administrator: Viewer
) -> None:
    one, other = (commitments.add_commitment(engine, liaison, key, commitment_draft(of)) for _n in range(2))
    last = add_milestone(engine, liaison, one, milestone_draft())
    first = add_milestone(engine, liaison, one, milestone_draft(due_on="2026-05-20"))
    change_milestone(engine, liaison, last, 1, milestone_draft(reached_on="2026-06-03"))
    found = dialogues.dossier(engine, liaison, key)
    assert [step.id for step in found.milestones_of(one)] == [first, last]
    assert [str(step.reached_on) for step in found.milestones_of(one)] == ["None", "2026-06-03"]
    assert found.milestones_of(other) == ()
    assert {promise.version for promise in found.commitments} == {1}
    assert events(engine, liaison, key, "milestone") == [Action.CHANGED, Action.ADDED, Action.ADDED]
    assert check_store(engine, administrator) == ()


def test_no_milestone_is_reached_on_a_day_to_come(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer
) -> None:
    promise = commitments.add_commitment(engine, liaison, key, commitment_draft(of))
    today = day_of(datetime.now(UTC))
    step = add_milestone(engine, liaison, promise, milestone_draft(reached_on=today))
    tomorrow = milestone_draft(reached_on=today + timedelta(days=1))
    for act in (
        lambda: add_milestone(engine, liaison, promise, tomorrow),
        lambda: change_milestone(engine, liaison, step, 1, tomorrow),
    ):
        with pytest.raises(InvalidInputError, match="today or earlier"):
            act()
    (kept,) = dialogues.dossier(engine, liaison, key).milestones
    assert kept.reached_on == today


def test_what_nobody_is_said_to_have_added_is_found_by_the_check(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer, administrator: Viewer
) -> None:
    promise = commitments.add_commitment(engine, liaison, key, commitment_draft(of))
    add_milestone(engine, liaison, promise, milestone_draft())
    add_outcome(engine, liaison, key, outcome_draft())
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM event WHERE entity IN ('outcome', 'milestone')")
    milestones, outcomes = check_store(engine, administrator)
    assert ("“milestone”" in milestones, "“outcome”" in outcomes) == (True, True)
