"""Why a tie is suggested, in words."""

from datetime import date

from answers import ANNA, BERT, CARLA, EVA, VOICE

from dare_network.charts.suggestion_words import suggestion_sentence
from dare_network.graph.analyses.suggestions import Reason, Suggestion

A, B, C, E = (str(who.id) for who in (ANNA, BERT, CARLA, EVA))


def test_meetings_are_counted_and_the_last_is_told() -> None:
    days = (date(2026, 4, 2), date(2026, 5, 12))
    assert suggestion_sentence(Suggestion(A, B, Reason.MEETINGS, 1.5, days), VOICE) == (
        "Anna and Bert had 2 meetings, last on 12 May 2026, but no tie of theirs is stated."
    )


def test_whom_both_know_is_named() -> None:
    assert suggestion_sentence(Suggestion(A, B, Reason.NEIGHBOURS, 2.9, shared=(E, C)), VOICE) == (
        "Anna and Bert both know Carla, Eva."
    )
