"""Graph files of other programs, as tables."""

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from datasets import dataset
from graph_texts import cells, gexf, graphml

from dare_network.errors import UnreadableFileError
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


def test_the_files_of_other_programs_are_read_whole() -> None:
    for row in observed():
        seen = _SEEN.search(row["observed_with_reference_reader"])
        path = dataset("format-conformance", *row["file"].split("/"))
        if seen and seen[1] == "0":
            with pytest.raises(UnreadableFileError, match="without nodes and without ties"):
                read(path)
            continue
        nodes, edges = read(path)
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
    natures = Counter(row.cells["Nature of institution:"] for row in nodes.rows)
    assert natures == dict(expected["values_Nature_of_institution"])


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
