"""Ties within and between categories."""

import math

import pytest
from networks import by_name, directed, institution

from dare_network.graph.measures.mixing import ei, ei_index, network_ei_index

MIXED = "a:X b:X c:Y d:Y e:"


def test_who_has_one_tie_within_and_two_out_has_a_third() -> None:
    """a is tied to b of its own category X and to c and d of Y: (2 - 1) / 3."""
    graph = directed("ab ac da", MIXED)
    assert by_name(graph, ei_index(graph))["a"] == pytest.approx(1 / 3)
    assert by_name(graph, ei_index(graph))["c"] == 1


def test_the_index_of_the_network_counts_each_pair_once() -> None:
    """Within: a-b. Between: a-c, a-d, b-c. So (3 - 1) / 4; that c also writes to a changes nothing."""
    assert network_ei_index(directed("ab ac ca da bc", MIXED)).value == pytest.approx(0.5)


def test_a_tie_with_somebody_without_a_category_says_nothing() -> None:
    graph = directed("ab ae be ce", MIXED)
    found = by_name(graph, ei_index(graph))
    assert (found["a"], found["b"]) == (-1, -1)
    assert math.isnan(found["c"])
    assert math.isnan(found["e"])
    assert network_ei_index(graph).value == -1


def test_the_index_of_an_institution_follows_from_its_ties_one_by_one() -> None:
    graph = institution()
    pairs = graph.undirected.get_edgelist()
    inner = sum(graph.categories[one] == graph.categories[other] for one, other in pairs)
    assert network_ei_index(graph).value == pytest.approx((len(pairs) - 2 * inner) / len(pairs))


def test_without_ties_there_is_no_index() -> None:
    assert math.isnan(ei(0, 0))
    assert math.isnan(network_ei_index(directed("")).value)
