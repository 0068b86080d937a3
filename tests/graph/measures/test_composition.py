"""Of whom communities consist."""

import math

import pytest
from networks import institution, two_cliques

from dare_network.graph.measures.composition import composition


def test_a_community_says_of_whom_it_consists_and_how_far_it_keeps_to_itself() -> None:
    """Five in a clique have ten ties; three have three; one tie runs between the two."""
    five, three, single = composition(two_cliques())
    assert five.members == tuple("defgh")
    assert five.categories == (("Y", 3), ("", 1), ("X", 1))
    assert (five.internal, five.external) == (10, 1)
    assert (three.internal, three.external) == (3, 1)
    assert three.ei_index == pytest.approx((1 - 3) / 4)
    assert (single.number, single.members, single.categories) == (2, ("z",), (("X", 1),))
    assert math.isnan(single.ei_index)


def test_compositions_cover_everybody_and_every_tie_once() -> None:
    found = composition(institution())
    assert sorted(name for group in found for name in group.members) == list(institution().names)
    ties = sum(group.internal for group in found) + sum(group.external for group in found) / 2
    assert ties == institution().undirected.ecount()
