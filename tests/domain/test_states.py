"""States: the tables hold together, the guards see what they should, no sequence leaves the tables."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import uuid4

import pytest
from dialogue_builders import answer, attendance, commitment, dossier, meeting, question
from hypothesis import given, settings
from hypothesis import strategies as st

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.rules.states import (
    COMMITMENT_TRANSITIONS,
    DIALOGUE_NEEDS_REASON,
    DIALOGUE_TRANSITIONS,
    MINUTES_TRANSITIONS,
    ORAL_CHANNEL,
    QUESTION_TRANSITIONS,
    RECORDABLE,
    UNFINISHED_COMMITMENT,
    UNFINISHED_DIALOGUE,
    commitment_hindrance,
    left_open,
    open_guards,
    question_after_answer,
    question_state,
)
from dare_network.domain.vocabulary import (
    Acceptance,
    CommitmentState,
    DialogueState,
    MinutesState,
    QuestionState,
)

BODY = uuid4()

D, Q, C, M = DialogueState, QuestionState, CommitmentState, MinutesState
Table = Mapping[Any, Collection[Any]]
TABLES: list[tuple[type[StrEnum], Table, set[Any]]] = [
    (D, DIALOGUE_TRANSITIONS, set(RECORDABLE)),
    (Q, QUESTION_TRANSITIONS, {Q.DRAFT}),
    (C, COMMITMENT_TRANSITIONS, {C.PROPOSED}),
    (M, MINUTES_TRANSITIONS, {M.DRAFT}),
]
each_table = pytest.mark.parametrize(
    ("states", "table", "first"), TABLES, ids=["dialogue", "question", "commitment", "minutes"]
)


@each_table
def test_every_state_has_its_row(states: type[StrEnum], table: Table, first: set[Any]) -> None:
    assert set(table) == set(states)


@each_table
def test_every_step_leads_to_a_state(states: type[StrEnum], table: Table, first: set[Any]) -> None:
    for targets in table.values():
        assert set(targets) <= set(states)
        assert all(isinstance(target, states) for target in targets)


def reachable(table: Table, first: set[Any]) -> set[Any]:
    found, fresh = set(first), set(first)
    while fresh:
        fresh = {target for state in fresh for target in table[state]} - found
        found |= fresh
    return found


@each_table
def test_every_state_can_be_reached(states: type[StrEnum], table: Table, first: set[Any]) -> None:
    assert reachable(table, first) == set(states)


@pytest.mark.parametrize("state", D)
def test_every_dialogue_can_be_closed_and_opened_again(state: DialogueState) -> None:
    assert D.CLOSED in reachable(DIALOGUE_TRANSITIONS, {state})
    assert DIALOGUE_TRANSITIONS[state]


def test_a_finished_commitment_goes_nowhere_and_an_unfinished_one_can_end() -> None:
    for state in C:
        ends = {C.CANCELLED, C.SUPERSEDED} & set(COMMITMENT_TRANSITIONS[state])
        assert bool(ends) == (state in UNFINISHED_COMMITMENT)
        dead_end = state in {C.CLOSED, C.CANCELLED, C.SUPERSEDED}
        assert (not COMMITMENT_TRANSITIONS[state]) == dead_end


def test_a_question_in_any_state_can_be_withdrawn() -> None:
    for state in set(Q) - {Q.WITHDRAWN}:
        assert Q.WITHDRAWN in QUESTION_TRANSITIONS[state]


def test_a_dialogue_is_finished_where_leaving_it_needs_a_reason() -> None:
    assert set(D) == UNFINISHED_DIALOGUE | DIALOGUE_NEEDS_REASON
    assert not UNFINISHED_DIALOGUE & DIALOGUE_NEEDS_REASON
    assert not set(RECORDABLE) & DIALOGUE_NEEDS_REASON


QUESTIONS = "There is no question yet."
POSITIONS = "Not every question has an adopted position."
PLANNED = "There is no meeting yet."
ATTENDED = "Nobody is noted as attending."
ANSWERED = "Some questions have neither an answer nor the mark “not answered”."
DUE = "The date on which the output is due is not known."
FINAL = "Some questions have no final answer yet."
MINUTES = "Not all minutes are final yet."

BARE = dossier()
MET = dossier(meetings=[meeting()], attendances=[attendance()])
UNDER_WAY = dossier(minutes_states=[M.FINAL, M.SHARED_WITH_BODY])
AGREED = dossier(minutes_states=[M.FINAL, M.FINAL])
EXPECTED = dossier(output_due_on=date(2026, 6, 9))


def asked(*states: QuestionState, attended: bool = False) -> Dossier:
    met = {"meetings": [meeting()], "attendances": [attendance()]} if attended else {}
    return dossier(questions=[question(n, state=state) for n, state in enumerate(states, 1)], **met)


GUARDS: list[tuple[DialogueState, DialogueState, Dossier, list[str]]] = [
    (D.PROPOSED, D.PREPARING, BARE, []),
    (D.PREPARING, D.SUBMITTED, BARE, [QUESTIONS]),
    (D.PREPARING, D.SUBMITTED, asked(Q.DRAFT), [POSITIONS]),
    (D.PREPARING, D.SUBMITTED, asked(Q.POSITION_ADOPTED, Q.POSITION_PROPOSED), [POSITIONS]),
    (D.PREPARING, D.SUBMITTED, asked(Q.POSITION_ADOPTED, Q.WITHDRAWN), []),
    (D.PREPARING, D.WITHDRAWN, BARE, []),
    (D.ACCEPTED, D.SCHEDULED, BARE, [PLANNED]),
    (D.ACCEPTED, D.SCHEDULED, dossier(meetings=[meeting()]), []),
    (D.ACCEPTED, D.AWAITING_OUTPUT, BARE, [DUE]),
    (D.ACCEPTED, D.AWAITING_OUTPUT, EXPECTED, []),
    (D.SCHEDULED, D.HELD, dossier(meetings=[meeting()]), [ATTENDED]),
    (D.SCHEDULED, D.HELD, MET, []),
    (D.HELD, D.AWAITING_OUTPUT, BARE, [ATTENDED, DUE]),
    (D.HELD, D.OUTPUT_RECEIVED, MET, []),
    (D.HELD, D.CLOSED, asked(Q.ASKED, attended=True), [ANSWERED]),
    (D.HELD, D.CLOSED, asked(Q.NOT_ANSWERED, Q.ANSWERED_ORAL, attended=True), []),
    (D.HELD, D.CLOSED, UNDER_WAY, [ATTENDED, MINUTES]),
    (D.HELD, D.OUTPUT_RECEIVED, UNDER_WAY, [ATTENDED]),
    (D.AWAITING_OUTPUT, D.CLOSED, UNDER_WAY, [MINUTES]),
    (D.OUTPUT_RECEIVED, D.CLOSED, UNDER_WAY, [MINUTES]),
    (D.OUTPUT_RECEIVED, D.CLOSED, AGREED, []),
    (D.AWAITING_OUTPUT, D.CLOSED, asked(Q.POSITION_ADOPTED), [ANSWERED]),
    (D.AWAITING_OUTPUT, D.CLOSED, asked(Q.ANSWERED_ORAL), []),
    (D.OUTPUT_RECEIVED, D.CLOSED, asked(Q.ASKED), [FINAL]),
    (D.OUTPUT_RECEIVED, D.CLOSED, asked(Q.REOPENED), [FINAL]),
    (D.OUTPUT_RECEIVED, D.CLOSED, asked(Q.SETTLED, Q.NOT_ANSWERED, Q.WITHDRAWN, Q.ANSWERED_WRITTEN), []),
    (D.CLOSED, D.AWAITING_OUTPUT, BARE, []),
]  # fmt: skip


@pytest.mark.parametrize(("state", "target", "found", "sentences"), GUARDS)
def test_a_guard_says_what_is_missing(
    state: DialogueState, target: DialogueState, found: Dossier, sentences: list[str]
) -> None:
    about = replace(found.dialogue, state=state)
    stored = replace(found, dialogue=about)
    assert [guard.sentence for guard in open_guards(stored, target)] == sentences


def test_every_guard_of_the_table_is_tried_both_ways() -> None:
    tried = {(state, target) for state, target, _found, _sentences in GUARDS}
    guarded = {
        (state, target)
        for state, targets in DIALOGUE_TRANSITIONS.items()
        for target, guards in targets.items()
        if guards
    }
    assert guarded <= tried


@pytest.mark.parametrize(("count", "told"), [
    (1, "1 commitment is still open and stays so."),
    (2, "2 commitments are still open and stay so."),
])  # fmt: skip
def test_who_ends_a_dialogue_is_told_what_stays_open(count: int, told: str) -> None:
    promises = [commitment(uuid4(), state=C.OPEN) for _each in range(count)]
    stored = dossier(state=D.HELD, commitments=[*promises, commitment(uuid4(), state=C.FULFILLED)])
    assert left_open(stored, D.CLOSED) == told
    assert left_open(stored, D.AWAITING_OUTPUT) is None
    assert left_open(dossier(state=D.HELD), D.CLOSED) is None


@pytest.mark.parametrize("state", Q)
def test_an_answer_moves_a_question_from_whatever_state(state: QuestionState) -> None:
    for channel in ("letter", "email"):
        assert question_after_answer(state, channel) is Q.ANSWERED_WRITTEN
    oral = question_after_answer(state, ORAL_CHANNEL)
    assert oral is (Q.ANSWERED_WRITTEN if state is Q.ANSWERED_WRITTEN else Q.ANSWERED_ORAL)


@pytest.mark.parametrize("state", Q)
def test_an_answer_of_which_nobody_noted_how_it_came_says_no_more_than_that_it_was_asked(
    state: QuestionState,
) -> None:
    kept = {Q.ASKED, Q.ANSWERED_ORAL, Q.ANSWERED_WRITTEN, Q.SETTLED, Q.REOPENED}
    assert question_after_answer(state, "") is (state if state in kept else Q.ASKED)


@pytest.mark.parametrize(
    ("channels", "state"),
    [
        ([""], Q.ASKED),
        (["oral", ""], Q.ANSWERED_ORAL),
        (["oral", "letter"], Q.ANSWERED_WRITTEN),
        (["email"], Q.ANSWERED_WRITTEN),
    ],
)
def test_the_state_of_a_question_follows_the_channels_of_its_answers(
    channels: list[str], state: QuestionState
) -> None:
    for said in (Q.DRAFT, Q.ASKED, Q.NOT_ANSWERED):
        assert question_state(said, [answer(BODY, channel=each) for each in channels]) is state


@pytest.mark.parametrize("decided", [Q.SETTLED, Q.WITHDRAWN])
def test_what_was_decided_after_an_answer_stands_until_the_next(decided: QuestionState) -> None:
    first = answer(BODY, channel="letter", question_state=decided)
    assert question_state(Q.ASKED, [first]) is decided
    assert question_state(Q.ASKED, []) is Q.ASKED
    assert question_state(Q.ASKED, [first, answer(BODY, channel="oral")]) is Q.ANSWERED_ORAL
    again = answer(BODY, channel="letter", supersedes_id=first.id)
    reopened = Q.REOPENED if decided is Q.SETTLED else Q.ANSWERED_WRITTEN
    assert question_state(Q.ASKED, [first, again]) is reopened


@pytest.mark.parametrize("acceptance", Acceptance)
@pytest.mark.parametrize("evidence", ["", "letter of 12 May"])
@pytest.mark.parametrize("target", C)
def test_a_commitment_is_fulfilled_with_evidence_and_closed_when_accepted(
    target: CommitmentState, evidence: str, acceptance: Acceptance
) -> None:
    hindrance = commitment_hindrance(target, evidence, acceptance)
    if target is C.FULFILLED and not evidence:
        assert hindrance == "A commitment is fulfilled only with evidence: say what was delivered."
    elif target is C.CLOSED and acceptance in {Acceptance.AWAITED, Acceptance.REFUSED}:
        assert hindrance == ("A commitment is closed only when it is accepted, or needs no acceptance.")
    else:
        assert hindrance is None


@settings(deadline=None)
@given(st.sampled_from(D), st.sampled_from(D), st.lists(st.sampled_from(Q), max_size=3), st.booleans())
def test_only_the_guards_of_a_step_are_asked(
    state: DialogueState, target: DialogueState, questions: list[QuestionState], met: bool
) -> None:
    found = asked(*questions, attended=met)
    stored = dossier(
        state=state,
        meetings=found.meetings,
        attendances=found.attendances,
        questions=found.questions,
    )
    asked_for = DIALOGUE_TRANSITIONS[state].get(target, ())
    assert set(open_guards(stored, target)) == {guard for guard in asked_for if not guard.holds(stored)}
