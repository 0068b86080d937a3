"""The norm clock: what is due when, from what happened and from what is expected."""

from datetime import date, timedelta

import pytest
from dialogue_builders import dossier, meeting
from hypothesis import given
from hypothesis import strategies as st

from dare_network.domain.records.norm_times import NormTime
from dare_network.domain.records.reference import FormatNorm
from dare_network.domain.rules.norm_clock import Pace, norm_times, output_forecast, pace
from dare_network.domain.vocabulary import DialogueEvent, Direction

E = DialogueEvent
REQUESTED = date(2026, 3, 2)


def norm(name: str, from_event: E, limit: int, unit: str, until_event: E | None) -> FormatNorm:
    return FormatNorm(
        name, "f", name, name, Direction.THEIRS, from_event, limit, unit, until_event, "source", None, 0
    )


# As for an advice meeting with the MEB (domain facts: reference data, meb_sa_meeting).
ACCEPT = norm("accept", E.REQUESTED, 3, "weeks", E.ACCEPTED)
HOLD = norm("hold", E.ACCEPTED, 3, "months", E.HELD)
SEND = norm("send", E.HELD, -3, "weeks", E.DOCUMENTS_SENT)
ADVISE = norm("advise", E.HELD, 4, "weeks", E.OUTPUT_RECEIVED)
ADVICE = (ACCEPT, HOLD, SEND, ADVISE)


def course(**happened: date) -> dict[str, NormTime]:
    found = norm_times(dossier(requested_on=REQUESTED, **happened), ADVICE, ())
    return {time.norm_id: time for time in found}


def test_a_request_alone_gives_a_forecast_of_the_whole_course() -> None:
    times = course()
    assert {name: time.due_on for name, time in times.items()} == {
        "accept": date(2026, 3, 23),
        "hold": date(2026, 6, 23),
        "send": date(2026, 6, 2),
        "advise": date(2026, 7, 21),
    }
    assert [name for name, time in times.items() if not time.expected] == ["accept"]


def test_what_happens_moves_what_is_expected_after_it() -> None:
    times = course(accepted_on=date(2026, 3, 9), held_on=date(2026, 5, 12))
    assert times["advise"].due_on == date(2026, 6, 9)
    assert not times["advise"].expected
    assert times["hold"].done_on == date(2026, 5, 12)


def test_a_letter_after_twenty_six_days_is_two_days_early() -> None:
    held = date(2026, 5, 12)
    times = course(held_on=held, output_received_on=held + timedelta(days=26))
    advise = times["advise"]
    assert pace(advise, date(2026, 12, 1)) is Pace.MET
    assert advise.due_on
    assert advise.done_on
    assert (advise.due_on - advise.done_on).days == 2


def test_a_planned_meeting_says_when_the_documents_are_due() -> None:
    planned = dossier(requested_on=REQUESTED, meetings=[meeting(date(2026, 5, 12))])
    times = {time.norm_id: time for time in norm_times(planned, ADVICE, ())}
    assert times["send"].due_on == date(2026, 4, 21)
    assert not times["send"].expected


def test_a_norm_from_an_event_that_nothing_leads_to_waits() -> None:
    (time,) = norm_times(dossier(), [norm("letter", E.STARTED, 40, "calendar_days", E.OUTPUT_RECEIVED)], ())
    assert time.due_on is None
    assert pace(time, REQUESTED) is Pace.WAITING


def test_of_several_norms_for_the_output_the_longest_is_forecast() -> None:
    short, long = (norm(str(n), E.REQUESTED, n, "calendar_days", E.OUTPUT_RECEIVED) for n in (28, 120))
    times = norm_times(dossier(requested_on=REQUESTED), [long, short], ())
    assert output_forecast(times, [long, short]) == REQUESTED + timedelta(days=120)
    assert output_forecast(times, []) is None


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (date(2026, 2, 20), Pace.AHEAD),
        (date(2026, 2, 21), Pace.SOON),
        (date(2026, 3, 23), Pace.SOON),
        (date(2026, 3, 24), Pace.LATE),
    ],
)
def test_the_last_day_is_in_time(on: date, standing: Pace) -> None:
    assert pace(course()["accept"], on) is standing


def test_a_step_that_no_dialogue_notes_passes_without_a_verdict() -> None:
    note = norm("note", E.REQUESTED, 2, "weeks", None)
    (time,) = norm_times(dossier(requested_on=REQUESTED), [note], ())
    assert pace(time, date(2026, 4, 1)) is Pace.PASSED


def test_what_was_due_before_a_meeting_is_not_late_for_ever() -> None:
    held = date(2026, 5, 12)
    send = course(held_on=held)["send"]
    before, after = held - timedelta(days=1), held
    assert (pace(send, before), pace(send, after)) == (Pace.LATE, Pace.PASSED)


def test_what_only_waits_for_something_late_is_not_late_itself() -> None:
    advise = course()["advise"]
    assert advise.expected
    assert (pace(advise, date(2026, 7, 21)), pace(advise, date(2026, 7, 22))) == (Pace.SOON, Pace.WAITING)


def test_nothing_of_what_has_ended_is_late() -> None:
    accept = course()["accept"]
    assert pace(accept, date(2027, 1, 1)) is Pace.LATE
    assert pace(accept, date(2027, 1, 1), ended=True) is Pace.PASSED


@pytest.mark.parametrize(
    ("done_on", "standing"), [(date(2026, 3, 23), Pace.MET), (date(2026, 3, 24), Pace.MISSED)]
)
def test_what_is_done_was_in_time_or_not_for_ever(done_on: date, standing: Pace) -> None:
    time = course(accepted_on=done_on)["accept"]
    assert {pace(time, on) for on in (date(2026, 3, 3), date(2030, 1, 1))} == {standing}


def test_working_days_leave_out_free_days() -> None:
    # Easter Monday 6 April 2026, with Good Friday before it.
    free = {date(2026, 4, 3), date(2026, 4, 6)}
    minutes = norm("minutes", E.HELD, 10, "working_days", None)
    held = dossier(held_on=date(2026, 3, 26))
    assert [norm_times(held, [minutes], days)[0].due_on for days in ((), free)] == [
        date(2026, 4, 9),
        date(2026, 4, 13),
    ]


EVENTS = st.sampled_from(DialogueEvent)
NORMS = st.lists(
    st.builds(
        lambda start, limit, unit, end: norm("n", start, limit, unit, end),
        EVENTS,
        st.integers(-400, 400),
        st.sampled_from(["calendar_days", "working_days", "weeks", "months"]),
        st.none() | EVENTS,
    ),
    max_size=8,
)


@given(NORMS)
def test_any_norms_also_in_a_circle_give_one_row_each(norms: list[FormatNorm]) -> None:
    times = norm_times(dossier(requested_on=REQUESTED), norms, ())
    assert len(times) == len(norms)
    known = [time.due_on for time in times if time.due_on]
    assert known == sorted(known)
