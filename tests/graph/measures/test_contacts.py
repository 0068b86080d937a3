"""Ties, their strength, and whom somebody reaches through them."""

import pytest
from networks import CLASSICS, classic, consortia, drawn, in_order, path

from dare_network.graph.measures.contacts import degree, reach, strength
from dare_network.graph.measures.tie_graph import TieGraph, tie_graph


@pytest.mark.parametrize("name", CLASSICS)
def test_degree_in_the_reference_networks_is_that_of_an_independent_computation(name: str) -> None:
    expected = in_order(dict(drawn(classic(name)).degree()))
    assert list(degree(classic(name)).values) == expected


def test_strength_counts_how_often_consortia_were_shared() -> None:
    shared = consortia().undirected.es["strength"]
    assert max(shared) > 1
    assert sum(strength(consortia()).values) == 2 * sum(shared)


@pytest.fixture
def family() -> TieGraph:
    ties = [("a", "b", True, 2.0), ("b", "a", True, 0.5), ("b", "c", False, 1.0)]
    return tie_graph(dict.fromkeys("abcd", ""), ties)


def test_a_tie_each_way_is_one_contact_with_the_strength_of_both(family: TieGraph) -> None:
    assert list(degree(family).values) == [1, 2, 1, 0]
    assert list(strength(family).values) == [2.5, 3.5, 1.0, 0.0]


def test_the_end_of_a_chain_reaches_two_and_its_middle_four() -> None:
    assert list(reach(path(5)).values) == [2, 3, 4, 3, 2]
