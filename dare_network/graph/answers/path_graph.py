"""The network as ways from one to the next, each with its cost."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import fsum

import networkx as nx

from dare_network.graph.network_graph import Edge, NetworkGraph, NodeKind, pairs
from dare_network.graph.view import View

SINK = ""
"""Where every goal leads, at no cost; no node is called so."""
_NO_STONES = frozenset({NodeKind.TOPIC, NodeKind.PRODUCT})

Rows = Mapping[str, Mapping[str, Mapping[str, float]]]
"""The cost of the step from each node to each of its neighbours, as networkx writes it."""


@dataclass(frozen=True)
class PathGraph:
    """The steps that can be taken in a network, each either way, and the edges behind them.

    It is not changed by a search, so one serves all searches of a view, in all threads.
    """

    view: View
    rows: Rows
    ties: Mapping[tuple[str, str], list[Edge]]

    def __contains__(self, node: object) -> bool:
        return node in self.rows

    def cost(self, source: str, target: str) -> float:
        """What the step between two neighbours costs."""
        return self.rows[source][target]["cost"]

    def edges(self, source: str, target: str) -> tuple[Edge, ...]:
        """The edges between two neighbours, the strongest first."""
        pair = (source, target) if source < target else (target, source)
        return tuple(sorted(self.ties[pair], key=lambda edge: (-self.view.strength(edge), edge.key)))

    def towards(self, goals: Collection[str], avoid: Collection[str]) -> "nx.DiGraph[str]":
        """The ways that end where they first meet a goal, in `SINK`, and pass nobody who is avoided."""
        return _Ways(self.rows, frozenset(goals), frozenset(avoid))


def path_graph(graph: NetworkGraph, view: View) -> PathGraph:
    """The ways through what a view shows.

    The cost of a step is the inverse of the strengths of all edges between the two, added up. It can be
    taken either way: one can also ask along a tie that has a direction. A dialogue is a stepping stone
    where it is a node: two that took part in it have seen one another's names. Topics and products are
    none: nobody is introduced by a subject.
    """
    rows: dict[str, dict[str, dict[str, float]]] = {
        node: {} for node in sorted(graph.nodes) if graph.nodes[node].kind not in _NO_STONES
    }
    ties = pairs(graph.edges)
    for one, other in sorted(ties):
        if one in rows and other in rows:
            strength = fsum(view.strength(edge) for edge in ties[one, other])
            rows[one][other] = rows[other][one] = {"cost": 1 / strength}
    return PathGraph(view, rows, ties)


class _Ways(nx.DiGraph):  # type: ignore[type-arg]
    """The rows of a path graph with some of its nodes closed; nothing but the rows beside them is copied.

    networkx lets its rows be replaced whole. Adding its edges one by one would take longer than the search.
    """

    def __init__(self, rows: Rows, goals: frozenset[str], avoid: frozenset[str]) -> None:
        super().__init__()
        free = {"cost": 0.0}
        ends: Rows = {goal: {SINK: free} for goal in sorted(goals)}
        self._adj = {**rows, **_without(rows, avoid), **ends, SINK: {}}
        self._pred = {**rows, **_without(rows, goals | avoid), SINK: dict.fromkeys(ends, free)}
        self._node: dict[str, dict[str, object]] = {node: {} for node in self._adj}


def _without(rows: Rows, closed: frozenset[str]) -> Rows:
    """The rows beside closed nodes, without these."""
    beside = {other for node in closed if node in rows for other in rows[node]}
    return {
        node: {other: cost for other, cost in rows[node].items() if other not in closed} for node in beside
    }
