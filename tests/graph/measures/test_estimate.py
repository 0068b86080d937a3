"""How much is looked at, and what is said of it."""

import igraph
import numpy as np
import pytest

from dare_network.graph.measures.estimate import Effort, relative_error, unsampled


def test_a_network_that_is_small_enough_is_looked_at_in_full() -> None:
    ring = igraph.Graph.Ring(10)
    assert Effort(exact=200, sampled=0).sources(ring, 1) == range(10)
    assert len(Effort(exact=199, sampled=0).sources(ring, 1)) == 10


@pytest.mark.parametrize(("sampled", "count"), [(0, 200), (3000 * 500, 500), (1e9, 1000)])
def test_a_sample_has_as_many_sources_as_the_effort_allows_within_bounds(sampled: float, count: int) -> None:
    sources = Effort(exact=0, sampled=sampled).sources(igraph.Graph.Ring(1500), 1)
    assert len(set(sources)) == len(sources) == count


def test_the_same_seed_chooses_the_same_sources_and_another_others() -> None:
    effort, ring = Effort(exact=0, sampled=0), igraph.Graph.Ring(1500)
    assert effort.sources(ring, 1) == effort.sources(ring, 1) != effort.sources(ring, 2)


def test_the_error_is_that_in_the_middle_of_the_fifty_highest_values() -> None:
    values = np.arange(100.0)
    errors = np.where(values >= 75, 0.1 * values, np.where(values >= 50, 0.3 * values, 9))
    assert relative_error(values, errors) == pytest.approx(0.2)


def test_values_of_nothing_have_no_error() -> None:
    assert relative_error(np.zeros(5), np.zeros(5)) == 0


def test_a_sample_of_all_has_no_error_left() -> None:
    assert (unsampled(10, 10), unsampled(0, 10)) == (0, 1)
