"""Names in a sentence, and how long ago things were."""

from datetime import date

import pytest
from answers import VOICE
from builders import TODAY, reference

from dare_network.charts.voice import LISTED, Voice, elapsed


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (TODAY, "today"),
        (date(2026, 11, 22), "1 day ago"),
        (date(2026, 9, 23), "61 days ago"),
        (date(2026, 9, 22), "2 months ago"),
        (date(2026, 5, 23), "6 months ago"),
        (date(2026, 5, 24), "5 months ago"),
        (date(2024, 11, 24), "23 months ago"),
        (date(2024, 11, 23), "2 years ago"),
        (date(2023, 11, 24), "2 years ago"),
    ],
)
def test_what_is_past_is_counted_in_whole_days_months_and_years(on: date, said: str) -> None:
    assert elapsed(on, TODAY) == said
    assert VOICE.ago(on) == said


def test_names_stand_in_alphabetical_order_and_of_many_only_the_first() -> None:
    voice = Voice(str.upper, reference(), TODAY)
    assert voice.names(["b", "C", "a"]) == "A, B, C"
    assert voice.names("abcdefghijk") == "A, B, C, D, E, F, G, H and 3 more"
    assert LISTED == 8


def test_what_has_no_label_is_called_by_its_id() -> None:
    assert VOICE.category("clinician") == "Clinician"
    assert VOICE.topic("q_potency") == "q_potency"
