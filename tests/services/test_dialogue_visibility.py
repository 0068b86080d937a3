"""Confidential dialogues: who may not see one can do nothing with it, and nobody hides one from himself."""

from collections.abc import Callable
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
    milestone_draft,
    outcome_draft,
    question_draft,
    seat_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, DialogueState, Role
from dare_network.errors import InvalidInputError, NotAllowedError, NotFoundError
from dare_network.services import answers, commitments, dialogues, meetings, questions
from dare_network.services.milestones import add_milestone, change_milestone
from dare_network.services.network import network
from dare_network.services.outcomes import add_outcome, change_outcome
from dare_network.store.engine import read_transaction
from dare_network.store.revision import read_revisions

PUBLIC = Viewer("public", Role.PUBLIC)
HIDDEN = "With this confidentiality you could not see the dialogue yourself any more."
Level = Confidentiality


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def attempts(
    engine: Engine, of: Consortium, owner: Viewer, key: UUID
) -> dict[str, Callable[[Viewer], object]]:
    """Everything that can be tried on one dialogue and on what hangs on it."""
    meeting = meetings.add_meeting(engine, owner, key, meeting_draft())
    seat = meetings.add_attendance(engine, owner, meeting, seat_draft(of.bert))
    asked = questions.add_question(engine, owner, key, question_draft())
    given = answers.record_answer(engine, owner, asked, answer_draft(of))
    promise = commitments.add_commitment(engine, owner, key, commitment_draft(of))
    step = add_milestone(engine, owner, promise, milestone_draft())
    outcome = add_outcome(engine, owner, key, outcome_draft())

    def on(record: UUID, act: Callable[..., object], *rest: Any) -> Callable[[Viewer], object]:
        return lambda viewer: act(engine, viewer, record, *rest)

    return {
        "read": on(key, dialogues.dossier),
        "history": on(key, dialogues.history),
        "change": on(key, dialogues.change_dialogue, 1, dialogue_draft(of)),
        "move": on(key, dialogues.move_dialogue, 1, DialogueState.PREPARING),
        "add meeting": on(key, meetings.add_meeting, meeting_draft()),
        "add question": on(key, questions.add_question, question_draft()),
        "add commitment": on(key, commitments.add_commitment, commitment_draft(of)),
        "add outcome": on(key, add_outcome, outcome_draft()),
        "add milestone": on(promise, add_milestone, milestone_draft()),
        "change outcome": on(outcome, change_outcome, 1, outcome_draft(text="X")),
        "change milestone": on(step, change_milestone, 1, milestone_draft(text="X")),
        "add attendance": on(meeting, meetings.add_attendance, seat_draft(of.anna)),
        "change meeting": on(meeting, meetings.change_meeting, 1, meeting_draft(place="X")),
        "change question": on(asked, questions.change_question, 1, question_draft(text="X")),
        "answer": on(asked, answers.record_answer, answer_draft(of)),
        "change answer": on(given, answers.change_answer, 1, answer_draft(of, summary="X")),
        "change commitment": on(promise, commitments.change_commitment, 1, commitment_draft(of, text="X")),
        "remove attendance": on(seat, meetings.remove_attendance),
    }


@pytest.mark.parametrize("level", [Level.RESTRICTED_STRICT, Level.NAMED_ONLY])
def test_who_may_not_see_a_dialogue_can_do_nothing_with_it(
    level: Confidentiality, engine: Engine, of: Consortium, office: Viewer, liaison: Viewer
) -> None:
    draft = dialogue_draft(of, confidentiality=level)
    key = dialogues.record_dialogue(engine, office, draft)
    tried = attempts(engine, of, office, key)
    before = dialogues.dossier(engine, office, key)
    with read_transaction(engine) as transaction:
        revisions = read_revisions(transaction)
    for name, attempt in tried.items():
        with pytest.raises(NotFoundError) as caught:
            attempt(liaison)
        assert str(caught.value) == "There is no such dialogue, or it is not open to you.", name
    assert dialogues.dossiers(engine, liaison) == ()
    assert network(engine, liaison).dialogues == ()
    assert network(engine, liaison).participations == ()
    assert dialogues.dossier(engine, office, key) == before
    with read_transaction(engine) as transaction:
        assert read_revisions(transaction) == revisions


def test_who_sees_a_dialogue_only_through_other_eyes_loses_it(
    engine: Engine, of: Consortium, administrator: Viewer
) -> None:
    draft = dialogue_draft(of, confidentiality=Level.NAMED_ONLY)
    key = dialogues.record_dialogue(engine, administrator, draft)
    eyes = Viewer(administrator.account, Role.COORDINATOR)
    with pytest.raises(NotFoundError):
        dialogues.dossier(engine, eyes, key)
    assert dialogues.dossiers(engine, eyes) == ()


def test_a_dialogue_for_named_persons_always_lists_who_writes_it(
    engine: Engine, of: Consortium, liaison: Viewer, office: Viewer
) -> None:
    draft = dialogue_draft(of, confidentiality=Level.NAMED_ONLY, readers=("office", "carla"))
    key = dialogues.record_dialogue(engine, liaison, draft)
    kept = dialogues.dossier(engine, liaison, key).dialogue
    assert kept.readers == ("office", "carla", "liaison")
    alone = dialogue_draft(of, confidentiality=Level.NAMED_ONLY, readers=())
    dialogues.change_dialogue(engine, office, key, 1, alone)
    assert dialogues.dossier(engine, office, key).dialogue.readers == ("office",)
    with pytest.raises(NotFoundError):
        dialogues.dossier(engine, liaison, key)


def test_who_is_on_no_list_cannot_write_for_named_persons(
    engine: Engine, of: Consortium, administrator: Viewer
) -> None:
    eyes = Viewer(administrator.account, Role.LIAISON)
    draft = dialogue_draft(of, confidentiality=Level.NAMED_ONLY, readers=("administrator",))
    with pytest.raises(InvalidInputError) as caught:
        dialogues.record_dialogue(engine, eyes, draft)
    assert caught.value.fields == {"confidentiality": HIDDEN}


def test_nobody_hides_a_dialogue_from_himself(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of, centre_id=of.leiden))
    strict = dialogue_draft(of, confidentiality=Level.RESTRICTED_STRICT, centre_id=of.leiden)
    with pytest.raises(InvalidInputError) as caught:
        dialogues.change_dialogue(engine, liaison, key, 1, strict)
    assert caught.value.fields == {"confidentiality": HIDDEN}
    with pytest.raises(InvalidInputError):
        dialogues.record_dialogue(engine, liaison, strict)
    assert dialogues.dossier(engine, liaison, key).dialogue.confidentiality is Level.RESTRICTED
    at_leiden = Viewer("liaison", Role.LIAISON, of.leiden, "liaison")
    dialogues.change_dialogue(engine, at_leiden, key, 1, strict)
    with pytest.raises(NotFoundError):
        dialogues.dossier(engine, liaison, key)
    member = Viewer("carla", Role.MEMBER, of.leiden, "carla")
    assert dialogues.dossier(engine, member, key).dialogue.centre_id == of.leiden


def test_a_dialogue_that_was_opened_to_all_is_seen_by_the_public_without_people(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    draft = dialogue_draft(of, confidentiality=Level.PUBLIC, product_id=None)
    key = dialogues.record_dialogue(engine, liaison, draft)
    dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    meeting = meetings.add_meeting(engine, liaison, key, meeting_draft())
    meetings.add_attendance(engine, liaison, meeting, seat_draft(of.bert))
    (shown,) = dialogues.dossiers(engine, PUBLIC)
    assert shown.dialogue.id == key
    whole = network(engine, PUBLIC)
    assert [node.id for node in whole.dialogues] == [key]
    assert not any(stakeholder.is_person for stakeholder in whole.stakeholders)
    assert whole.affiliations == ()
    assert {part.stakeholder_id for part in whole.participations} == {of.meb}
    with pytest.raises(NotAllowedError):
        dialogues.history(engine, PUBLIC, key)


def test_a_member_reads_and_does_not_write(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    member = Viewer("carla", Role.MEMBER, of.leiden, "carla")
    draft = dialogue_draft(of, confidentiality=Level.CONSORTIUM)
    key = dialogues.record_dialogue(engine, liaison, draft)
    for name, attempt in attempts(engine, of, liaison, key).items():
        if name in {"read", "history"}:
            assert attempt(member)
            continue
        with pytest.raises(NotAllowedError):
            attempt(member)
