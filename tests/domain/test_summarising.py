"""What counts in the summary, and under which heading."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from builders import body, person
from dialogue_builders import (
    answer,
    attendance,
    commitment,
    dialogue,
    dossier,
    meeting,
    question,
)
from summaries import is_active, summarise

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.reference import Reference, Term
from dare_network.domain.records.summary import UNSHOWN, Period, Summary, Tally, Timing
from dare_network.domain.vocabulary import (
    CommitmentState,
    Confidentiality,
    DialogueState,
    TermList,
)

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
HALF_YEAR = Period(FIRST, LAST)
BEFORE, AFTER = date(2025, 12, 31), date(2026, 7, 1)
TODAY = date(2026, 7, 1)
MEB, CCMO = body("Medicines Evaluation Board", short_name="CBG"), body("CCMO")
ANNA, JOOST = person("Anna de Wit"), person("Joost Bakker")
EVERYBODY = (MEB, CCMO, ANNA, JOOST)


def term(name: TermList, key: str, position: int, retired: bool = False) -> Term:
    return Term(name, key, f"{key} in words", "", position, "", retired)


ALIGNMENTS = ("agree", "disagree", "more_data")
REFERENCE = Reference(
    1,
    (
        *(term(TermList.DIALOGUE_STATE, state, n) for n, state in enumerate(DialogueState)),
        *(term(TermList.ALIGNMENT, key, n, retired=key == "more_data") for n, key in enumerate(ALIGNMENTS)),
    ),
    (),
    (),
    (),
    (),
)


def summary_of(
    *dossiers: Dossier,
    stakeholders: Iterable[Stakeholder] = EVERYBODY,
    period: Period = HALF_YEAR,
    today: date = TODAY,
) -> Summary:
    return summarise(dossiers, tuple(stakeholders), REFERENCE, period, today)


def counts(tallies: Iterable[Tally]) -> list[tuple[str, int]]:
    return [(tally.key, tally.count) for tally in tallies]


@pytest.mark.parametrize(
    ("on", "counted"),
    [(BEFORE, False), (FIRST, True), (date(2026, 3, 3), True), (LAST, True), (AFTER, False)],
)
@pytest.mark.parametrize(
    "step", ["requested_on", "accepted_on", "held_on", "output_received_on", "meeting", "answer"]
)
def test_a_dialogue_counts_when_one_of_its_dates_lies_in_the_period(
    step: str, on: date, counted: bool
) -> None:
    requested = {"requested_on": date(2020, 1, 1)}
    match step:
        case "meeting":
            found = dossier(**requested, meetings=[meeting(on)])
        case "answer":
            found = dossier(**requested, answers=[answer(MEB.id, on)])
        case _field:
            found = dossier(**requested | {step: on})
    assert is_active(found, HALF_YEAR) is counted


def test_the_day_on_which_output_is_only_due_does_not_count() -> None:
    waiting = dossier(requested_on=date(2020, 1, 1), output_due_on=date(2026, 3, 3))
    assert not is_active(waiting, HALF_YEAR)


@pytest.mark.parametrize(
    ("period", "holds"),
    [
        (Period(None, None), {BEFORE, FIRST, LAST, AFTER}),
        (Period(FIRST, None), {FIRST, LAST, AFTER}),
        (Period(None, LAST), {BEFORE, FIRST, LAST}),
        (Period(FIRST, FIRST), {FIRST}),
    ],
)
def test_an_open_end_of_a_period_holds_every_day(period: Period, holds: set[date]) -> None:
    assert {day for day in (BEFORE, FIRST, LAST, AFTER) if day in period} == holds


def test_states_stand_in_their_order_and_empty_ones_are_left_out() -> None:
    closed = dossier(state=DialogueState.CLOSED)
    proposed = [dossier(state=DialogueState.PROPOSED) for _each in range(2)]
    found = summary_of(closed, *proposed)
    assert counts(found.dialogues_by_state) == [("proposed", 2), ("closed", 1)]
    assert found.dialogues_by_state[1].ids == (closed.dialogue.id,)
    assert found.dialogues_by_state[1].label == "closed in words"
    assert set(found.dialogue_ids) == {one.dialogue.id for one in (closed, *proposed)}


def test_a_dialogue_counts_once_under_each_of_its_bodies() -> None:
    both = dossier(lead_body_id=MEB.id, co_body_ids=(CCMO.id, MEB.id))
    one = dossier(lead_body_id=CCMO.id)
    found = summary_of(both, one).dialogues_by_body
    assert [(t.key, t.label, t.count) for t in found] == [
        (str(CCMO.id), "CCMO", 2),
        (str(MEB.id), "CBG", 1),
    ]


def test_answers_count_by_the_day_on_which_they_were_given() -> None:
    early, late = answer(MEB.id, BEFORE), answer(MEB.id, AFTER)
    inside = answer(MEB.id, LAST, alignment="disagree")
    found = summary_of(dossier(answers=[early, inside, late]))
    assert found.answer_ids == (inside.id,)
    assert counts(found.answers_by_alignment) == [("disagree", 1)]


def test_alignments_stand_in_their_order_also_retired_unknown_and_missing_ones() -> None:
    used = ["", "odd", "more_data", "disagree", "agree"]
    found = summary_of(dossier(answers=[answer(MEB.id, alignment=one) for one in used]))
    assert [(tally.key, tally.label) for tally in found.answers_by_alignment] == [
        ("agree", "agree in words"),
        ("disagree", "disagree in words"),
        ("more_data", "more_data in words"),
        ("odd", "odd"),
        ("", "Alignment not noted"),
    ]


def test_answers_are_divided_by_body_and_alignment() -> None:
    yes, no = answer(CCMO.id), answer(CCMO.id, alignment="disagree")
    other = answer(MEB.id)
    first, second = summary_of(dossier(answers=[no, other, yes])).answers_by_body
    assert (first.key, counts(first.parts)) == (str(CCMO.id), [("agree", 1), ("disagree", 1)])
    assert (first.ids_of("disagree"), set(first.ids)) == ((no.id,), {yes.id, no.id})
    assert (second.key, second.ids) == (str(MEB.id), (other.id,))
    assert first.ids_of("more_data") == ()


@pytest.mark.parametrize(
    ("due_in", "expected"),
    [
        (-1, Timing.OVERDUE),
        (0, Timing.DUE_SOON),
        (30, Timing.DUE_SOON),
        (31, Timing.LATER),
    ],
)
def test_the_due_day_is_still_in_time_and_thirty_days_are_soon(due_in: int, expected: Timing) -> None:
    promise = commitment(ANNA.id, TODAY + timedelta(days=due_in))
    found = summary_of(dossier(commitments=[promise]))
    assert counts(found.commitments_by_timing) == [(expected, 1)]
    assert found.commitment_ids(expected) == (promise.id,)


def test_unfinished_commitments_are_those_of_today_whatever_the_period() -> None:
    old = dossier(requested_on=date(2020, 1, 1), commitments=[commitment(ANNA.id, date(2020, 2, 1))])
    found = summary_of(old)
    assert found.dialogue_ids == ()
    assert found.commitment_ids(Timing.OVERDUE) == (old.commitments[0].id,)


@pytest.mark.parametrize("state", list(CommitmentState))
@pytest.mark.parametrize(
    ("due_on", "in_period"), [(BEFORE, False), (FIRST, True), (LAST, True), (AFTER, False)]
)
def test_kept_commitments_are_listed_when_they_were_due_in_the_period(
    state: CommitmentState, due_on: date, in_period: bool
) -> None:
    promise = commitment(ANNA.id, due_on, state=state)
    kept = state in {CommitmentState.FULFILLED, CommitmentState.CLOSED}
    found = summary_of(dossier(commitments=[promise]))
    assert found.commitments_fulfilled == ((promise.id,) if kept and in_period else ())


@pytest.mark.parametrize("state", [CommitmentState.CANCELLED, CommitmentState.SUPERSEDED])
def test_a_commitment_that_was_dropped_is_nobodys_work(state: CommitmentState) -> None:
    found = summary_of(dossier(commitments=[commitment(ANNA.id, BEFORE, state=state)]))
    assert (found.commitments_by_timing, found.commitments_by_owner) == ((), ())


def test_whoever_has_most_overdue_stands_first() -> None:
    late, soon, later = BEFORE, TODAY, date(2027, 1, 1)
    of_anna = [commitment(ANNA.id, on) for on in (soon, soon, later)]
    of_joost = [commitment(JOOST.id, on) for on in (late, later)]
    first, second = summary_of(dossier(commitments=of_anna + of_joost)).commitments_by_owner
    assert (first.label, counts(first.parts)) == ("Joost Bakker", [("overdue", 1), ("later", 1)])
    assert (second.label, counts(second.parts)) == ("Anna de Wit", [("due_soon", 2), ("later", 1)])


def test_everybody_whom_the_viewer_may_not_see_is_one_entry_without_a_key() -> None:
    promises = [commitment(ANNA.id), commitment(JOOST.id)]
    (split,) = summary_of(dossier(commitments=promises), stakeholders=[MEB]).commitments_by_owner
    assert (split.key, split.label, split.count) == (UNSHOWN, "Not shown to you", 2)


def silent(found: Summary) -> list[tuple[UUID, date | None, UUID | None]]:
    return [(one.body_id, one.last_contact_on, one.dialogue_id) for one in found.silent_bodies]


@pytest.mark.parametrize(("on", "heard"), [(BEFORE, False), (FIRST, True), (LAST, True), (AFTER, False)])
@pytest.mark.parametrize("way", ["meeting", "answer", "held_on", "output_received_on", "seat", "co_body"])
def test_a_body_is_silent_without_contact_in_the_period(way: str, on: date, heard: bool) -> None:
    about = dialogue(lead_body_id=MEB.id, requested_on=FIRST)
    of_other = dialogue(lead_body_id=uuid4(), requested_on=FIRST)
    match way:
        case "meeting":
            found = dossier(about, meetings=[meeting(on)])
        case "answer":
            found = dossier(of_other, answers=[answer(MEB.id, on)])
        case "seat":
            seat = attendance(role_at_body="assessor", body_id=MEB.id)
            found = dossier(of_other, meetings=[meeting(on)], attendances=[seat])
        case "co_body":
            found = dossier(lead_body_id=uuid4(), co_body_ids=(MEB.id,), meetings=[meeting(on)])
        case _field:
            found = dossier(lead_body_id=MEB.id, **{way: on})
    expected = [] if heard else [(MEB.id, on, found.dialogue.id)]
    assert silent(summary_of(found, stakeholders=[MEB, ANNA])) == expected


def test_a_request_is_no_contact() -> None:
    asked = dossier(lead_body_id=MEB.id, requested_on=FIRST)
    assert silent(summary_of(asked, stakeholders=[MEB])) == [(MEB.id, None, None)]


def test_the_planned_meeting_of_a_cancelled_dialogue_is_no_contact() -> None:
    cancelled = dossier(lead_body_id=MEB.id, state=DialogueState.CANCELLED, meetings=[meeting(FIRST)])
    assert silent(summary_of(cancelled, stakeholders=[MEB])) == [(MEB.id, None, None)]


def test_a_meeting_still_to_come_is_no_contact_even_in_an_open_period() -> None:
    planned = dossier(lead_body_id=MEB.id, meetings=[meeting(TODAY + timedelta(days=1))])
    found = summary_of(planned, stakeholders=[MEB], period=Period(FIRST, None))
    assert silent(found) == [(MEB.id, None, None)]


def test_the_longest_silence_stands_first_and_those_never_met_last() -> None:
    never, long_ago, lately = body("A"), body("B"), body("C")
    old = dossier(lead_body_id=long_ago.id, meetings=[meeting(date(2020, 1, 1)), meeting(date(2021, 1, 1))])
    new = dossier(lead_body_id=lately.id, meetings=[meeting(AFTER)])
    found = summary_of(new, old, stakeholders=[never, long_ago, lately])
    assert silent(found) == [
        (long_ago.id, date(2021, 1, 1), old.dialogue.id),
        (lately.id, AFTER, new.dialogue.id),
        (never.id, None, None),
    ]


STRICT = Confidentiality.RESTRICTED_STRICT
LONG_AGO = date(2020, 1, 1)


@pytest.mark.parametrize(
    ("strict", "expected"),
    [
        (dossier(confidentiality=STRICT, requested_on=FIRST), STRICT),
        (dossier(confidentiality=STRICT, requested_on=LONG_AGO), Confidentiality.PUBLIC),
        (
            dossier(confidentiality=STRICT, requested_on=LONG_AGO, commitments=[commitment(ANNA.id)]),
            STRICT,
        ),
        (
            dossier(
                confidentiality=STRICT,
                requested_on=LONG_AGO,
                lead_body_id=MEB.id,
                meetings=[meeting(LONG_AGO)],
            ),
            STRICT,
        ),
    ],
    ids=["active in it", "nothing taken from it", "a commitment of it", "a last contact in it"],
)
def test_the_level_is_the_narrowest_of_all_dialogues_that_gave_something(
    strict: Dossier, expected: Confidentiality
) -> None:
    public = dossier(confidentiality=Confidentiality.PUBLIC)
    assert summary_of(strict, public).confidentiality is expected


def test_nothing_on_record_is_a_summary_of_nothing() -> None:
    found = summary_of(stakeholders=[])
    assert (found.dialogue_ids, found.answer_ids, found.silent_bodies) == ((), (), ())
    assert (found.confidentiality, found.has_sample) == (None, False)


@pytest.mark.parametrize("sample", [True, False])
def test_invented_dialogues_are_reported(sample: bool) -> None:
    assert summary_of(dossier(sample=sample), dossier()).has_sample is sample


def test_answers_to_several_questions_of_a_dialogue_all_count() -> None:
    asked = [question(1), question(2)]
    given = [answer(MEB.id, question_id=one.id) for one in asked]
    assert summary_of(dossier(questions=asked, answers=given)).answer_ids == tuple(a.id for a in given)
