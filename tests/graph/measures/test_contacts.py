"""Ties, their strength, and whom somebody reaches through them."""

import pytest
from networks import CLASSICS, by_name, classic, consortia, emails, facts, path, top, web_actors

from dare_network.graph.measures.contacts import degree, reach, strength
from dare_network.graph.measures.tie_graph import TieGraph, tie_graph


@pytest.mark.parametrize("name", CLASSICS)
def test_degree_is_that_of_the_reference_networks(name: str) -> None:
    expected = facts("reference-metrics", "expected.json")[name]["unweighted"]["degree"]
    assert by_name(classic(name), degree(classic(name))) == expected


def test_degree_ranks_real_networks_as_known() -> None:
    known = facts("email-eu-core", "expected.json")["undirected_simple_without_self_loops"]
    assert [list(pair) for pair in top(emails(), degree(emails()), 5)] == known["top5_degree"]
    known = facts("rio20-web-actors", "expected.json")["undirected_simple"]
    assert [list(pair) for pair in top(web_actors(), degree(web_actors()), 5)] == known["top5_degree"]
    known = facts("imi-consortia", "expected.json")["organisation_projection_shared_projects"]
    found = top(consortia(), degree(consortia()), 5)
    assert found == [(node, ties) for node, _name, ties in known["top5_degree"]]


def test_strength_counts_how_often_consortia_were_shared() -> None:
    known = facts("imi-consortia", "expected.json")["organisation_projection_shared_projects"]
    assert sum(strength(consortia()).values) == 2 * known["sum_of_weights"]


@pytest.fixture
def family() -> TieGraph:
    ties = [("a", "b", True, 2.0), ("b", "a", True, 0.5), ("b", "c", False, 1.0)]
    return tie_graph(dict.fromkeys("abcd", ""), ties)


def test_a_tie_each_way_is_one_contact_with_the_strength_of_both(family: TieGraph) -> None:
    assert list(degree(family).values) == [1, 2, 1, 0]
    assert list(strength(family).values) == [2.5, 3.5, 1.0, 0.0]


def test_the_end_of_a_chain_reaches_two_and_its_middle_four() -> None:
    assert list(reach(path(5)).values) == [2, 3, 4, 3, 2]
