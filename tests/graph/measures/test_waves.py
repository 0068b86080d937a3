"""Searching from many at once finds what searching from each finds."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networks import CLASSICS, TIES, classic, drawn, in_order, published

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


@pytest.mark.parametrize("name", CLASSICS)
def test_closeness_follows_from_the_steps_as_published_and_as_computed_independently(name: str) -> None:
    """Closeness is then the number of others divided by the sum of the steps to them."""
    graph, around = classic(name), surroundings(classic(name).undirected)
    found = []
    for at in range(len(graph.names)):
        pairs = tally(around, [at])
        found.append((len(graph.names) - 1) / float(np.arange(1, len(pairs) + 1) @ pairs[:, 0]))
    assert found == pytest.approx(in_order(nx.closeness_centrality(drawn(graph))), abs=1e-9)
    if name not in ("davis_southern_women", "karate_club"):
        named = dict(zip(graph.names, found, strict=True))
        assert named == pytest.approx(published("closeness", name), abs=1e-3)
