"""Cores, and those without whom a part is cut off."""

import networkx as nx
import pytest
from hypothesis import given
from networks import CLASSICS, TIES, by_name, classic, drawn, in_order, institution, undirected

from dare_network.graph.measures.cores import core, cut_point
from dare_network.graph.measures.tie_graph import Tie, tie_graph

KNOWN = {name: classic(name) for name in CLASSICS} | {"institution": institution()}


@pytest.mark.parametrize("name", KNOWN)
def test_those_who_are_indispensable_are_those_of_an_independent_computation(name: str) -> None:
    graph = KNOWN[name]
    found = [vertex for vertex, value in enumerate(cut_point(graph).values) if value]
    assert found == sorted(nx.articulation_points(drawn(graph)))


def test_the_medici_are_indispensable_among_the_florentine_families() -> None:
    found = by_name(classic("florentine_families"), cut_point(classic("florentine_families")))
    assert {family for family, value in found.items() if value} == {
        "Albizzi", "Guadagni", "Medici", "Salviati",
    }  # fmt: skip


def test_a_clique_of_four_is_a_core_of_three_and_its_appendix_is_not() -> None:
    graph = undirected(["ab", "ac", "ad", "bc", "bd", "cd", "de", "ef"])
    assert by_name(graph, core(graph)) == {**dict.fromkeys("abcd", 3), "e": 1, "f": 1}


@given(TIES)
def test_cores_are_those_of_an_independent_computation(ties: list[Tie]) -> None:
    graph = tie_graph(dict.fromkeys("abcdefgh", ""), ties)
    assert list(core(graph).values) == in_order(nx.core_number(drawn(graph)))
