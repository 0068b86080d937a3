"""Address books, lists of ties and files for CiviCRM: what they hold, for whom, and that they come back."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from databases import Content, SqliteDatabase
from graph_builders import STRANGE, found_trouble, key
from sqlalchemy.engine import Engine

from dare_network.domain.records.imports import RowOutcome
from dare_network.domain.records.network import Network
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.formats.grid import Table
from dare_network.formats.tables import read_tables
from dare_network.services.graph_files import GRAPH_FORMATS, whole_network_file
from dare_network.services.importing import find_mapping, load_import, plan_import
from dare_network.services.network import network

TODAY = date(2026, 11, 24)
File = tuple[str, bytes]
TEXTS = (STRANGE[0], STRANGE[2], STRANGE[1], *STRANGE[3:6])
OF_WORK = {
    "name", "title_before", "given_name", "infix", "family_name", "title_after", "email", "phone", "language",
    "orcid", "website", "category",
}  # fmt: skip


@pytest.fixture
def other(sqlite: SqliteDatabase, tmp_path: Path) -> Iterator[Engine]:
    """A store beside the one into which files are loaded."""
    with SqliteDatabase(tmp_path / "other.sqlite3", sqlite.kept) as store:
        yield store.holding(Content.REFERENCE)


@pytest.fixture
def troubled(engine: Engine) -> Engine:
    """A store with strange names, ended posts, and people who have more to them than their work."""
    found_trouble(engine, TEXTS)
    return engine


def file_of(engine: Engine, viewer: Viewer, kind: str) -> File:
    return GRAPH_FORMATS[kind].file_name, whole_network_file(engine, viewer, kind, TODAY)


def tables(file: File) -> dict[str, Table]:
    return {table.name: table for table in read_tables(*file)}


def changes(engine: Engine, viewer: Viewer, files: list[File]) -> list[tuple[str, str, str]]:
    """What importing these files would change, by outcome, label and reason."""
    plan = plan_import(engine, viewer, files, find_mapping(engine, viewer, None, files))
    return [
        (row.outcome, row.label, f"{row.reason} {row.changes}")
        for row in plan.rows
        if row.outcome not in (RowOutcome.UNCHANGED, RowOutcome.MERGED)
    ]


def of_work(whole: Network) -> dict[str, dict[str, Any]]:
    """What address books hold of people with a name and of organisations that are no bodies."""
    found = [each for each in whole.stakeholders if not each.by_role and not each.is_body]
    return {
        each.name: {name: value for name, value in asdict(each).items() if name in OF_WORK} for each in found
    }


def test_a_card_says_how_to_reach_somebody_at_work_and_nothing_else(troubled: Engine, office: Viewer) -> None:
    _name, content = file_of(troubled, office, "vcard")
    cards = content.decode().split("BEGIN:VCARD\r\n")[1:]
    (card,) = [each for each in cards if "KIND:individual" in each]
    assert card.replace("\r\n ", "").split("\r\n") == [
        "VERSION:4.0",
        "PRODID:-//DARE-NL//dare_network//EN",
        "KIND:individual",
        f"UID:urn:uuid:{key('one')}",
        "FN:Jan Jansen",
        "N:Jansen;Jan;van;prof. dr.;MSc",
        "work1.ORG:=SUM(A1)",
        "work2.ORG:Café Ünïcødé Łódź",
        "work2.TITLE:Head <of> R&D",
        "EMAIL;TYPE=work:jan@example.org",
        'TEL;TYPE="work,voice":+31 30 1234567',
        'TEL;TYPE="cell,work":06 1',
        'TEL;TYPE="cell,work":06 2',
        "X-ORCID:https://orcid.org/0000-0002-1825-0097",
        "LANG:nl",
        "END:VCARD",
        "",
    ]
    for private in ("thuis@example.org", "Shy.", "shy", "Pietersen", "Delft", "assessor"):
        assert private not in content.decode()


def test_cards_are_what_the_specification_asks(troubled: Engine, office: Viewer) -> None:
    _name, content = file_of(troubled, office, "vcard")
    assert content.endswith(b"END:VCARD\r\n")
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    unfolded = content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]
    assert all(re.fullmatch(r"([\w-]+\.)?[A-Z-]+(;[A-Z]+=[^:]+)?:.*", line) for line in unfolded)
    for card in content.replace(b"\r\n ", b"").decode().split("BEGIN:VCARD\r\n")[1:]:
        assert card.startswith("VERSION:4.0\r\n")
        assert card.count("\r\nFN:") == card.count("\r\nUID:") == card.count("\r\nKIND:") == 1


def test_cards_teach_their_own_store_nothing(troubled: Engine, office: Viewer) -> None:
    assert changes(troubled, office, [file_of(troubled, office, "vcard")]) == []


def test_an_empty_store_learns_from_cards_who_is_who_how_to_reach_them_and_where_they_work(
    engine: Engine, office: Viewer, other: Engine
) -> None:
    found_trouble(other, TEXTS)
    files = [file_of(other, office, "vcard")]
    batch = load_import(engine, office, files, find_mapping(engine, office, None, files))
    assert batch is not None
    assert batch.refused == 0
    before, after = network(other, office), network(engine, office)
    assert of_work(after) == of_work(before)
    held = {(p.person_id, p.organisation_id, p.role) for p in before.affiliations if p.holds_on(TODAY)}
    named = {
        (before.by_id[p].name, before.by_id[o].name, role)
        for p, o, role in held
        if not before.by_id[p].by_role
    }
    posts = {
        (after.by_id[p.person_id].name, after.by_id[p.organisation_id].name, p.role)
        for p in after.affiliations
    }
    assert posts == named


@pytest.mark.parametrize("kind", ["ties", "ties-csv"])
def test_ties_have_both_ends_and_teach_their_own_store_nothing(
    troubled: Engine, office: Viewer, kind: str
) -> None:
    file = file_of(troubled, office, kind)
    (table,) = read_tables(*file)
    whole = network(troubled, office)
    rows = {row.cells["id"]: row.cells for row in table.rows}
    assert rows.keys() == {str(each.id) for each in (*whole.ties, *whole.affiliations)}
    strong = rows[str(key("strong"))]
    told = {name: strong[name] for name in ("from", "to", "from_kind", "runs", "strength", "tags", "from_on")}
    assert told == {
        "from": "=SUM(A1)", "to": "Café Ünïcødé Łódź", "from_kind": "organisation", "runs": "mutual",
        "strength": "2.5", "tags": "a b; c|d", "from_on": "2019-03-01",
    }  # fmt: skip
    assert rows[str(key("without direction"))]["runs"] == "undirected"
    mapping = find_mapping(troubled, office, None, [file])
    assert mapping.name == "DARE-NL"
    plan = plan_import(troubled, office, [file], mapping)
    assert plan.counts[RowOutcome.UNCHANGED] == len(plan.rows) == len(rows)


CIVICRM = ("civicrm-people", "civicrm-organisations", "civicrm-relationships")


def test_civicrm_gets_contacts_with_their_work_and_relationships_by_external_identifier(
    troubled: Engine, office: Viewer
) -> None:
    people, bodies, relationships = (tables(file_of(troubled, office, kind)) for kind in CIVICRM)
    (row,) = people["civicrm_individuals"].rows
    assert row.cells == {
        "External Identifier": f"dare-nl:{key('one')}", "First Name": "Jan", "Middle Name": "van",
        "Last Name": "Jansen", "Formal Title": "prof. dr.", "Individual Suffix": "MSc", "Job Title": "",
        "Current Employer": "=SUM(A1)", "Email": "jan@example.org", "Phone": "+31301234567", "Website": "",
        "Contact Source": "", "Display Name": "Jan Jansen",
    }  # fmt: skip
    organisations = bodies["civicrm_organisations"].rows
    assert {each.cells["Organization Name"] for each in organisations} >= set(TEXTS)
    ends = {each.cells["External Identifier"] for each in organisations} | {row.cells["External Identifier"]}
    told = {
        (each.cells["Relationship Type ID"], each.cells["Relationship Is Active"])
        for each in relationships["civicrm_relationships"].rows
    }
    assert told >= {("Employee of", "1"), ("Employee of", "0"), ("advises", "0"), ("works with", "1")}
    found = {each.cells["Contact B ID"] for each in relationships["civicrm_relationships"].rows}
    assert found <= ends
    for private in ("thuis@example.org", "Shy.", "shy", "Pietersen"):
        assert all(private not in file_of(troubled, office, kind)[1].decode() for kind in CIVICRM)


def test_what_a_viewer_may_not_see_is_in_none_of_them(sampled: Engine, office: Viewer) -> None:
    member = Viewer("member", Role.MEMBER)
    seen = set(network(sampled, member).dialogue_by_id)
    hidden = {str(each) for each in network(sampled, office).dialogue_by_id if each not in seen}
    assert hidden
    for kind in GRAPH_FORMATS:
        texts = str([table.rows for table in read_tables(*file_of(sampled, member, kind))])
        assert not [each for each in hidden if each in texts]


def test_civicrm_files_teach_their_own_store_nothing(troubled: Engine, office: Viewer) -> None:
    assert changes(troubled, office, [file_of(troubled, office, kind) for kind in CIVICRM]) == []


OF_CIVICRM = {
    "name", "short_name", "title_before", "given_name", "infix", "family_name", "title_after", "email",
    "website", "source",
}  # fmt: skip
"""What a contact of CiviCRM takes, and telephones without blanks; the guide says what it does not take."""


def test_civicrm_files_give_another_store_all_that_they_hold(
    engine: Engine, office: Viewer, other: Engine
) -> None:
    found_trouble(other, TEXTS)
    files = [file_of(other, office, kind) for kind in CIVICRM]
    batch = load_import(engine, office, files, find_mapping(engine, office, None, files))
    assert batch is not None
    assert (batch.refused, batch.held) == (0, 0)
    before, after = network(other, office), network(engine, office)
    contacts = [each for each in before.stakeholders if not each.by_role]
    for each in contacts:
        one, back = asdict(each), asdict(after.by_id[each.id])
        assert {name: back[name] for name in OF_CIVICRM} == {name: one[name] for name in OF_CIVICRM}
        assert back["phone"] == each.phone.replace(" ", "")
    ends = {each.id for each in contacts}
    assert posts(after, ends) == posts(before, ends)
    # Without days to tell them apart, two of one type and direction are one there.
    assert kinds_of_tie(after, ends) == kinds_of_tie(before, ends)


def posts(whole: Network, ends: set[UUID]) -> set[tuple[Any, ...]]:
    found = (each for each in whole.affiliations if each.person_id in ends)
    return {(p.person_id, p.organisation_id, p.role, p.from_on, p.until_on) for p in found}


def kinds_of_tie(whole: Network, ends: set[UUID]) -> set[tuple[Any, ...]]:
    return {(tie.type_id, tie.from_id, tie.to_id) for tie in whole.ties if {tie.from_id, tie.to_id} <= ends}
