"""Node-link JSON as NetworkX and D3 write it, to tables."""

from typing import Any

from dare_network.formats.graph_rows import GraphRows
from dare_network.formats.grid import Table
from dare_network.formats.json_values import listed, text_of, texts_of


def read_node_link(graph: Any) -> tuple[Table, ...] | None:
    """The nodes and edges of node-link JSON; the ties may be called "edges" or "links". None for other JSON.

    A node without "id" is named by its place, counted from 0, as older files of D3 do. Lists become
    texts divided by "; ", and what is nested deeper stays JSON. The line of a row is its place in its
    list, counted from 1. Raises UnreadableFileError with a sentence.
    """
    nodes, edges = listed(graph, "nodes"), listed(graph, "edges", "links")
    if nodes is None or edges is None:
        return None
    rows = GraphRows()
    for place, node in enumerate(nodes):
        rows.add_node(place + 1, {"id": str(place)} | texts_of(node))
    for place, edge in enumerate(edges):
        ends = {end: _end(edge.get(end)) for end in ("source", "target")}
        rows.add_edge(place + 1, texts_of(edge) | ends)
    return rows.tables()


def _end(value: Any) -> str:
    # A file that D3 has drawn holds the node itself as an end.
    return text_of(value.get("id")) if isinstance(value, dict) else text_of(value)
