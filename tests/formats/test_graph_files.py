"""Graph files, read back with NetworkX."""

import io
import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence

import networkx as nx
import pytest
from datasets import dataset
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dare_network.formats.graph_files import Value, write_graphml, write_node_link

NODES: list[dict[str, Value | None]] = [
    {"id": "a", "label": "Anna <de> & “Wit”", "age": 40, "share": 0.5, "is_body": False},
    {"id": "b", "label": "KWF", "share": 1, "is_body": True, "note": None},
    {"id": "c"},
]
EDGES: list[dict[str, Value | None]] = [
    {"source": "a", "target": "b", "type": "advises", "weight": 2},
    {"source": "a", "target": "b", "type": "knows"},
    {"source": "b", "target": "c", "type": None, "weight": math.nan},
]


def given_values(item: Mapping[str, object], *own: str) -> dict[str, object]:
    return {
        name: value
        for name, value in item.items()
        if name not in own
        and value is not None
        and not (isinstance(value, float) and not math.isfinite(value))
    }


def graphml(
    nodes: Sequence[Mapping[str, Value | None]],
    edges: Sequence[Mapping[str, Value | None]],
    directed: bool = True,
) -> nx.MultiDiGraph | nx.MultiGraph:
    content = write_graphml(nodes, edges, directed)
    return nx.read_graphml(io.BytesIO(content), force_multigraph=True)


def node_link(content: bytes) -> nx.MultiDiGraph | nx.MultiGraph:
    return nx.node_link_graph(json.loads(content), edges="edges")


@pytest.mark.parametrize("directed", [True, False])
def test_graphml_is_read_back_with_its_values_and_types(directed: bool) -> None:
    graph = graphml(NODES, EDGES, directed)
    assert (graph.is_directed(), graph.is_multigraph()) == (directed, True)
    for node in NODES:
        assert dict(graph.nodes[node["id"]]) == given_values(node, "id")
    found = [(one, other, values) for one, other, values in graph.edges(data=True)]
    assert found == [
        (edge["source"], edge["target"], given_values(edge, "source", "target")) for edge in EDGES
    ]
    assert isinstance(graph.nodes["a"]["age"], int)
    assert graph.nodes["b"]["is_body"] is True


def test_graphml_declares_a_type_that_holds_all_values_of_a_key() -> None:
    nodes: list[dict[str, Value | None]] = [
        {"id": "a", "mixed": 1, "number": 1, "large": 2**70, "flag": True},
        {"id": "b", "mixed": "x", "number": 0.25, "large": 1, "flag": 1},
    ]
    graph = graphml(nodes, [])
    assert dict(graph.nodes["a"]) == {
        "mixed": "1", "number": 1.0, "large": str(2**70), "flag": "true",
    }  # fmt: skip


def test_the_id_of_an_edge_is_kept_in_graphml() -> None:
    graph = graphml([{"id": "a"}, {"id": "b"}], [{"id": "t-7", "source": "a", "target": "b"}])
    assert list(graph.edges(keys=True)) == [("a", "b", "t-7")]


@pytest.mark.parametrize("directed", [True, False])
def test_node_link_json_is_read_back_with_its_values(directed: bool) -> None:
    graph = node_link(write_node_link(NODES, EDGES, directed))
    assert (graph.is_directed(), graph.is_multigraph()) == (directed, True)
    for node in NODES:
        assert dict(graph.nodes[node["id"]]) == given_values(node, "id")
    assert list(graph.edges(keys=True, data=True)) == [
        (edge["source"], edge["target"], key, given_values(edge, "source", "target"))
        for key, edge in enumerate(EDGES)
    ]


def test_node_link_json_has_the_form_that_networkx_writes() -> None:
    written = json.loads(write_node_link(NODES, EDGES))
    graph = node_link(write_node_link(NODES, EDGES))
    assert written == nx.node_link_data(graph, edges="edges")


def test_no_number_of_node_link_json_is_beyond_json() -> None:
    content = write_node_link([{"id": "a", "x": math.inf}], [])
    assert json.loads(content, parse_constant=pytest.fail)["nodes"] == [{"id": "a"}]


TEXT = st.text() | st.sampled_from(["\x00a", "]]>", "<![CDATA[", "&amp;", "\ud800", "\uffff", "a\r\nb"])


def xml_text(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        c
        for c in lines
        if c in "\t\n" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000"
    )


@settings(max_examples=200, deadline=None)
@given(TEXT, TEXT)
@example("\r", "\t\n ")
def test_any_text_makes_valid_graphml(label: str, note: str) -> None:
    nodes: list[dict[str, Value | None]] = [{"id": "a", "label": label}, {"id": "b"}]
    graph = graphml(nodes, [{"source": "a", "target": "b", "note": note}])
    # NetworkX leaves out empty texts.
    assert graph.nodes["a"].get("label", "") == xml_text(label)
    ((_one, _other, values),) = graph.edges(data=True)
    assert values.get("note", "") == xml_text(note)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(TEXT, TEXT, max_size=4).filter(lambda names: "id" not in names))
def test_any_text_makes_valid_node_link_json(values: dict[str, str]) -> None:
    graph = node_link(write_node_link([{"id": "a", **values}], []))
    expected = {
        name.encode("utf-8", "replace").decode(): text.encode("utf-8", "replace").decode()
        for name, text in values.items()
    }
    assert dict(graph.nodes["a"]) == expected


def test_naughty_strings_survive_as_labels() -> None:
    strings = json.loads(dataset("format-conformance", "strings", "blns.json").read_text("utf-8"))
    nodes = [{"id": str(place), "label": text} for place, text in enumerate(strings)]
    graph = graphml(nodes, [])
    for place, text in enumerate(strings):
        assert graph.nodes[str(place)].get("label", "") == xml_text(text)
    linked = node_link(write_node_link(nodes, []))
    assert [linked.nodes[str(place)]["label"] for place in range(len(strings))] == strings


def test_a_real_network_keeps_its_shape() -> None:
    path = dataset("format-conformance", "graphml", "miserables.graphml")
    original = nx.read_graphml(path)
    nodes = [{**values, "id": node} for node, values in original.nodes(data=True)]
    edges = [{**values, "source": one, "target": other} for one, other, values in original.edges(data=True)]
    directed = original.is_directed()
    again = nx.read_graphml(io.BytesIO(write_graphml(nodes, edges, directed)))
    assert nx.utils.graphs_equal(again, original)
    linked = node_link(write_node_link(nodes, edges, directed))
    assert Counter(dict(linked.degree())) == Counter(dict(original.degree()))
