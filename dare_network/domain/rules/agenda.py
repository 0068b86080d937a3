"""Rules on what lands on an agenda by itself, and in which order an agenda is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from dare_network.domain.records.dialogues import Dossier, Meeting
from dare_network.domain.records.minutes import AgendaItem, Minutes
from dare_network.domain.rules.meeting_answers import next_meeting
from dare_network.domain.rules.minutes import FROZEN


def approvals_due(
    dossier: Dossier, versions: Iterable[Minutes], items: Iterable[AgendaItem]
) -> Iterator[tuple[Minutes, Meeting]]:
    """Minutes that the meeting after theirs is still to approve, and that meeting.

    Each is asked for once: where it stands on an agenda, on the backlog, or was dropped, it is not due
    again. What is final already needs nobody's approval.
    """
    asked = {item.approves_id for item in items}
    held = {meeting.id: meeting for meeting in dossier.meetings}
    for version in versions:
        if version.is_last and version.chain_id not in asked and version.state not in FROZEN:
            last = max((held[key] for key in version.meeting_ids), key=lambda meeting: meeting.on)
            following = next_meeting(dossier.meetings, last)
            if following:
                yield version, following


def items_of(items: Iterable[AgendaItem], meeting_id: UUID | None) -> tuple[AgendaItem, ...]:
    """The items of a meeting in their order, those of the backlog for None; dropped ones are left out."""
    return tuple(item for item in items if item.meeting_id == meeting_id and not item.dropped)


def minutes_planned(items: Iterable[AgendaItem]) -> int:
    """Count the minutes that these items are to take; those without a number count for none."""
    return sum(item.minutes_planned or 0 for item in items)


def brought_forward(items: Sequence[AgendaItem], item_id: UUID) -> Mapping[UUID, int]:
    """The new positions where one of these items goes a place earlier; none for the first one.

    Approvals are not seen by all who see the others, whose positions tell nothing of them: it is the approval
    that makes room.
    """
    at = next(place for place, item in enumerate(items) if item.id == item_id)
    if not at:
        return {}
    before, item = items[at - 1], items[at]
    if item.approves_id and (not before.approves_id or before.position == item.position):
        return {item.id: before.position - 1}
    if before.approves_id and not item.approves_id:
        return {before.id: item.position}
    return {item.id: before.position, before.id: item.position}


def end_position(items: Iterable[AgendaItem], is_approval: bool) -> int:
    """The position of what is put at the end of an agenda that has these items."""
    last = max((item.position for item in items if not item.approves_id), default=0)
    return last if is_approval else last + 1
