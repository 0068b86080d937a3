"""A sheet of records: what it says, and how a row of it is saved."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dare_network.domain.drafts.checking import Draft
from dare_network.domain.records.dialogues import Answer, Commitment, Dossier, Question
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.outcomes import Outcome
from dare_network.language import N_, _
from dare_network.services.sheets.column import SheetColumn, columns_of
from dare_network.services.sheets.wording import CellWording, as_read
from dare_network.store.unit_of_work import UnitOfWork

Part = Question | Answer | Commitment | Milestone | Outcome
"""A record that can stand in the rows of a sheet."""
R = TypeVar("R", bound=Part)
Values = Mapping[str, Any]

MARK = N_("Mark (leave as it is)")
"""The heading of the column that tells what a row was when it was exported."""


@dataclass(frozen=True)
class Sheet(Generic[R]):
    """Records of one kind, a row each.

    `number` heads the column that says which record a row is. `beside` are columns that are only there to
    be read, and `empty` those for what is said of a change, of which "reason" goes into the event. `save`
    takes the version that was read, a checked draft of all fields and what stood in `empty`.
    """

    name: str
    number: str
    records: Callable[[Dossier], Sequence[R]]
    called: Callable[[Dossier, R], str]
    beside: Mapping[str, Callable[[Dossier, R, CellWording], object]]
    draft: type[Draft]
    save: Callable[[UnitOfWork, Dossier, R, int, Any, Values], None]
    empty: tuple[SheetColumn, ...] = ()

    @property
    def columns(self) -> tuple[SheetColumn, ...]:
        """The columns that are read back: the fields of the draft."""
        return columns_of(self.draft)

    def headings(self) -> list[str]:
        """All headings in the reader's language."""
        read = [column.label for column in (*self.columns, *self.empty)]
        return [_(self.number), *map(_, self.beside), *read, _(MARK)]

    def row(self, found: Dossier, record: R, wording: CellWording) -> list[object]:
        """The cells of a record."""
        cells = [wording.cell(column, getattr(record, column.field)) for column in self.columns]
        beside = [shown(found, record, wording) for shown in self.beside.values()]
        written = mark(record.version, list(map(as_read, cells)))
        return [self.called(found, record), *beside, *cells, *(None for _column in self.empty), written]


def mark(version: int, cells: Sequence[str]) -> str:
    """Mark a row, to tell later whether it was changed since, in the store or in the sheet: "v3-1f0c9a7e".

    The version of the record, and the beginning of the SHA-256 of its cells, blanks apart.
    """
    told = "\x1f".join(" ".join(cell.split()) for cell in cells)
    return f"v{version}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"
