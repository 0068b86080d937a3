"""Rows that could not be stored as they are: out as the workbook that they came from, and back in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dare_network.domain.records.custom_fields import CustomField
from dare_network.domain.records.imports import ImportPlan
from dare_network.formats.columns import ColumnMapping, from_json, to_json
from dare_network.formats.grid import name_among
from dare_network.formats.tables import Row, Table, write_xlsx
from dare_network.formats.workbook_writing import sheet_title
from dare_network.importing.wording import field_label
from dare_network.language import N_, Language, _, speaking
from dare_network.services.importing.sources import with_sources

_REASON = N_("Why this row was left out")
# The list of refused rows as it was written before.
_OLD = (("Line", "Table", "Reason"), ("Regel", "Tabel", "Reden"))


_MAPPING = "dare-network mapping"
_MOST_IN_A_CELL = 30_000


def rows_to_mend(
    plan: ImportPlan,
    tables: Sequence[Table],
    own: Sequence[CustomField] = (),
    mapping: ColumnMapping | None = None,
) -> bytes:
    """The rows that were refused, held back, or lost a cell, in a workbook with their own sheets.

    Each has its own columns and one with the reason, which is left out when the workbook is read again. It is
    read then by the mapping of the whole, with its sources: a few rows tell less of what their columns mean.
    `own` are the office's own fields, by whose labels it speaks of them.
    """
    reasons = _reasons(plan, own)
    now: dict[str, str] = {}
    sheets: dict[str, tuple[Sequence[str], Sequence[Sequence[object]]]] = {}
    for table in tables:
        rows = [
            [*row.cells.values(), reasons[table.place, row.line]]
            for row in table.rows
            if (table.place, row.line) in reasons
        ]
        if rows:
            name = table.name if table.name not in sheets else table.place
            sheets[name] = ([*table.headers, _(_REASON)], rows)
            now |= {
                called.casefold(): sheet_title(name) for called in (table.place, name_among(table, tables))
            }
    if mapping is None or not sheets:
        return write_xlsx(sheets)
    title = _("How this is read")
    whole = _renamed(with_sources(mapping, tables, plan.sources), now)
    sheets[title] = ([_MAPPING], [[part] for part in _in_cells(to_json(whole))])
    return write_xlsx(sheets, hidden=[title])


def mapping_within(tables: Iterable[Table]) -> ColumnMapping | None:
    """The mapping that a workbook of rows to mend brings among its tables; None for any other file."""
    brought = (table for table in tables if table.headers == (_MAPPING,))
    texts = ("".join(row.cells[_MAPPING] for row in table.rows) for table in brought)
    return next(map(from_json, texts), None)


def _renamed(mapping: ColumnMapping, now: Mapping[str, str]) -> ColumnMapping:
    """A mapping for the tables that have these names now; it says nothing of others."""
    now = {"*": "*", **now}
    parts = (
        part.model_copy(update={"table": now[part.table.casefold()]})
        for part in mapping.tables
        if part.table.casefold() in now
    )
    return mapping.model_copy(update={"tables": tuple(parts), "made_for": {}})


def _in_cells(text: str) -> Iterator[str]:
    for start in range(0, len(text), _MOST_IN_A_CELL):
        yield text[start : start + _MOST_IN_A_CELL]


def without_reasons(tables: Iterable[Table]) -> Iterator[Table]:
    """The tables without what only says why a row was left out, and how the others are read."""
    for table in tables:
        if table.headers == (_MAPPING,):
            continue
        if table.headers[:3] in _OLD:
            yield from _taken_apart(table)
            continue
        added = [header for header in table.headers if header in _headings()]
        yield _without(table, added) if added else table


def _headings() -> frozenset[str]:
    found = set()
    for language in Language:
        with speaking(language):
            found.add(_(_REASON))
    return frozenset(found)


def _taken_apart(table: Table) -> Iterator[Table]:
    """A list of refused rows of several tables as those tables, each with the columns that it fills."""
    _line, name, _reason = table.headers[:3]
    for place in dict.fromkeys(row.cells[name] for row in table.rows):
        rows = tuple(row for row in table.rows if row.cells[name] == place)
        empty = [header for header in table.headers if not any(row.cells[header] for row in rows)]
        part = replace(table, name=place or table.name, rows=rows)
        yield _without(part, [*table.headers[:3], *empty])


def _without(table: Table, headers: Sequence[str]) -> Table:
    kept = tuple(header for header in table.headers if header not in headers)
    rows = tuple(
        Row(row.line, {header: row.cells[header] for header in kept}, row.surplus) for row in table.rows
    )
    return replace(table, headers=kept, rows=rows)


def _reasons(plan: ImportPlan, own: Sequence[CustomField]) -> Mapping[tuple[str, int], str]:
    found: dict[tuple[str, int], dict[str, None]] = {}
    for row in plan.rows:
        if row.cells:
            found.setdefault((row.table, row.line), {})[row.reason] = None
    for cell in plan.cells:
        reason = f"{field_label(cell.field, own)}: {cell.reason}"
        found.setdefault((cell.table, cell.line), {})[reason] = None
    return {place: " ".join(reasons) for place, reasons in found.items()}
