"""All rows about one record together: what becomes of each, and what is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol
from uuid import UUID

from dare_network.domain.drafts.checking import Draft, check
from dare_network.domain.records.imports import PlannedRow, RowOutcome
from dare_network.errors import InvalidInputError
from dare_network.importing.lines import ImportedEntity, Line, Write
from dare_network.importing.wording import field_label
from dare_network.language import _, number

Values = dict[str, object]


class Stored(Protocol):
    """A record that is in the store."""

    @property
    def id(self) -> UUID:
        """Its key."""

    @property
    def version(self) -> int:
        """The version that was read."""


@dataclass(slots=True)
class Target:
    """One record and the rows that are about it; `founding` are the values of a record to be added."""

    id: UUID
    stored: Stored | None
    founding: Values = field(default_factory=dict)
    rows: list[tuple[Line, str, Values]] = field(default_factory=list)

    def in_order(self) -> list[tuple[Line, str, Values]]:
        """Its rows as they stand in the file: line, label, and what the line says."""
        return sorted(self.rows, key=lambda row: row[0].order)

    def values(self) -> Values:
        """Return what its rows say together: a lower row counts where several say something."""
        together: Values = {}
        for _line, _label, given in self.in_order():
            for name, value in given.items():
                before = together.get(name)
                if isinstance(before, tuple) and isinstance(value, tuple):
                    value = (*before, *value)
                together[name] = value
        return together


Decided = dict[tuple[int, int], PlannedRow]
"""The fate of each row, by its order; before `ITSELF` stands what the row brings along."""

ITSELF = 2


def checked(kind: type[Draft], values: Mapping[str, object], names: Iterable[str]) -> Values:
    """Return those of these fields that hold something once the draft that the values make is checked.

    Raises InvalidInputError with a sentence for each field that will not do.
    """
    draft = check(kind, values)
    found = {name: getattr(draft, name) for name in names}
    return {name: value for name, value in found.items() if value not in ("", None, ())}


def merge(entity: ImportedEntity, target: Target, decided: Decided) -> Write | None:
    """Decide all rows about one record: the lowest row wins, and no empty cell erases anything."""
    *earlier, (line, label, _given) = target.in_order()
    for other, name, _given in earlier:
        decided[other.order, ITSELF] = planned(other, RowOutcome.MERGED, name, _merged_into(line))
    values = target.values()
    if target.stored is None:
        decided[line.order, ITSELF] = planned(line, RowOutcome.ADDED, label)
        return Write(entity, target.id, None, target.founding | values)
    values = {name: _with_stored(target.stored, name, value) for name, value in values.items()}
    changed = {name: value for name, value in values.items() if getattr(target.stored, name) != value}
    outcome = RowOutcome.CHANGED if changed else RowOutcome.UNCHANGED
    decided[line.order, ITSELF] = planned(line, outcome, label, changes=_changes(target.stored, changed))
    return Write(entity, target.id, target.stored.version, changed) if changed else None


def planned(
    line: Line,
    outcome: RowOutcome,
    label: str,
    reason: str = "",
    changes: tuple[tuple[str, str, str], ...] = (),
) -> PlannedRow:
    """Return the fate of a row, as the reader sees it."""
    cells = tuple(line.cells.items()) if outcome is RowOutcome.REFUSED else ()
    return PlannedRow(line.table, line.number, outcome, label, reason, changes, cells)


def refuse(line: Line, label: str, error: InvalidInputError, decided: Decided) -> None:
    """Decide that a row is left out, with all that is wrong with it."""
    reasons = [f"{field_label(name)}: {reason}" if name else reason for name, reason in error.fields.items()]
    decided[line.order, ITSELF] = planned(line, RowOutcome.REFUSED, label, " ".join(reasons) or str(error))


def leave(line: Line, label: str, decided: Decided) -> None:
    """Decide that a row changes nothing, because dialogues say what it says."""
    reason = _("It follows from dialogues, which files do not change.")
    decided[line.order, ITSELF] = planned(line, RowOutcome.UNCHANGED, label, reason)


def _merged_into(line: Line) -> str:
    return _(
        "Line {line} of “{table}” is about the same record; where the two differ, that line counts."
    ).format(line=number(line.number), table=line.table)


def _changes(stored: Stored, changed: Values) -> tuple[tuple[str, str, str], ...]:
    return tuple((name, _text(getattr(stored, name)), _text(value)) for name, value in changed.items())


def _with_stored(stored: Stored, name: str, value: object) -> object:
    """Return what a field holds when a row says this: what a list holds already stays in it."""
    if not isinstance(value, tuple):
        return value
    return tuple(dict.fromkeys((*getattr(stored, name), *value)))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(map(_text, value))
    return value.isoformat() if isinstance(value, date) else str(value)
