"""GraphML, checked against its specification and read back with NetworkX."""

import io
import json
import math

import networkx as nx
import pytest
from graphml_rules import graphml_faults
from graphs import EDGES, GRAPH, NODES, flat_graphs, naughty, xml_text
from hypothesis import given, settings
from naughty import naughty_strings

from dare_network.formats.flat_graph import FlatGraph, Value
from dare_network.formats.graphml import write_graphml


def read(graph: FlatGraph) -> nx.MultiDiGraph | nx.MultiGraph:
    return nx.read_graphml(io.BytesIO(write_graphml(graph)), force_multigraph=True)


def said(record: dict[str, Value | None], *own: str) -> dict[str, Value | None]:
    nothing = (None, "", math.nan)
    return {k: v for k, v in record.items() if k not in own and v not in nothing and v == v}


@pytest.mark.parametrize("directed", [True, False])
def test_values_and_types_come_back(directed: bool) -> None:
    graph = read(FlatGraph(NODES, EDGES, directed))
    assert (graph.is_directed(), graph.is_multigraph()) == (directed, True)
    for node in NODES:
        assert dict(graph.nodes[node["id"]]) == said(node, "id")
    found = {key: values for _one, _other, key, values in graph.edges(keys=True, data=True)}
    assert found == {edge["id"]: said(edge, "id", "source", "target") for edge in EDGES}
    assert isinstance(graph.nodes["a"]["age"], int)
    assert graph.nodes["b"]["is_body"] is True


def test_the_declared_type_holds_all_values_of_a_key() -> None:
    nodes: list[dict[str, Value | None]] = [
        {"id": "a", "mixed": 1, "number": 1, "large": 2**70, "flag": True},
        {"id": "b", "mixed": "x", "number": 0.25, "large": 1, "flag": 1},
    ]
    assert dict(read(FlatGraph(nodes, [])).nodes["a"]) == {
        "mixed": "1", "number": 1.0, "large": str(2**70), "flag": "true",
    }  # fmt: skip


def test_the_same_graph_makes_the_same_file() -> None:
    assert write_graphml(GRAPH) == write_graphml(FlatGraph(list(NODES), list(EDGES)))


@settings(max_examples=200, deadline=None)
@given(flat_graphs())
def test_any_graph_makes_a_file_that_the_specification_allows(graph: FlatGraph) -> None:
    assert graphml_faults(write_graphml(graph)) == []
    again = read(graph)
    assert (len(again), again.number_of_edges()) == (len(graph.nodes), len(graph.edges))
    for node in graph.nodes:
        # NetworkX leaves out empty texts.
        assert again.nodes[node["id"]].get("label", "") == xml_text(str(node["label"]))


def test_naughty_strings_survive_as_labels() -> None:
    graph = naughty(naughty_strings())
    assert graphml_faults(write_graphml(graph)) == []
    again = read(graph)
    for node in graph.nodes:
        assert again.nodes[node["id"]].get("label", "") == xml_text(str(node["label"]))


def test_a_real_network_keeps_its_shape() -> None:
    original = nx.relabel_nodes(nx.les_miserables_graph(), str)
    original.graph |= {"node_default": {}, "edge_default": {}}
    nodes = [{**values, "id": node} for node, values in original.nodes(data=True)]
    edges = [{**values, "source": one, "target": other} for one, other, values in original.edges(data=True)]
    content = write_graphml(FlatGraph(nodes, edges, original.is_directed()))
    assert nx.utils.graphs_equal(nx.read_graphml(io.BytesIO(content)), original)


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        (b'attr.type="long"', b'attr.type="number"'),
        (b'target="c"', b'target="d"'),
        (b'id="e2"', b'id="e1"'),
        (b">0.5<", b">half<"),
        (b'edgedefault="directed"', b'edgedefault="mixed"'),
        (b"<node ", b'<node name="x" '),
    ],
)
def test_the_check_itself_finds_faults(sound: bytes, broken: bytes) -> None:
    content = write_graphml(GRAPH)
    assert graphml_faults(content) == []
    assert sound in content
    assert graphml_faults(content.replace(sound, broken, 1)) != []


def test_a_key_is_written_for_what_is_said_and_for_nothing_else() -> None:
    assert b'attr.name="note"' not in write_graphml(GRAPH)
    assert json.dumps(said(EDGES[3], "id", "source", "target")) == "{}"
