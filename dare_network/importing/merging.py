"""All rows about one record together: what becomes of each, and what is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol
from uuid import UUID

from dare_network.domain.records.imports import Conflict, FoundBy, RowOutcome
from dare_network.importing.custom_cells import held, together
from dare_network.importing.decided import Decided, Values
from dare_network.importing.lines import ImportedEntity, Line, Write
from dare_network.language import _, number
from dare_network.words.spelling import spelling


class Stored(Protocol):
    """A record that is in the store."""

    @property
    def id(self) -> UUID:
        """Its key."""

    @property
    def version(self) -> int:
        """The version that was read."""


@dataclass(frozen=True, slots=True)
class About:
    """A row about a record: what it says of it, and how it was found out that it is about it."""

    line: Line
    label: str
    given: Values
    found_by: FoundBy


@dataclass(slots=True)
class Target:
    """One record and the rows that are about it; `founding` are the values of a record to be added."""

    id: UUID
    stored: Stored | None
    founding: Values = field(default_factory=dict)
    rows: list[About] = field(default_factory=list)

    def in_order(self) -> list[About]:
        """Its rows as they stand in the file."""
        return sorted(self.rows, key=lambda row: row.line.order)

    def holds(self, name: str) -> object:
        """The value of a field as it is stored, else as the first of its rows says."""
        stored = held(self.stored, name)
        said = (row.given[name] for row in self.in_order() if name in row.given)
        return stored if stored not in ("", None) else next(said, None)


def merge(entity: ImportedEntity, target: Target, decided: Decided) -> Write | None:
    """Decide all rows about one record: no empty cell erases anything, and no row another.

    Where rows say different things, what is stored stays, else what the first of them says; the others are
    told as a conflict.
    """
    first, *others = target.in_order()
    values: Values = {}
    for row in (first, *others):
        values = {**row.given, **values, **_lists(row.given, values)}
    for conflict in _conflicts(target, values):
        decided.conflicts.append(conflict)
    for row in others:
        decided.put(row.line, RowOutcome.MERGED, row.label, _merged_into(first.line), found_by=row.found_by)
    if target.stored is None:
        decided.put(first.line, RowOutcome.ADDED, first.label, found_by=first.found_by)
        return Write(entity, target.id, None, target.founding | together(None, values))
    values |= _lists(values, {name: held(target.stored, name) for name in values})
    changed = {name: value for name, value in values.items() if held(target.stored, name) != value}
    outcome = RowOutcome.CHANGED if changed else RowOutcome.UNCHANGED
    changes = _changes(target.stored, changed)
    decided.put(first.line, outcome, first.label, changes=changes, found_by=first.found_by)
    written = together(target.stored, changed)
    return Write(entity, target.id, target.stored.version, written) if changed else None


def _conflicts(target: Target, values: Values) -> Iterator[Conflict]:
    """Each field for which the rows differ; what stays of it is put into `values`."""
    if len(target.rows) == 1:
        return
    rows = target.in_order()
    for name in list(values):
        said: dict[str, tuple[str, int, str]] = {}
        for row in rows:
            if name in row.given and not isinstance(values[name], tuple):
                text = as_text(row.given[name])
                said.setdefault(spelling(text), (row.line.table, row.line.number, text))
        if len(said) > 1:
            stored = held(target.stored, name)
            if stored not in ("", None):
                values[name] = stored
            kept, keys = as_text(values[name]), tuple(row.line.key for row in rows)
            yield Conflict(rows[0].label, name, kept, tuple(said.values()), keys)


def _lists(said: Mapping[str, object], before: Mapping[str, object]) -> Values:
    """The lists among these values, after what they hold before: what a list holds stays in it."""
    return {
        name: tuple(dict.fromkeys((*known, *value)))
        for name, value in said.items()
        if isinstance(value, tuple) and isinstance(known := before.get(name), tuple)
    }


def _merged_into(line: Line) -> str:
    return _("Line {line} of “{table}” is about the same record.").format(
        line=number(line.number), table=line.table
    )


def _changes(stored: Stored, changed: Mapping[str, object]) -> tuple[tuple[str, str, str], ...]:
    return tuple((name, as_text(held(stored, name)), as_text(value)) for name, value in changed.items())


def as_text(value: object) -> str:
    """A value as a plan shows it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(map(as_text, value))
    return value.isoformat() if isinstance(value, date) else str(value)
