"""Columns that no field of ours reads: those of an office's own fields, and those that are left."""

from collections.abc import Iterable, Sequence

from dare_network.domain.records.custom_fields import CustomField, CustomSubject
from dare_network.domain.records.imports import LeftOutColumn
from dare_network.formats.columns import CUSTOM
from dare_network.formats.mapping import (
    ColumnMapping,
    SourceColumn,
    TableMapping,
    parts_for,
    unread_columns,
)
from dare_network.formats.tables import Table
from dare_network.words.spelling import spelling

_SUBJECTS = {"person": CustomSubject.PERSON, "organisation": CustomSubject.ORGANISATION}


def with_own_fields(
    mapping: ColumnMapping, tables: Sequence[Table], fields: Iterable[CustomField]
) -> ColumnMapping:
    """The mapping with the columns that are called like a field of the office's own."""
    named = {spelling(name): each for each in fields for name in (each.id, each.label_en, each.label_nl)}
    for column in unread_columns(mapping, tables) if named else ():
        field = named.get(spelling(column.header))
        part = _described(mapping, _table(tables, column.table))
        if field and part and _describes(field, _subject(part)):
            source = SourceColumn(headers=(column.header,))
            read = part.model_copy(update={"columns": {**part.columns, f"{CUSTOM}{field.id}": source}})
            parts = tuple(read if each is part else each for each in mapping.tables)
            mapping = mapping.model_copy(update={"tables": parts})
    return mapping


def left_out_columns(mapping: ColumnMapping, tables: Sequence[Table]) -> tuple[LeftOutColumn, ...]:
    """The columns that nothing reads, each with the records that could have a field of it."""
    found = []
    for column in unread_columns(mapping, tables):
        part = _described(mapping, _table(tables, column.table))
        subject = _subject(part).value if part else ""
        found.append(LeftOutColumn(column.table, column.header, column.filled, column.examples, subject))
    return tuple(found)


def _table(tables: Sequence[Table], place: str) -> Table:
    return next(table for table in tables if table.place == place)


def _described(mapping: ColumnMapping, table: Table) -> TableMapping | None:
    """The part of the mapping whose records a further column of a table most likely describes."""
    parts = [part for part in parts_for(mapping, table) if part.target in ("stakeholders", "ties")]
    people = [part for part in parts if part.constants.get("kind") == "person"]
    return next(iter((*people, *parts)), None)


def _describes(field: CustomField, subject: CustomSubject) -> bool:
    """Return whether any row of this subject can have the field: of each it is known later what it is."""
    if subject is CustomSubject.STAKEHOLDER and field.subject is not CustomSubject.TIE:
        return True
    return field.describes(subject)


def _subject(part: TableMapping) -> CustomSubject:
    if part.target == "ties":
        return CustomSubject.TIE
    kind = "" if "kind" in part.columns else part.constants.get("kind", "")
    return _SUBJECTS.get(kind, CustomSubject.STAKEHOLDER)
