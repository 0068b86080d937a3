"""From a graph to a smaller one."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from dare_network.graph.network_graph import Edge, NetworkGraph


class TieDirection(StrEnum):
    """The direction in which ties are followed. One without direction can be followed either way."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


def neighbourhood(
    graph: NetworkGraph, nodes: Iterable[str], steps: int, direction: TieDirection = TieDirection.BOTH
) -> NetworkGraph:
    """All that is at most `steps` ties away from one of the nodes, and the ties among all of it.

    Empty where none of the nodes is in the graph.
    """
    reached = {node for node in nodes if node in graph}
    near = set(reached)
    for _step in range(steps):
        reached = {other for node in reached for other in _onwards(graph, node, direction)} - near
        near |= reached
    return graph.subgraph(near)


def _onwards(graph: NetworkGraph, node: str, direction: TieDirection) -> Iterator[str]:
    if direction is TieDirection.BOTH:
        yield from graph.neighbours[node]
        return
    for edge in graph.incident[node]:
        if not edge.directed or node == _beginning(edge, direction):
            yield edge.other(node)


def _beginning(edge: Edge, direction: TieDirection) -> str:
    return edge.source if direction is TieDirection.OUT else edge.target
