"""Node-link JSON, read back with NetworkX."""

import json
import math

import networkx as nx
import pytest
from graphs import EDGES, GRAPH, NODES, flat_graphs, naughty
from hypothesis import given, settings
from naughty import naughty_strings
from node_link_rules import node_link_faults

from dare_network.formats.flat_graph import FlatGraph
from dare_network.formats.node_link import write_node_link


def read(content: bytes) -> nx.MultiDiGraph | nx.MultiGraph:
    return nx.node_link_graph(json.loads(content), edges="edges")


@pytest.mark.parametrize("directed", [True, False])
def test_values_come_back(directed: bool) -> None:
    graph = read(write_node_link(FlatGraph(NODES, EDGES, directed)))
    assert (graph.is_directed(), graph.is_multigraph()) == (directed, True)
    assert dict(graph.nodes["a"]) == {k: v for k, v in NODES[0].items() if k != "id"}
    assert dict(graph.nodes["c"]) == {}
    assert [key for _one, _other, key in graph.edges(keys=True)] == [0, 1, 2, 3]


def test_it_has_the_form_that_networkx_writes() -> None:
    content = write_node_link(GRAPH)
    assert json.loads(content) == nx.node_link_data(read(content), edges="edges")


def test_no_number_is_beyond_json() -> None:
    content = write_node_link(FlatGraph([{"id": "a", "x": math.inf}], []))
    assert json.loads(content, parse_constant=pytest.fail)["nodes"] == [{"id": "a"}]


@settings(max_examples=200, deadline=None)
@given(flat_graphs())
def test_any_graph_makes_a_file_that_readers_take(graph: FlatGraph) -> None:
    content = write_node_link(graph)
    assert node_link_faults(content) == []
    again = read(content)
    for node in graph.nodes:
        # A lone surrogate is no character, and becomes a question mark.
        expected = str(node["label"]).encode("utf-8", "replace").decode()
        assert again.nodes[node["id"]]["label"] == expected
    assert again.number_of_edges() == len(graph.edges)


def test_naughty_strings_survive_as_labels() -> None:
    graph = naughty(naughty_strings())
    again = read(write_node_link(graph))
    assert [again.nodes[node["id"]]["label"] for node in graph.nodes] == [
        node["label"] for node in graph.nodes
    ]


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        (b'"target": "c"', b'"target": "d"'),
        (b'"key": 1', b'"key": 0'),
        (b'"graph": {}', b'"graph": []'),
        (b'"age": 40', b'"age": [40]'),
    ],
)
def test_the_check_itself_finds_faults(sound: bytes, broken: bytes) -> None:
    content = write_node_link(GRAPH)
    assert sound in content
    assert node_link_faults(content.replace(sound, broken, 1)) != []
