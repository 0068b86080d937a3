"""Graph files of other programs, as tables."""

import csv
import json
import re
from pathlib import Path

import pytest
from datasets import dataset

from dare_network.formats.tables import Table, read_tables

# What NetworkX refuses, counted by hand in the files: nodes and edges.
COUNTED = {
    "gexf/basic.gexf": (2, 2),
    "gexf/basic_formatted.gexf": (2, 2),
    "gexf/mixed.gexf": (3, 3),
    "gexf/v1_3.gexf": (2, 1),
    "gexf/primer-1.1draft-simple.gexf": (2, 1),
    "graphml/igraph-test.graphml": (6, 7),
}
_SEEN = re.compile(
    r"nodes (\d+); edges (\d+); .*node attributes (.*); edge attributes (.*)",
)


def observed() -> list[dict[str, str]]:
    with dataset("format-conformance", "index.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["kind"] in ("gexf", "graphml")]


def read(path: Path) -> tuple[Table, Table]:
    nodes, edges = read_tables(path.name, path.read_bytes())
    assert (nodes.name, edges.name) == ("nodes", "edges")
    return nodes, edges


def graphml(body: str, keys: str = "") -> bytes:
    return f"<graphml>{keys}<graph edgedefault='directed'>{body}</graph></graphml>".encode()


def gexf(body: str, version: str = "1.2") -> bytes:
    return f"<gexf version='{version}'><graph>{body}</graph></gexf>".encode()


def cells(content: bytes, name: str = "graph.xml") -> list[list[dict[str, str]]]:
    return [[dict(row.cells) for row in table.rows] for table in read_tables(name, content)]


def test_the_files_of_other_programs_are_read_whole() -> None:
    for row in observed():
        seen = _SEEN.search(row["observed_with_reference_reader"])
        if seen and seen[1] == "0":
            continue
        nodes, edges = read(dataset("format-conformance", *row["file"].split("/")))
        if seen is None:
            assert (len(nodes.rows), len(edges.rows)) == COUNTED[row["file"]], row["file"]
            continue
        assert (len(nodes.rows), len(edges.rows)) == (int(seen[1]), int(seen[2])), row["file"]
        for table, names in ((nodes, seen[3]), (edges, seen[4])):
            assert set(names.split(",")) - {"-"} <= set(table.headers), row["file"]


def test_a_network_of_gephi_is_read_as_its_facts_say() -> None:
    expected = json.loads(dataset("rio20-web-actors", "expected.json").read_text("utf-8"))
    nodes, edges = read(dataset("rio20-web-actors", "rio.gexf"))
    assert (len(nodes.rows), len(edges.rows)) == (expected["nodes"], expected["edges"])
    for header, filled in expected["node_attribute_fill"].items():
        if header != "viz":
            assert sum(bool(row.cells[header]) for row in nodes.rows) == filled
    for header, known in (("Nature of institution:", "values_Nature_of_institution"),):
        for value, count in expected[known]:
            assert sum(row.cells[header] == value for row in nodes.rows) == count


def test_a_row_knows_the_line_on_which_it_begins() -> None:
    content = (
        b"<graphml>\n<graph>\n<node id='a'\n/><node id='b'/>\n<edge source='a' target='b'/></graph></graphml>"
    )
    nodes, edges = read_tables("a.graphml", content)
    assert [row.line for row in (*nodes.rows, *edges.rows)] == [3, 4, 5]


def test_defaults_of_graphml_are_filled_in_and_values_trimmed() -> None:
    keys = "<key id='d' for='node' attr.name='colour'><default>yellow</default></key>"
    body = "<node id='a'><data key='d'> green\n</data></node><node id='b'/>"
    ((one, other),) = cells(graphml(body, keys))
    assert (one["colour"], other["colour"]) == ("green", "yellow")


def test_a_key_without_a_name_is_called_by_its_id_and_one_for_edges_says_nothing_of_nodes() -> None:
    keys = "<key id='weight'/><key id='e' for='edge' attr.name='since'/>"
    body = "<node id='a'><data key='weight'>2</data><data key='e'>2020</data><data key='x'>y</data></node>"
    assert cells(graphml(body, keys)) == [[{"id": "a", "weight": "2", "x": "y", "label": "a"}]]


def test_of_the_drawings_of_yed_the_label_is_read() -> None:
    keys = "<key id='d6' for='node' yfiles.type='nodegraphics'/>"
    body = (
        "<node id='n0'><data key='d6'><y:ShapeNode xmlns:y='y'><y:Fill color='#FFCC00'/>"
        "<y:NodeLabel>KWF</y:NodeLabel></y:ShapeNode></data></node>"
    )
    assert cells(graphml(body, keys)) == [[{"id": "n0", "label": "KWF"}]]


def test_nodes_within_nodes_are_read_like_the_others() -> None:
    nested = "<node id='a'><graph edgedefault='directed'><node id='b'/></graph></node>"
    assert sorted(row["id"] for row in cells(graphml(nested))[0]) == ["a", "b"]
    nested = "<nodes><node id='a' label='A'><nodes><node id='b' label='B'/></nodes></node></nodes>"
    assert sorted(row["label"] for row in cells(gexf(nested))[0]) == ["A", "B"]


def test_attributes_of_gexf_have_their_titles_and_defaults() -> None:
    body = (
        "<attributes class='node'><attribute id='0' title='Country' type='string'><default>NL</default>"
        "</attribute></attributes><nodes><node id='a' label='A'/><node id='b' label='B'><attvalues>"
        "<attvalue for='0' value='BE'/></attvalues></node></nodes>"
    )
    ((one, other),) = cells(gexf(body))
    assert (one["Country"], other["Country"]) == ("NL", "BE")


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


@pytest.mark.parametrize("name", ["edges", "links"])
def test_node_link_json_is_read_under_both_names(name: str) -> None:
    graph = {
        "nodes": [{"id": 1, "label": "A", "tags": ["x", 2], "deep": {"a": None}}, {"id": "2", "label": None}],
        name: [{"source": 1, "target": 2, "weight": 0.10, "is_new": True}],
    }
    content = json.dumps(graph).replace("0.1", "0.10").encode()
    assert cells(content) == [
        [
            {"id": "1", "label": "A", "tags": "x; 2", "deep": '{"a": null}'},
            {"id": "2", "label": "", "tags": "", "deep": ""},
        ],
        [{"weight": "0.10", "is_new": "true", "source": "1", "target": "2"}],
    ]


def test_nodes_without_an_id_are_named_by_their_place_and_ends_may_be_nodes() -> None:
    content = b'{"nodes": [{"name": "A"}, {"name": "B"}], "links": [{"source": 0, "target": {"id": 1}}]}'
    assert cells(content) == [
        [{"id": "0", "name": "A"}, {"id": "1", "name": "B"}],
        [{"source": "0", "target": "1"}],
    ]


def test_numbers_keep_their_digits_and_what_is_no_number_is_nothing() -> None:
    content = b'{"nodes": [{"id": 1' + b"0" * 5000 + b', "x": NaN, "y": 1e999}], "edges": []}'
    ((node,),) = cells(content)
    assert (len(node["id"]), node["y"], "x" in node) == (5001, "1e999", False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_xml_is_read_in_the_encoding_that_it_names(encoding: str) -> None:
    named = encoding.removesuffix("-sig")
    text = f"<?xml version='1.0' encoding='{named}'?><gexf><graph><node id='a' label='Café'/></graph></gexf>"
    assert cells(text.encode(encoding)) == [[{"id": "a", "label": "Café"}]]


def test_what_xml_and_databases_forbid_is_left_out() -> None:
    content = b'{"nodes": [{"id": "a", "label": "A\\u0000\\ud800B\\uffff"}], "edges": []}'
    assert cells(content) == [[{"id": "a", "label": "AB"}]]


def test_a_table_of_text_that_begins_with_a_bracket_stays_a_table() -> None:
    (table,) = read_tables("a.csv", b"<name>;{city}\nKWF;Amsterdam\n")
    assert table.headers == ("<name>", "{city}")
