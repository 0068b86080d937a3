"""Constraint and effective size."""

import networkx as nx
import pytest
from hypothesis import given
from networks import CLASSICS, TIES, by_name, classic, drawn, in_order, undirected

from dare_network.graph.measures.structural_holes import constraint, effective_size
from dare_network.graph.measures.tie_graph import Tie, TieGraph, tie_graph


def check(graph: TieGraph) -> None:
    expected = [nx.constraint(drawn(graph)), nx.effective_size(drawn(graph))]
    for measure, known in zip((constraint, effective_size), expected, strict=True):
        assert measure(graph).values == pytest.approx(in_order(known), abs=1e-12, nan_ok=True)


@pytest.mark.parametrize("name", CLASSICS)
def test_values_of_the_reference_networks_are_those_of_an_independent_computation(name: str) -> None:
    check(classic(name))


@given(TIES)
def test_values_of_any_network_are_those_of_an_independent_computation(ties: list[Tie]) -> None:
    check(tie_graph(dict.fromkeys("abcdefgh", ""), ties))


def test_separate_contacts_are_all_of_a_star_and_one_of_a_triangle() -> None:
    """The middle of a star has three contacts without ties among them; in a triangle of a, b and c
    each has two contacts with one tie, so 2 - 2 * 1 / 2.
    """
    star, triangle = undirected(["ha", "hb", "hc"]), undirected(["ab", "bc", "ca"])
    assert by_name(star, effective_size(star))["h"] == 3
    assert effective_size(triangle).values == (1, 1, 1)


def test_the_middle_of_a_star_is_constrained_by_a_third_of_a_third() -> None:
    """Each of three contacts takes a third of its effort and leads nowhere else: 3 * (1/3)²."""
    star = undirected(["ha", "hb", "hc"])
    assert by_name(star, constraint(star)) == pytest.approx({"h": 1 / 3, "a": 1, "b": 1, "c": 1})
