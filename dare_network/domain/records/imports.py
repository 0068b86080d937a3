"""Imports: what a file would change, what it did change, and how its columns are read."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from dare_network.domain.vocabulary import StakeholderKind


class RowOutcome(StrEnum):
    """The fate of one row of a file."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    MERGED = "merged"
    HELD = "held"
    REFUSED = "refused"


class FoundBy(StrEnum):
    """The way in which it was found out whom or what a row is about, the surest first."""

    OWN_KEY = "own_key"
    NUMBER = "number"
    IDENTIFIER = "identifier"
    EMAIL = "email"
    CHOSEN = "chosen"
    NAME_AND_ORGANISATION = "name_and_organisation"
    NAME = "name"
    ENDS = "ends"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a row may mean; `id` is what an answer says for it."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question that holds a row back: who is meant. The answer is kept under `key`.

    Somebody `at_meeting` can also be noted by role, or not at all.
    """

    key: str
    name: str
    candidates: tuple[Candidate, ...]
    may_be_new: bool = True
    at_meeting: bool = False


@dataclass(frozen=True, slots=True)
class LeftOutCell:
    """A cell that cannot be stored, and why. Another text for it is kept under `row` and `field`."""

    table: str
    line: int
    row: str
    label: str
    field: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of one record for which rows say different things; `kept` is what a load would leave there.

    `values` are the texts, each with the table and the line that say so first; `rows` all rows about it.
    Where the record was found by its name alone, the answer to `question` that it is `whom` lets the rows
    change it.
    """

    label: str
    field: str
    kept: str
    values: tuple[tuple[str, int, str], ...]
    rows: tuple[str, ...]
    question: str = ""
    whom: str = ""


@dataclass(frozen=True, slots=True)
class UnlistedValue:
    """A text for which no list has an entry, in how many rows it stands, and what it is read as.

    `meaning` is an entry of the list, or "" where the text is kept beside the record; `likely` says that it
    was chosen because the words are alike, `stored` that another field has the text already.
    """

    entity: str
    field: str
    text: str
    rows: int
    meaning: str
    likely: bool
    stored: bool = False


@dataclass(frozen=True, slots=True)
class LeftOutColumn:
    """A column of which nothing reads so many cells, a few of which are shown.

    `subject` is of what an office could make a field of it; "" for nothing.
    """

    table: str
    header: str
    filled: int
    examples: tuple[str, ...]
    subject: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """The fate of one row of a file, and why.

    `line` is the row's line in `table`, which says its file where there are several. `changes` names each
    field with its value before and after, as text. `cells` are the original cells of a row that is not
    stored as a whole, by column. `found_by` says how it was found out what the row is about. A stakeholder
    that the file names only as the end of a tie has a row of its own, on the line that names it first. `key`
    names the row among all of an import; `kind` says as what a row about somebody is read.
    """

    table: str
    line: int
    outcome: RowOutcome
    label: str
    reason: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    found_by: FoundBy | None = None
    question: Question | None = None
    key: str = ""
    kind: StakeholderKind | None = None


@dataclass(frozen=True)
class ImportPlan:
    """The plan of what a load of these files would do. `digest` is the SHA-256 of their bytes, in
    hexadecimal.

    `remarks` are sentences about the file as a whole. `sources` are the names under which the numbers of
    the file are known, by the table that gives them out, or by "" for all; `known_sources` are those of
    earlier loads.
    """

    file_name: str
    digest: str
    mapping_name: str
    rows: tuple[PlannedRow, ...]
    remarks: tuple[str, ...] = ()
    cells: tuple[LeftOutCell, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    unlisted: tuple[UnlistedValue, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    known_sources: tuple[str, ...] = ()
    columns: tuple[LeftOutColumn, ...] = ()

    @cached_property
    def counts(self) -> Mapping[RowOutcome, int]:
        """The number of rows with each outcome; outcomes of no row are there with 0."""
        counted = Counter(row.outcome for row in self.rows)
        return {outcome: counted[outcome] for outcome in RowOutcome}

    @cached_property
    def decided(self) -> str:
        """The SHA-256 of what becomes of each row, in hexadecimal: another one where anything differs."""
        found = hashlib.sha256()
        for row in self.rows:
            told = (row.table, row.line, row.outcome, row.label, row.reason, row.changes, row.found_by)
            found.update(repr(told).encode("utf-8", "replace"))
        return found.hexdigest()

    def with_outcome(self, outcome: RowOutcome) -> tuple[PlannedRow, ...]:
        """The rows with one outcome, in the order of the file."""
        return tuple(row for row in self.rows if row.outcome is outcome)

    @property
    def changes_anything(self) -> bool:
        """Return whether a load would write anything."""
        return self.counts[RowOutcome.ADDED] + self.counts[RowOutcome.CHANGED] > 0

    @property
    def leaves_something_out(self) -> bool:
        """Return whether rows, cells or columns of the file are not stored."""
        rows = self.counts[RowOutcome.REFUSED] + self.counts[RowOutcome.HELD]
        return bool(rows or self.cells or self.columns or self.conflicts)


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """One load. Its numbers add up to all rows.

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
    merged: int
    held: int
    refused: int
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """A column mapping under a name, as its JSON text. A shipped one has no key and cannot be changed."""

    id: UUID | None
    name: str
    content: str
    shipped: bool
