"""Betweenness, exact and from a sample."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from networks import (
    CLASSICS,
    TIES,
    by_name,
    classic,
    consortia,
    emails,
    facts,
    participations,
    path,
    scattered,
    top,
    undirected,
    web_actors,
)

from dare_network.graph.measures.betweenness import betweenness, sampled_betweenness
from dare_network.graph.measures.tie_graph import Tie, TieGraph, tie_graph

PUBLISHED = {
    "krackhardt_kite": "betweenness/test_krackhardt_kite_graph_normalized",
    "florentine_families": "betweenness/test_florentine_families_graph",
    "les_miserables": "betweenness/test_les_miserables_graph",
}


@pytest.mark.parametrize("name", CLASSICS)
def test_betweenness_is_that_of_the_reference_networks(name: str) -> None:
    expected = facts("reference-metrics", "expected.json")[name]["unweighted"]["betweenness_normalised"]
    assert by_name(classic(name), betweenness(classic(name))) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("name", PUBLISHED)
def test_betweenness_is_what_was_published(name: str) -> None:
    published = facts("reference-metrics", "published_networkx_test_values.json")[PUBLISHED[name]]
    assert by_name(classic(name), betweenness(classic(name))) == pytest.approx(published, abs=1e-3)


def real(name: str) -> tuple[TieGraph, Any]:
    known = {
        "emails": ("email-eu-core", "undirected_simple_without_self_loops"),
        "web actors": ("rio20-web-actors", "undirected_simple"),
        "consortia": ("imi-consortia", "organisation_projection_shared_projects"),
        "participations": ("imi-consortia", "bipartite_graph_project_organisation"),
    }
    graphs = {
        "emails": emails,
        "web actors": web_actors,
        "consortia": consortia,
        "participations": participations,
    }
    folder, part = known[name]
    return graphs[name](), facts(folder, "expected.json")[part]


@pytest.mark.parametrize("name", ["emails", "web actors", "consortia", "participations"])
def test_betweenness_in_real_networks_is_as_known(name: str) -> None:
    graph, known = real(name)
    found = betweenness(graph)
    expected = {one["node"]: one["normalised"] for one in known["betweenness_top5"]}
    assert found.estimate is None
    assert dict(top(graph, found, 5)) == pytest.approx(expected, abs=1e-9)
    pairs = (known["nodes"] - 1) * (known["nodes"] - 2) / 2
    assert sum(found.values) * pairs == pytest.approx(known["betweenness_sum_raw"], abs=1e-3)


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
    exact = by_name(emails(), betweenness(emails()))
    sampled = sampled_betweenness(emails(), range(0, 1005, 4))
    assert sampled.estimate is not None
    off = [abs(value / exact[node] - 1) for node, value in top(emails(), sampled, 50)]
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
