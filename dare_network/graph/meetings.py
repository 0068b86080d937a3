"""Contacts that follow from meetings: who met whom, and when somebody was last in contact."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from uuid import UUID

from dare_network.domain.records.network import DialogueNode, Network
from dare_network.domain.vocabulary import DialogueState

Seats = Mapping[tuple[date, UUID], frozenset[UUID]]
"""The stakeholders at each meeting, by its day and its dialogue, in that order."""


def seats(network: Network, as_of: date) -> Seats:
    """Find who sat at the meetings up to and including that day; a cancelled dialogue held none."""
    seated: dict[tuple[date, UUID], set[UUID]] = {}
    for part in network.participations:
        held = _was_held(network.dialogue_by_id.get(part.dialogue_id))
        if held and part.part == "attended" and part.on and part.on <= as_of:
            seated.setdefault((part.on, part.dialogue_id), set()).add(part.stakeholder_id)
    return {meeting: frozenset(seated[meeting]) for meeting in sorted(seated)}


def attended_days(seated: Seats) -> Mapping[tuple[UUID, UUID], list[date]]:
    """The days on which each stakeholder sat at a meeting, by stakeholder and dialogue."""
    days: dict[tuple[UUID, UUID], list[date]] = {}
    for (on, dialogue_id), present in seated.items():
        for who in sorted(present):
            days.setdefault((who, dialogue_id), []).append(on)
    return days


def met_days(network: Network, seated: Seats) -> Mapping[tuple[UUID, UUID], list[date]]:
    """The day of each meeting at which two were present, by the pair in the order of their keys.

    The lead body counts as present at every meeting of its dialogue.
    """
    days: dict[tuple[UUID, UUID], list[date]] = {}
    for (on, dialogue_id), present in seated.items():
        lead_body_id = network.dialogue_by_id[dialogue_id].lead_body_id
        for pair in combinations(sorted(present | {lead_body_id}), 2):
            days.setdefault(pair, []).append(on)
    return days


def dialogue_contacts(network: Network, seated: Seats, as_of: date) -> Mapping[UUID, date]:
    """The last contact in each dialogue that is not after `as_of`; without one it is left out."""
    held = [(dialogue_id, on) for on, dialogue_id in seated]
    noted = [(dialogue.id, dialogue.last_contact_on) for dialogue in network.dialogues]
    return _latest((key, on) for key, on in (*held, *noted) if on <= as_of)


def stakeholder_contacts(
    network: Network, seated: Seats, in_dialogues: Mapping[UUID, date]
) -> Mapping[UUID, date]:
    """Find when each stakeholder was last in contact; those who never were are left out.

    For somebody who sat at meetings that is the last of them, for a body also the last contact in
    any dialogue that is held with it.
    """
    sat = ((who, on) for (on, _dialogue_id), present in seated.items() for who in present)
    asked = (
        (part.stakeholder_id, in_dialogues[part.dialogue_id])
        for part in network.participations
        if part.part in ("lead_body", "co_body") and part.dialogue_id in in_dialogues
    )
    return _latest((*sat, *asked))


@dataclass(frozen=True, slots=True)
class Contacts:
    """By the name of a node: in how many dialogues somebody has part, and when contact was last."""

    dialogues: Mapping[str, int]
    last_on: Mapping[str, date]


def contacts(network: Network, as_of: date) -> Contacts:
    """All contact up to and including a day."""
    seated = seats(network, as_of)
    in_dialogues = dialogue_contacts(network, seated, as_of)
    in_contact = stakeholder_contacts(network, seated, in_dialogues)
    begun = {dialogue.id for dialogue in network.dialogues if dialogue.requested_on <= as_of}
    parts = {(part.stakeholder_id, part.dialogue_id) for part in network.participations}
    counts = Counter(str(who) for who, dialogue_id in parts if dialogue_id in begun)
    return Contacts(counts, {str(key): on for key, on in (*in_dialogues.items(), *in_contact.items())})


def _latest(days: Iterable[tuple[UUID, date]]) -> dict[UUID, date]:
    latest: dict[UUID, date] = {}
    for key, on in days:
        latest[key] = max(on, latest.get(key, on))
    return latest


def _was_held(dialogue: DialogueNode | None) -> bool:
    return dialogue is not None and dialogue.state is not DialogueState.CANCELLED
