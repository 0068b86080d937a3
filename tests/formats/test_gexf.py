"""GEXF 1.3, checked against its specification and read back with NetworkX."""

import io
from collections import Counter
from datetime import date
from xml.etree.ElementTree import fromstring

import networkx as nx
import pytest
from gexf_rules import SPACE, VIZ, gexf_faults
from graphs import EDGES, GRAPH, NODES, flat_graphs, naughty, xml_text
from hypothesis import given, settings
from naughty import naughty_strings

from dare_network.formats.flat_graph import FlatGraph
from dare_network.formats.gexf import write_gexf
from dare_network.formats.look import Look

ON = date(2026, 11, 24)
LOOKS = {
    "a": Look(1.5, -2.0, 22.0, "#0072b2", "disc"),
    "b": Look(0.0, 0.0, 11.0, "#ffffff", "diamond"),
}


def read(content: bytes) -> nx.MultiDiGraph:
    return nx.read_gexf(io.BytesIO(content), version="1.3")


def kinds(content: bytes) -> list[str]:
    return [edge.get("kind", "") for edge in fromstring(content).iter(f"{SPACE}edge")]


def test_values_come_back() -> None:
    graph = read(write_gexf(GRAPH, ON))
    assert {node: values["label"] for node, values in graph.nodes(data=True)} == {
        "a": "Anna <de> & “Wit”", "b": "KWF", "c": "c",
    }  # fmt: skip
    assert (graph.nodes["a"]["age"], graph.nodes["a"]["share"]) == (40, 0.5)
    assert (graph.nodes["a"]["is_body"], graph.nodes["b"]["is_body"]) == (False, True)
    ends = [(edge["source"], edge["target"]) for edge in EDGES]
    assert Counter(graph.edges()) == Counter(ends)


def test_parallel_edges_differ_in_kind() -> None:
    assert kinds(write_gexf(GRAPH, ON)) == ["advises", "advises 2", "knows", ""]
    back = FlatGraph(NODES, [EDGES[0], {**EDGES[2], "relationship_type": "advises"}], directed=False)
    assert kinds(write_gexf(back, ON)) == ["advises", "advises 2"]


def test_a_picture_is_kept_where_there_is_one() -> None:
    content = write_gexf(GRAPH, ON, LOOKS)
    assert gexf_faults(content) == []
    first, second, third = fromstring(content).iter(f"{SPACE}node")
    drawn = {child.tag.removeprefix(VIZ): child.attrib for child in first if child.tag.startswith(VIZ)}
    assert drawn == {
        "color": {"r": "0", "g": "114", "b": "178"},
        "position": {"x": "1.5", "y": "-2.0", "z": "0.0"},
        "size": {"value": "22.0"},
        "shape": {"value": "disc"},
    }
    assert second.find(f"{VIZ}shape").get("value") == "diamond"
    assert not [child for child in third if child.tag.startswith(VIZ)]


def test_the_file_says_when_it_was_made_and_nothing_that_the_format_does_not_know() -> None:
    meta, graph = fromstring(write_gexf(GRAPH, ON))
    assert meta.attrib == {"lastmodifieddate": "2026-11-24"}
    assert graph.attrib == {"defaultedgetype": "directed", "mode": "static"}


def test_the_same_graph_makes_the_same_file() -> None:
    assert write_gexf(GRAPH, ON, LOOKS) == write_gexf(FlatGraph(list(NODES), list(EDGES)), ON, dict(LOOKS))


@settings(max_examples=200, deadline=None)
@given(flat_graphs())
def test_any_graph_makes_a_file_that_the_specification_allows(graph: FlatGraph) -> None:
    content = write_gexf(graph, ON)
    assert gexf_faults(content) == []
    again = read(content)
    assert (len(again), again.number_of_edges()) == (len(graph.nodes), len(graph.edges))
    for node in graph.nodes:
        assert again.nodes[node["id"]]["label"] == xml_text(str(node["label"]))


def test_naughty_strings_survive_as_labels() -> None:
    graph = naughty(naughty_strings())
    content = write_gexf(graph, ON)
    assert gexf_faults(content) == []
    labels = [node.get("label") for node in fromstring(content).iter(f"{SPACE}node")]
    assert labels == [xml_text(str(node["label"])) for node in graph.nodes]


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        (b'version="1.3"', b'version="1.2"'),
        (b'lastmodifieddate="2026-11-24"', b'lastmodified="24 November"'),
        (b'mode="static"', b'mode="static" name=""'),
        (b'target="c"', b'target="d"'),
        (b'kind="advises 2"', b'kind="advises"'),
        (b'value="0.5"', b'value="half"'),
        (b'r="0"', b'r="256"'),
        (b'value="disc"', b'value="star"'),
        (b'type="double"', b'type="decimal"'),
    ],
)
def test_the_check_itself_finds_faults(sound: bytes, broken: bytes) -> None:
    content = write_gexf(GRAPH, ON, LOOKS)
    assert sound in content
    assert gexf_faults(content.replace(sound, broken, 1)) != []
