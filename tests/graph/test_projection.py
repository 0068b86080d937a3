"""From memberships to ties between members."""

import networkx as nx

from dare_network.graph.projection import projection


def test_members_of_the_same_groups_are_tied_by_the_number_they_share() -> None:
    graph = projection([("a", "P1"), ("b", "P1"), ("a", "P2"), ("b", "P2"), ("c", "P2"), ("d", "P3")])
    assert set(graph.edges(data="weight")) == {("a", "b", 2), ("a", "c", 1), ("b", "c", 1)}
    assert set(graph) == {"a", "b", "c", "d"}


def test_a_membership_that_is_named_twice_counts_once() -> None:
    graph = projection([("a", "P1"), ("b", "P1"), ("a", "P1")])
    assert graph["a"]["b"]["weight"] == 1


def test_no_memberships_make_an_empty_graph() -> None:
    assert nx.is_empty(projection([]))
