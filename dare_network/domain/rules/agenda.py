"""What lands on an agenda by itself, and in which order an agenda is."""

from collections.abc import Iterable, Iterator, Sequence
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
    """How many minutes these items are to take; those without a number count for none."""
    return sum(item.minutes_planned or 0 for item in items)


def brought_forward(items: Sequence[AgendaItem], item_id: UUID) -> tuple[AgendaItem, ...]:
    """The items with one of them a place earlier; the first one stays where it is."""
    ordered = list(items)
    at = next(place for place, item in enumerate(ordered) if item.id == item_id)
    if at:
        ordered[at - 1 : at + 1] = ordered[at], ordered[at - 1]
    return tuple(ordered)
