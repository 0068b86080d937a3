"""Eigenvector centrality and PageRank."""

import math

import pytest
from networks import CLASSICS, by_name, classic, directed, emails, facts, path, top, undirected

from dare_network.graph.measures.prominence import eigenvector, pagerank


@pytest.mark.parametrize("name", CLASSICS)
def test_eigenvector_centrality_is_that_of_the_reference_networks(name: str) -> None:
    expected = facts("reference-metrics", "expected.json")[name]["unweighted"]["eigenvector_euclidean_norm"]
    assert by_name(classic(name), eigenvector(classic(name))) == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("name", CLASSICS)
def test_pagerank_is_that_of_the_reference_networks(name: str) -> None:
    expected = facts("reference-metrics", "expected.json")[name]["unweighted"]["pagerank_0.85"]
    assert by_name(classic(name), pagerank(classic(name))) == pytest.approx(expected, abs=1e-8)


def test_pagerank_follows_the_direction_of_mails_as_known() -> None:
    known = facts("email-eu-core", "expected.json")["pagerank_directed_top5_damping_0.85"]
    found = top(emails(), pagerank(emails()), 5)
    assert [node for node, _value in found] == [str(node) for node, _value in known]
    assert [value for _node, value in found] == pytest.approx([value for _node, value in known], abs=1e-9)


def test_attention_of_all_adds_up_to_one_and_flows_along_ties() -> None:
    graph = directed("ab cb")
    assert sum(pagerank(graph).values) == pytest.approx(1)
    assert by_name(graph, pagerank(graph))["b"] > 0.5


def test_only_the_largest_part_has_prominence_and_its_squares_add_up_to_one() -> None:
    graph = undirected(["ab", "bc", "cd", "xy"])
    found = by_name(graph, eigenvector(graph))
    assert (found["x"], found["y"]) == (0, 0)
    assert math.hypot(*found.values()) == pytest.approx(1)


def test_those_at_the_far_end_of_a_chain_have_hardly_any_prominence_without_complaint() -> None:
    clique = [(f"k{one}", f"k{other}") for one in range(30) for other in range(one)]
    chain = [("k0", "0"), *((str(at), str(at + 1)) for at in range(40))]
    graph = undirected([*clique, *chain])
    assert by_name(graph, eigenvector(graph))["40"] < 1e-12


@pytest.mark.parametrize("size", [0, 1])
def test_without_ties_nobody_is_prominent(size: int) -> None:
    assert eigenvector(path(size)).values == (0,) * size
