"""Those without whom others are out of reach, against networkx and by hand."""

from itertools import pairwise

import networkx as nx
from builders import TODAY, network, person, tie
from hypothesis import given
from random_networks import networks

from dare_network.domain.records.network import Network, Stakeholder
from dare_network.graph.analyses.acquaintance import acquaintance
from dare_network.graph.analyses.single_points import SinglePoint, single_points
from dare_network.graph.build import whole_graph
from dare_network.graph.network_graph import NetworkGraph
from dare_network.graph.view import View, seen

A, B, C, D, E, F = people = [person(name) for name in "ABCDEF"]


def graph_of(whole: Network) -> NetworkGraph:
    return seen(whole_graph(whole, ()), acquaintance(View(TODAY)))


def points(*ends: tuple[Stakeholder, Stakeholder]) -> list[tuple[str, int, int]]:
    graph = graph_of(network(*people, *(tie(*pair) for pair in ends)))
    names = {str(who.id): who.name for who in people}
    return [(names[point.node], point.parts, point.cut_off) for point in single_points(graph)]


def test_the_middle_of_a_star_holds_everybody_together() -> None:
    assert points((A, B), (A, C), (A, D)) == [("A", 3, 2)]


def test_in_a_circle_nobody_is_a_single_point() -> None:
    assert points((A, B), (B, C), (C, D), (D, A)) == []


def test_whoever_cuts_off_most_comes_first() -> None:
    chain = points((A, B), (B, C), (C, D), (D, E))
    assert chain[0] == ("C", 2, 2)
    assert sorted(chain[1:]) == [("B", 2, 1), ("D", 2, 1)]


def test_two_circles_hang_on_the_one_who_is_in_both() -> None:
    assert points((A, B), (B, C), (C, A), (C, D), (D, E), (E, C)) == [("C", 2, 2)]


def test_each_component_is_judged_by_itself() -> None:
    assert sorted(points((A, B), (B, C), (D, E), (E, F))) == [("B", 2, 1), ("E", 2, 1)]


def test_parallel_ties_are_no_second_way() -> None:
    twice = network(A, B, C, tie(A, B), tie(A, B, "knows"), tie(B, C))
    assert single_points(graph_of(twice)) == (SinglePoint(str(B.id), 2, 1),)


def test_a_long_chain_is_no_trouble() -> None:
    chain = [person(str(number)) for number in range(3_000)]
    links = (tie(one, other) for one, other in pairwise(chain))
    found = single_points(graph_of(network(*chain, *links)))
    assert len(found) == 2_998
    assert found[0].cut_off == 1_499


@given(networks())
def test_without_a_single_point_its_component_falls_into_so_many_parts(found: Network) -> None:
    graph = graph_of(found)
    simple = nx.Graph([(edge.source, edge.target) for edge in graph.edges])
    assert {point.node for point in single_points(graph)} == set(nx.articulation_points(simple))
    for point in single_points(graph):
        component = nx.node_connected_component(simple, point.node)
        pieces = list(nx.connected_components(simple.subgraph(component - {point.node})))
        assert point.parts == len(pieces)
        assert point.cut_off == len(component) - 1 - max(map(len, pieces))
