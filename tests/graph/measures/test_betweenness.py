"""Betweenness, exact and from a sample."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networks import (
    CLASSICS,
    TIES,
    by_name,
    classic,
    consortia,
    drawn,
    in_order,
    institution,
    path,
    published,
    scattered,
    top,
    undirected,
)

from dare_network.graph.measures.betweenness import betweenness, sampled_betweenness
from dare_network.graph.measures.tie_graph import Tie, tie_graph

LARGE = {"institution": institution, "consortia": consortia}


@pytest.mark.parametrize("name", CLASSICS)
def test_betweenness_of_the_reference_networks_is_that_of_an_independent_computation(name: str) -> None:
    expected = in_order(nx.betweenness_centrality(drawn(classic(name))))
    assert betweenness(classic(name)).values == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("name", ["krackhardt_kite", "florentine_families", "les_miserables"])
def test_betweenness_is_what_was_published(name: str) -> None:
    found = by_name(classic(name), betweenness(classic(name)))
    assert found == pytest.approx(published("betweenness", name), abs=1e-3)


@pytest.mark.parametrize("name", LARGE)
def test_betweenness_in_large_networks_is_that_of_an_independent_computation(name: str) -> None:
    graph = LARGE[name]()
    found = betweenness(graph)
    assert found.estimate is None
    assert found.values == pytest.approx(in_order(nx.betweenness_centrality(drawn(graph))), abs=1e-9)


@pytest.mark.parametrize("size", [0, 1, 2])
def test_nobody_lies_between_fewer_than_three(size: int) -> None:
    assert betweenness(path(size)).values == (0,) * size


def test_who_alone_connects_two_lies_between_all_pairs() -> None:
    assert betweenness(path(3)).values == (0, 1, 0)


@given(TIES, st.permutations(range(8)))
def test_a_sample_of_everybody_is_exact(ties: list[Tie], sources: list[int]) -> None:
    graph = tie_graph(dict.fromkeys("abcdefgh", ""), ties)
    sampled = sampled_betweenness(graph, sources)
    assert sampled.values == pytest.approx(betweenness(graph).values, abs=1e-12)
    assert sampled.estimate is not None
    assert sampled.estimate.relative_error == 0


@given(TIES)
def test_samples_are_right_on_average(ties: list[Tie]) -> None:
    """The mean over all pairs of sources is the exact value: no sample of two is favoured."""
    graph = tie_graph(dict.fromkeys("abcdefgh", ""), ties)
    samples = [sampled_betweenness(graph, [a, b]).values for a in range(8) for b in range(a)]
    means = [sum(values) / len(samples) for values in zip(*samples, strict=True)]
    assert means == pytest.approx(betweenness(graph).values, abs=1e-12)


def test_the_error_of_a_sample_is_about_what_it_says() -> None:
    exact = by_name(institution(), betweenness(institution()))
    sampled = sampled_betweenness(institution(), range(0, 600, 4))
    assert sampled.estimate is not None
    off = [abs(value / exact[node] - 1) for node, value in top(institution(), sampled, 50)]
    middle = sorted(off)[25]
    assert sampled.estimate.relative_error / 2 < middle < sampled.estimate.relative_error * 2


def test_a_large_network_is_sampled_and_gives_the_same_values_again() -> None:
    graph = scattered(22_000, 170_000)
    found = betweenness(graph)
    assert found.estimate is not None
    assert found.estimate.sources == 208
    assert 0 < found.estimate.relative_error < 1
    assert betweenness(graph) == found


def test_a_few_far_from_each_other_are_counted_along_the_way() -> None:
    bridge = undirected(["am", "bm", "mn", "nc", "nd"])
    assert by_name(bridge, betweenness(bridge))["m"] == pytest.approx(7 / 10)
