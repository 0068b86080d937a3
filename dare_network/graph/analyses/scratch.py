"""The scratch network, with ties tried out and somebody gone, to compute any figure of it anew."""

from collections.abc import Mapping
from dataclasses import dataclass

from dare_network.graph.network_graph import Edge, EdgeKind, NetworkGraph

TRIED = "tried"
"""The type of a tie that is only tried out. It counts like a stated tie with a source."""


@dataclass(frozen=True, slots=True)
class Scratch:
    """A trial: ties from one node to another, and nodes that are gone with all their ties."""

    added: tuple[tuple[str, str], ...] = ()
    removed: frozenset[str] = frozenset()


def applied(graph: NetworkGraph, scratch: Scratch) -> NetworkGraph:
    """The graph as it would be; the one it is made from and the store stay as they are.

    A tie is added where both ends are two nodes that are still there.
    """
    nodes = {node: known for node, known in graph.nodes.items() if node not in scratch.removed}
    kept = graph.subgraph(nodes)
    tried = tuple(
        Edge(one, other, EdgeKind.TIE, TRIED)
        for one, other in dict.fromkeys(scratch.added)
        if one in nodes and other in nodes and one != other
    )
    return NetworkGraph(kept.nodes, (*kept.edges, *tried), _places(graph, scratch.removed))


def _places(graph: NetworkGraph, removed: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    return {
        person: tuple(place for place in places if place not in removed)
        for person, places in graph.places.items()
        if person not in removed
    }
