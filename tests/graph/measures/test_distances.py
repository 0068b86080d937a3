"""How far apart those in a network are, exactly and from a sample."""

import random

import numpy as np
import pytest
from networks import path, scattered

from dare_network.graph.measures.distances import (
    average_distance,
    distance_fragmentation,
    fragmentation_without,
    tally,
)
from dare_network.graph.measures.waves import surroundings


def test_sources_beyond_the_first_word_have_bits_of_their_own() -> None:
    pairs = tally(surroundings(path(70).undirected), range(70))
    assert pairs.shape == (69, 2)
    assert pairs.sum(axis=1).tolist() == [2 * (70 - step) for step in range(1, 70)]


def test_distances_in_a_large_network_are_sampled_with_an_error_that_holds() -> None:
    graph = scattered(10_100, 30_300)
    # One walk from each node, where the two values asked of igraph would take two.
    counts = np.array(
        [pairs for _from, _to, pairs in graph.undirected.path_length_hist(directed=False).bins()]
    )
    steps = np.arange(1, len(counts) + 1)
    for found, expected in (
        (average_distance(graph), (counts * steps).sum() / counts.sum()),
        (distance_fragmentation(graph), 1 - (counts / steps).sum() / (10_100 * 10_099 / 2)),
    ):
        assert found.estimate is not None
        assert (found.estimate.sources, found.estimate.seed) == (1000, 1)
        assert 0 < found.estimate.relative_error < 0.01
        assert found.value == pytest.approx(expected, rel=5 * found.estimate.relative_error)


def test_two_in_three_samples_are_not_further_off_than_they_say() -> None:
    graph = scattered(1_500, 4_500)
    around = surroundings(graph.undirected)
    exact = fragmentation_without(around, range(1_500), ()).value
    within = 0
    for seed in range(60):
        sources = random.Random(seed).sample(range(1_500), 400)
        found = fragmentation_without(around, sources, ())
        assert found.estimate is not None
        within += abs(found.value - exact) <= found.estimate.relative_error * found.value
    assert 30 <= within <= 50
