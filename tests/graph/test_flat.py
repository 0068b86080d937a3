"""Nodes and edges as plain values for files."""

from datetime import date

from builders import (
    TODAY,
    affiliation,
    attended,
    body,
    dialogue_node,
    lead,
    network,
    organisation,
    person,
    tie,
)

from dare_network.domain.drafts.network import PersonDraft
from dare_network.domain.fields import fields_of
from dare_network.graph.build import whole_graph
from dare_network.graph.flat import flat_edges, flat_nodes
from dare_network.graph.view import View, seen

ANNA = person("Anna de Wit", email="anna@example.org", description="Likes to be called before ten.")
UMC, MEB = organisation("UMC Utrecht", short_name="UMCU", city="Utrecht"), body()
ADVICE = dialogue_node(MEB)
GRAPH = seen(
    whole_graph(
    network(
        ANNA, UMC, MEB, ADVICE, affiliation(ANNA, UMC, role="haematologist"), lead(ADVICE),
        tie(MEB, UMC, "advises", from_on=date(2024, 5, 1), source=""), attended(ADVICE, ANNA),
    ), ()),
    View(TODAY),
)  # fmt: skip


def test_every_value_is_plain() -> None:
    for record in (*flat_nodes(GRAPH), *flat_edges(GRAPH)):
        assert {type(value) for value in record.values()} <= {str, int, float, bool}


def test_a_node_has_its_label_and_what_is_known_of_it() -> None:
    nodes = {node["id"]: node for node in flat_nodes(GRAPH)}
    assert nodes[str(UMC.id)] == {
        "id": str(UMC.id), "label": "UMC Utrecht", "short_name": "UMCU", "kind": "organisation",
        "city": "Utrecht", "source": UMC.source, "sample": False,
    }  # fmt: skip
    assert nodes[str(ADVICE.id)] == {
        "id": str(ADVICE.id), "label": "Potency assay", "short_name": "DIA-2026-001",
        "kind": "dialogue", "state": "held", "sample": False,
    }  # fmt: skip


def test_contact_details_and_descriptions_of_people_stay_out_of_files() -> None:
    node = next(node for node in flat_nodes(GRAPH) if node["id"] == str(ANNA.id))
    assert set(node) == {"id", "label", "kind", "category", "by_role", "source", "sample"}


def test_an_edge_names_its_relationship_type_its_period_and_whether_it_has_a_source() -> None:
    edges = {edge["relationship_type"]: edge for edge in flat_edges(GRAPH)}
    assert edges["advises"] == {
        "id": str(tie(MEB, UMC, "advises").id), "source": str(MEB.id), "target": str(UMC.id),
        "relationship_type": "advises", "kind": "tie", "from_on": "2024-05-01", "sourced": False,
        "sample": False,
    }  # fmt: skip
    assert edges["affiliation"]["role"] == "haematologist"
    assert (edges["attended"]["count"], edges["attended"]["last_on"]) == (1, "2026-05-12")


def test_what_is_stated_says_according_to_what() -> None:
    checked = date(2026, 10, 2)
    stated = tie(MEB, UMC, confidence="confirmed", note="Since the pilot.", checked_on=checked)
    works = affiliation(ANNA, UMC, source="Annual report", sample=True)
    graph = whole_graph(network(ANNA, UMC, MEB, stated, works), ())
    post, told = sorted(flat_edges(graph), key=lambda edge: str(edge["kind"]))
    assert (post["according_to"], post["sample"]) == ("Annual report", True)
    assert {name: told[name] for name in ("according_to", "confidence", "note", "checked_on")} == {
        "according_to": stated.source, "confidence": "confirmed", "note": "Since the pilot.",
        "checked_on": "2026-10-02",
    }  # fmt: skip


def test_an_organisation_is_described_and_a_person_is_not() -> None:
    known = {
        "name_nl": "Universiteit",
        "description": "In Utrecht.",
        "checked_on": TODAY,
        "website": "https://a.nl",
    }
    where = organisation("University", **known)
    who = person(
        "Bert Bos", by_role=True, city="Utrecht", orcid="https://orcid.org/0000-0002-1825-0097", **known
    )
    node, other = flat_nodes(whole_graph(network(where, who), ()))
    assert {name: node[name] for name in known} == known | {"checked_on": "2026-11-23"}
    assert "by_role" not in node
    assert set(other) == {"id", "label", "kind", "category", "by_role", "orcid", "source", "sample"}


def test_every_edge_has_an_id_of_its_own() -> None:
    edges = list(flat_edges(GRAPH))
    assert len({edge["id"] for edge in edges}) == len(edges) == 4


def test_what_files_tell_of_people_is_decided_for_each_field() -> None:
    told = {name for name, about in fields_of(PersonDraft).items() if about.exported and not about.personal}
    # Add a field here only after asking whether people want other programs to have it; else it is personal.
    assert told == {
        "name", "title_before", "initials", "given_name", "infix", "family_name", "title_after",
        "category", "by_role", "orcid", "source",
    }  # fmt: skip
