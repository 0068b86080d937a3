"""The network as a file, in other programs, and back: nothing is lost and nothing is added."""

import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import igraph
import networkx as nx
import pytest
from databases import Content, SqliteDatabase
from gexf_rules import gexf_faults
from graph_builders import STRANGE, found_trouble, usable
from graph_files import GEPHI
from graphml_rules import graphml_faults
from kumu_rules import kumu_json_faults, kumu_workbook_faults
from naughty import naughty_strings
from node_link_rules import node_link_faults
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.custom_fields import CustomFieldDraft
from dare_network.domain.drafts.network import OrganisationDraft, TieDraft
from dare_network.domain.records.imports import RowOutcome
from dare_network.domain.records.network import Network
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.formats.tables import read_tables
from dare_network.graph.build import whole_graph
from dare_network.services.custom_fields import add_custom_field
from dare_network.services.graph_files import (
    GRAPH_FORMATS,
    graph_file,
    whole_network_file,
)
from dare_network.services.importing import find_mapping, load_import, plan_import, undo_import
from dare_network.services.network import network
from dare_network.services.stakeholders import add_organisation, add_tie

TODAY = date(2026, 11, 24)
FAULTS = {
    "graphml": graphml_faults, "gexf": gexf_faults, "node-link": node_link_faults,
    "kumu": kumu_workbook_faults, "kumu-json": kumu_json_faults,
}  # fmt: skip
"""The files that hold all of the network, each with what its specification forbids."""
OF_PEOPLE = {
    "id", "kind", "name", "category", "by_role", "title_before", "initials", "given_name", "infix",
    "family_name", "title_after", "orcid", "source", "sample",
}  # fmt: skip
NOT_IN_FILES = {"version", "import_key", "further_keys", "remit_en", "remit_nl"}
DERIVED = ("dialogue", "participation")
File = tuple[str, bytes]


@pytest.fixture(scope="module")
def other_store(sqlite: SqliteDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteDatabase]:
    """A store beside the one into which files are loaded."""
    with SqliteDatabase(tmp_path_factory.mktemp("other") / "other.sqlite3", sqlite.kept) as store:
        yield store


@pytest.fixture
def source(other_store: SqliteDatabase) -> Engine:
    """A store with reference data, from which files are taken."""
    return other_store.holding(Content.REFERENCE)


@pytest.fixture
def sample(other_store: SqliteDatabase) -> Engine:
    """The same with the sample."""
    return other_store.holding(Content.SAMPLE)


@pytest.fixture(scope="module", params=["sample", "trouble", "naughty"])
def exported(
    request: pytest.FixtureRequest, sqlite: SqliteDatabase, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """The sample consortium, one that makes trouble, or one of the well-known naughty strings; only read."""
    with SqliteDatabase(tmp_path_factory.mktemp("exported") / "exported.sqlite3", sqlite.kept) as store:
        if request.param == "sample":
            yield store.holding(Content.SAMPLE)
            return
        engine = store.holding(Content.REFERENCE)
        naughty = usable(naughty_strings())
        found_trouble(engine, STRANGE if request.param == "trouble" else naughty)
        yield engine


def file_of(engine: Engine, viewer: Viewer, kind: str) -> File:
    return GRAPH_FORMATS[kind].file_name, whole_network_file(engine, viewer, kind, TODAY)


def told(whole: Network) -> dict[str, dict[str, dict[str, Any]]]:
    """All that files tell, by kind of record and key."""
    records: dict[str, dict[str, dict[str, Any]]] = {"stakeholders": {}, "affiliations": {}, "ties": {}}
    for family, found in records.items():
        for record in getattr(whole, family):
            person = family == "stakeholders" and record.is_person
            values = {name: value for name, value in asdict(record).items() if name not in NOT_IN_FILES}
            found[str(record.id)] = {k: v for k, v in values.items() if not person or k in OF_PEOPLE}
    return records


def counted(kind: str, content: bytes) -> tuple[int, int, int]:
    """Nodes, edges and edges that have a parallel one, as NetworkX reads them."""
    if kind == "graphml":
        graph = nx.read_graphml(io.BytesIO(content), force_multigraph=True)
    else:
        graph = nx.node_link_graph(json.loads(content), edges="edges")
    return len(graph), graph.number_of_edges(), parallel(graph.edges())


def called(kind: str, name: str) -> str:
    """The header of a column in a file of this kind."""
    in_kumu = {"id": "ID", "label": "Label", "kind": "DARE-NL"}
    return in_kumu.get(name, name) if kind.startswith("kumu") else name


def parallel(ends: Any) -> int:
    return sum(count for count in Counter(ends).values() if count > 1)


@pytest.mark.parametrize("kind", FAULTS)
def test_the_file_is_what_its_specification_asks_and_always_the_same(
    exported: Engine, office: Viewer, kind: str
) -> None:
    name, content = file_of(exported, office, kind)
    assert FAULTS[kind](content) == []
    assert read_tables(*file_of(exported, office, kind)) == read_tables(name, content)


# NetworkX reads no GEXF in which some ties run and others do not.
@pytest.mark.parametrize("kind", ["graphml", "node-link"])
def test_networkx_and_igraph_count_what_we_count(
    exported: Engine, office: Viewer, kind: str, tmp_path: Path
) -> None:
    name, content = file_of(exported, office, kind)
    nodes, edges = read_tables(name, content)
    ends = [(row.cells["source"], row.cells["target"]) for row in edges.rows]
    counts = len(nodes.rows), len(ends), parallel(ends)
    assert counted(kind, content) == counts
    if kind == "graphml":
        (tmp_path / name).write_bytes(content)
        graph = igraph.Graph.Read_GraphML(str(tmp_path / name))
        assert (graph.vcount(), graph.ecount(), parallel(graph.get_edgelist())) == counts


@pytest.mark.parametrize("kind", FAULTS)
def test_an_empty_store_gets_everything_unchanged_once(
    exported: Engine, engine: Engine, office: Viewer, kind: str
) -> None:
    before = told(network(engine, office))
    files = [file_of(exported, office, kind)]
    mapping = find_mapping(engine, office, None, files)
    assert mapping.name == "DARE-NL"
    batch = load_import(engine, office, files, mapping)
    assert batch is not None
    assert batch.refused == 0
    assert told(network(engine, office)) == told(network(exported, office))
    plan = plan_import(engine, office, files, mapping)
    assert plan.counts[RowOutcome.UNCHANGED] == len(plan.rows)
    assert load_import(engine, office, files, mapping) is None
    assert undo_import(engine, office, batch.id) == batch.added + batch.changed
    assert told(network(engine, office)) == before


@pytest.mark.parametrize("kind", FAULTS)
def test_the_store_itself_has_nothing_to_learn_from_its_file(
    exported: Engine, office: Viewer, kind: str
) -> None:
    files = [file_of(exported, office, kind)]
    mapping = find_mapping(exported, office, None, files)
    plan = plan_import(exported, office, files, mapping)
    assert plan.counts[RowOutcome.UNCHANGED] == len(plan.rows)
    assert load_import(exported, office, files, mapping) is None


def test_the_files_of_two_stores_are_the_same(source: Engine, engine: Engine, office: Viewer) -> None:
    found_trouble(source, STRANGE)
    file = file_of(source, office, "graphml")
    load_import(engine, office, [file], find_mapping(engine, office, None, [file]))
    assert file_of(engine, office, "graphml") == file


@pytest.mark.parametrize("kind", FAULTS)
def test_what_follows_from_dialogues_is_left_alone(sample: Engine, office: Viewer, kind: str) -> None:
    files = [file_of(sample, office, kind)]
    plan = plan_import(sample, office, files, find_mapping(sample, office, None, files))
    nodes, edges = read_tables(*files[0])
    derived = [row for row in (*nodes.rows, *edges.rows) if row.cells[called(kind, "kind")] in DERIVED]
    left = [row for row in plan.rows if row.reason]
    assert len(left) == len(derived) > 100
    assert {row.reason for row in left} == {"It follows from dialogues, which files do not change."}
    assert f"{len(derived)} rows follow from dialogues and were left alone." in plan.remarks


def test_all_that_follows_from_dialogues_is_left_alone(sample: Engine, office: Viewer) -> None:
    everything = whole_graph(network(sample, office), ())
    files = [("all.graphml", graph_file(everything, "graphml", TODAY))]
    plan = plan_import(sample, office, files, find_mapping(sample, office, None, files))
    assert plan.counts[RowOutcome.UNCHANGED] == len(plan.rows)
    for kind in ("met", "advice", "about", "develops"):
        assert [row for row in plan.rows if f" – {kind} – " in row.label]


@pytest.mark.parametrize("kind", FAULTS)
def test_of_people_a_file_tells_their_name_and_their_role_and_not_how_to_reach_them(
    sample: Engine, office: Viewer, kind: str
) -> None:
    name, content = file_of(sample, office, kind)
    people = [each for each in network(sample, office).stakeholders if each.is_person]
    assert len(people) > 40
    (nodes, _edges) = read_tables(name, content)
    rows = {row.cells[called(kind, "id")]: row.cells for row in nodes.rows}
    wanted = {called(kind, name) for name in (OF_PEOPLE - {"name"}) | {"label", "last_on"}}
    for each in people:
        filled = {header for header, text in rows[str(each.id)].items() if text}
        assert filled <= wanted | ({"Type"} if kind.startswith("kumu") else set())
        assert not each.email or each.email.encode() not in content


@pytest.mark.parametrize("kind", FAULTS)
def test_what_a_viewer_may_not_see_is_in_no_file(sample: Engine, office: Viewer, kind: str) -> None:
    member = Viewer("member", Role.MEMBER)
    hidden = set(network(sample, office).dialogue_by_id) - set(network(sample, member).dialogue_by_id)
    assert hidden
    _name, content = file_of(sample, member, kind)
    assert not [key for key in hidden if str(key).encode() in content]


def test_gephi_opens_the_network_as_it_is_drawn_here(sample: Engine, office: Viewer) -> None:
    _name, content = file_of(sample, office, "gexf")
    drawn = {
        node.get("id"): {child.tag.rpartition("}")[2] for child in node}
        for node in fromstring(content).iter("{http://gexf.net/1.3}node")
    }
    assert len(drawn) > 100
    assert all({"color", "position", "size", "shape"} <= parts for parts in drawn.values())


def test_a_node_and_a_tie_that_somebody_drew_in_gephi_are_added(source: Engine, office: Viewer) -> None:
    found_trouble(source, STRANGE[:2])
    name, content = file_of(source, office, "gexf")
    first = read_tables(name, content)[0].rows[0].cells["id"]
    content = content.replace(b"</nodes>", b'<node id="n42" label="Drawn by hand"/></nodes>').replace(
        b"</edges>",
        f'<edge id="9" source="n42" target="{first}"><attvalues>'.encode()
        + b'<attvalue for="0" value="advises"/></attvalues></edge></edges>',
    )
    files = [("changed.gexf", content)]
    mapping = find_mapping(source, office, None, files)
    batch = load_import(source, office, files, mapping)
    assert batch is not None
    assert (batch.added, batch.changed, batch.refused) == (2, 0, 0)
    assert load_import(source, office, files, mapping) is None


def test_a_network_of_another_program_is_read_by_a_guess(engine: Engine, office: Viewer) -> None:
    files = [("actors.gexf", GEPHI)]
    mapping = find_mapping(engine, office, None, files)
    plan = plan_import(engine, office, files, mapping)
    # A website is no tie of its own.
    assert {row.reason for row in plan.with_outcome(RowOutcome.REFUSED)} == {
        "A tie needs two different ends."
    }
    assert plan.counts[RowOutcome.REFUSED] == 1
    batch = load_import(engine, office, files, mapping)
    assert batch is not None
    assert load_import(engine, office, files, mapping) is None
    assert len([s for s in network(engine, office).stakeholders if s.import_key]) == 3


@pytest.mark.parametrize("kind", FAULTS)
def test_lists_own_fields_and_days_as_far_as_they_are_known_come_back(
    source: Engine, engine: Engine, office: Viewer, kind: str
) -> None:
    for store in (source, engine):
        for subject in ("organisation", "tie"):
            field = {"subject": subject, "kind": "text", "label_nl": f"Van {subject}"}
            add_custom_field(store, office, CustomFieldDraft.model_validate(field))
    described = {
        "name": "LUMC", "tags": "board; gene", "earlier_names": "AZL", "further_phones": "1; 2",
        "address": "Albinusdreef 2", "custom": {"van_organisation": "high"},
    }  # fmt: skip
    one = add_organisation(source, office, OrganisationDraft.model_validate(described))
    other = add_organisation(source, office, OrganisationDraft(name="UMC Utrecht"))
    stated = {
        "type_id": "works_with", "from_id": one, "to_id": other, "from_on": "2015", "until_on": "2019-03",
        "strength": 2.5, "direction": "mutual", "tags": "pilot", "custom": {"van_tie": "monthly"},
    }  # fmt: skip
    add_tie(source, office, TieDraft.model_validate(stated))
    files = [file_of(source, office, kind)]
    for mapping in (
        find_mapping(engine, office, None, files),
        find_mapping(engine, office, "dare-nl", files),
    ):
        load_import(engine, office, files, mapping)
        assert told(network(engine, office)) == told(network(source, office))
