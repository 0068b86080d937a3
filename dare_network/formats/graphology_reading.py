"""Graphology JSON, which Gephi Lite and Sigma write, to tables.

Source of the form: the documentation of graphology, https://graphology.github.io/serialization.html
"""

from collections.abc import Mapping, Sequence
from typing import Any

from dare_network.formats.graph_rows import GraphRows
from dare_network.formats.grid import Table
from dare_network.formats.json_values import listed, text_of, texts_of

_OF_NODES = ("id",)
_OF_EDGES = ("id", "source", "target", "type")


def read_graphology(graph: Any) -> tuple[Table, ...] | None:
    """The nodes and edges of graphology JSON with their attributes as columns; None for other JSON.

    Whether an edge is directed stands in the column "type", as in the tables of Gephi. An attribute that has
    the name of such a column gets a number. Raises UnreadableFileError with a sentence.
    """
    graph = _saved(graph)
    nodes, edges = listed(graph, "nodes"), listed(graph, "edges")
    if not nodes or not all("key" in node for node in nodes) or any("id" in node for node in nodes):
        return None
    rows = GraphRows()
    for place, node in enumerate(nodes, start=1):
        rows.add_node(place, {"id": text_of(node["key"])} | _attributes(node, _OF_NODES))
    directed = _directed(graph)
    for place, edge in enumerate(edges or (), start=1):
        undirected = text_of(edge.get("undirected")) == "true" if "undirected" in edge else not directed
        cells = {
            "id": text_of(edge.get("key")),
            "source": text_of(edge.get("source")),
            "target": text_of(edge.get("target")),
            "type": "undirected" if undirected else "directed",
        }
        rows.add_edge(place, cells | _attributes(edge, _OF_EDGES))
    return rows.tables()


def _saved(graph: Any) -> Any:
    """The graph itself, where it lies within a whole workspace of Gephi Lite."""
    within = graph
    for name in ("graphDataset", "fullGraph", "graph"):
        if isinstance(within, dict) and "nodes" not in within and isinstance(within.get(name), dict):
            within = within[name]
    return within


def _directed(graph: Any) -> bool:
    options = graph.get("options")
    return not (isinstance(options, dict) and options.get("type") == "undirected")


def _attributes(record: Mapping[str, Any], built_in: Sequence[str]) -> dict[str, str]:
    attributes = record.get("attributes")
    texts = texts_of(attributes) if isinstance(attributes, dict) else {}
    return {f"{name} (2)" if name.casefold() in built_in else name: text for name, text in texts.items()}
