"""Harmonic closeness, exact and from a sample."""

import networkx as nx
import pytest
from hypothesis import given
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
    scattered,
    undirected,
)

from dare_network.graph.measures.closeness import EFFORT, closeness, closeness_from
from dare_network.graph.measures.tie_graph import Tie, TieGraph, tie_graph


def independent(graph: TieGraph) -> list[float]:
    """The same by another library, pair by pair."""
    found = in_order(nx.harmonic_centrality(drawn(graph)))
    return [value / max(len(found) - 1, 1) for value in found]


@pytest.mark.parametrize("name", CLASSICS)
def test_closeness_of_the_reference_networks_is_that_of_an_independent_computation(name: str) -> None:
    assert closeness(classic(name)).values == pytest.approx(independent(classic(name)), abs=1e-12)


def test_closeness_in_an_institution_with_isolated_people_is_what_igraph_computes() -> None:
    expected = institution().undirected.harmonic_centrality(normalized=True)
    known = institution().undirected.degree()
    found = closeness(institution())
    assert found.estimate is None
    for value, other, ties in zip(found.values, expected, known, strict=True):
        assert value == pytest.approx(other if ties else 0, abs=1e-12)


def test_the_middle_of_a_star_is_next_to_all_and_a_stranger_to_nobody() -> None:
    """A ray of a star of five is one step from the middle, two from three others: (1 + 3/2) / 5."""
    star = undirected([("hub", ray) for ray in "abcd"], dict.fromkeys(["hub", *"abcd", "stranger"], ""))
    assert by_name(star, closeness(star)) == pytest.approx(
        {"hub": 4 / 5, **dict.fromkeys("abcd", 2.5 / 5), "stranger": 0}
    )


@given(TIES)
def test_searching_from_everybody_is_exact(ties: list[Tie]) -> None:
    graph = tie_graph(dict.fromkeys("abcdefgh", ""), ties)
    assert closeness(graph).values == pytest.approx(independent(graph), abs=1e-12)


def test_more_sources_than_are_searched_from_at_once_change_nothing() -> None:
    graph = path(1100)
    middle = by_name(graph, closeness(graph))["550"]
    assert middle == pytest.approx(
        (sum(1 / d for d in range(1, 551)) + sum(1 / d for d in range(1, 550))) / 1099
    )


def test_a_sample_comes_close_and_says_how_close() -> None:
    exact = closeness(consortia()).values
    sources = EFFORT.sources(consortia().undirected, 1)[:100]
    sampled = closeness_from(consortia(), sources)
    assert sampled.estimate is not None
    assert sampled.estimate.sources == 100
    assert 0 < sampled.estimate.relative_error < 0.03
    off = [abs(one - other) / other for one, other in zip(sampled.values, exact, strict=True)]
    assert sorted(off)[len(off) // 2] < 3 * sampled.estimate.relative_error


def test_a_large_network_is_sampled_and_gives_the_same_values_again() -> None:
    graph = scattered(12_000, 36_000)
    found = closeness(graph)
    assert found.estimate is not None
    assert found.estimate.sources == 1000
    assert closeness(graph) == found
