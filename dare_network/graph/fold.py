"""Many nodes as one: people in their organisation, organisations in their category, a community in itself."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from dare_network.graph.network_graph import Edge, NetworkGraph, Node, NodeKind

Homes = Mapping[str, str]
"""Into which node each one is folded; what is not named stays as it is."""


def folded(graph: NetworkGraph, homes: Homes) -> NetworkGraph:
    """The graph in which each node is drawn into its home; ties within one home are gone.

    A home that is no node of the graph becomes a group; its category is that of all it holds, where
    they agree.
    """
    inside: dict[str, list[str]] = {}
    for node in graph.nodes:
        if node in homes:
            inside.setdefault(homes[node], []).append(node)
    nodes = {node: known for node, known in graph.nodes.items() if node not in homes}
    for home, members in inside.items():
        own = graph.nodes.get(home) or Node(home, NodeKind.GROUP, _category(graph, members))
        nodes[home] = replace(own, holds=tuple(sorted(members)))
    edges = (_moved(edge, homes) for edge in graph.edges)
    return NetworkGraph(nodes, tuple(edge for edge in edges if edge.source != edge.target), graph.places)


def homes_by_organisation(graph: NetworkGraph) -> Homes:
    """Each person in the first organisation they belong to, of those in the graph."""
    homes = {}
    for person, places in graph.places.items():
        present = [place for place in places if place in graph]
        if present and person in graph:
            homes[person] = min(present)
    return homes


def homes_by_category(graph: NetworkGraph) -> Homes:
    """Each stakeholder in its category; whoever has none stays alone."""
    return {node: f"category:{known.category}" for node, known in graph.nodes.items() if known.category}


def homes_of_leaves(graph: NetworkGraph, closed: Collection[str]) -> Homes:
    """Map what hangs on one of these nodes alone to that node."""
    return {
        leaf: node
        for node in closed
        if node in graph
        for leaf in graph.neighbours[node]
        if leaf not in closed and graph.neighbours[leaf] == {node}
    }


def _category(graph: NetworkGraph, members: Collection[str]) -> str:
    categories = {graph.nodes[member].category for member in members}
    return categories.pop() if len(categories) == 1 else ""


def _moved(edge: Edge, homes: Homes) -> Edge:
    source, target = homes.get(edge.source, edge.source), homes.get(edge.target, edge.target)
    return (
        edge
        if (source, target) == (edge.source, edge.target)
        else edge._replace(source=source, target=target)
    )
