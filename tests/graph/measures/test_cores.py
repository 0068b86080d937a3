"""Cores, and those without whom a part is cut off."""

import networkx as nx
import pytest
from hypothesis import given
from networks import CLASSICS, TIES, by_name, classic, emails, facts, undirected

from dare_network.graph.measures.cores import core, cut_point
from dare_network.graph.measures.tie_graph import Tie, tie_graph


@pytest.mark.parametrize("name", CLASSICS)
def test_those_who_are_indispensable_are_those_of_the_reference_networks(name: str) -> None:
    expected = facts("reference-metrics", "expected.json")[name]["articulation_points"]
    found = by_name(classic(name), cut_point(classic(name)))
    assert sorted(node for node, value in found.items() if value) == expected


def test_a_real_institution_has_as_many_indispensable_people_as_known() -> None:
    known = facts("email-eu-core", "expected.json")["articulation_points_undirected"]
    assert sum(cut_point(emails()).values) == known


def test_a_clique_of_four_is_a_core_of_three_and_its_appendix_is_not() -> None:
    graph = undirected(["ab", "ac", "ad", "bc", "bd", "cd", "de", "ef"])
    assert by_name(graph, core(graph)) == {**dict.fromkeys("abcd", 3), "e": 1, "f": 1}


@given(TIES)
def test_cores_are_those_of_an_independent_computation(ties: list[Tie]) -> None:
    graph = tie_graph(dict.fromkeys("abcdefgh", ""), ties)
    drawn = nx.Graph(graph.undirected.get_edgelist())
    drawn.add_nodes_from(range(8))
    assert core(graph).values == tuple(nx.core_number(drawn)[vertex] for vertex in range(8))
