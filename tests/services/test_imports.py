"""Loading files: what the dry run says is what happens, and nothing happens twice."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple

import pytest
from import_files import (
    csv_file,
    graph_of,
    kumu_workbook,
    network_rows,
    sheet_file,
    shipped,
    suggested,
)
from naughty import naughty_strings
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.custom_fields import CustomFieldDraft
from dare_network.domain.records.custom_fields import CustomKind, CustomSubject
from dare_network.domain.records.imports import RowOutcome
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import NotAllowedError, UnreadableFileError
from dare_network.formats.pasted import in_one_line
from dare_network.formats.tables import read_tables, write_xlsx
from dare_network.importing.answers import Answers
from dare_network.language import Language, speaking
from dare_network.services.custom_fields import add_custom_field
from dare_network.services.importing import find_mapping, list_imports, load_import, plan_import, rows_to_mend
from dare_network.services.importing.files import read_files
from dare_network.services.network import network, revisions

CONTACTS = ("naam", "organisatie", "e-mail")
PEOPLE = csv_file("people.csv", ["name", "email", "kind"], ["Anna", "a@lumc.nl", "person"])


def test_a_dry_run_says_what_would_happen_and_changes_nothing(engine: Engine, office: Viewer) -> None:
    before, at = network_rows(engine), revisions(engine)
    plan = plan_import(engine, office, [PEOPLE], suggested(PEOPLE))
    assert (plan.counts[RowOutcome.ADDED], plan.changes_anything) == (1, True)
    assert (network_rows(engine), revisions(engine)) == (before, at)


def test_a_load_is_kept_as_a_batch_with_its_counts(engine: Engine, office: Viewer) -> None:
    anna = csv_file("anna.csv", ["name", "email"], ["Anna", "a@lumc.nl"])
    load_import(engine, office, [anna], suggested(anna))
    file = csv_file(
        "mixed.csv",
        ["name", "email", "city"],
        ["Bert", "b@x.nl", ""], ["Bert", "b@x.nl", ""], ["", "c@x.nl", ""],
        ["Anna", "other@x.nl", ""], ["Anna", "a@lumc.nl", "Leiden"],
    )  # fmt: skip
    batch = load_import(engine, office, [file], suggested(file))
    assert batch is not None
    assert (batch.account, batch.file_name, batch.mapping) == ("office", "mixed.csv", "mixed")
    counts = (batch.added, batch.changed, batch.unchanged, batch.merged, batch.held, batch.refused)
    assert counts == (1, 1, 0, 1, 1, 1)
    assert list_imports(engine, office)[0] == batch


def test_loading_the_same_file_again_leaves_no_trace(engine: Engine, office: Viewer) -> None:
    load_import(engine, office, [PEOPLE], suggested(PEOPLE))
    before, at = network_rows(engine), revisions(engine)
    assert load_import(engine, office, [PEOPLE], suggested(PEOPLE)) is None
    assert (network_rows(engine), revisions(engine)) == (before, at)
    assert len(list_imports(engine, office)) == 1


@pytest.mark.parametrize(
    ("header", "cells", "is_all_known"),
    [("city", ["Delft"], True), ("shoe size", ["39"], False), ("city", ["Delft", "Breda"], False)],
)
def test_all_is_known_already_only_where_every_cell_is(
    engine: Engine, office: Viewer, header: str, cells: list[str], is_all_known: bool
) -> None:
    rows = [["Anna", "a@lumc.nl", cell] for cell in cells]
    file = csv_file("list.csv", ["name", "email", header], *rows)
    load_import(engine, office, [file], suggested(file))
    plan = plan_import(engine, office, [file], suggested(file))
    assert (plan.changes_anything, plan.leaves_something_out) == (False, not is_all_known)


def test_a_load_decides_again_what_has_changed_since_the_dry_run(engine: Engine, office: Viewer) -> None:
    file = csv_file("later.csv", ["name", "email", "telephone"], ["Anna", "a@lumc.nl", "071"])
    plan = plan_import(engine, office, [file], suggested(file))
    load_import(engine, office, [PEOPLE], suggested(PEOPLE))
    batch = load_import(engine, office, [file], suggested(file))
    assert plan.counts[RowOutcome.ADDED] == 1
    assert batch is not None
    assert (batch.added, batch.changed) == (0, 1)


def test_two_people_who_load_the_same_file_at_once_add_it_once(engine: Engine, office: Viewer) -> None:
    file = csv_file("many.csv", ["name", "city"], *([f"Organisation {n}", "Utrecht"] for n in range(300)))
    mapping = suggested(file)
    with ThreadPoolExecutor(4) as pool:
        loads = [pool.submit(load_import, engine, office, [file], mapping) for _each in range(4)]
        batches = [load.result() for load in loads]
    assert sorted(batch.added for batch in batches if batch) == [300]
    names = [each.name for each in network(engine, office).stakeholders if each.city == "Utrecht"]
    assert sum(name.startswith("Organisation") for name in names) == 300


def test_a_load_tells_how_far_it_is(engine: Engine, office: Viewer) -> None:
    heard: list[float] = []
    load_import(engine, office, [PEOPLE], suggested(PEOPLE), lambda share, _sentence: heard.append(share))
    assert heard == sorted(heard)
    assert (heard[0], heard[-1]) == (0.0, 1.0)


def test_only_those_who_may_import_can_plan_or_load_and_others_list_their_own(
    engine: Engine, office: Viewer, liaison: Viewer
) -> None:
    with pytest.raises(NotAllowedError):
        plan_import(engine, liaison, [PEOPLE], suggested(PEOPLE))
    with pytest.raises(NotAllowedError):
        load_import(engine, liaison, [PEOPLE], suggested(PEOPLE))
    load_import(engine, office, [PEOPLE], suggested(PEOPLE))
    assert list_imports(engine, liaison) == ()


def test_rows_to_mend_come_back_as_the_workbook_they_came_from(engine: Engine, office: Viewer) -> None:
    workbook = kumu_workbook(
        [
            ["ID", "Label", "Type", "Email"],
            ["p1", "Anna", "Person", "nowhere"],
            ["p2", "", "Person", "b@x.nl"],
        ],
        [["From", "To", "Type"], ["p1", "p2", "knows"], ["p1", "p9", "knows"]],
    )
    mapping = find_mapping(engine, office, None, [workbook])
    plan = plan_import(engine, office, [workbook], mapping)
    mended = rows_to_mend(plan, read_files([workbook]))
    elements, connections = read_tables("to_mend.xlsx", mended)
    assert (elements.name, connections.name) == ("Elements", "Connections")
    told = "Why this row was left out"
    assert elements.headers == ("ID", "Label", "Type", "Email", told)
    assert [tuple(row.cells.values()) for row in elements.rows] == [
        ("p1", "Anna", "Person", "nowhere", "E-mail address: This is not an e-mail address."),
        ("p2", "", "Person", "b@x.nl", "The column “Label” is empty in this line."),
    ]
    assert [row.cells["To"] for row in connections.rows] == ["p2", "p9"]


@pytest.mark.parametrize("language", list(Language))
def test_mended_rows_come_in_and_their_reasons_stay_out(
    engine: Engine, office: Viewer, language: Language
) -> None:
    headers, named = ["ID", "Label", "Type"], {"p1": "Anna", "p2": "", "p3": "Cees"}
    elements = [headers, *([key, name, "Person"] for key, name in named.items())]
    first = kumu_workbook(elements, [["From", "To", "Type"], ["p1", "p2", "knows"], ["p1", "p3", "knows"]])
    with speaking(language):
        mapping = find_mapping(engine, office, None, [first])
        plan = plan_import(engine, office, [first], mapping)
        load_import(engine, office, [first], mapping)
        left = read_tables("to_mend.xlsx", rows_to_mend(plan, read_files([first])))
        sheets = {
            table.name: (table.headers, [[*row.cells.values()] for row in table.rows]) for table in left
        }
        sheets["Elements"][1][0][1] = "Bert"
        mended = ("mended.xlsx", write_xlsx(sheets))
        again = plan_import(engine, office, [mended], find_mapping(engine, office, None, [mended]))
        assert again.counts[RowOutcome.ADDED] == len(again.rows) == 2
        load_import(engine, office, [mended], find_mapping(engine, office, None, [mended]))
    whole = network(engine, office)
    names = {each.id: each.name for each in whole.stakeholders}
    ends = {(names[tie.from_id], names[tie.to_id]) for tie in whole.ties}
    assert ends >= {("Anna", "Bert"), ("Anna", "Cees")}


@pytest.mark.parametrize("again", ["other.csv", "other.xlsx"])
def test_the_same_list_under_another_name_changes_nothing(engine: Engine, office: Viewer, again: str) -> None:
    headers, rows = ["id", "name", "city"], [(n, f"Organisation {n}", "Leiden") for n in range(1, 6)]
    first = csv_file("one.csv", headers, *rows)
    load_import(engine, office, [first], suggested(first))
    other = csv_file(again, headers, *rows)
    if again.endswith("xlsx"):
        other = sheet_file(again, "Another sheet", headers, *rows)
    assert load_import(engine, office, [other], suggested(other)) is None


def test_two_sheets_that_both_count_from_one_do_not_touch_each_other(engine: Engine, office: Viewer) -> None:
    centres = ["West", "Noord", "Haven"]
    sheets = {
        "Centra": (["id", "name"], [[n, f"Centrum {name}"] for n, name in enumerate(centres, 1)]),
        "Verenigingen": (["id", "name"], [[n, f"Vereniging voor {n} dingen"] for n in range(1, 4)]),
    }
    file = ("lists.xlsx", write_xlsx(sheets))
    mapping = suggested(file)
    plan = plan_import(engine, office, [file], mapping)
    assert len(set(plan.sources.values())) == 2
    load_import(engine, office, [file], mapping)
    keys = [each.import_key for each in network(engine, office).stakeholders if each.import_key]
    assert {f"lists, {sheet}:{n}" for sheet in ("Centra", "Verenigingen") for n in (1, 2, 3)} <= set(keys)


def test_a_list_with_the_numbers_of_another_and_its_file_name_is_another_source(
    engine: Engine, office: Viewer
) -> None:
    for name in ("Alpha", "Beta"):
        file = csv_file("export.csv", ["id", "name"], ["1", name])
        load_import(engine, office, [file], suggested(file))
    found = {each.name: each.import_key for each in network(engine, office).stakeholders}
    assert (found["Alpha"], found["Beta"]) == ("export:1", "export (2):1")


def test_a_source_that_was_named_is_the_one_that_counts(engine: Engine, office: Viewer) -> None:
    file = csv_file("export.csv", ["id", "name"], ["1", "Alpha"])
    answers = Answers(sources={"export": "Address book"})
    plan = plan_import(engine, office, [file], suggested(file), answers)
    assert plan.sources == {"export": "Address book"}
    load_import(engine, office, [file], suggested(file), answers=answers)
    assert "Address book:1" in {each.import_key for each in network(engine, office).stakeholders}


def test_a_cell_that_was_corrected_in_the_plan_is_stored(engine: Engine, office: Viewer) -> None:
    file = csv_file("a.csv", ["name", "email"], ["Anna", "anna at x.nl"])
    (cell,) = plan_import(engine, office, [file], suggested(file)).cells
    answers = Answers(cells={(cell.row, cell.field): "anna@x.nl"})
    assert plan_import(engine, office, [file], suggested(file), answers).cells == ()
    load_import(engine, office, [file], suggested(file), answers=answers)
    assert "anna@x.nl" in {each.email for each in network(engine, office).stakeholders}


def test_a_row_is_turned_to_the_other_kind(engine: Engine, office: Viewer) -> None:
    file = csv_file("a.csv", ["name", "city"], ["Anna", "Leiden"], ["Celbrug", "Leiden"])
    answers = Answers(kinds={"a\n2\nstakeholders Anna": StakeholderKind.PERSON})
    load_import(engine, office, [file], suggested(file), answers=answers)
    kinds = {each.name: each.kind for each in network(engine, office).stakeholders}
    assert (kinds["Anna"], kinds["Celbrug"]) == (StakeholderKind.PERSON, StakeholderKind.ORGANISATION)


def test_a_load_that_is_stopped_leaves_nothing(engine: Engine, office: Viewer) -> None:
    file = csv_file("many.csv", ["name", "city"], *([f"Organisation {n}", "Utrecht"] for n in range(3000)))
    before = network_rows(engine)

    def stop(share: float, _sentence: str) -> None:
        if share > 0.7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_import(engine, office, [file], suggested(file), stop)
    assert network_rows(engine) == before


def test_keys_without_a_scheme_of_two_sources_are_not_mixed_up(engine: Engine, office: Viewer) -> None:
    one = csv_file("one.csv", ["id", "name"], ["1", "Alpha"])
    other = csv_file("other.csv", ["id", "name"], ["1", "Beta"])
    for file in (one, other):
        load_import(engine, office, [file], suggested(file))
    called = {each.import_key: each.name for each in network(engine, office).stakeholders}
    assert (called["one:1"], called["other:1"]) == ("Alpha", "Beta")


def test_one_unreadable_file_of_several_is_named(engine: Engine, office: Viewer) -> None:
    with pytest.raises(UnreadableFileError, match=r"“b\.csv”: This file is empty\."):
        plan_import(engine, office, [PEOPLE, ("b.csv", b"")], suggested(PEOPLE))


def _two_lists() -> list[tuple[str, bytes]]:
    """A workbook and a CSV file, each with a table of contacts of one name."""
    workbook = sheet_file("contacten_en.xlsx", "Contacten", CONTACTS, *_people("Oost", range(4)))
    return [workbook, csv_file("contacten.csv", CONTACTS, *_people("West", range(3)))]


def _people(name: str, numbers: range) -> list[tuple[str, str, str]]:
    # The first of each list has no address that can be used.
    return [(f"{name} {n}", "LUMC", f"{name}{n}@x.nl" if n else "nowhere") for n in numbers]


def test_two_tables_of_one_name_are_told_apart_by_their_files(engine: Engine, office: Viewer) -> None:
    both = _two_lists()
    plan = plan_import(engine, office, both, find_mapping(engine, office, None, both))
    people = [row for row in plan.rows if row.label[:4] in ("Oost", "West")]
    refused = plan.with_outcome(RowOutcome.REFUSED)
    places = {"contacten_en.xlsx, Contacten", "contacten.csv"}
    assert {cell.table for cell in plan.cells} == places
    assert {row.table for row in people} == places
    one_by_one = [plan_import(engine, office, [file], suggested(file)) for file in both]
    assert len(refused) == sum(each.counts[RowOutcome.REFUSED] for each in one_by_one)
    assert len(plan.rows) == sum(len(each.rows) for each in one_by_one)


def test_a_file_that_is_brought_twice_changes_no_more_than_once(engine: Engine, office: Viewer) -> None:
    twice = [PEOPLE, PEOPLE]
    plan = plan_import(engine, office, twice, find_mapping(engine, office, None, twice))
    told = [(row.table, row.outcome) for row in plan.rows]
    assert told == [("people.csv", RowOutcome.ADDED), ("people.csv (2)", RowOutcome.MERGED)]


def test_keys_of_two_files_that_are_brought_together_are_not_mixed_up(engine: Engine, office: Viewer) -> None:
    headers = ["id", "name", "email"]
    files = [
        csv_file("oost.csv", headers, ["1", "Anna", "a@x.nl"]),
        csv_file("west.csv", headers, ["1", "Bert", "b@x.nl"]),
    ]
    load_import(engine, office, files, find_mapping(engine, office, None, files))
    called = {each.import_key: each.name for each in network(engine, office).stakeholders}
    assert (called["oost:1"], called["west:1"]) == ("Anna", "Bert")


def test_ties_mean_the_keys_of_their_own_file_first(engine: Engine, office: Viewer) -> None:
    files = [graph_of("a.json", "Anna", "Bert"), graph_of("b.json", "Cees", "Dirk")]
    load_import(engine, office, files, find_mapping(engine, office, None, files))
    whole = network(engine, office)
    names = {each.id: each.name for each in whole.stakeholders}
    assert {(names[tie.from_id], names[tie.to_id]) for tie in whole.ties} >= {
        ("Anna", "Bert"),
        ("Cees", "Dirk"),
    }


def test_a_mapping_that_makes_nothing_of_a_file_is_refused(engine: Engine, office: Viewer) -> None:
    with pytest.raises(UnreadableFileError, match="Choose another mapping"):
        plan_import(engine, office, [PEOPLE], shipped("ror"))


def test_a_day_that_cannot_be_read_costs_its_cell_and_is_told(engine: Engine, office: Viewer) -> None:
    file = csv_file("a.csv", ["name", "email", "checked on"], ["Anna", "a@x.nl", "31-02-2026"])
    plan = plan_import(engine, office, [file], suggested(file))
    assert plan.counts[RowOutcome.ADDED] == 1
    (cell,) = plan.cells
    assert (cell.field, cell.text) == ("checked_on", "31-02-2026")
    assert cell.reason.startswith("“31-02-2026” is not a day of the calendar")


def test_a_kumu_workbook_brings_people_organisations_and_ties(engine: Engine, office: Viewer) -> None:
    workbook = kumu_workbook(
        [
            ["Label", "Type", "Description", "Tags"],
            ["Anna de Wit", "Person", "Haematologist", "a|b"],
            ["LUMC", "UMC", "", ""],
            ["UMC Utrecht", "UMC", "", ""],
        ],
        [
            ["From", "To", "Type", "direction"],
            ["Anna de Wit", "LUMC|UMC Utrecht", "works with", "undirected"],
            ["LUMC", "Nobody", "knows", "directed"],
            ["LUMC", "LUMC", "knows", "mutual"],
            ["UMC Utrecht", "Anna de Wit", "works_with", "directed"],
        ],
    )
    plan = plan_import(engine, office, [workbook], shipped("kumu"))
    assert [(row.table, row.line, row.outcome) for row in plan.rows if row.table == "Connections"] == [
        ("Connections", 2, RowOutcome.ADDED),
        ("Connections", 2, RowOutcome.ADDED),
        ("Connections", 3, RowOutcome.REFUSED),
        ("Connections", 4, RowOutcome.REFUSED),
        ("Connections", 5, RowOutcome.MERGED),
    ]
    load_import(engine, office, [workbook], shipped("kumu"))
    whole = network(engine, office)
    (anna,) = (each for each in whole.stakeholders if each.name == "Anna de Wit")
    (lumc,) = (each for each in whole.stakeholders if each.name == "LUMC")
    assert (anna.kind, anna.description) == (StakeholderKind.PERSON, "Haematologist")
    assert anna.tags == ("a", "b")
    assert lumc.organisation_kind == "umc"
    assert [
        (tie.type_id, {tie.from_id, tie.to_id}) for tie in whole.ties if lumc.id in (tie.from_id, tie.to_id)
    ] == [("works_with", {anna.id, lumc.id})]
    assert load_import(engine, office, [workbook], shipped("kumu")) is None


def test_hostile_strings_come_back_as_they_were_but_for_blanks_that_nobody_sees(
    engine: Engine, office: Viewer
) -> None:
    file = csv_file("strings.csv", ["id", "name"], *enumerate(naughty_strings()))
    mapping = suggested(file)
    load_import(engine, office, [file], mapping)
    (table,) = read_tables(*file)
    read = {f"strings:{row.cells['id']}": in_one_line(row.cells["name"]) for row in table.rows}
    stored = {each.import_key: each.name for each in network(engine, office).stakeholders}
    assert {key: name for key, name in stored.items() if key} == {
        key: name for key, name in read.items() if name
    }
    assert sum(1 for name in read.values() if name) > 500
    assert load_import(engine, office, [file], mapping) is None


def test_a_file_of_ten_thousand_rows_is_loaded_whole(engine: Engine, office: Viewer) -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["id", "name", "city", "website"])
    writer.writerows([n, f"Organisation {n}", "Utrecht", f"https://example.org/{n}"] for n in range(10_000))
    file = ("many.csv", text.getvalue().encode())
    batch = load_import(engine, office, [file], suggested(file))
    assert batch is not None
    assert batch.added == 10_000
    assert revisions(engine).network == 2


def test_a_column_that_nothing_reads_is_named_and_becomes_a_field_of_the_office(
    engine: Engine, office: Viewer
) -> None:
    file = csv_file("a.csv", ["name", "kind", "Invloed"], ["Anna", "person", "hoog"], ["Bert", "person", ""])
    mapping = suggested(file)
    (column,) = plan_import(engine, office, [file], mapping).columns
    assert (column.table, column.header, column.filled, column.examples) == ("a", "Invloed", 1, ("hoog",))
    draft = CustomFieldDraft(label_nl="Invloed", subject=CustomSubject(column.subject), kind=CustomKind.TEXT)
    key = add_custom_field(engine, office, draft)
    assert plan_import(engine, office, [file], mapping).columns == ()
    load_import(engine, office, [file], mapping)
    found = {each.name: dict(each.custom) for each in network(engine, office).stakeholders}
    assert (found["Anna"], found["Bert"]) == ({key: "hoog"}, {})


@pytest.mark.parametrize("names", [["one.csv"], ["one.csv", "two.csv"]])
def test_every_cell_is_stored_or_named(engine: Engine, office: Viewer, names: list[str]) -> None:
    """Cells without any order: each text is found in the store, in the plan, or in a column it names."""
    headers = ["name", "kind", "email", "city", "category", "checked on", "Remark of mine"]
    rows = [
        ["Anna", "person", "a@x.nl", "Leiden", "Clinician", "2024-01-02", "tall"],
        ["Bert", "person", "nowhere", "Delft", "Jongleur", "32-13-2024", ""],
        ["", "person", "c@x.nl", "Gouda", "", "", "small"],
        ["Anna", "person", "other@x.nl", "Breda", "", "", ""],
        ["Stichting", "organisation", "", "Assen", "Financier", "", ""],
        ["Stichting", "organisation", "", "Hengelo", "", "", ""],
    ]
    files = [csv_file(name, headers, *rows) for name in names]
    mapping = find_mapping(engine, office, None, files)
    plan = plan_import(engine, office, files, mapping)
    load_import(engine, office, files, mapping)
    told = {text for row in plan.rows for _header, text in row.cells}
    told |= {cell.text for cell in plan.cells} | {value.text for value in plan.unlisted}
    told |= {text for conflict in plan.conflicts for _table, _line, text in conflict.values}
    unread = {column.header for column in plan.columns}
    stored = {str(value) for each in network(engine, office).stakeholders for value in astuple(each)}
    stored |= {"person", "organisation", "Clinician", "Financier"}
    left = {
        text
        for row in rows
        for header, text in zip(headers, row, strict=True)
        if text and header not in unread and text not in stored | told
    }
    assert left == set()
