"""Eigenvector centrality and PageRank."""

import math

import networkx as nx
import numpy as np
import pytest
from networks import (
    CLASSICS,
    by_name,
    classic,
    directed,
    drawn,
    drawn_directed,
    institution,
    path,
    undirected,
)

from dare_network.graph.measures.prominence import eigenvector, pagerank

KNOWN = {name: classic(name) for name in CLASSICS} | {"institution": institution()}


@pytest.mark.parametrize("name", CLASSICS)
def test_eigenvector_centrality_of_the_reference_networks_is_that_of_an_independent_computation(
    name: str,
) -> None:
    matrix = nx.to_numpy_array(drawn(classic(name)))
    _values, vectors = np.linalg.eigh(matrix)
    expected = np.abs(vectors[:, -1])
    assert eigenvector(classic(name)).values == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("name", KNOWN)
def test_pagerank_is_that_of_an_independent_computation_and_follows_the_direction_of_mails(
    name: str,
) -> None:
    graph = KNOWN[name]
    matrix = nx.to_numpy_array(drawn_directed(graph))
    size = len(matrix)
    sent = matrix.sum(axis=1, keepdims=True)
    # Who writes to nobody attends to all alike.
    steps = np.where(sent > 0, matrix / np.maximum(sent, 1), 1 / size)
    expected = np.linalg.solve(np.eye(size) - 0.85 * steps.T, np.full(size, 0.15 / size))
    assert pagerank(graph).values == pytest.approx(expected, abs=1e-9)


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
