"""An office's own workbook comes in whole, changes nothing when it comes again, and its doubles are found."""

import pytest
from import_files import suggested
from office_workbook import LEFT_OUT, PEOPLE, TIES, Stored, day_of, office_file, office_sheets, truth
from sqlalchemy.engine import Engine

from dare_network.domain.records.imports import ImportPlan, RowOutcome
from dare_network.domain.records.viewer import Viewer
from dare_network.services.duplicates import pairs
from dare_network.services.importing import File, find_mapping, load_import, plan_import, rows_to_mend
from dare_network.services.importing.files import read_files
from dare_network.services.network import stated_share


@pytest.fixture
def plan(engine: Engine, office: Viewer) -> ImportPlan:
    """The plan of the workbook, which is loaded then."""
    book = office_file("office.xlsx")
    planned = plan_import(engine, office, [book], suggested(book))
    assert load_import(engine, office, [book], suggested(book))
    return planned


@pytest.fixture
def stored(engine: Engine, office: Viewer, plan: ImportPlan) -> Stored:
    """What is known once it was loaded."""
    return Stored(stated_share(engine, office), plan)


def test_every_row_is_stored_or_named_with_the_reason_why_not(plan: ImportPlan, stored: Stored) -> None:
    named = {(row.table, row.line): row.reason for row in plan.rows if row.outcome in LEFT_OUT}
    assert all(named.values())
    people = [one for one in truth()["people"] if not stored.person(one)]
    ties = [tie for tie in truth()["ties"] if not stored.between(tie)]
    assert all((PEOPLE, one["row"]) in named for one in people)
    assert all((TIES, tie["row"]) in named for tie in ties)
    assert len(people) <= 3
    assert len(ties) <= 18
    assert all(map(stored.organisation, truth()["organisations"]))


def test_days_and_source_of_ties_arrive_as_they_are_written(plan: ImportPlan, stored: Stored) -> None:
    named = {row.line for row in plan.rows if row.table == TIES and row.outcome in LEFT_OUT}
    named |= {cell.line for cell in plan.cells if cell.table == TIES}
    differ = []
    for tie in truth()["ties"]:
        found = [] if tie["row"] in named else stored.between(tie)
        for side in ("from", "until"):
            said = tie[f"{side}_on"]
            if found and said and said not in [day_of(each, side) for each in found]:
                differ.append((tie["id"], said))
        if found and tie["source"] and not any(tie["source"] in each.source for each in found):
            differ.append((tie["id"], tie["source"]))
    assert [differ] == [[]]


def test_names_and_addresses_of_people_arrive_as_they_are_written(plan: ImportPlan, stored: Stored) -> None:
    told = {line for conflict in plan.conflicts for table, line, _text in conflict.values if table == PEOPLE}
    differ = []
    for said in truth()["people"]:
        one = stored.person(said)
        if not one or said["same_as"] or said["row"] in told:
            continue
        if (one.given_name or one.initials, one.family_name) != (said["given"], said["family"]):
            differ.append((one.name, said))
        if not set(said["emails"]) <= {mail.casefold() for mail in (one.email, one.email_2)}:
            differ.append((one.name, said))
        if said["orcid"] and one.orcid != said["orcid"]:
            differ.append((one.name, said))
    assert [differ] == [[]]


@pytest.mark.parametrize(
    "files", [[office_file("office.xlsx")], [office_file("renamed.xlsx")], office_sheets()]
)
def test_again_renamed_and_as_text_it_changes_nothing(
    engine: Engine, office: Viewer, plan: ImportPlan, files: list[File]
) -> None:
    again = plan_import(engine, office, files, suggested(*files))
    assert (again.counts[RowOutcome.ADDED], again.counts[RowOutcome.CHANGED]) == (0, 0)
    assert load_import(engine, office, files, suggested(*files)) is None


def test_whoever_stands_in_it_twice_is_found_and_nobody_else(
    engine: Engine, office: Viewer, plan: ImportPlan, stored: Stored
) -> None:
    people = {one["id"]: one for one in truth()["people"]}
    rows = {people[one]["row"]: one for pair in truth()["same"] for one in pair}
    asked = {rows[row.line] for row in plan.rows if row.outcome in LEFT_OUT and row.line in rows}
    keys = {one: getattr(stored.person(people[one]), "id", None) for pair in truth()["same"] for one in pair}
    known = {one.id for one in stored.share.stakeholders if one.is_person}
    proposed = [{pair.one_id, pair.other_id} for pair in pairs(engine, office) if pair.one_id in known]
    found = [
        (one, other)
        for one, other in truth()["same"]
        if keys[one] == keys[other] or {keys[one], keys[other]} in proposed or asked & {one, other}
    ]
    assert len(found) >= len(truth()["same"])
    really = [{keys[one], keys[other]} for one, other in truth()["same"]]
    assert [pair for pair in proposed if pair not in really] == []


def test_rows_to_mend_are_read_as_they_were_and_add_nothing_until_they_are_mended(
    engine: Engine, office: Viewer, plan: ImportPlan
) -> None:
    book = office_file("office.xlsx")
    mapping = suggested(book)
    left = ("to_mend.xlsx", rows_to_mend(plan, read_files([book]), mapping=mapping))
    brought = find_mapping(engine, office, None, [left])
    assert len(brought.tables) == len(mapping.tables)
    again = plan_import(engine, office, [left], brought)
    assert (again.counts[RowOutcome.ADDED], again.counts[RowOutcome.CHANGED]) == (0, 0)
    assert load_import(engine, office, [left], brought) is None
