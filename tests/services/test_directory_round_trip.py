"""The directory goes out as a file and comes in again: what nobody changed is no change, one cell is one."""

from collections.abc import Iterator
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from databases import Content, SqliteDatabase
from graph_builders import STRANGE, found_trouble, key
from openpyxl import load_workbook
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.custom_fields import CustomFieldDraft
from dare_network.domain.drafts.network import OrganisationDraft, TieDraft
from dare_network.domain.records.imports import ImportPlan, RowOutcome
from dare_network.domain.records.viewer import Viewer
from dare_network.language import Language, speaking
from dare_network.services.custom_fields import add_custom_field
from dare_network.services.directory_files import directory_csv, directory_workbook
from dare_network.services.importing import find_mapping, load_import, plan_import
from dare_network.services.network import network
from dare_network.services.stakeholders import add_organisation, add_tie

TEXTS = (*STRANGE[:6], "'apostrophe", "two\nlines")
File = tuple[str, bytes]


def own_fields(engine: Engine, office: Viewer) -> None:
    for subject, label in (("organisation", "Invloed"), ("tie", "Ritme"), ("stakeholder", "City")):
        field = {"subject": subject, "kind": "text", "label_nl": label, "label_en": label}
        add_custom_field(engine, office, CustomFieldDraft.model_validate(field))


@pytest.fixture
def keys(engine: Engine, office: Viewer) -> list[UUID]:
    """Strange names, days that are known as a month, and fields of the office's own."""
    found_trouble(engine, TEXTS)
    own_fields(engine, office)
    described = {
        "name": "LUMC",
        "custom": {"invloed": "high", "city": "left"},
        "tags": "a; b",
        "city": "Leiden",
    }
    one = add_organisation(engine, office, OrganisationDraft.model_validate(described))
    stated = {"type_id": "works_with", "from_id": one, "to_id": key(TEXTS[0]), "from_on": "2015-03",
              "custom": {"ritme": "monthly"}}  # fmt: skip
    add_tie(engine, office, TieDraft.model_validate(stated))
    return [each.id for each in network(engine, office).stakeholders]


@pytest.fixture
def other(sqlite: SqliteDatabase, tmp_path: Path) -> Iterator[Engine]:
    """A store beside the one from which files are taken."""
    with SqliteDatabase(tmp_path / "other.sqlite3", sqlite.kept) as store:
        yield store.holding(Content.REFERENCE)


def plan_of(engine: Engine, viewer: Viewer, file: File) -> ImportPlan:
    return plan_import(engine, viewer, [file], find_mapping(engine, viewer, None, [file]))


def changes(plan: ImportPlan) -> list[tuple[str, str, str]]:
    unchanged = (RowOutcome.UNCHANGED, RowOutcome.MERGED)
    return [(r.outcome, r.label, f"{r.reason} {r.changes}") for r in plan.rows if r.outcome not in unchanged]


@pytest.mark.parametrize("language", Language)
def test_a_directory_that_nobody_changed_teaches_its_store_nothing(
    engine: Engine, office: Viewer, keys: list[UUID], language: Language
) -> None:
    with speaking(language):
        files = [
            ("directory.xlsx", directory_workbook(engine, office, keys)),
            ("directory.csv", directory_csv(engine, office, keys)),
        ]
    for file in files:
        plan = plan_of(engine, office, file)
        assert changes(plan) == []
        assert (plan.columns, plan.cells, plan.unlisted, plan.remarks) == ((), (), (), ())
        assert len(plan.rows) >= len(keys)


def changed(content: bytes, sheet: int, row: int, heading: str, value: Any) -> bytes:
    book = load_workbook(BytesIO(content))
    page = book.worksheets[sheet]
    (column,) = (cell.column for cell in page[1] if cell.value == heading)
    page.cell(row, column).value = value
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(
    ("sheet", "heading", "value"),
    [(0, "Name", "New name"), (0, "City", "Ede"), (0, "Invloed", "low"), (0, "custom:city", "x"),
     (0, "Tags", "a; b; zz"), (0, "Category", "Clinician"), (1, "Role", "Chair"), (1, "Until", "2031-05"),
     (2, "Note", "Told by phone"), (2, "Strength", 4), (2, "Ritme", "weekly"), (2, "From", "2016-02-01")],
)  # fmt: skip
def test_one_cell_that_is_changed_is_exactly_one_change(
    engine: Engine, office: Viewer, keys: list[UUID], sheet: int, heading: str, value: Any
) -> None:
    content = directory_workbook(engine, office, keys)
    page = load_workbook(BytesIO(content)).worksheets[sheet]
    rows = list(page.iter_rows(values_only=True))
    ours = next(n for n, row in enumerate(rows, 1) if (sheet == 1 or "LUMC" in row) and n > 1)
    file = ("directory.xlsx", changed(content, sheet, ours, heading, value))
    plan = plan_of(engine, office, file)
    ((outcome, _label, _told),) = changes(plan)
    assert outcome is RowOutcome.CHANGED
    batch = load_import(engine, office, [file], find_mapping(engine, office, None, [file]))
    assert batch is not None
    assert (batch.added, batch.changed, batch.refused, batch.held) == (0, 1, 0, 0)
    assert load_import(engine, office, [file], find_mapping(engine, office, None, [file])) is None


@pytest.mark.parametrize("language", Language)
def test_another_store_gets_every_field_of_it(
    engine: Engine, other: Engine, office: Viewer, keys: list[UUID], language: Language
) -> None:
    own_fields(other, office)
    with speaking(language):
        file = ("directory.xlsx", directory_workbook(engine, office, keys))
    batch = load_import(other, office, [file], find_mapping(other, office, None, [file]))
    assert batch is not None
    assert (batch.refused, batch.held) == (0, 0)
    assert told(other, office) == told(engine, office)


def told(engine: Engine, viewer: Viewer) -> dict[UUID, dict[str, Any]]:
    whole = network(engine, viewer)
    records = (*whole.stakeholders, *whole.affiliations, *whole.ties)
    return {each.id: asdict(each) | {"version": 0, "import_key": None} for each in records}
