"""From nodes and ties to the graph that is measured."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dare_network.graph.measures.tie_graph import Tie, TieGraph, tie_graph

NODES = {"c": "payer", "a": "", "b": "regulator"}


def edges(graph: TieGraph, directed: bool) -> dict[tuple[str, str], float]:
    drawn = graph.directed if directed else graph.undirected
    return {
        (graph.names[edge.source], graph.names[edge.target]): edge["strength"]
        for edge in drawn.es
    }  # fmt: skip


def test_nodes_stand_in_sorted_order_with_their_categories() -> None:
    graph = tie_graph(NODES, [])
    assert graph.names == ("a", "b", "c")
    assert graph.categories == ("", "regulator", "payer")
    assert (graph.undirected.vcount(), graph.directed.vcount()) == (3, 3)


def test_a_tie_with_direction_runs_one_way_and_one_without_both_ways() -> None:
    graph = tie_graph(NODES, [("b", "a", True, 2.0), ("c", "b", False, 0.5)])
    assert edges(graph, directed=True) == {("b", "a"): 2.0, ("b", "c"): 0.5, ("c", "b"): 0.5}
    assert edges(graph, directed=False) == {("a", "b"): 2.0, ("b", "c"): 0.5}


def test_parallel_ties_are_one_tie_of_their_added_strengths() -> None:
    graph = tie_graph(NODES, [("a", "b", True, 1.0), ("b", "a", True, 2.0), ("a", "b", False, 4.0)])
    assert edges(graph, directed=True) == {("a", "b"): 5.0, ("b", "a"): 6.0}
    assert edges(graph, directed=False) == {("a", "b"): 7.0}


def test_ties_to_oneself_are_left_out() -> None:
    graph = tie_graph(NODES, [("a", "a", False, 1.0), ("a", "a", True, 1.0)])
    assert edges(graph, directed=True) == edges(graph, directed=False) == {}


def test_a_network_of_nobody_is_a_network() -> None:
    graph = tie_graph({}, [])
    assert (graph.names, graph.undirected.vcount(), graph.directed.is_directed()) == ((), 0, True)


@pytest.mark.parametrize("ends", [("a", "stranger"), ("stranger", "a")])
def test_a_tie_of_a_stranger_is_refused(ends: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="stranger"):
        tie_graph(NODES, [(*ends, True, 1.0)])


@pytest.mark.parametrize("strength", [0.0, -1.0, float("nan"), float("inf")])
def test_a_strength_that_is_no_number_above_0_is_refused(strength: float) -> None:
    with pytest.raises(ValueError, match="strength"):
        tie_graph(NODES, [("a", "b", True, strength)])


def test_graphs_are_equal_only_where_they_are_the_same_and_can_be_keys() -> None:
    one, other = tie_graph(NODES, []), tie_graph(NODES, [])
    assert one != other
    assert len({one, other, one}) == 2


ENDS = st.sampled_from(sorted(NODES))
TIES = st.lists(st.tuples(ENDS, ENDS, st.booleans(), st.floats(0.001, 1000)), max_size=12)


@given(TIES, st.randoms())
def test_the_order_of_the_rows_changes_nothing(ties: list[Tie], chance: random.Random) -> None:
    shuffled, nodes = list(ties), list(NODES.items())
    chance.shuffle(shuffled)
    chance.shuffle(nodes)
    one, other = tie_graph(NODES, ties), tie_graph(dict(nodes), shuffled)
    for directed in (True, False):
        assert edges(one, directed) == edges(other, directed)
        assert list(edges(one, directed)) == list(edges(other, directed))
