"""GML as programs write it, and as NetworkX would not read it."""

from dare_network.formats.grid import Table
from dare_network.formats.tables import read_tables

FILE = """# made by hand
Creator "somebody on Friday"
Version 1
graph
[
  directed 1
  comment "no node [ here ]"
  node [ id 1 label "Zo&#235; &quot;Z&quot; &amp; Co" graphics [ x 1.0 point [ x 2 ] ] tag "a" tag "b" ]
  node [
    id 2
    label "twee
regels"
  ]
  node [ id 3 label "twee
regels" ]
  edge [ source 1 target 2 label "kent" value 1.5E0 ]
  edge [ source 1 target 2 ]
  edge [ source 3 target 9 ]
]
"""


def cells(table: Table) -> list[dict[str, str]]:
    return [{name: text for name, text in row.cells.items() if text} for row in table.rows]


def test_nodes_and_edges_are_read_with_their_attributes_and_lines() -> None:
    nodes, edges = read_tables("net.gml", FILE.encode())
    assert cells(nodes) == [
        {"id": "1", "label": 'Zoë "Z" & Co', "tag": "a; b"},
        {"id": "2", "label": "twee\nregels"},
        {"id": "3", "label": "twee\nregels"},
    ]
    assert cells(edges) == [
        {"source": "1", "target": "2", "type": "directed", "label": "kent", "value": "1.5E0"},
        {"source": "1", "target": "2", "type": "directed"},
        {"source": "3", "target": "9", "type": "directed"},
    ]
    assert [row.line for row in nodes.rows] == [8, 9, 14]
    assert nodes.remarks == ("How the graph is drawn was left out.",)


def test_a_graph_that_says_nothing_of_directions_has_none() -> None:
    _nodes, edges = read_tables("net.txt", b"graph [ node [ id 0 ] edge [ target 0 source 1 ] ]")
    assert cells(edges) == [{"source": "1", "target": "0", "type": "undirected"}]


def test_a_graph_without_names_calls_its_nodes_by_their_ids() -> None:
    (nodes,) = read_tables("net.gml", "graph [ node [ id 4 plaats Zürich ] ]".encode("cp1252"))
    assert cells(nodes) == [{"id": "4", "plaats": "Zürich", "label": "4"}]


def test_a_list_of_names_that_begins_like_a_graph_is_a_table() -> None:
    (table,) = read_tables("a.csv", b"graph,city\nnode,Delft\n")
    assert table.headers == ("graph", "city")
    (table,) = read_tables("a.csv", b"#" * 900 + b",b\n1,2\n")
    assert len(table.rows) == 1
