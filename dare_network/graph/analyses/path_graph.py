"""The network as ways from one to the next, each with its cost."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from math import fsum
from typing import Any

import networkx as nx

from dare_network.graph.network_graph import Edge, NetworkGraph, NodeKind, pairs
from dare_network.graph.view import View

SINK = ""
"""The node to which every goal leads, at no cost; no other is called so."""
_NO_STONES = frozenset({NodeKind.TOPIC, NodeKind.PRODUCT})

Cost = Callable[[str, str, Any], float | None]
"""The cost of a step, as networkx asks for it; None where it cannot be taken."""


@dataclass(frozen=True)
class PathGraph:
    """The steps that can be taken in a network, each either way, and the edges behind them.

    `graph` has a step from every node to `SINK` besides. It is not changed by a search, so one serves all
    searches of a view, in all threads.
    """

    view: View
    graph: "nx.Graph[str]"
    ties: Mapping[tuple[str, str], list[Edge]]

    def __contains__(self, node: object) -> bool:
        return node != SINK and node in self.graph

    @property
    def nodes(self) -> list[str]:
        """All that a way can pass, in order."""
        return [node for node in self.graph if node != SINK]

    def neighbours(self, node: str) -> list[str]:
        """Return where the steps from a node lead."""
        return [other for other in self.graph[node] if other != SINK]

    def cost(self, source: str, target: str) -> float:
        """Return what the step between two neighbours costs."""
        cost: float = self.graph[source][target]["cost"]
        return cost

    def edges(self, source: str, target: str) -> tuple[Edge, ...]:
        """The edges between two neighbours, the strongest first."""
        pair = (source, target) if source < target else (target, source)
        return tuple(sorted(self.ties[pair], key=lambda edge: (-self.view.strength(edge), edge.key)))


def path_graph(graph: NetworkGraph, view: View) -> PathGraph:
    """The ways through what a view shows.

    The cost of a step is the inverse of the strengths of all edges between the two, added up. It can be
    taken either way: one can also ask along a tie that has a direction. A dialogue is a stepping stone
    where it is a node: two that took part in it have seen one another's names. Topics and products are
    none: nobody is introduced by a subject.
    """
    ways: nx.Graph[str] = nx.Graph()
    ways.add_nodes_from(node for node in sorted(graph.nodes) if graph.nodes[node].kind not in _NO_STONES)
    ties = pairs(graph.edges)
    for one, other in sorted(ties):
        if one in ways and other in ways:
            strength = fsum(view.strength(edge) for edge in ties[one, other])
            ways.add_edge(one, other, cost=1 / strength)
    ways.add_edges_from([(node, SINK) for node in ways])
    return PathGraph(view, ways, ties)


def cost_towards(goals: Collection[str], avoid: Collection[str]) -> Cost:
    """Return what steps cost on ways that end where they first meet a goal and pass nobody who is avoided."""

    def cost(source: str, target: str, step: Any) -> float | None:
        if target == SINK:
            return 0.0 if source in goals else None
        if source in goals or source == SINK or target in avoid:
            return None
        return step["cost"]  # type: ignore[no-any-return]  # a number, as it was set above

    return cost
