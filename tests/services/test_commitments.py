"""Commitments: noting one, deciding on several at once, and due days that move."""

from datetime import date
from uuid import UUID

import pytest
from consortium_builders import Consortium, commitment_draft, dialogue_draft, found_consortium, question_draft
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.decisions import DecisionDraft
from dare_network.domain.records.dialogues import Commitment, Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Acceptance, Action, CommitmentState, Confidentiality, Role
from dare_network.errors import ConflictError, InvalidInputError, NotFoundError
from dare_network.services import commitments, dialogues, questions
from dare_network.services.commitments import decide

LATER = date(2026, 8, 11)
FULFILLED = DecisionDraft(decision="fulfilled", evidence="Report sent on 12 May, file 26-31.")
MOVED = DecisionDraft(decision="moved", due_on=LATER, reason="The assay is validated later.", agreed=True)
CANCELLED = DecisionDraft(decision="cancelled", reason="The trial was stopped.")


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def key(engine: Engine, of: Consortium, liaison: Viewer) -> UUID:
    """A dialogue with three open commitments."""
    made = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    for _n in range(3):
        commitments.add_commitment(engine, liaison, made, commitment_draft(of))
    return made


def found(engine: Engine, viewer: Viewer, key: UUID) -> Dossier:
    return dialogues.dossier(engine, viewer, key)


def versions(*promises: Commitment) -> dict[UUID, int]:
    return {promise.id: promise.version for promise in promises}


def events(engine: Engine, viewer: Viewer, key: UUID, entity: str) -> list[tuple[Action, str]]:
    known = dialogues.history(engine, viewer, key)
    return [(event.action, event.reason) for event in known if event.entity == entity]


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


def test_a_decision_on_three_leaves_an_event_for_each(engine: Engine, key: UUID, liaison: Viewer) -> None:
    before = found(engine, liaison, key).commitments
    assert decide(engine, liaison, versions(*before), FULFILLED) == 3
    after = found(engine, liaison, key).commitments
    assert {promise.state for promise in after} == {CommitmentState.FULFILLED}
    assert {promise.evidence for promise in after} == {FULFILLED.evidence}
    changes = events(engine, liaison, key, "commitment")
    assert [action for action, _reason in changes].count(Action.CHANGED) == 3


def test_a_due_day_that_moves_says_why_and_who_agreed(engine: Engine, key: UUID, liaison: Viewer) -> None:
    one, two, _three = found(engine, liaison, key).commitments
    decide(engine, liaison, versions(one, two), MOVED)
    after = found(engine, liaison, key)
    assert {promise.due_on for promise in after.commitments if promise.id in (one.id, two.id)} == {LATER}
    (move,) = after.moves_of(one.id)
    assert (move.from_on, move.to_on, move.agreed) == (one.due_on, LATER, True)
    assert (move.reason, move.moved_by) == (MOVED.reason, liaison.account)
    assert len(after.due_moves) == 2


def test_a_form_that_moves_the_due_day_keeps_the_same_record(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer
) -> None:
    promise = found(engine, liaison, key).commitments[0]
    draft = commitment_draft(of, due_on=LATER)
    commitments.change_commitment(engine, liaison, promise.id, promise.version, draft, "Later.", agreed=False)
    (move,) = found(engine, liaison, key).moves_of(promise.id)
    assert (move.to_on, move.reason, move.agreed) == (LATER, "Later.", False)


def test_one_that_cannot_be_decided_stops_all(engine: Engine, key: UUID, liaison: Viewer) -> None:
    one, *others = found(engine, liaison, key).commitments
    decide(engine, liaison, versions(one), CANCELLED)
    now = found(engine, liaison, key).commitments
    for draft in (CANCELLED, FULFILLED, MOVED):
        with pytest.raises(InvalidInputError, match=one.ref):
            decide(engine, liaison, versions(*now), draft)
    assert {p.version for p in found(engine, liaison, key).commitments if p.id != one.id} == {1}
    assert len(others) == 2


def test_one_that_somebody_saved_first_stops_all(engine: Engine, key: UUID, liaison: Viewer) -> None:
    before = found(engine, liaison, key).commitments
    decide(engine, liaison, versions(before[0]), MOVED)
    with pytest.raises(ConflictError):
        decide(engine, liaison, versions(*before), FULFILLED)
    after = found(engine, liaison, key).commitments
    assert {promise.state for promise in after} == {CommitmentState.OPEN}


@pytest.mark.parametrize(
    "values",
    [
        {"decision": "fulfilled"},
        {"decision": "moved", "due_on": LATER},
        {"decision": "moved", "reason": "Later."},
        {"decision": "cancelled"},
    ],
)
def test_a_decision_without_what_it_needs_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(InvalidInputError):
        check(DecisionDraft, values)


def test_nobody_decides_on_what_they_may_not_see(engine: Engine, of: Consortium, key: UUID) -> None:
    inner = Viewer("inner", Role.COORDINATOR, listed_as="inner")
    outer = Viewer("outer", Role.LIAISON, listed_as="outer")
    draft = dialogue_draft(of, confidentiality=Confidentiality.NAMED_ONLY, readers=("inner",))
    hidden = dialogues.record_dialogue(engine, inner, draft)
    commitments.add_commitment(engine, inner, hidden, commitment_draft(of))
    both = [*found(engine, inner, hidden).commitments, *found(engine, inner, key).commitments]
    with pytest.raises(NotFoundError):
        decide(engine, outer, versions(*both), MOVED)
    assert not found(engine, inner, key).due_moves
