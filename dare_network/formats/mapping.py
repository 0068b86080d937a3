"""From tables to rows for the import, by a column mapping: text in, text out."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from dare_network.domain.fields import Kind
from dare_network.formats.columns import (
    FIELDS,
    REQUIRED,
    ColumnMapping,
    OnUnknownEnd,
    SourceColumn,
    TableMapping,
    Target,
    described,
    from_json,
    only_naming,
    to_json,
)
from dare_network.formats.dates import read_date
from dare_network.formats.day_columns import DayColumns
from dare_network.formats.grid import Row, Table, name_among
from dare_network.formats.mentions import Mentions
from dare_network.formats.selection import Selection
from dare_network.formats.suggestion import suggest
from dare_network.formats.translation import Translation
from dare_network.formats.unread import UnreadColumn, unread_columns_of

__all__ = [
    "FIELDS",
    "REQUIRED",
    "ColumnMapping",
    "ImportRow",
    "SourceColumn",
    "TableMapping",
    "Target",
    "UnreadColumn",
    "apply",
    "from_json",
    "name_among",
    "parts_for",
    "read_alike",
    "read_date",
    "reading_remarks",
    "suggest",
    "to_json",
    "unread",
    "unread_columns",
]

_Keys = defaultdict[str, set[str]]


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row of a table as fields; `values` has each field that the mapping fills, also empty ones.

    `table` is the place of the table, which tells it from those of the other files.
    `problem` is a sentence where the row cannot be used. `on_unknown_end` is the rule of its mapping.
    `derived` marks a row that follows from other records of the product.
    """

    table: str
    line: int
    target: Target
    values: Mapping[str, str]
    problem: str | None
    on_unknown_end: OnUnknownEnd = "refuse"
    derived: bool = False


def apply(mapping: ColumnMapping, tables: Iterable[Table]) -> Iterator[ImportRow]:
    """The rows that a mapping makes of the tables of one file or of files that belong together.

    A line that names several ends comes several times. What is in a table that no part of the mapping
    reads is not among them, see `unread`.
    """
    tables = tuple(tables)
    keys = _keys(mapping, tables)
    days = _day_columns(mapping, tables)
    mentions = Mentions(_described(mapping, tables))
    for table in tables:
        parts = parts_for(mapping, table)
        selection = Selection(parts, table)
        orders = days.orders.get(table.place, {})
        reading = [
            (
                part,
                Translation(
                    part,
                    table,
                    keys[table.file],
                    orders,
                    mentions,
                    _only_mentions(part, parts),
                    _person_of(part, parts, table),
                ),
            )
            for part in parts
        ]
        told: set[int] = set()
        for place, (part, translation) in enumerate(reading):
            others = [each for other, each in enumerate(reading) if other != place]
            yield from _rows(part, table, translation, selection, others, told)


def reading_remarks(mapping: ColumnMapping, tables: Iterable[Table]) -> tuple[str, ...]:
    """Sentences about what was assumed of the cells of these tables."""
    return tuple(_day_columns(mapping, tuple(tables)).remarks())


def unread(mapping: ColumnMapping, tables: Iterable[Table]) -> tuple[str, ...]:
    """The places of the tables of which the mapping makes nothing."""
    return tuple(table.place for table in tables if not parts_for(mapping, table))


def unread_columns(mapping: ColumnMapping, tables: Iterable[Table]) -> tuple[UnreadColumn, ...]:
    """The columns with cells that the mapping does not read, of the tables of which it reads something."""
    read = ((table, parts_for(mapping, table)) for table in tables)
    return tuple(column for table, parts in read if parts for column in unread_columns_of(table, parts))


def read_alike(one: ColumnMapping, other: ColumnMapping, tables: Iterable[Table]) -> bool:
    """Return whether two mappings read the same of these tables, however they are written."""
    return all(
        sorted(_plain(part, table) for part in parts_for(one, table))
        == sorted(_plain(part, table) for part in parts_for(other, table))
        for table in tables
    )


def _plain(part: TableMapping, table: Table) -> str:
    """A part without what means nothing for a table."""
    headers = {header.casefold() for header in table.headers}
    columns = {
        field: column
        for field, column in part.columns.items()
        if any(header.casefold() in headers for header in column.headers)
    }
    constants = {field: text for field, text in part.constants.items() if text}
    known = {"table": "*", "columns": columns, "constants": constants, "without": ()}
    return json.dumps(part.model_copy(update=known).model_dump(mode="json"), sort_keys=True)


def parts_for(mapping: ColumnMapping, table: Table) -> list[TableMapping]:
    """All parts of the mapping that read this table."""
    headers = {header.casefold() for header in table.headers}
    return [part for part in mapping.tables if _reads(part, table, headers)]


def _rows(
    part: TableMapping,
    table: Table,
    translation: Translation,
    selection: Selection,
    others: Sequence[tuple[TableMapping, Translation]],
    told: set[int],
) -> Iterator[ImportRow]:
    """The rows of one part; `told` are the lines of which an earlier part has said that they are none."""
    theirs = {header for _part, other in others for headers in other.headers.values() for header in headers}
    own = {header for headers in translation.headers.values() for header in headers} - theirs
    for row, derived in selection.rows(part):
        if others and not translation.is_complete(row) and _is_of_others(row, own, others):
            continue
        unusable = None if derived else translation.unusable(row)
        if unusable and row.line in told:
            continue
        for values in islice(translation.fields(row), 1 if unusable else None):
            problem = None if derived else unusable or translation.missing(values)
            yield ImportRow(table.place, row.line, part.target, values, problem, part.on_unknown_end, derived)
        if unusable:
            told.add(row.line)


def _described(mapping: ColumnMapping, tables: Iterable[Table]) -> Iterator[Mapping[str, str]]:
    """The fields of everybody whom a row describes, where other rows may mention them."""
    if all(part.target == "stakeholders" for part in mapping.tables):
        return
    for table in tables:
        parts = parts_for(mapping, table)
        selection = Selection(parts, table)
        for part in parts:
            if part.target == "stakeholders" and not _only_mentions(part, parts):
                translation = Translation(only_naming(part), table, {})
                for row, _derived in selection.rows(part):
                    yield from translation.fields(row)


def _person_of(part: TableMapping, parts: Iterable[TableMapping], table: Table) -> Translation | None:
    """The reading of the people of a post, where their names are joined of several columns."""
    named = part.columns.get("person")
    if named is None or not named.join:
        return None
    people = (each for each in parts if each.target == "stakeholders" and each.columns.get("label") == named)
    found = next(people, None)
    return Translation(only_naming(found), table, {}) if found else None


def _only_mentions(part: TableMapping, parts: Iterable[TableMapping]) -> bool:
    """Return whether a part makes the organisations of a table that says who works where."""
    posts = any(each.target == "affiliations" for each in parts)
    return posts and part.target == "stakeholders" and part.constants.get("kind") == "organisation"


def _is_of_others(row: Row, own: Collection[str], others: Sequence[tuple[TableMapping, Translation]]) -> bool:
    """Return whether a row says nothing to one part of a mapping, and enough to another."""
    return not any(row.cells[header] for header in own) and any(
        other.is_complete(row) for _part, other in others
    )


def _day_columns(mapping: ColumnMapping, tables: Iterable[Table]) -> DayColumns:
    return DayColumns.of((table, _day_headers(parts_for(mapping, table), table)) for table in tables)


def _day_headers(parts: Iterable[TableMapping], table: Table) -> Iterator[str]:
    given = {header.casefold(): header for header in table.headers}
    for part in parts:
        about = described(part.target)
        for field, column in part.columns.items():
            if field in about and about[field].kind is Kind.DAY:
                yield from (given[name.casefold()] for name in column.headers if name.casefold() in given)


def _reads(part: TableMapping, table: Table, headers: Collection[str]) -> bool:
    if part.table != "*":
        return table.called(part.table)
    is_another = any(header.casefold() in headers for header in part.without)
    return not is_another and all(_fills(part, field, headers) for field in REQUIRED[part.target])


def _fills(part: TableMapping, field: str, headers: Collection[str]) -> bool:
    column = part.columns.get(field)
    found = column and any(header.casefold() in headers for header in column.headers)
    return bool(found or part.constants.get(field))


def _keys(mapping: ColumnMapping, tables: Sequence[Table]) -> dict[str, dict[str, str]]:
    """For each file the keys of the stakeholders, each with its scheme where it has only one.

    Those of the file itself go before those of the files beside it.
    """
    anywhere: _Keys = defaultdict(set)
    inside: defaultdict[str, _Keys] = defaultdict(lambda: defaultdict(set))
    for table in tables:
        for part in parts_for(mapping, table):
            if part.target == "stakeholders" and "key" in part.columns:
                translation = Translation(part, table, {})
                for row in table.rows:
                    raw, key = translation.key(row)
                    anywhere[raw].add(key)
                    inside[table.file][raw].add(key)
    return {table.file: _single(anywhere) | _single(inside[table.file]) for table in tables}


def _single(found: _Keys) -> dict[str, str]:
    return {raw: min(keys) for raw, keys in found.items() if raw and len(keys) == 1}
