"""What changed between two days, in words."""

from datetime import date

from answers import ANNA, BERT, CARLA, HELD, KNOWING, MEB, VOICE
from builders import Record, attended, network, tie

from dare_network.charts.change_words import change_name, change_sentence, changes_sentence
from dare_network.graph.analyses.change import Changes, NetworkChange, changes
from dare_network.graph.build import whole_graph

MARCH, APRIL, MAY, JULY = date(2026, 3, 2), date(2026, 4, 2), date(2026, 5, 12), date(2026, 7, 1)


def since(first: date, *records: Record) -> Changes:
    return changes(whole_graph(network(ANNA, BERT, CARLA, MEB, HELD, *records), ()), KNOWING, first)


def test_how_much_changed_is_counted() -> None:
    seats = [attended(HELD, BERT, on) for on in (APRIL, MAY)]
    more = [tie(ANNA, BERT, from_on=JULY), tie(ANNA, CARLA, from_on=JULY), tie(BERT, CARLA, until_on=JULY)]
    assert changes_sentence(since(date(2026, 5, 1), *more, *seats)) == (
        "Between 1 May 2026 and 23 Nov 2026: 2 ties were added, 1 tie ended, 1 tie was strengthened."
    )
    assert changes_sentence(since(MARCH)) == "Between 2 Mar 2026 and 23 Nov 2026: nothing changed."


def test_a_tie_that_was_strengthened_says_by_how_much() -> None:
    found = since(date(2026, 5, 1), *(attended(HELD, BERT, on) for on in (APRIL, MAY)))
    (edge,) = found.strengthened
    told = change_sentence(edge, found, VOICE)
    assert told.startswith("1 time more since 1 May 2026: ")
    assert told.endswith(" met, 2 meetings, last on 12 May 2026, 6 months ago")


def test_of_a_tie_that_is_new_nothing_was_there_before() -> None:
    found = since(MARCH, attended(HELD, BERT, MAY))
    assert change_sentence(found.added[0], found, VOICE).endswith(
        " met, 1 meeting, last on 12 May 2026, 6 months ago"
    )
    assert "more" not in change_sentence(found.added[0], found, VOICE)


def test_a_tie_that_ended_says_until_when_it_held() -> None:
    found = since(MARCH, tie(ANNA, BERT, until_on=JULY, source=""))
    assert change_sentence(found.ended[0], found, VOICE) == (
        "Anna works with Bert, until 1 Jul 2026 (no source)"
    )


def test_every_change_has_a_name() -> None:
    assert [change_name(change) for change in NetworkChange] == ["Added", "Ended", "Strengthened"]
