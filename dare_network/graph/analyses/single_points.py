"""Single points of failure: those without whom others are out of reach of each other."""

from collections.abc import Iterator
from dataclasses import dataclass

from dare_network.graph.network_graph import NetworkGraph


@dataclass(frozen=True, slots=True)
class SinglePoint:
    """A node whose component falls into `parts` without it.

    `cut_off` is the number of those who are then outside the largest part.
    """

    node: str
    parts: int
    cut_off: int


def single_points(graph: NetworkGraph) -> tuple[SinglePoint, ...]:
    """All nodes that alone hold some of the others together, those that cut off most first.

    The articulation points of the undirected graph, found in one walk through it (Hopcroft and Tarjan
    1973, doi 10.1145/362248.362272).
    """
    found = (_point(node, parts) for walk in _walks(graph) for node, parts in walk.parts())
    return tuple(sorted((point for point in found if point.parts > 1), key=_severity))


@dataclass(frozen=True)
class _Walk:
    """A walk through one component that goes deeper before it goes on.

    `order` has each node's number in the walk, `parents` from where it was reached, and `low` the
    smallest number that it and those behind it are tied to.
    """

    order: dict[str, int]
    parents: dict[str, str]
    low: dict[str, int]

    def parts(self) -> Iterator[tuple[str, list[int]]]:
        """The sizes of what remains of the component without each of its nodes."""
        behind = dict.fromkeys(self.order, 1)
        severed: dict[str, list[int]] = {node: [] for node in self.order}
        for node in reversed(self.order):
            parent = self.parents.get(node)
            if parent is not None:
                behind[parent] += behind[node]
                if self.low[node] >= self.order[parent]:
                    severed[parent].append(behind[node])
        for node, sizes in severed.items():
            rest = len(self.order) - 1 - sum(sizes)
            yield node, [*sizes, rest] if rest else sizes


def _walks(graph: NetworkGraph) -> Iterator[_Walk]:
    seen: set[str] = set()
    for root in graph.nodes:
        if root not in seen:
            walk = _walk(graph, root)
            seen |= walk.order.keys()
            yield walk


def _walk(graph: NetworkGraph, root: str) -> _Walk:
    order, parents, low = {root: 0}, dict[str, str](), {root: 0}
    # Not by recursion: a chain of nodes may be longer than Python's stack.
    path = [(root, iter(graph.neighbours[root]))]
    while path:
        node, onwards = path[-1]
        for other in onwards:
            if other not in order:
                order[other] = low[other] = len(order)
                parents[other] = node
                path.append((other, iter(graph.neighbours[other])))
                break
            low[node] = min(low[node], order[other])
        else:
            path.pop()
            if path:
                parent = path[-1][0]
                low[parent] = min(low[parent], low[node])
    return _Walk(order, parents, low)


def _point(node: str, parts: list[int]) -> SinglePoint:
    return SinglePoint(node, len(parts), sum(parts) - max(parts, default=0))


def _severity(point: SinglePoint) -> tuple[int, str]:
    return -point.cut_off, point.node
