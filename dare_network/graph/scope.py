"""From a graph to a smaller one."""

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum

from dare_network.graph.network_graph import Edge, NetworkGraph, Node, NodeKind


class Direction(StrEnum):
    """Which way ties are followed. One without direction can be followed either way."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


def filtered(
    graph: NetworkGraph, categories: Collection[str] | None, organisation: str | None
) -> NetworkGraph:
    """The stakeholders of these categories who belong to this organisation, and the organisation.

    None for either asks for nothing. A dialogue, a product or a topic is kept while somebody who is kept
    has an edge to it.
    """
    if categories is None and organisation is None:
        return graph
    kept = {
        node
        for node, known in graph.nodes.items()
        if _is_stakeholder(known)
        and (categories is None or known.category in categories)
        and (organisation is None or node == organisation or organisation in graph.places.get(node, ()))
    }
    return graph.keeping(kept | _subjects_of(graph, kept))


def neighbourhood(
    graph: NetworkGraph, nodes: Iterable[str], steps: int, direction: Direction = Direction.BOTH
) -> NetworkGraph:
    """All that is at most `steps` ties away from one of the nodes, and the ties among all of it.

    Empty where none of the nodes is in the graph.
    """
    reached = {node for node in nodes if node in graph}
    near = set(reached)
    for _step in range(steps):
        reached = {other for node in reached for other in _onwards(graph, node, direction)} - near
        near |= reached
    return graph.keeping(near)


def _onwards(graph: NetworkGraph, node: str, direction: Direction) -> Iterator[str]:
    if direction is Direction.BOTH:
        yield from graph.neighbours[node]
        return
    for edge in graph.incident[node]:
        if not edge.directed or node == _beginning(edge, direction):
            yield edge.other(node)


def _beginning(edge: Edge, direction: Direction) -> str:
    return edge.source if direction is Direction.OUT else edge.target


def _is_stakeholder(node: Node) -> bool:
    return node.kind not in (NodeKind.DIALOGUE, NodeKind.PRODUCT, NodeKind.TOPIC)


def _subjects_of(graph: NetworkGraph, people: Collection[str]) -> set[str]:
    return {
        other for one in people for other in graph.neighbours[one] if not _is_stakeholder(graph.nodes[other])
    }
