"""The ways to reach somebody, each of its kind."""

import pytest
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.network import PersonDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.errors import InvalidInputError
from dare_network.formats.mapping import suggest
from dare_network.graph.build import whole_graph
from dare_network.graph.flat import flat_nodes
from dare_network.services.importing import list_imports, load_import, undo_import
from dare_network.services.importing.files import read_files
from dare_network.services.lists import stakeholder
from dare_network.services.network import network
from dare_network.services.stakeholders import add_person, change_stakeholder

ANNA = {
    "name": "Anna Bos",
    "email": "anna@umc.example",
    "private_email": "anna@home.example\nbos@home.example",
    "secretariat_phone": "030-1; 030-2",
    "postal_address": "Postbus 1\n3500 AA Utrecht",
}


def test_several_of_each_kind_are_kept_changed_and_told(engine: Engine, office: Viewer) -> None:
    key = add_person(engine, office, check(PersonDraft, ANNA))
    kept = stakeholder(engine, office, key)
    assert kept.private_email == ("anna@home.example", "bos@home.example")
    assert kept.secretariat_phone == ("030-1", "030-2")
    assert kept.postal_address == "Postbus 1\n3500 AA Utrecht"
    assert kept.emails == ("anna@umc.example", "anna@home.example", "bos@home.example")
    change_stakeholder(engine, office, key, 1, check(PersonDraft, ANNA | {"secretariat_phone": "030-3"}))
    assert stakeholder(engine, office, key).secretariat_phone == ("030-3",)
    (node,) = (n for n in flat_nodes(whole_graph(network(engine, office), ())) if n["label"] == "Anna Bos")
    assert not {"private_email", "secretariat_phone", "postal_address"} & node.keys()


def test_each_of_several_addresses_is_looked_at() -> None:
    with pytest.raises(InvalidInputError) as refused:
        check(PersonDraft, {"name": "Anna", "private_email": "anna@home.example; nobody"})
    assert refused.value.fields == {"private_email": "This is not an e-mail address."}


def test_a_file_finds_somebody_by_any_address_and_adds_to_them(engine: Engine, office: Viewer) -> None:
    key = add_person(engine, office, check(PersonDraft, ANNA))
    text = "Name,Private e-mail,Postadres,Telefoon secretariaat\nA. Bos,BOS@home.example,Postbus 2,030-9\n"
    file = [("list.csv", text.encode())]
    mapping = suggest(read_files(file))
    kinds = {part.target: part.constants for part in mapping.tables}
    if kinds["stakeholders"].get("kind") != "person":
        parts = tuple(p.model_copy(update={"constants": {"kind": "person"}}) for p in mapping.tables)
        mapping = mapping.model_copy(update={"tables": parts})
    load_import(engine, office, file, mapping)
    kept = stakeholder(engine, office, key)
    assert (kept.name, kept.secretariat_phone) == ("A. Bos", ("030-1", "030-2", "030-9"))
    undo_import(engine, office, list_imports(engine, office)[0].id)
    assert stakeholder(engine, office, key).secretariat_phone == ("030-1", "030-2")
