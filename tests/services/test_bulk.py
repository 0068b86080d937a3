"""Many are changed together, all or none, and taken back together."""

from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from consortium_builders import Consortium, found_consortium
from openpyxl import load_workbook
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.fields import Kind, fields_of
from dare_network.domain.identifiers import own_key
from dare_network.domain.records.bulk import BulkChange
from dare_network.domain.records.network import Stakeholder, Tie
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import ChangeKind, Role
from dare_network.errors import ConflictError, InvalidInputError, NotAllowedError
from dare_network.formats.tables import read_tables
from dare_network.language import Language, speaking
from dare_network.services.bulk import change_many, plan_change
from dare_network.services.change_sets import list_decisions, take_back
from dare_network.services.directory_files import directory_csv, directory_workbook
from dare_network.services.lists import stakeholder
from dare_network.services.network import network
from dare_network.services.stakeholders import add_person, add_tie, change_stakeholder

LAST = date(2026, 6, 30)
STORED = ("stakeholder", "stakeholder_tag", "affiliation", "tie")


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def three(engine: Engine, office: Viewer, of: Consortium) -> list[UUID]:
    """Three people, of whom one has all of what is to be changed already, and some ties."""
    drafts: list[dict[str, Any]] = [
        {"name": "Ann Bos", "tags": ["gmp"], "category": "industry", "source": "old"},
        {"name": "=Bob Çelik", "tags": ["ethiek", "gmp"], "email": "bob@x.example"},
        {"name": "Cas de Wit", "tags": ["new"], "category": "clinician", "source": "List 2026"},
    ]
    keys = [add_person(engine, office, PersonDraft.model_validate(each)) for each in drafts]
    for other, first in ((keys[1], None), (of.leiden, date(2026, 7, 1))):
        draft = TieDraft(type_id="knows", from_id=keys[0], to_id=other, from_on=first)
        add_tie(engine, office, draft)
    return keys


def contents(engine: Engine) -> dict[str, set[tuple[Any, ...]]]:
    with engine.connect() as connection:
        found = {}
        for name in STORED:
            columns = [column["name"] for column in sa.inspect(connection).get_columns(name)]
            listed = ", ".join(column for column in columns if column != "version")
            found[name] = {
                tuple(map(str, row)) for row in connection.execute(sa.text(f"SELECT {listed} FROM {name}"))
            }
        return found


def test_what_is_planned_is_written_at_once_and_taken_back_at_once(
    engine: Engine, office: Viewer, of: Consortium, three: list[UUID]
) -> None:
    before = contents(engine)
    change = BulkChange(
        category="clinician",
        tags_added=("new",),
        tags_removed=("gmp",),
        source="List 2026",
        organisation_id=of.leiden,
        end_ties_on=LAST,
    )
    plan = plan_change(engine, office, three, change)
    assert contents(engine) == before
    told = {(step.record, step.name) for step in plan.steps}
    assert (Stakeholder, "Cas de Wit") not in told
    assert (Tie, "Ann Bos – =Bob Çelik") in told
    assert plan.later == 1
    done = change_many(engine, office, plan)
    ann, bob, cas = (stakeholder(engine, office, key) for key in three)
    assert [each.tags for each in (ann, bob, cas)] == [("new",), ("ethiek", "new"), ("new",)]
    assert {(each.category, each.source) for each in (ann, bob, cas)} == {("clinician", "List 2026")}
    known = network(engine, office)
    assert {each.person_id for each in known.affiliations if each.organisation_id == of.leiden} >= set(three)
    ended = [tie.until_on for tie in known.ties if tie.from_id == three[0]]
    assert sorted(map(str, ended)) == ["2026-06-30", "None"]
    for key in three[:2]:
        (decision,) = list_decisions(engine, office, 9, key)
        assert (decision.change_set.kind, decision.count) == (ChangeKind.BULK, len(plan.steps))
    assert take_back(engine, office, done) == ()
    assert contents(engine) == before


def test_what_was_changed_since_stays_and_is_told_when_all_else_is_taken_back(
    engine: Engine, office: Viewer, three: list[UUID]
) -> None:
    done = change_many(engine, office, plan_change(engine, office, three, BulkChange(category="industry")))
    ann = stakeholder(engine, office, three[1])
    draft = PersonDraft(name="Bob", category="clinician")
    change_stakeholder(engine, office, ann.id, ann.version, draft)
    (left,) = take_back(engine, office, done)
    assert "Bob" in left
    found = [stakeholder(engine, office, key).category for key in three]
    assert found == ["industry", "clinician", "clinician"]


def test_a_record_that_somebody_saved_meanwhile_stops_all_of_it(
    engine: Engine, office: Viewer, three: list[UUID]
) -> None:
    plan = plan_change(engine, office, three, BulkChange(source="new"))
    bob = stakeholder(engine, office, three[1])
    change_stakeholder(engine, office, bob.id, bob.version, PersonDraft(name="Bob"))
    before = contents(engine)
    with pytest.raises(ConflictError, match="Bob"):
        change_many(engine, office, plan)
    assert contents(engine) == before


def test_what_cannot_be_is_refused_before_anything_is_written(
    engine: Engine, office: Viewer, of: Consortium, three: list[UUID]
) -> None:
    with pytest.raises(InvalidInputError):
        plan_change(engine, office, three, BulkChange(organisation_id=of.anna))
    with pytest.raises(InvalidInputError):
        change_many(engine, office, plan_change(engine, office, three, BulkChange(category="no such")))
    with pytest.raises(InvalidInputError):
        change_many(engine, office, plan_change(engine, office, three[2:], BulkChange(category="clinician")))
    with pytest.raises(NotAllowedError):
        plan_change(engine, Viewer("x", Role.MEMBER), three, BulkChange(source="x"))


def test_a_selection_is_exported_with_every_field_and_both_ends_of_its_ties(
    engine: Engine, office: Viewer, three: list[UUID]
) -> None:
    for language, heading in ((Language.ENGLISH, "E-mail address"), (Language.DUTCH, "E-mailadres")):
        with speaking(language):
            (table,) = read_tables("a.csv", directory_csv(engine, office, three))
            book = load_workbook(BytesIO(directory_workbook(engine, office, three)))
        assert [row.cells[heading] for row in table.rows] == ["", "bob@x.example", ""]
        assert "=Bob Çelik" in table.rows[1].cells.values()
        people, _work, ties = book.worksheets
        rows = list(people.iter_rows(values_only=True))
        assert len(rows) == 4
        assert rows[2][rows[0].index(heading)] == "bob@x.example"
        (cell,) = (cell for row in people.iter_rows() for cell in row if cell.value == "=Bob Çelik")
        assert (cell.data_type, cell.quotePrefix) == ("s", True)
        told = list(ties.iter_rows(values_only=True))
        assert {row[1:3] for row in told[1:]} == {("Ann Bos", "=Bob Çelik"), ("Ann Bos", "LUMC")} or len(
            told
        ) == 3
        assert all(row[3] == own_key(three[0]) for row in told[1:])
    with pytest.raises(NotAllowedError):
        directory_csv(engine, Viewer("x", Role.PUBLIC), three)


def test_every_field_that_is_described_as_exported_has_its_column(
    engine: Engine, office: Viewer, three: list[UUID]
) -> None:
    (table,) = read_tables("a.csv", directory_csv(engine, office, three))
    for draft in (PersonDraft, OrganisationDraft):
        wanted = {
            about.title
            for about in fields_of(draft).values()
            if about.exported and about.kind is not Kind.CUSTOM
        }
        assert wanted <= set(table.headers)
