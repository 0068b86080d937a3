"""Imports: what a file would change, what it did change, and how its columns are read."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from uuid import UUID


class RowOutcome(StrEnum):
    """The fate of one row of a file."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    MERGED = "merged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """The fate of one row of a file, and why.

    `line` is the row's line in `table`, which says its file where there are several. `changes` names each
    field with its value before and after, as text. `cells` are the original cells of a refused row by
    column. A stakeholder that the file names only as the end of a tie has a row of its own, on the line that
    names it first.
    """

    table: str
    line: int
    outcome: RowOutcome
    label: str
    reason: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ImportPlan:
    """The plan of what a load of these files would do. `digest` is the SHA-256 of their bytes, in
    hexadecimal.

    `remarks` are sentences about the file as a whole.
    """

    file_name: str
    digest: str
    mapping_name: str
    rows: tuple[PlannedRow, ...]
    remarks: tuple[str, ...] = ()

    @cached_property
    def counts(self) -> Mapping[RowOutcome, int]:
        """The number of rows with each outcome; outcomes of no row are there with 0."""
        counted = Counter(row.outcome for row in self.rows)
        return {outcome: counted[outcome] for outcome in RowOutcome}

    def with_outcome(self, outcome: RowOutcome) -> tuple[PlannedRow, ...]:
        """The rows with one outcome, in the order of the file."""
        return tuple(row for row in self.rows if row.outcome is outcome)

    @property
    def changes_anything(self) -> bool:
        """Return whether a load would write anything."""
        return self.counts[RowOutcome.ADDED] + self.counts[RowOutcome.CHANGED] > 0


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """One load. Merged rows count as unchanged, so that the four numbers add up to all rows.

    `undone_at` is the instant at which the load was taken back; None where it was not.
    """

    id: UUID
    at: datetime
    account: str
    file_name: str
    mapping: str
    added: int
    changed: int
    unchanged: int
    refused: int
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """A column mapping under a name, as its JSON text. A shipped one has no key and cannot be changed."""

    id: UUID | None
    name: str
    content: str
    shipped: bool
