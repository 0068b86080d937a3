"""The organisations at which people of a graph work on a day."""

from collections.abc import Mapping, Sequence
from datetime import date

from dare_network.formats.flat_graph import FlatGraph, Value, given

Post = tuple[str, str]
"""The name of an organisation, and the role there."""


def posts_of(graph: FlatGraph, on: date) -> Mapping[str, Sequence[Post]]:
    """For each person who works anywhere that day, by id, where and as what."""
    names = {str(node["id"]): str(node.get("label", "")) for node in map(given, graph.nodes)}
    found: dict[str, list[Post]] = {}
    for edge in map(given, graph.edges):
        if edge.get("kind") == "affiliation" and holds(edge, on):
            post = names.get(str(edge["target"]), ""), str(edge.get("role", ""))
            found.setdefault(str(edge["source"]), []).append(post)
    return found


def holds(edge: Mapping[str, Value], on: date) -> bool:
    """Return whether an edge holds that day; its first and its last day count."""
    begun, ended, day = str(edge.get("from_on", "")), str(edge.get("until_on", "")), on.isoformat()
    return (not begun or begun <= day) and (not ended or day <= ended)
