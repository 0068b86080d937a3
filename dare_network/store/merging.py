"""Records that name somebody who is merged into another: how they change, and which are doubled by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.duplicates import Parts
from dare_network.domain.rules.visibility import Clearance
from dare_network.store.change_sets import Referring
from dare_network.store.profiles import count_dialogues
from dare_network.store.stakeholders import affiliations_of, ties_of
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.change_sets import DistinctPairRow
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.meetings import AttendanceRow, MeetingRow
from dare_network.store.tables.network import AffiliationRow, TieRow
from dare_network.store.tables.reference import TieTypeRow
from dare_network.store.tables.views import RefusedTieRow
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import open_part, visible

Ends = tuple[object, ...]
"""All by which two records of the same table are about the same: for a tie its type and its ends."""
_PAIRS: tuple[type[Entity], ...] = (RefusedTieRow, DistinctPairRow)
_DIALOGUE = table_of(DialogueRow)
_MEETING = table_of(MeetingRow)
_SEAT = table_of(AttendanceRow)
_COMMITMENT = table_of(CommitmentRow)


@dataclass(frozen=True, slots=True)
class Moving:
    """The fields of a record that change as somebody is merged into another.

    One `is_about_itself` that would tie somebody to himself.
    """

    changes: Mapping[str, Any]
    is_about_itself: bool

    @classmethod
    def of(cls, found: Referring, kept: UUID, gone: UUID) -> "Moving":
        """Return how a record changes that names the one that goes."""
        changes = {name: _in_place(found.values[name], kept, gone) for name in found.fields}
        values = {**found.values, **changes}
        if found.row in _PAIRS:
            one, other = sorted((values["one_id"], values["other_id"]))
            return cls({"one_id": one, "other_id": other}, one == other)
        if found.row is TieRow:
            return cls(changes, values["from_id"] == values["to_id"])
        if found.row is DialogueRow and kept in values["co_body_ids"]:
            rest = tuple(body for body in values["co_body_ids"] if body != values["lead_body_id"])
            changes |= {"co_body_ids": rest} if rest != found.values["co_body_ids"] else {}
        return cls(changes, False)


def ends_of(row: type[Entity], values: Mapping[str, Any], undirected: frozenset[str]) -> Ends | None:
    """Return what a record is about; None for those of which there may be several that are about the same."""
    if row is TieRow:
        ends = (values["from_id"], values["to_id"])
        return row, values["type_id"], *(sorted(ends) if values["type_id"] in undirected else ends)
    if row is AffiliationRow:
        return row, values["person_id"], values["organisation_id"]
    if row is AttendanceRow and values["person_id"]:
        return row, values["meeting_id"], values["person_id"]
    if row in _PAIRS:
        return row, values["one_id"], values["other_id"]
    return None


def undirected_types(transaction: Transaction) -> frozenset[str]:
    """The types of ties that are the same from either end."""
    kind = table_of(TieTypeRow)
    return frozenset(transaction.connection.scalars(sa.select(kind.c.id).where(~kind.c.directed)))


def count_parts(transaction: Transaction, cleared: Clearance, who: UUID) -> Parts:
    """Count what leads to somebody and is open to this reader."""
    shown = sa.select(_DIALOGUE.c.id).where(visible(cleared))
    seats = (
        sa.select(sa.func.count())
        .select_from(_SEAT.join(_MEETING, _MEETING.c.id == _SEAT.c.meeting_id))
        .where((_SEAT.c.person_id == who) | (_SEAT.c.body_id == who), _MEETING.c.dialogue_id.in_(shown))
    )
    promised = sa.select(sa.func.count()).where(
        _COMMITMENT.c.owner_id == who,
        _COMMITMENT.c.dialogue_id.in_(shown),
        open_part(cleared, _COMMITMENT, _DIALOGUE.c.id == _COMMITMENT.c.dialogue_id),
    )
    return Parts(
        len(ties_of(transaction, cleared, who)),
        len(affiliations_of(transaction, cleared, who)),
        count_dialogues(transaction, cleared, who),
        transaction.connection.scalar(seats) or 0,
        transaction.connection.scalar(promised) or 0,
    )


def _in_place(value: Any, kept: UUID, gone: UUID) -> Any:
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(kept if each == gone else each for each in value))
    return kept if value == gone else value
