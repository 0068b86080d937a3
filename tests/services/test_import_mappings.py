"""Column mappings: those that the product ships, those that users keep, and the one that fits."""

from pathlib import Path

import pytest
from import_files import (
    File,
    csv_file,
    imi_files,
    kumu_workbook,
    ror_files,
    shipped,
    suggested,
)
from sqlalchemy.engine import Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.errors import InvalidInputError, NotAllowedError, NotFoundError
from dare_network.formats.mapping import ColumnMapping, from_json, to_json
from dare_network.services.importing import delete_mapping, find_mapping, list_mappings, save_mapping
from dare_network.store.keys import new_id

FILE = csv_file("partners.csv", ["name", "city"], ["LUMC", "Leiden"])


def _own() -> ColumnMapping:
    return suggested(FILE)


def test_shipped_mappings_come_first_and_have_no_key(engine: Engine, office: Viewer) -> None:
    save_mapping(engine, office, "AAA", _own())
    listed = list_mappings(engine, office)
    assert [(mapping.shipped, mapping.id is None) for mapping in listed] == [(True, True)] * 4 + [
        (False, False)
    ]
    assert listed[-1].name == "AAA"


def test_a_saved_mapping_reads_back_under_its_new_name(engine: Engine, office: Viewer) -> None:
    key = save_mapping(engine, office, " Partners ", _own())
    *_shipped, saved = list_mappings(engine, office)
    assert (saved.id, saved.name) == (key, "Partners")
    assert from_json(saved.content) == _own().model_copy(update={"name": "Partners"})


def test_saving_under_a_name_again_replaces_the_mapping(engine: Engine, office: Viewer) -> None:
    key = save_mapping(engine, office, "Partners", _own())
    other = suggested(csv_file("x.csv", ["from", "to"], ["a", "b"]))
    assert save_mapping(engine, office, "Partners", other) == key
    *_shipped, saved = list_mappings(engine, office)
    assert from_json(saved.content).tables == other.tables


@pytest.mark.parametrize("name", ["", "  ", "Kumu", "x" * 301])
def test_a_name_that_cannot_be_used_is_refused(engine: Engine, office: Viewer, name: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        save_mapping(engine, office, name, _own())
    assert list(caught.value.fields) == ["name"]


def test_a_deleted_mapping_is_gone(engine: Engine, office: Viewer) -> None:
    key = save_mapping(engine, office, "Partners", _own())
    delete_mapping(engine, office, key)
    assert all(mapping.shipped for mapping in list_mappings(engine, office))
    with pytest.raises(NotFoundError):
        delete_mapping(engine, office, new_id())


def test_only_those_who_may_import_can_save_or_delete_and_others_see_those_of_meetings(
    engine: Engine, office: Viewer, liaison: Viewer
) -> None:
    save_mapping(engine, office, "Partners", _own())
    assert list_mappings(engine, liaison) == ()
    with pytest.raises(NotAllowedError):
        save_mapping(engine, liaison, "Partners", _own())
    with pytest.raises(NotAllowedError):
        delete_mapping(engine, liaison, new_id())


def test_a_mapping_is_found_by_its_name_and_by_its_file(
    engine: Engine, office: Viewer, tmp_path: Path
) -> None:
    save_mapping(engine, office, "Partners", _own())
    path = tmp_path / "mapping.json"
    path.write_text(to_json(shipped("ror")), encoding="utf-8")
    assert find_mapping(engine, office, "partners", [FILE]).name == "Partners"
    assert find_mapping(engine, office, str(path), [FILE]) == shipped("ror")
    with pytest.raises(NotFoundError, match=r"“Kumu”, .*“Partners”"):
        find_mapping(engine, office, "nothing", [FILE])


@pytest.mark.parametrize(("name", "files"), [("ror", ror_files()), ("imi", imi_files())])
def test_the_mapping_that_was_made_for_such_files_is_found_without_a_name(
    engine: Engine, office: Viewer, name: str, files: list[File]
) -> None:
    assert find_mapping(engine, office, None, files) == shipped(name)


def test_a_plain_kumu_workbook_is_recognised(engine: Engine, office: Viewer) -> None:
    workbook = kumu_workbook(
        [["Label", "Type", "Description"], ["LUMC", "UMC", ""]], [["From", "To"], ["LUMC", "LUMC"]]
    )
    assert find_mapping(engine, office, None, [workbook]) == shipped("kumu")


def test_a_file_that_no_mapping_knows_gets_one_from_its_headers(engine: Engine, office: Viewer) -> None:
    file = csv_file("people.csv", ["naam", "e-mail"], ["Anna", "a@x.nl"])
    assert find_mapping(engine, office, None, [file]) == suggested(file)
