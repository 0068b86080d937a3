"""From a graph to a smaller one, or to another view of the same memberships."""

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import combinations

import networkx as nx

from dare_network.graph.build import DIALOGUE, EdgeKind, NetworkGraph


def filtered(
    graph: NetworkGraph, categories: Collection[str] | None, organisation: str | None
) -> NetworkGraph:
    """The stakeholders of these categories who belong to this organisation, and the organisation.

    None for either asks for nothing. A dialogue is kept while somebody who is kept takes part in it.
    """
    if categories is None and organisation is None:
        return graph.copy()
    kept = {
        node
        for node, known in graph.nodes(data=True)
        if known["kind"] != DIALOGUE and (categories is None or known["category"] in categories)
    }
    if organisation is not None:
        kept = kept & _belonging(graph, organisation) | ({organisation} & set(graph))
    return graph.subgraph(kept | _dialogues_of(graph, kept)).copy()


def neighbourhood(graph: NetworkGraph, node: str, steps: int) -> NetworkGraph:
    """All that is at most `steps` ties away from `node`, whichever way the ties run.

    Empty where the node is not in the graph.
    """
    near = {node} & set(graph)
    reached = near
    for _step in range(steps):
        reached = {other for one in reached for other in nx.all_neighbors(graph, one)} - near
        near = near | reached
    return graph.subgraph(near).copy()


def projection(memberships: Iterable[tuple[str, str]]) -> "nx.Graph[str]":
    """The members of groups, tied where they share one; `weight` is the number of groups shared.

    `memberships` are pairs of member and group; one that is named twice counts once. A member that
    shares no group stands alone.
    """
    members: dict[str, set[str]] = {}
    for member, group in memberships:
        members.setdefault(group, set()).add(member)
    shared = Counter(pair for together in members.values() for pair in combinations(sorted(together), 2))
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(set().union(*members.values())))
    graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in shared.items())
    return graph


def _belonging(graph: NetworkGraph, organisation: str) -> set[str]:
    return {
        person
        for person, place, tie in graph.edges(data=True)
        if tie["kind"] is EdgeKind.AFFILIATION and place == organisation
    }


def _dialogues_of(graph: NetworkGraph, people: Collection[str]) -> set[str]:
    return {
        other
        for one in people
        for other in nx.all_neighbors(graph, one)
        if graph.nodes[other]["kind"] == DIALOGUE
    }
