"""Graph files of other programs, as tables."""

import io
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import igraph
import networkx as nx
import pytest
from graph_files import GEPHI
from graph_texts import cells, gexf, graphml
from graphs import CHARACTERS, flat_graphs
from hypothesis import given, settings
from hypothesis import strategies as st

from dare_network.errors import UnreadableFileError
from dare_network.formats.flat_graph import Attributes, FlatGraph
from dare_network.formats.flat_graph import given as said_by
from dare_network.formats.gexf import write_gexf
from dare_network.formats.graphml import write_graphml
from dare_network.formats.node_link import write_node_link
from dare_network.formats.tables import Table, read_tables
from dare_network.formats.xml_values import xml_text

WRITERS = {
    "graphml": write_graphml,
    "gexf": lambda graph: write_gexf(graph, date(2026, 11, 24)),
    "node-link": write_node_link,
}


def texts(records: Sequence[Attributes]) -> list[dict[str, str]]:
    """What records say, as the rows of a table have it."""
    said = [{name: xml_text(value).strip() for name, value in said_by(record).items()} for record in records]
    return [{name: text for name, text in record.items() if text} for record in said]


def filled(table: Table) -> list[dict[str, str]]:
    return [{header: text for header, text in row.cells.items() if text} for row in table.rows]


def test_a_network_of_gephi_is_read_whole() -> None:
    nodes, edges = read_tables("actors.gexf", GEPHI)
    assert (nodes.name, edges.name) == ("nodes", "edges")
    assert [row.cells["id"] for row in nodes.rows] == ["0", "1", "2"]
    natures = [row.cells["Nature of institution:"] for row in nodes.rows]
    assert natures == ["NGO", "", "Governmental"]
    assert [(row.cells["source"], row.cells["target"]) for row in edges.rows] == [
        ("0", "1"), ("1", "2"), ("2", "2"),
    ]  # fmt: skip


@pytest.mark.parametrize("empty", [b"<graphml><graph/></graphml>", b"<gexf><graph/></gexf>"])
def test_a_graph_without_nodes_and_ties_is_refused(empty: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="without nodes and without ties"):
        read_tables("empty", empty)


@pytest.mark.parametrize("kind", WRITERS)
@settings(max_examples=100, deadline=None)
@given(graph=flat_graphs(st.sampled_from(["kind", "note", "x y", "Count"]), CHARACTERS))
def test_what_the_product_writes_it_reads_as_it_was(kind: str, graph: FlatGraph) -> None:
    nodes, edges = texts(graph.nodes), texts(graph.edges)
    if not any("label" in node for node in nodes):
        nodes = [node | {"label": node["id"]} for node in nodes]
    # What only tells parallel edges apart comes with the file.
    beside = {"key"} if any("kind" in said_by(edge) for edge in graph.edges) else {"key", "kind"}
    read_nodes, *read_edges = read_tables("graph", WRITERS[kind](graph))
    assert filled(read_nodes) == nodes
    found = [row for table in read_edges for row in filled(table)]
    assert [{k: v for k, v in row.items() if k not in beside} for row in found] == edges


def test_what_networkx_and_igraph_write_is_read(tmp_path: Path) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node(1, label="Anna", age=40)
    graph.add_node(2, label="KWF", is_body=True)
    graph.add_edges_from([(1, 2, {"weight": 0.5}), (1, 2, {"since": "2020"})])
    written = {"gexf": io.BytesIO(), "graphml": io.BytesIO()}
    nx.write_gexf(graph, written["gexf"])
    nx.write_graphml(graph, written["graphml"])
    drawn = igraph.Graph([(0, 1), (0, 1)], directed=True, vertex_attrs={"name": ["1", "2"]})
    drawn.write_graphml(str(tmp_path / "drawn.graphml"))
    contents = [each.getvalue() for each in written.values()] + [(tmp_path / "drawn.graphml").read_bytes()]
    contents.append(json.dumps(nx.node_link_data(graph, edges="links")).encode())
    for content in contents:
        nodes, edges = read_tables("graph", content)
        assert [len(nodes.rows), len(edges.rows)] == [2, 2]
        ends = {(row.cells["source"], row.cells["target"]) for row in edges.rows}
        assert ends <= {("1", "2"), ("n0", "n1")}
        assert {row.cells["id"] for row in nodes.rows} == {end for pair in ends for end in pair}


def test_a_row_knows_the_line_on_which_it_begins() -> None:
    content = (
        b"<graphml>\n<graph>\n<node id='a'\n/><node id='b'/>\n<edge source='a' target='b'/></graph></graphml>"
    )
    nodes, edges = read_tables("a.graphml", content)
    assert [row.line for row in (*nodes.rows, *edges.rows)] == [3, 4, 5]


def test_nodes_within_nodes_are_read_like_the_others() -> None:
    nested = "<node id='a'><graph edgedefault='directed'><node id='b'/></graph></node>"
    assert sorted(row["id"] for row in cells(graphml(nested))[0]) == ["a", "b"]
    nested = "<nodes><node id='a' label='A'><nodes><node id='b' label='B'/></nodes></node></nodes>"
    assert sorted(row["label"] for row in cells(gexf(nested))[0]) == ["A", "B"]


def test_an_attribute_that_is_called_like_what_the_format_has_built_in_stands_beside_it() -> None:
    body = (
        "<attributes class='edge'><attribute id='0' title='source'/><attribute id='1' title='Kind'/>"
        "</attributes>"
        "<nodes><node id='a'/></nodes><edges><edge source='a' target='a' kind='k' weight='2'><attvalues>"
        "<attvalue for='0' value='a paper'/><attvalue for='1' value='tie'/></attvalues></edge></edges>"
    )
    assert cells(gexf(body))[1] == [
        {"source": "a", "target": "a", "source (2)": "a paper", "Kind": "tie", "weight": "2"}
    ]
    keys = "<key id='d' for='edge' attr.name='Source'/>"
    body = "<node id='a'/><edge source='a' target='a'><data key='d'>a paper</data></edge>"
    assert cells(graphml(body, keys))[1] == [{"source": "a", "target": "a", "Source (2)": "a paper"}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_xml_is_read_in_the_encoding_that_it_names(encoding: str) -> None:
    named = encoding.removesuffix("-sig")
    text = f"<?xml version='1.0' encoding='{named}'?><gexf><graph><node id='a' label='Café'/></graph></gexf>"
    assert cells(text.encode(encoding)) == [[{"id": "a", "label": "Café"}]]


def test_what_belongs_to_another_namespace_names_nothing() -> None:
    content = b"<g:graphml xmlns:g='g'><g:graph><g:node xml:id='x' id='a' g:id='y'/></g:graph></g:graphml>"
    assert cells(content) == [[{"id": "a", "label": "a"}]]


def test_a_node_without_an_id_is_a_row_without_a_name() -> None:
    assert cells(graphml("<node id='a'/><node/>")) == [[{"id": "a", "label": "a"}, {"id": "", "label": ""}]]


def test_what_xml_and_databases_forbid_is_left_out() -> None:
    content = b'{"nodes": [{"id": "a", "la\\u0000bel": "A\\u0000\\ud800B\\uffff"}], "edges": []}'
    assert cells(content) == [[{"id": "a", "label": "AB"}]]


def test_a_table_of_text_that_begins_with_a_bracket_stays_a_table() -> None:
    (table,) = read_tables("a.csv", b"<name>;{city}\nKWF;Amsterdam\n")
    assert table.headers == ("<name>", "{city}")
