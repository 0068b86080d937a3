"""Two sources tell of the same people, each with numbers of its own: both keep finding them."""

from uuid import UUID

import pytest
from import_files import csv_file
from sqlalchemy.engine import Engine

from dare_network.domain.records.imports import ImportBatch
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.importing.answers import Answers
from dare_network.services.importing import find_mapping, load_import, plan_import, undo_import
from dare_network.services.lists import stakeholder
from dare_network.services.merging import merge
from dare_network.services.network import network

HEADERS = ["number", "first name", "last name", "e-mail"]
Row = list[str]


def load(engine: Engine, office: Viewer, source: str, *rows: Row, table: str = "") -> ImportBatch | None:
    file = csv_file(f"{table or source}.csv", HEADERS, *rows)
    mapping = find_mapping(engine, office, None, [file])
    place = next(iter(plan_import(engine, office, [file], mapping).sources))
    return load_import(engine, office, [file], mapping, answers=Answers(sources={place: source}))


def called(engine: Engine, office: Viewer, name: str) -> Stakeholder:
    (found,) = (each for each in network(engine, office).stakeholders if each.name == name)
    return found


@pytest.fixture
def anna(engine: Engine, office: Viewer) -> UUID:
    """Somebody whom two sources know, by an address that both have."""
    load(engine, office, "crm", ["7", "Anna", "Bos", "anna@x.nl"])
    load(engine, office, "mailing", ["31", "Anna", "Bos", "anna@x.nl"])
    return called(engine, office, "Anna Bos").id


def test_somebody_of_two_sources_has_both_numbers_and_is_found_by_each(
    engine: Engine, office: Viewer, anna: UUID
) -> None:
    found = stakeholder(engine, office, anna)
    assert (found.import_key, found.further_keys) == ("crm:7", ("mailing:31",))
    numbers = {"crm": "7", "mailing": "31"}
    for source, number in numbers.items():
        assert load(engine, office, source, [number, "Anna", "Bos", "anna@x.nl"]) is None
    for source, number in numbers.items():
        load(engine, office, source, [number, "Anna", "Bos-Smit", f"{source}@y.nl"])
        assert stakeholder(engine, office, anna).name == "Anna Bos-Smit"
    assert len([each for each in network(engine, office).stakeholders if each.is_person]) == 1


def test_a_renamed_file_of_the_second_source_is_known_by_its_numbers(
    engine: Engine, office: Viewer, anna: UUID
) -> None:
    file = csv_file("renamed.csv", HEADERS, ["31", "Anna", "Bos", "other@x.nl"])
    plan = plan_import(engine, office, [file], find_mapping(engine, office, None, [file]))
    assert set(plan.sources.values()) == {"mailing"}


def test_a_namesake_with_another_number_of_the_second_source_is_another(
    engine: Engine, office: Viewer, anna: UUID
) -> None:
    load(engine, office, "mailing", ["32", "Anna", "Bos", ""])
    both = [each for each in network(engine, office).stakeholders if each.name == "Anna Bos"]
    assert sorted(each.import_key or "" for each in both) == ["crm:7", "mailing:32"]


def test_the_second_number_goes_with_the_import_that_brought_it(engine: Engine, office: Viewer) -> None:
    load(engine, office, "crm", ["7", "Anna", "Bos", "anna@x.nl"])
    before = called(engine, office, "Anna Bos")
    batch = load(engine, office, "mailing", ["31", "Anna", "Bos", "anna@x.nl"])
    assert batch is not None
    assert batch.changed == 1
    undo_import(engine, office, batch.id)
    assert called(engine, office, "Anna Bos").further_keys == before.further_keys == ()


def test_after_a_merge_all_numbers_of_both_mean_the_one_that_was_kept(
    engine: Engine, office: Viewer, anna: UUID
) -> None:
    load(engine, office, "list", ["1", "Annabel", "Bosch", "ab@x.nl"])
    kept, gone = called(engine, office, "Annabel Bosch"), stakeholder(engine, office, anna)
    merge(engine, office, (kept.id, kept.version), (gone.id, gone.version), {})
    for source, number in (("crm", "7"), ("mailing", "31"), ("list", "1")):
        load(engine, office, source, [number, "Anna", "Bos", "anna@x.nl"])
    assert [each.id for each in network(engine, office).stakeholders if each.is_person] == [kept.id]
