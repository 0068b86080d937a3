"""Minutes on their way: only legal states are ever stored, whatever is tried, and refusals are sentences."""

import random
from collections.abc import Callable, Sequence
from uuid import UUID

import pytest
import sqlalchemy as sa
from consortium_builders import (
    Consortium,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    minutes_draft,
    text_draft,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.minutes import CirculationDraft, MinutesCommentDraft
from dare_network.domain.records.minutes import Minutes
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.minutes import FROZEN, next_steps
from dare_network.domain.rules.minutes_digest import digest_of
from dare_network.domain.rules.states import MINUTES_REDRAFTED, MINUTES_TRANSITIONS
from dare_network.domain.vocabulary import MinutesState, Standing
from dare_network.errors import ConflictError, DareError, InvalidInputError
from dare_network.services import circulation, dialogues, meetings
from dare_network.services import minutes as service
from dare_network.services.installation import check_store

M, S = MinutesState, Standing
NOBODY = CirculationDraft()


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def key(engine: Engine, of: Consortium, liaison: Viewer) -> UUID:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    meeting = meetings.add_meeting(engine, liaison, key, meeting_draft())
    service.build_minutes(engine, liaison, key, minutes_draft(meeting))
    return key


def last(engine: Engine, viewer: Viewer, key: UUID) -> Minutes:
    return service.minutes(engine, viewer, key)[0]


def move(engine: Engine, viewer: Viewer, key: UUID, target: MinutesState, sent_to: str = "") -> None:
    known = last(engine, viewer, key)
    circulation.move_minutes(
        engine, viewer, known.id, known.version, target, CirculationDraft(sent_to=sent_to)
    )


def comment(engine: Engine, viewer: Viewer, known: Minutes, body_id: UUID | None = None) -> UUID:
    draft = MinutesCommentDraft(text="Page 2 is not what we said.", said_by="assessor", body_id=body_id)
    return circulation.comment_on(engine, viewer, known.id, draft)


def test_an_agreed_record_is_corrected_after_comments(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer
) -> None:
    chain = last(engine, liaison, key).chain_id
    move(engine, liaison, key, M.INTERNAL_REVIEW, "Anna de Wit, Bert Bos")
    move(engine, liaison, key, M.INTERNAL_APPROVED)
    move(engine, liaison, key, M.SHARED_WITH_BODY, "MEB")
    shared = last(engine, liaison, key)
    assert (shared.reviewers, shared.recipients) == ("Anna de Wit, Bert Bos", "MEB")
    comment(engine, liaison, shared, of.meb)
    assert last(engine, liaison, key).state is M.COMMENTED
    service.redraft_minutes(engine, liaison, chain, 1, 1)
    service.save_minutes(engine, liaison, chain, 2, text_draft("As the MEB said."))
    for target in (M.INTERNAL_REVIEW, M.INTERNAL_APPROVED, M.SHARED_WITH_BODY):
        move(engine, liaison, key, target)
    agreed = last(engine, liaison, key)
    circulation.declare_standing(engine, liaison, agreed.id, agreed.version, S.AGREED_BY_BODY)
    move(engine, liaison, key, M.FINAL)
    final = last(engine, liaison, key)
    assert (final.number, final.state, final.standing) == (3, M.FINAL, S.AGREED_BY_BODY)
    assert final.digest == digest_of(final)
    (said,) = service.comments(engine, liaison, key)
    assert (said.minutes_id, said.said_by, said.body_id) == (shared.id, "assessor", of.meb)
    assert (said.account, said.text) == ("liaison", "Page 2 is not what we said.")


def test_a_comment_on_final_minutes_leaves_them_final(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer
) -> None:
    known = last(engine, liaison, key)
    circulation.declare_standing(engine, liaison, known.id, known.version, S.OWN_RECORD)
    move(engine, liaison, key, M.FINAL)
    final = last(engine, liaison, key)
    comment(engine, liaison, final)
    service.redraft_minutes(engine, liaison, final.chain_id, 1, 1, "a name")
    comment(engine, liaison, final)
    assert [one.state for one in service.minutes(engine, liaison, key)] == [M.DRAFT, M.FINAL]
    move(engine, liaison, key, M.FINAL)
    with pytest.raises(InvalidInputError, match="There is a later version of these minutes"):
        comment(engine, liaison, final)


@pytest.mark.parametrize("standing", [each for each in S if each is not S.OWN_RECORD])
def test_a_draft_that_is_not_our_own_record_only_does_not_become_final(
    engine: Engine, key: UUID, liaison: Viewer, standing: Standing
) -> None:
    known = last(engine, liaison, key)
    circulation.declare_standing(engine, liaison, known.id, known.version, standing)
    with pytest.raises(InvalidInputError, match="become final only after the body has had them"):
        move(engine, liaison, key, M.FINAL)
    assert last(engine, liaison, key).state is M.DRAFT


def test_what_was_sent_is_not_our_own_record_only(engine: Engine, key: UUID, liaison: Viewer) -> None:
    for target in (M.INTERNAL_REVIEW, M.INTERNAL_APPROVED, M.SHARED_WITH_BODY):
        move(engine, liaison, key, target)
    known = last(engine, liaison, key)
    with pytest.raises(InvalidInputError, match="What the body has been sent is not our own record only"):
        circulation.declare_standing(engine, liaison, known.id, known.version, S.OWN_RECORD)
    assert last(engine, liaison, key) == known


def test_minutes_that_the_body_has_are_not_rewritten_behind_its_back(
    engine: Engine, key: UUID, liaison: Viewer
) -> None:
    for target in (M.INTERNAL_REVIEW, M.INTERNAL_APPROVED, M.SHARED_WITH_BODY):
        move(engine, liaison, key, target)
    known = last(engine, liaison, key)
    for act in (
        lambda: service.redraft_minutes(engine, liaison, known.chain_id, 1, 1),
        lambda: service.save_minutes(engine, liaison, known.chain_id, 1, text_draft("Other.")),
    ):
        with pytest.raises(InvalidInputError, match="These minutes are with the body"):
            act()
    assert last(engine, liaison, key) == known


def test_a_stale_step_is_a_conflict_whatever_else_is_wrong_with_it(
    engine: Engine, key: UUID, liaison: Viewer, office: Viewer
) -> None:
    read = last(engine, liaison, key)
    move(engine, office, key, M.INTERNAL_REVIEW)
    moved = last(engine, liaison, key)
    for target in (M.FINAL, M.INTERNAL_APPROVED, M.SUPERSEDED, M.INTERNAL_REVIEW):
        with pytest.raises(ConflictError):
            circulation.move_minutes(engine, liaison, read.id, read.version, target, NOBODY)
    with pytest.raises(ConflictError):
        circulation.declare_standing(engine, liaison, read.id, read.version, S.OWN_RECORD)
    assert last(engine, liaison, key) == moved


def test_minutes_that_somebody_changed_behind_the_product_are_found(
    engine: Engine, key: UUID, liaison: Viewer, office: Viewer
) -> None:
    known = last(engine, liaison, key)
    circulation.declare_standing(engine, liaison, known.id, known.version, S.OWN_RECORD)
    move(engine, liaison, key, M.FINAL)
    assert check_store(engine, office) == ()
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE minutes SET text = 'Otherwise.'"))
    of_search, fault = check_store(engine, office)
    assert fault == f"Version 1 of minutes {known.chain_id} is not the text that was made final."
    assert of_search.startswith("The search is out of step with 1 text")


steps = st.one_of(
    st.tuples(st.just("go on"), st.just("")),
    st.tuples(st.just("go on"), st.just("")),
    st.tuples(st.just("move"), st.sampled_from(M)),
    st.tuples(st.just("standing"), st.sampled_from(S)),
    st.tuples(st.just("save"), st.sampled_from(["One.", "Two.", "Three."])),
    st.tuples(st.just("comment"), st.just("")),
    st.tuples(st.just("redraft"), st.integers(1, 3)),
)


def attempt(engine: Engine, viewer: Viewer, known: Minutes, kind: str, what: object) -> Callable[[], object]:
    """One thing that somebody may try on the version of minutes that he has read."""
    match what:
        case M():
            return lambda: circulation.move_minutes(engine, viewer, known.id, known.version, what, NOBODY)
        case S():
            return lambda: circulation.declare_standing(engine, viewer, known.id, known.version, what)
        case int():
            return lambda: service.redraft_minutes(
                engine, viewer, known.chain_id, known.number, what, "by lot"
            )
    if kind == "go on":
        target = max(next_steps(known), default=M.FINAL)
        return lambda: circulation.move_minutes(engine, viewer, known.id, known.version, target, NOBODY)
    if kind == "comment":
        return lambda: comment(engine, viewer, known)
    draft = text_draft(str(what))
    return lambda: service.save_minutes(engine, viewer, known.chain_id, known.number, draft)


def assert_lawful(before: Sequence[Minutes], after: Sequence[Minutes]) -> None:
    """Each version went where the table lets it, and nothing that others have read is another text."""
    known = {one.id: one for one in before}
    for one in after:
        old = known.get(one.id)
        if old is None:
            assert one.state is M.DRAFT
            assert before[0].state in MINUTES_REDRAFTED
            assert one.number == before[0].number + 1
            continue
        assert (one.text, one.public_text, one.number) == (old.text, old.public_text, old.number)
        assert one.state is old.state or old.standing in MINUTES_TRANSITIONS[old.state][one.state]
        assert old.state not in FROZEN or (one.standing, one.digest) == (old.standing, old.digest)
    assert [one.number for one in after] == list(range(len(after), 0, -1))
    assert [one.is_last for one in after] == [True] + [False] * (len(after) - 1)
    assert sum(one.state is M.FINAL for one in after) <= 1
    for one in after:
        assert one.digest == (digest_of(one) if one.state in FROZEN else "")


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tried=st.lists(steps, min_size=5, max_size=20), dice=st.randoms(use_true_random=False))
def test_no_sequence_of_acts_stores_an_illegal_state_and_every_refusal_is_a_sentence(
    engine: Engine, of: Consortium, liaison: Viewer, tried: list[tuple[str, object]], dice: random.Random
) -> None:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    meeting = meetings.add_meeting(engine, liaison, key, meeting_draft())
    service.build_minutes(engine, liaison, key, minutes_draft(meeting))
    before = service.minutes(engine, liaison, key)
    for kind, what in tried:
        # Mostly the last version, which is what a reader sees.
        known = dice.choice([*before, *[before[0]] * 4])
        try:
            attempt(engine, liaison, known, kind, what)()
        except DareError as refused:
            assert str(refused).endswith(".")
            assert service.minutes(engine, liaison, key) == before
        after = service.minutes(engine, liaison, key)
        assert_lawful(before, after)
        before = after
