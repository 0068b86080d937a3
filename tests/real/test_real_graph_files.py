"""Graph files of other programs, read whole."""

import re
from collections import Counter
from pathlib import Path

import pytest
from datasets import dataset, facts, rows
from sqlalchemy.engine import Engine

from dare_network.domain.records.imports import RowOutcome
from dare_network.domain.records.viewer import Viewer
from dare_network.errors import UnreadableFileError
from dare_network.formats.tables import Table, read_tables
from dare_network.services.importing import find_mapping, load_import, plan_import
from dare_network.services.network import network

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
    return [row for row in rows("format-conformance", "index.csv") if row["kind"] in ("gexf", "graphml")]


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
    expected = facts("rio20-web-actors", "expected.json")
    nodes, edges = read(dataset("rio20-web-actors", "rio.gexf"))
    assert (len(nodes.rows), len(edges.rows)) == (expected["nodes"], expected["edges"])
    for header, filled in expected["node_attribute_fill"].items():
        if header != "viz":
            assert sum(bool(row.cells[header]) for row in nodes.rows) == filled
    natures = Counter(row.cells["Nature of institution:"] for row in nodes.rows)
    assert natures == dict(expected["values_Nature_of_institution"])


def test_a_network_of_another_program_is_read_by_a_guess(engine: Engine, office: Viewer) -> None:
    files = [("rio.gexf", dataset("rio20-web-actors", "rio.gexf").read_bytes())]
    mapping = find_mapping(engine, office, None, files)
    plan = plan_import(engine, office, files, mapping)
    # A website is no tie of its own.
    assert {row.reason for row in plan.with_outcome(RowOutcome.REFUSED)} == {
        "A tie needs two different ends."
    }
    assert plan.counts[RowOutcome.REFUSED] == 11
    batch = load_import(engine, office, files, mapping)
    assert batch is not None
    assert load_import(engine, office, files, mapping) is None
    assert len([s for s in network(engine, office).stakeholders if s.import_key]) == 366
