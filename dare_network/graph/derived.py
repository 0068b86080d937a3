"""Edges that follow from dialogues: who has part, who met, and what they are about. They are never stored."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import combinations
from uuid import UUID

from dare_network.domain.records.network import DialogueNode, Network, Participation
from dare_network.graph.meetings import Seats, attended_days, met_days, seats
from dare_network.graph.network_graph import Edge, EdgeKind

Participants = Mapping[str, Mapping[str, list[date]]]
CROWD = 100
"""Beyond so many participants a shared topic or product ties nobody: it says too little of any two."""


def derived_edges(network: Network, kinds: Collection[EdgeKind] = frozenset(EdgeKind)) -> Iterator[Edge]:
    """All of these kinds, whenever it was."""
    seated = seats(network, date.max) if {EdgeKind.PARTICIPATION, EdgeKind.MET} & {*kinds} else {}
    if EdgeKind.PARTICIPATION in kinds:
        yield from _parts(network, seated)
    if EdgeKind.MET in kinds:
        yield from _met(network, seated)
    if {EdgeKind.ABOUT, EdgeKind.SHARED} & {*kinds}:
        participants = _participants(network)
        if EdgeKind.ABOUT in kinds:
            yield from _about(network)
            yield from _involved(network, participants)
        if EdgeKind.SHARED in kinds:
            yield from _shared(participants)
    if EdgeKind.ADVICE in kinds:
        yield from advice_edges(network)


def topic_node(topic_id: str) -> str:
    """The name of the node of a topic."""
    return f"topic:{topic_id}"


def _parts(network: Network, seated: Seats) -> Iterator[Edge]:
    """Yield the part of each stakeholder in each dialogue: from its request on, or on days of meetings."""
    for part in network.participations:
        dialogue = network.dialogue_by_id.get(part.dialogue_id)
        if dialogue and part.part != "attended":
            who = str(part.stakeholder_id)
            yield _part(who, str(dialogue.id), part.part, from_on=dialogue.requested_on)
    for (who_id, dialogue_id), days in attended_days(seated).items():
        yield _part(str(who_id), str(dialogue_id), "attended", days=tuple(days))


def _part(
    who: str, dialogue: str, part: str, days: tuple[date, ...] = (), from_on: date | None = None
) -> Edge:
    return Edge(who, dialogue, EdgeKind.PARTICIPATION, part, from_on=from_on, days=days)


def _met(network: Network, seated: Seats) -> Iterator[Edge]:
    for (one, other), days in met_days(network, seated).items():
        yield _derived(EdgeKind.MET, str(one), str(other), "met", days)


def _about(network: Network) -> Iterator[Edge]:
    for dialogue in network.dialogues:
        for subject in _subjects(dialogue):
            yield _derived(EdgeKind.ABOUT, str(dialogue.id), subject, "about", [dialogue.requested_on])


def _involved(network: Network, participants: Participants) -> Iterator[Edge]:
    for subject, days in participants.items():
        for who in sorted(days):
            yield _derived(EdgeKind.ABOUT, who, subject, "about", days[who])
    for product in network.products:
        if product.centre_id:
            key, centre = str(product.id), str(product.centre_id)
            yield Edge(centre, key, EdgeKind.ABOUT, "develops")


def _shared(participants: Participants) -> Iterator[Edge]:
    """Two who took part in dialogues on the same subject, since the day on which the second of them did."""
    for subject, days in participants.items():
        if len(days) <= CROWD:
            for one, other in combinations(sorted(days), 2):
                since = max(days[one][0], days[other][0])
                yield _derived(EdgeKind.SHARED, one, other, subject, [since])


def advice_edges(network: Network) -> Iterator[Edge]:
    """Yield that a body gave advice on a topic, with the days on which it did."""
    given: dict[tuple[UUID, str], list[date]] = {}
    for advice in network.advice:
        given.setdefault((advice.body_id, advice.topic_id), []).append(advice.on)
    for (body, topic), days in given.items():
        yield _derived(EdgeKind.ADVICE, str(body), topic_node(topic), "advice", days)


def _derived(kind: EdgeKind, source: str, target: str, type_id: str, days: list[date]) -> Edge:
    return Edge(source, target, kind, type_id, kind is EdgeKind.ADVICE, days=tuple(sorted(days)))


def _participants(network: Network) -> Participants:
    """Find who had part in dialogues on each subject, and when they first did in each dialogue."""
    found: dict[str, dict[str, dict[UUID, date]]] = {}
    for part in network.participations:
        dialogue = network.dialogue_by_id.get(part.dialogue_id)
        for subject in _subjects(dialogue) if dialogue else ():
            first = found.setdefault(subject, {}).setdefault(str(part.stakeholder_id), {})
            on = _since(part, dialogue)
            first[part.dialogue_id] = min(on, first.get(part.dialogue_id, on))
    return {
        subject: {who: sorted(first.values()) for who, first in people.items()}
        for subject, people in found.items()
    }


def _since(part: Participation, dialogue: DialogueNode | None) -> date:
    return part.on or (dialogue.requested_on if dialogue else date.max)


def _subjects(dialogue: DialogueNode) -> Iterator[str]:
    yield from map(topic_node, dialogue.topic_ids)
    if dialogue.product_id:
        yield str(dialogue.product_id)
