"""Files for Kumu, address books and lists of ties, of any text."""

import json
from datetime import date
from io import BytesIO

from graphs import GRAPH, TEXT
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from dare_network.formats.content_lines import escaped, folded, read_lines
from dare_network.formats.flat_graph import FlatGraph
from dare_network.formats.gexf import write_gexf
from dare_network.formats.kumu import write_kumu_json, write_kumu_workbook
from dare_network.formats.tables import read_tables
from dare_network.formats.tie_table import write_ties_csv, write_ties_workbook
from dare_network.formats.vcard import write_vcards
from dare_network.formats.xml_values import xml_text

TODAY = date(2026, 11, 24)


def people(name: str, place: str = "Lab", role: str = "arts") -> FlatGraph:
    nodes = [
        {"id": "a", "kind": "person", "label": name, "family_name": name, "given_name": name},
        {"id": "b", "kind": "organisation", "label": place},
        {"id": "c", "kind": "person", "label": "assessor", "by_role": True},
    ]
    posts = [
        {"id": "1", "source": "a", "target": "b", "kind": "affiliation", "role": role},
        {
            "id": "2",
            "source": "a",
            "target": "b",
            "kind": "affiliation",
            "role": "x",
            "until_on": "2020-01-01",
        },
    ]
    return FlatGraph(nodes, posts)


def kept(text: str) -> str:
    """What a line of a card keeps of a text."""
    return xml_text(text).encode("utf-8", "replace").decode()


@given(TEXT, TEXT)
def test_any_text_comes_back_from_a_line_of_a_card(one: str, other: str) -> None:
    one, other = kept(one), kept(other)
    content = folded(f"N:{escaped(one)};{escaped(other)}")
    assert all(len(line.encode()) <= 75 for line in content.split("\r\n"))
    (line,) = read_lines(content.replace("\r\n", "\n"))
    assert line.parts() == [one, other]
    assert line.text == f"{one};{other}"


@given(
    TEXT.filter(lambda text: _without_controls(kept(text)).strip()), st.sampled_from(["Lab", "A;B", "x\\n,y"])
)
def test_any_name_comes_back_from_a_card(name: str, place: str) -> None:
    content = write_vcards(people(name, place), TODAY)
    tables = {table.name: table for table in read_tables("a.vcf", content)}
    wanted = " ".join(kept(name).split()) or "-"
    (row,) = tables["People"].rows
    assert row.cells["Name"].split() == _without_controls(wanted).split()
    assert (row.cells["Organisation"], row.cells["Role"]) == (place, "arts")
    assert [row.cells["Name"] for row in tables["Organisations"].rows] == [place]
    assert b"assessor" not in content


def _without_controls(text: str) -> str:
    return "".join(
        c for c in text if c == "\x85" or not (c < " " or "\x7f" <= c <= "\x9f" or c in "\ufffe\uffff")
    )


TAGS = [
    {"id": "a.b:c_d", "label": "A", "kind": "organisation", "tags": "p; q r", "is_body": True, "share": 0.5},
    {"id": "e", "kind": "topic"},
]
TIE = {
    "id": "x:y", "source": "a.b:c_d", "target": "e", "relationship_type": "works_with", "kind": "tie",
    "strength": 2.5, "note": "=1+1", "direction": "mutual",
}  # fmt: skip
MUTUAL = FlatGraph(TAGS, [TIE], directions={"x:y": "mutual"})


def test_kumu_gets_a_blueprint_with_its_own_words_and_ids_that_it_takes() -> None:
    found = json.loads(write_kumu_json(MUTUAL))
    assert found["elements"] == [
        {
            "id": "a-b-c-d", "label": "A", "type": "organisation", "tags": ["p", "q r"],
            "DARE-NL": "organisation", "DARE-NL tags": "p; q r", "is_body": True, "share": 0.5,
        },
        {"id": "e", "label": "e", "type": "topic", "DARE-NL": "topic"},
    ]  # fmt: skip
    assert found["connections"] == [
        {
            "id": "x-y", "from": "a-b-c-d", "to": "e", "type": "works with", "direction": "mutual",
            "strength": 2.5, "description": "=1+1", "DARE-NL": "tie", "relationship_type": "works_with",
            "stated_direction": "mutual",
        }
    ]  # fmt: skip


def test_kumu_gets_a_workbook_with_the_columns_first_by_which_it_knows_the_sheets() -> None:
    book = load_workbook(BytesIO(write_kumu_workbook(MUTUAL)))
    assert book.sheetnames == ["Elements", "Connections"]
    assert [cell.value for cell in book["Elements"][1]][:4] == ["ID", "Label", "Type", "Tags"]
    headers = [cell.value for cell in book["Connections"][1]]
    assert headers[:4] == ["ID", "From", "To", "Type"]
    row = dict(zip(headers, [cell.value for cell in book["Connections"][2]], strict=True))
    assert (row["direction"], row["Strength"], row["Description"]) == ("mutual", 2.5, "=1+1")


def test_ties_name_both_ends_and_say_how_they_run() -> None:
    for name, content in (("t.csv", write_ties_csv(MUTUAL)), ("t.xlsx", write_ties_workbook(MUTUAL))):
        (table,) = read_tables(name, content)
        (row,) = table.rows
        assert (row.cells["from"], row.cells["to"], row.cells["runs"]) == ("A", "e", "mutual")
        assert (row.cells["from_id"], row.cells["from_kind"]) == ("a.b:c_d", "organisation")
        assert (row.cells["strength"], row.cells["note"]) == ("2.5", "=1+1")


def test_gexf_says_of_each_edge_how_it_runs_and_how_strong_it_is() -> None:
    edges = [{**TIE, "id": str(place), "strength": strength} for place, strength in enumerate((2.5, 0, -1))]
    graph = FlatGraph(TAGS, edges, directions={"0": "mutual", "1": "undirected"})
    _nodes, table = read_tables("a.gexf", write_gexf(graph, TODAY))
    told = [(row.cells.get("type"), row.cells.get("weight"), row.cells["kind"]) for row in table.rows]
    assert [each[:2] for each in told] == [("mutual", "2.5"), ("undirected", ""), ("", "")]


def test_gexf_tells_edges_apart_that_run_both_ways_or_none() -> None:
    ends = [("a", "b"), ("b", "a"), ("b", "a")]
    edges = [
        {"id": str(place), "source": one, "target": other, "relationship_type": "knows"}
        for place, (one, other) in enumerate(ends)
    ]
    graph = FlatGraph(GRAPH.nodes, edges, directions={"0": "undirected", "1": "undirected"})
    _nodes, table = read_tables("a.gexf", write_gexf(graph, TODAY))
    assert [row.cells["kind"] for row in table.rows] == ["knows", "knows 2", "knows"]
