"""Contacts that follow from meetings: who met whom, and when somebody was last in contact."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TypeVar
from uuid import UUID

from dare_network.domain.records.network import DialogueNode, Network
from dare_network.domain.vocabulary import DialogueState

K = TypeVar("K")
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
    return _latest((key, on) for key, on in (*held, *network.last_contacts.items()) if on <= as_of)


@dataclass(frozen=True, slots=True)
class Contacts:
    """By the name of a node: in how many dialogues somebody has part, and when contact was last."""

    dialogues: Mapping[str, int]
    last_on: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of stakeholders in dialogues up to and including a day, by the names of nodes.

    `dialogues` counts those in which each has part; `held` and `sat` have the days of the last meeting of a
    dialogue and of a stakeholder. `asked` are the bodies with which each dialogue is held.
    """

    as_of: date
    dialogues: Mapping[str, int]
    held: Mapping[str, date]
    sat: Mapping[str, date]
    asked: tuple[tuple[str, str], ...]


def parts(network: Network, as_of: date) -> Parts:
    """The parts that stakeholders have in dialogues, as far as a day knows of them."""
    seated = seats(network, as_of)
    begun = {dialogue.id for dialogue in network.dialogues if dialogue.requested_on <= as_of}
    taken = {(part.stakeholder_id, part.dialogue_id) for part in network.participations}
    asked = (part for part in network.participations if part.part in ("lead_body", "co_body"))
    return Parts(
        as_of,
        Counter(str(who) for who, dialogue_id in taken if dialogue_id in begun),
        _named(_latest((dialogue_id, on) for on, dialogue_id in seated)),
        _named(_latest((who, on) for (on, _dialogue_id), present in seated.items() for who in present)),
        tuple((str(part.stakeholder_id), str(part.dialogue_id)) for part in asked),
    )


def contacts(known: Parts, last_contacts: Mapping[UUID, date]) -> Contacts:
    """All contact up to and including the day of the parts, where these are the last contacts of dialogues.

    The last contact of somebody who sat at meetings is the last of them, that of a body also the last in
    any dialogue that is held with it.
    """
    in_time = _named({key: on for key, on in last_contacts.items() if on <= known.as_of})
    last_on = _latest((*known.held.items(), *in_time.items(), *known.sat.items()))
    of_bodies = ((body, last_on[dialogue]) for body, dialogue in known.asked if dialogue in last_on)
    return Contacts(known.dialogues, _latest((*last_on.items(), *of_bodies)))


def _named(days: Mapping[UUID, date]) -> Mapping[str, date]:
    return {str(key): on for key, on in days.items()}


def _latest(days: Iterable[tuple[K, date]]) -> dict[K, date]:
    latest: dict[K, date] = {}
    for key, on in days:
        if (known := latest.get(key)) is None or on > known:
            latest[key] = on
    return latest


def _was_held(dialogue: DialogueNode | None) -> bool:
    return dialogue is not None and dialogue.state is not DialogueState.CANCELLED
