"""Column mappings: those that the product ships, those that users keep, and the one that fits."""

from pathlib import Path

import pytest
from import_files import (
    File,
    csv_file,
    imi_files,
    kumu_workbook,
    ror_files,
    sheet_file,
    shipped,
    suggested,
)
from sqlalchemy.engine import Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.errors import InvalidInputError, NotAllowedError, NotFoundError
from dare_network.formats.mapping import ColumnMapping, SourceColumn, from_json, to_json
from dare_network.formats.tables import write_xlsx
from dare_network.services.importing import (
    delete_mapping,
    find_mapping,
    list_mappings,
    plan_import,
    save_mapping,
)
from dare_network.services.importing.mappings import remember_mapping
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


def _by_hand(file: File) -> ColumnMapping:
    made = suggested(file)
    (part,) = made.tables
    columns = {**part.columns, "description": SourceColumn(headers=("xyz",))}
    return made.model_copy(update={"tables": (part.model_copy(update={"columns": columns}),)})


@pytest.mark.parametrize("again", ["renamed.csv", "renamed.xlsx"])
def test_a_mapping_made_by_hand_is_offered_again_for_the_same_headers_alone(
    engine: Engine, office: Viewer, again: str
) -> None:
    headers, row = ["name", "city", "xyz"], ["LUMC", "Leiden", "says something"]
    file = csv_file("partners.csv", headers, row)
    remember_mapping(engine, office, [file], _by_hand(file))
    other = csv_file(again, headers, row)
    if again.endswith("xlsx"):
        other = sheet_file(again, "Blad 7", headers, row)
    found = find_mapping(engine, office, None, [other])
    assert found.tables[0].columns["description"].headers == ("xyz",)
    assert plan_import(engine, office, [other], found).columns == ()
    different = csv_file(again.replace("xlsx", "csv"), ["name", "city", "zyx"], row)
    assert "description" not in find_mapping(engine, office, None, [different]).tables[0].columns


def test_a_mapping_made_by_hand_replaces_the_one_for_the_same_headers_and_no_other(
    engine: Engine, office: Viewer
) -> None:
    file = csv_file("partners.csv", ["name", "city", "xyz"], ["LUMC", "Leiden", "says something"])
    save_mapping(engine, office, "partners", suggested(FILE))
    for mapping in (_by_hand(file), suggested(file), _by_hand(file)):
        remember_mapping(engine, office, [file], mapping)
    saved = [each.name for each in list_mappings(engine, office) if not each.shipped]
    assert saved == ["partners", "partners (2)"]
    assert "description" in find_mapping(engine, office, None, [file]).tables[0].columns


def test_the_mapping_of_a_workbook_finds_its_sheets_by_their_headers(engine: Engine, office: Viewer) -> None:
    sheets = {"A": (["name", "xyz"], [["LUMC", "b"]]), "B": (["name", "city"], [["UMCU", "Utrecht"]])}
    file = ("first.xlsx", write_xlsx(sheets))
    made = suggested(file)
    parts = tuple(
        part.model_copy(update={"columns": {**part.columns, "description": SourceColumn(headers=("xyz",))}})
        if part.table == "A" else part
        for part in made.tables
    )  # fmt: skip
    remember_mapping(engine, office, [file], made.model_copy(update={"tables": parts}))
    other = ("second.xlsx", write_xlsx({"Nieuw": sheets["B"], "Lijst": sheets["A"]}))
    found = find_mapping(engine, office, None, [other])
    assert {part.table for part in found.tables if "description" in part.columns} == {"Lijst"}
