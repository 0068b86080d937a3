"""Which answers came of which meeting: each of one, or of none where there was no meeting yet."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from dialogue_builders import answer, dossier, meeting
from hypothesis import given
from hypothesis import strategies as st

from dare_network.domain.rules.meeting_answers import answers_of

DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 12))


@given(st.lists(DAYS, max_size=4), st.lists(DAYS, max_size=6))
def test_an_answer_came_of_the_last_meeting_by_its_day(held: Sequence[date], said: Sequence[date]) -> None:
    body = uuid4()
    found = dossier(meetings=[meeting(on) for on in held], answers=[answer(body, on) for on in said])
    told = [(each.on, given.given_on) for each in found.meetings for given in answers_of(found, each)]
    expected = [
        (max(on for on in held if on <= day), day) for day in said if min(held, default=day) <= day and held
    ]
    assert sorted(told) == sorted(expected)


def test_of_two_meetings_on_a_day_the_later_one_counts() -> None:
    morning, afternoon = meeting(), meeting()
    found = dossier(meetings=[morning, afternoon], answers=[answer(uuid4())])
    assert [len(answers_of(found, each)) for each in found.meetings] == [0, 1]
