"""What may be done with minutes: each refusal is a sentence, and only reachable steps are shown."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from minutes_builders import minutes

from dare_network.domain.rules.minutes import (
    FROZEN,
    chains,
    comment_hindrance,
    final_of,
    next_steps,
    redraft_hindrance,
    save_hindrance,
    standings_of,
    step_hindrance,
)
from dare_network.domain.rules.states import MINUTES_TRANSITIONS
from dare_network.domain.vocabulary import MinutesState, Standing

M, S = MinutesState, Standing


@given(st.sampled_from(M), st.sampled_from(S), st.sampled_from(M))
def test_a_step_is_shown_exactly_where_nothing_hinders_it(
    state: MinutesState, standing: Standing, target: MinutesState
) -> None:
    known = minutes(state=state, standing=standing)
    hindrance = step_hindrance(known, target)
    assert (hindrance is None) == (target in next_steps(known))
    assert hindrance is None or hindrance.endswith(".")


@given(st.sampled_from(M), st.sampled_from(S))
def test_every_step_that_is_shown_stands_in_the_table(state: MinutesState, standing: Standing) -> None:
    for target in next_steps(minutes(state=state, standing=standing)):
        assert standing in MINUTES_TRANSITIONS[state][target]


def test_a_draft_becomes_final_only_as_our_own_record() -> None:
    own = [each for each in S if M.FINAL in next_steps(minutes(standing=each))]
    assert own == [S.OWN_RECORD]


def test_our_own_record_is_not_sent_and_nor_is_what_the_body_wrote_sent_back_unless_it_is_wanted() -> None:
    approved = {each: set(next_steps(minutes(state=M.INTERNAL_APPROVED, standing=each))) for each in S}
    assert approved[S.OWN_RECORD] == {M.FINAL}
    assert approved[S.AUTHORED_BY_BODY] == {M.SHARED_WITH_BODY, M.FINAL}
    assert approved[S.AGREED_BY_BODY] == {M.SHARED_WITH_BODY}


@given(st.sampled_from(M), st.sampled_from(S))
def test_a_standing_that_can_be_given_leaves_a_way_on(state: MinutesState, standing: Standing) -> None:
    assume(standing is not S.OWN_RECORD or state not in {M.SHARED_WITH_BODY, M.COMMENTED})
    known = minutes(state=state, standing=standing)
    if state in FROZEN:
        assert standings_of(known) == (standing,)
        return
    for other in standings_of(known):
        changed = minutes(state=state, standing=other)
        assert next_steps(changed) or redraft_hindrance(changed) is None


def test_text_is_saved_on_a_draft_only_and_each_refusal_says_what_to_do() -> None:
    refused = {state: save_hindrance(minutes(state=state)) for state in M}
    assert refused[M.DRAFT] is None
    assert refused[M.FINAL] == "Final minutes are not edited: begin a correction."
    taken_back = "Others are reading these minutes: take them back to a draft first."
    assert refused[M.INTERNAL_REVIEW] == refused[M.INTERNAL_APPROVED] == refused[M.COMMENTED] == taken_back
    assert refused[M.SHARED_WITH_BODY] == (
        "These minutes are with the body: write down its comments, or make them final."
    )


@pytest.mark.parametrize("state", sorted(M))
def test_a_next_version_follows_unless_the_body_has_this_one(state: MinutesState) -> None:
    hindered = redraft_hindrance(minutes(state=state)) is not None
    assert hindered == (state in {M.SHARED_WITH_BODY, M.SUPERSEDED})


def test_versions_of_the_same_minutes_stand_together_the_last_first() -> None:
    first = minutes(state=M.FINAL)
    second = minutes(chain_id=first.chain_id, number=2)
    other = minutes()
    found = chains([first, other, second])
    assert sorted(found, key=len) == [(other,), (second, first)]
    assert final_of((second, first)) == first
    assert final_of((other,)) is None


@pytest.mark.parametrize("state", sorted(set(M) - {M.FINAL}))
def test_nothing_is_done_to_a_version_that_a_later_one_follows(state: MinutesState) -> None:
    followed = minutes(state=state, is_last=False)
    later = "There is a later version of these minutes: go on with that one."
    assert next_steps(followed) == ()
    assert standings_of(followed) == (followed.standing,)
    assert comment_hindrance(followed) == later
    assert {step_hindrance(followed, target) for target in M} == {later}
