"""Graphology JSON, as Gephi Lite and Sigma write it, read as tables."""

import json
from typing import Any

import pytest

from dare_network.formats.grid import Table
from dare_network.formats.tables import read_tables

GRAPH = {
    "attributes": {"name": "Net"},
    "options": {"type": "mixed", "multi": True},
    "nodes": [
        {"key": "1", "attributes": {"label": "Eén", "id": "x", "tags": ["p", "q"]}},
        {"key": 2, "attributes": {"label": "Twee"}},
        {"key": "3"},
    ],
    "edges": [
        {"key": "e1", "source": "1", "target": 2, "attributes": {"weight": 0.5, "type": "advies"}},
        {"source": "1", "target": "3", "undirected": True},
    ],
}


def cells(table: Table) -> list[dict[str, str]]:
    return [{name: text for name, text in row.cells.items() if text} for row in table.rows]


@pytest.mark.parametrize("graph", [GRAPH, {"type": "gephi-lite", "graphDataset": {"fullGraph": GRAPH}}])
def test_attributes_are_columns_and_edges_say_whether_they_are_directed(graph: Any) -> None:
    nodes, edges = read_tables("net.json", json.dumps(graph).encode())
    assert cells(nodes) == [
        {"id": "1", "label": "Eén", "id (2)": "x", "tags": "p; q"},
        {"id": "2", "label": "Twee"},
        {"id": "3"},
    ]
    assert cells(edges) == [
        {"id": "e1", "source": "1", "target": "2", "type": "directed", "weight": "0.5", "type (2)": "advies"},
        {"source": "1", "target": "3", "type": "undirected"},
    ]


def test_an_undirected_graph_has_undirected_edges_unless_they_say_otherwise() -> None:
    graph = GRAPH | {"options": {"type": "undirected"}}
    _nodes, edges = read_tables("net.json", json.dumps(graph).encode())
    assert [row.cells["type"] for row in edges.rows] == ["undirected", "undirected"]
