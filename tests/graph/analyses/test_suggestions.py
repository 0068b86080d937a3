"""Ties that are probably missing, and those that are never suggested."""

from datetime import date
from math import log

import pytest
from builders import (
    TODAY,
    Record,
    affiliation,
    attended,
    body,
    dialogue_node,
    network,
    organisation,
    person,
    tie,
)
from hypothesis import given
from random_networks import networks, shuffled

from dare_network.domain.records.network import Network, Stakeholder
from dare_network.graph.analyses.acquaintance import acquaintance
from dare_network.graph.analyses.suggestions import (
    HUB,
    Reason,
    Suggestion,
    suggested_by_meetings,
    suggested_by_neighbours,
)
from dare_network.graph.build import whole_graph
from dare_network.graph.network_graph import STATED, NetworkGraph, pairs
from dare_network.graph.view import View, seen

ANNA, BERT, CARLA, DIRK, EVA = (person(name) for name in ("Anna", "Bert", "Carla", "Dirk", "Eva"))
UMC, MEB = organisation("UMC"), body("MEB")
HELD = dialogue_node(MEB)
VIEW = acquaintance(View(TODAY))


def graph_of(whole: Network) -> NetworkGraph:
    return seen(whole_graph(whole, ()), VIEW)


def among(*records: Record) -> NetworkGraph:
    return graph_of(network(ANNA, BERT, CARLA, DIRK, EVA, UMC, MEB, HELD, *records))


def pair(one: Stakeholder, other: Stakeholder) -> tuple[str, str]:
    first, second = sorted((str(one.id), str(other.id)))
    return first, second


def ends(found: tuple[Suggestion, ...]) -> set[tuple[str, str]]:
    return {(one.source, one.target) for one in found}


def met(*who: Stakeholder, days: int = 2) -> list[Record]:
    return [attended(HELD, one, date(2026, 5, 12 + at)) for one in who for at in range(days)]


def test_two_that_met_twice_without_a_stated_tie_are_suggested() -> None:
    graph = among(*met(ANNA, BERT))
    found = suggested_by_meetings(graph, VIEW)
    assert ends(found) == {pair(ANNA, BERT), pair(ANNA, MEB), pair(BERT, MEB)}
    assert {one.reason for one in found} == {Reason.MEETINGS}
    assert {one.days for one in found} == {(date(2026, 5, 12), date(2026, 5, 13))}
    assert found[0].score == pytest.approx(0.5 ** (195 / 365) + 0.5 ** (194 / 365))


def test_a_single_meeting_suggests_nothing() -> None:
    assert suggested_by_meetings(among(*met(ANNA, BERT, days=1)), VIEW) == ()


def test_a_stated_tie_is_not_missing() -> None:
    found = suggested_by_meetings(among(*met(ANNA), tie(MEB, ANNA)), VIEW)
    assert found == ()


def test_who_met_more_often_comes_first() -> None:
    found = suggested_by_meetings(among(*met(ANNA), *met(BERT, days=3)), VIEW)
    assert (found[0].source, found[0].target) == pair(BERT, MEB)


def test_two_who_know_the_same_people_are_suggested_and_few_acquaintances_weigh_more() -> None:
    graph = among(tie(ANNA, CARLA), tie(BERT, CARLA), tie(ANNA, DIRK), tie(BERT, DIRK), tie(CARLA, EVA))
    best, other = suggested_by_neighbours(graph)
    assert (best.source, best.target) == pair(CARLA, DIRK)
    assert best.score == pytest.approx(2 / log(2))
    assert (other.source, other.target) == pair(ANNA, BERT)
    assert other.score == pytest.approx(1 / log(3) + 1 / log(2))
    assert other.shared == pair(CARLA, DIRK)


def test_one_acquaintance_in_common_may_be_chance() -> None:
    assert suggested_by_neighbours(among(tie(ANNA, CARLA), tie(BERT, CARLA))) == ()


def test_an_organisation_is_not_suggested_to_those_whom_its_people_know() -> None:
    graph = among(*(affiliation(one, UMC) for one in (ANNA, BERT)), *(tie(one, EVA) for one in (ANNA, BERT)))
    assert ends(suggested_by_neighbours(graph)) == {pair(ANNA, BERT)}


def test_who_knows_everybody_suggests_nothing() -> None:
    crowd = [person(str(number)) for number in range(HUB - 1)]
    known = [tie(one, other) for one in (ANNA, BERT) for other in (CARLA, EVA)]
    everybody = [ANNA, BERT, CARLA, EVA, *crowd]
    graph = graph_of(network(*everybody, *known, *(tie(CARLA, one) for one in crowd)))
    assert len(graph.neighbours[str(CARLA.id)]) == HUB + 1
    assert pair(ANNA, BERT) not in ends(suggested_by_neighbours(graph, most=10_000))


def test_only_the_best_are_shown() -> None:
    assert len(suggested_by_meetings(among(*met(ANNA, BERT, CARLA)), VIEW, most=2)) == 2


@given(networks())
def test_what_was_refused_never_comes_back(found: Network) -> None:
    graph = graph_of(found)
    for suggest in (
        lambda no: suggested_by_meetings(graph, VIEW, no),
        lambda no: suggested_by_neighbours(graph, no),
    ):
        before = ends(suggest(()))
        turned = {(other, one) for one, other in before}
        assert not (ends(suggest(before)) | ends(suggest(turned))) & before


@given(networks())
def test_who_is_tied_is_never_suggested(found: Network) -> None:
    graph = graph_of(found)
    tied = pairs(graph.edges)
    assert not ends(suggested_by_neighbours(graph)) & tied.keys()
    for one in ends(suggested_by_meetings(graph, VIEW)):
        assert not any(edge.kind in STATED for edge in tied[one])


@given(shuffled())
def test_the_order_of_the_records_changes_no_suggestion(both: tuple[Network, Network]) -> None:
    one, other = map(graph_of, both)
    assert suggested_by_neighbours(one) == suggested_by_neighbours(other)
    assert suggested_by_meetings(one, VIEW) == suggested_by_meetings(other, VIEW)
