"""The rows of a file on their way in, and what they come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from dare_network.domain.records.imports import Outcome, PlannedRow
from dare_network.domain.rules.imports.fields import field_label
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import InvalidInputError
from dare_network.language import _, number

Values = dict[str, object]


class Entity(StrEnum):
    """What an import writes, by its name in the audit trail, each after what it refers to."""

    STAKEHOLDER = "stakeholder"
    AFFILIATION = "affiliation"
    TIE = "tie"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file: where it stands and what it says.

    `order` counts through all tables of an import. `values` holds what is filled in, by field, with
    dates as dates; `faults` a sentence for each field that could not be read.
    """

    order: int
    table: str
    number: int
    values: Mapping[str, object] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StakeholderLine:
    """A row about a person or an organisation; `import_key` is its name in the source, "pic:1"."""

    line: Line
    kind: StakeholderKind
    import_key: str | None = None


@dataclass(frozen=True, slots=True)
class TieLine:
    """A row about a tie; `type_text` is the id of its type or a label.

    Each end is an import key, a ROR identifier, an ORCID or a name. With `placeholders`, an end that
    means nobody becomes an organisation of that name.
    """

    line: Line
    type_text: str
    from_end: str
    to_end: str
    placeholders: bool = False


@dataclass(frozen=True, slots=True)
class AffiliationLine:
    """A row that says where a person works; its ends are written like those of a tie."""

    line: Line
    person: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Write:
    """One record to add, or to change where `version` says which version was read."""

    entity: Entity
    id: UUID
    version: int | None
    values: Mapping[str, object]


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


Decided = dict[tuple[int, int], PlannedRow]
"""What becomes of each row, by its order; before `ITSELF` stands what the row brings along."""

ITSELF = 2


def settle(entity: Entity, target: Target, decided: Decided) -> Write | None:
    """Decide all rows about one record: the lowest row wins, and no empty cell erases anything."""
    *earlier, (line, label, _values) = sorted(target.rows, key=lambda row: row[0].order)
    counts = _merged_into(line)
    for other, name, _given in earlier:
        decided[other.order, ITSELF] = planned(other, Outcome.MERGED, name, counts)
    values: Values = {}
    for _line, _label, given in [*earlier, (line, label, _values)]:
        values |= given
    if target.stored is None:
        decided[line.order, ITSELF] = planned(line, Outcome.ADDED, label)
        return Write(entity, target.id, None, target.founding | values)
    changed = {name: value for name, value in values.items() if getattr(target.stored, name) != value}
    outcome = Outcome.CHANGED if changed else Outcome.UNCHANGED
    decided[line.order, ITSELF] = planned(line, outcome, label, changes=_changes(target.stored, changed))
    return Write(entity, target.id, target.stored.version, changed) if changed else None


def planned(
    line: Line,
    outcome: Outcome,
    label: str,
    reason: str = "",
    changes: tuple[tuple[str, str, str], ...] = (),
) -> PlannedRow:
    """What becomes of a row, as the reader sees it."""
    return PlannedRow(line.table, line.number, outcome, label, reason, changes, line.cells)


def refuse(line: Line, label: str, error: InvalidInputError, decided: Decided) -> None:
    """Decide that a row is left out, with all that is wrong with it."""
    reasons = [
        f"{field_label(name)}: {reason}" if name else reason for name, reason in error.fields.items()
    ]
    decided[line.order, ITSELF] = planned(
        line, Outcome.REFUSED, label, " ".join(reasons) or str(error)
    )


def _merged_into(line: Line) -> str:
    return _("Line {line} of “{table}” is about the same record; where both say something, it counts.").format(
        line=number(line.number), table=line.table
    )


def _changes(stored: Stored, changed: Values) -> tuple[tuple[str, str, str], ...]:
    return tuple((name, _text(getattr(stored, name)), _text(value)) for name, value in changed.items())


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def in_words(names: Sequence[str], shown: int = 5) -> str:
    """The first of these names in quotes, and how many more there are."""
    listed = ", ".join(f"“{name}”" for name in names[:shown])
    if len(names) <= shown:
        return listed
    return _("{names} and {count} more").format(names=listed, count=number(len(names) - shown))
