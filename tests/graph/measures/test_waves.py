"""Searching from many at once finds what searching from each finds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networks import CLASSICS, TIES, classic, facts

from dare_network.graph.measures.distances import tally
from dare_network.graph.measures.tie_graph import Tie, tie_graph
from dare_network.graph.measures.waves import surroundings, waves


@given(TIES, st.sets(st.integers(0, 7), max_size=3))
def test_each_is_reached_after_as_many_steps_as_it_is_away_without_those_who_are_closed(
    ties: list[Tie], closed: set[int]
) -> None:
    graph = tie_graph(dict.fromkeys("abcdefgh", ""), ties).undirected
    open_ = [vertex for vertex in range(8) if vertex not in closed]
    expected = graph.induced_subgraph(open_).distances()
    found = np.full((8, 8), np.inf)
    for step, new in enumerate(waves(surroundings(graph), np.array(open_, np.int64), sorted(closed)), 1):
        for vertex, bits in enumerate(new[:, 0]):
            for at, source in enumerate(open_):
                if int(bits) >> at & 1:
                    found[source, vertex] = step
    np.fill_diagonal(found, 0)
    assert found[np.ix_(open_, open_)].tolist() == expected


@pytest.mark.parametrize("name", ["krackhardt_kite", "florentine_families", "les_miserables"])
def test_the_published_closeness_follows_from_the_steps(name: str) -> None:
    """Closeness as published is the number of others divided by the sum of the steps to them."""
    known = {
        "krackhardt_kite": "krackhardt_closeness",
        "florentine_families": "florentine_families_closeness",
        "les_miserables": "les_miserables_closeness",
    }[name]
    published = facts("reference-metrics", "published_networkx_test_values.json")[f"closeness/test_{known}"]
    graph = classic(name)
    found = [
        (len(graph.names) - 1) / float(np.arange(1, len(pairs) + 1) @ pairs[:, 0])
        for pairs in (tally(surroundings(graph.undirected), [at]) for at in range(len(graph.names)))
    ]
    assert dict(zip(graph.names, found, strict=True)) == pytest.approx(published, abs=1e-3)


@pytest.mark.parametrize("name", CLASSICS)
def test_the_exact_closeness_of_the_reference_networks_follows_from_the_steps(name: str) -> None:
    expected = facts("reference-metrics", "expected.json")[name]["unweighted"]["closeness"]
    graph, around = classic(name), surroundings(classic(name).undirected)
    for at, node in enumerate(graph.names):
        pairs = tally(around, [at])
        assert (len(graph.names) - 1) / float(np.arange(1, len(pairs) + 1) @ pairs[:, 0]) == pytest.approx(
            expected[node], abs=1e-9
        )
