"""Recording the rows of a table of meetings: in which dialogue each was, and who sat at it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from dare_network.domain.drafts.dialogues import AttendanceDraft
from dare_network.domain.records.dialogues import Attendance, Dossier, Meeting
from dare_network.domain.records.imports import RowOutcome
from dare_network.errors import DareError, InvalidInputError
from dare_network.formats.tables import Row
from dare_network.language import _
from dare_network.services.dialogues import record
from dare_network.services.sheets.meeting_cells import (
    AT,
    COLUMNS,
    DATE,
    PARTICIPANTS,
    REF,
    TITLE,
    MeetingCells,
)
from dare_network.services.sheets.rows import Taken, field_reasons
from dare_network.services.sheets.wording import CellWording
from dare_network.store.unit_of_work import UnitOfWork

Seat = tuple[UUID | None, str, UUID | None]
"""A person; or a role, without regard to case, and the body."""


@dataclass
class _Held:
    """A meeting, and who is noted at it by now."""

    id: UUID
    seats: set[Seat] = field(default_factory=set)


class MeetingRows:
    """Takes the rows of tables of meetings. What is recorded already is never recorded twice."""

    def __init__(self, unit: UnitOfWork, wording: CellWording, dossiers: Sequence[Dossier]) -> None:
        self._unit, self._wording = unit, wording
        self._by_ref = {found.dialogue.ref.casefold(): found.dialogue.id for found in dossiers}
        self._by_title = {
            (found.dialogue.title.casefold(), found.dialogue.lead_body_id): found.dialogue.id
            for found in dossiers
        }
        self._held = {
            (found.dialogue.id, held.on): _Held(
                held.id,
                {_seat(s.person_id, s.role_at_body, s.body_id) for s in found.attendances_of(held.id)},
            )
            for found in dossiers
            for held in reversed(found.meetings)
        }

    def label(self, row: Row) -> str:
        """The dialogue of a row and the day, as they stand there."""
        cells = MeetingCells(row, self._wording)
        told = (cells.text(REF) or cells.text(TITLE), cells.text(DATE))
        return " · ".join(filter(None, told))

    def explain(self, error: DareError) -> str:
        """Say why a row is refused."""
        return field_reasons(error, {column.field: column.label for column in COLUMNS})

    def take(self, row: Row) -> Taken:
        """Record the meeting of a row, and the dialogue where that is new; note who is not noted yet.

        Raises InvalidInputError with what cannot be understood.
        """
        cells = MeetingCells(row, self._wording)
        on, seats = cells.on(), {_seat_of(draft): draft for draft in cells.seats()}
        known = self._dialogue(cells)
        held = self._held.get((known, on)) if known else None
        missing = [draft for seat, draft in seats.items() if held is None or seat not in held.seats]
        if held and not missing:
            return Taken(RowOutcome.UNCHANGED)
        with self._unit.attempt():
            dialogue_id = known or record(self._unit, cells.dialogue())
            meeting_id = held.id if held else self._meeting(cells, dialogue_id)
            for draft in missing:
                self._unit.add(Attendance, draft.values() | {"meeting_id": meeting_id})
        if known is None:
            self._by_title[cells.named()] = dialogue_id
        self._held.setdefault((dialogue_id, on), _Held(meeting_id)).seats.update(map(_seat_of, missing))
        who = "; ".join(map(self._called, missing))
        changes = ((PARTICIPANTS.label, "", who),) if who else ()
        return Taken(RowOutcome.CHANGED if held else RowOutcome.ADDED, changes)

    def _meeting(self, cells: MeetingCells, dialogue_id: UUID) -> UUID:
        return self._unit.add(Meeting, cells.meeting().values() | {"dialogue_id": dialogue_id})

    def _dialogue(self, cells: MeetingCells) -> UUID | None:
        """The dialogue that is meant; None for one that is not recorded yet."""
        if ref := cells.text(REF):
            if ref.casefold() not in self._by_ref:
                unknown = _("There is no such dialogue, or it is not open to you.")
                raise InvalidInputError(unknown, {REF.field: unknown})
            return self._by_ref[ref.casefold()]
        return self._by_title.get(cells.named())

    def _called(self, draft: AttendanceDraft) -> str:
        if draft.person_id:
            return self._wording.name(draft.person_id)
        return f"{draft.role_at_body} {AT} {self._wording.name(draft.body_id) if draft.body_id else ''}"


def _seat(person_id: UUID | None, role: str, body_id: UUID | None) -> Seat:
    return person_id, role.casefold(), body_id


def _seat_of(draft: AttendanceDraft) -> Seat:
    return _seat(draft.person_id, draft.role_at_body, draft.body_id)
