"""From records to the graph of all of them. What follows from dialogues is derived here, never stored."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import combinations
from uuid import UUID

from dare_network.domain.records.network import DialogueNode, Network, Participation, Stakeholder
from dare_network.graph.meetings import Seats, attended_days, met_days, seats
from dare_network.graph.network_graph import Edge, EdgeKind, NetworkGraph, Node, NodeKind

CROWD = 100
"""Beyond so many participants a shared topic or product ties nobody: it says too little of any two."""


def whole_graph(network: Network, directed: Collection[str]) -> NetworkGraph:
    """All that was ever stated, and all that follows from dialogues; a View shows a part of it.

    `directed` are the types of stated ties that mean their direction.
    """
    names = _Names()
    nodes = {node.id: node for node in _nodes(network, names)}
    seated = seats(network, date.max)
    derived = (
        *_parts(network, seated, names),
        *_met(network, seated, names),
        *_about(network, names),
        *_involved(network, names),
        *_shared(network, names),
        *_advice(network, names),
    )
    edges = (*_stated(network, frozenset(directed), names), *derived)
    # The other end of a record may be hidden from this viewer.
    return NetworkGraph(nodes, tuple(edge for edge in edges if edge.source in nodes and edge.target in nodes))


class _Names(dict[UUID, str]):
    """The name of each node, written once: networks have many more ties than nodes."""

    def __missing__(self, key: UUID) -> str:
        self[key] = name = str(key)
        return name


def topic_node(topic_id: str) -> str:
    """The name of the node of a topic."""
    return f"topic:{topic_id}"


def _nodes(network: Network, names: _Names) -> Iterator[Node]:
    for who in network.stakeholders:
        yield Node(names[who.id], _kind(who), who.category, who)
    for dialogue in network.dialogues:
        yield Node(names[dialogue.id], NodeKind.DIALOGUE, record=dialogue)
    for product in network.products:
        yield Node(names[product.id], NodeKind.PRODUCT, record=product)
    topics = {topic for dialogue in network.dialogues for topic in dialogue.topic_ids}
    topics |= {advice.topic_id for advice in network.advice}
    for topic in sorted(topics):
        yield Node(topic_node(topic), NodeKind.TOPIC)


def _kind(who: Stakeholder) -> NodeKind:
    if who.is_person:
        return NodeKind.PERSON
    return NodeKind.BODY if who.is_body else NodeKind.ORGANISATION


def _stated(network: Network, directed: Collection[str], names: _Names) -> Iterator[Edge]:
    for tie in network.ties:
        yield Edge(
            names[tie.from_id],
            names[tie.to_id],
            EdgeKind.TIE,
            tie.type_id,
            tie.type_id in directed,
            tie.from_on,
            tie.until_on,
            record=tie,
        )
    for place in network.affiliations:
        yield Edge(
            names[place.person_id],
            names[place.organisation_id],
            EdgeKind.AFFILIATION,
            "affiliation",
            from_on=place.from_on,
            until_on=place.until_on,
            record=place,
        )


def _parts(network: Network, seated: Seats, names: _Names) -> Iterator[Edge]:
    """What part each stakeholder has in each dialogue: from its request on, or on the days of meetings."""
    for part in network.participations:
        dialogue = network.dialogue_by_id.get(part.dialogue_id)
        if dialogue and part.part != "attended":
            who = names[part.stakeholder_id]
            yield _part(who, names[dialogue.id], part.part, from_on=dialogue.requested_on)
    for (who_id, dialogue_id), days in attended_days(seated).items():
        yield _part(names[who_id], names[dialogue_id], "attended", days=tuple(days))


def _part(
    who: str, dialogue: str, part: str, days: tuple[date, ...] = (), from_on: date | None = None
) -> Edge:
    return Edge(who, dialogue, EdgeKind.PARTICIPATION, part, from_on=from_on, days=days)


def _met(network: Network, seated: Seats, names: _Names) -> Iterator[Edge]:
    for (one, other), days in met_days(network, seated).items():
        yield _derived(EdgeKind.MET, names[one], names[other], "met", days)


def _about(network: Network, names: _Names) -> Iterator[Edge]:
    for dialogue in network.dialogues:
        for subject in _subjects(dialogue, names):
            yield _derived(EdgeKind.ABOUT, names[dialogue.id], subject, "about", [dialogue.requested_on])


def _involved(network: Network, names: _Names) -> Iterator[Edge]:
    for subject, days in _participants(network, names).items():
        for who in sorted(days):
            yield _derived(EdgeKind.ABOUT, who, subject, "about", days[who])
    for product in network.products:
        if product.centre_id:
            key, centre = names[product.id], names[product.centre_id]
            yield Edge(centre, key, EdgeKind.ABOUT, "develops")


def _shared(network: Network, names: _Names) -> Iterator[Edge]:
    """Two who took part in dialogues on the same subject, since the day on which the second of them did."""
    for subject, days in _participants(network, names).items():
        if len(days) <= CROWD:
            for one, other in combinations(sorted(days), 2):
                since = max(days[one][0], days[other][0])
                yield _derived(EdgeKind.SHARED, one, other, subject, [since])


def _advice(network: Network, names: _Names) -> Iterator[Edge]:
    given: dict[tuple[UUID, str], list[date]] = {}
    for advice in network.advice:
        given.setdefault((advice.body_id, advice.topic_id), []).append(advice.on)
    for (body, topic), days in given.items():
        yield _derived(EdgeKind.ADVICE, names[body], topic_node(topic), "advice", days)


def _derived(kind: EdgeKind, source: str, target: str, type_id: str, days: list[date]) -> Edge:
    return Edge(source, target, kind, type_id, kind is EdgeKind.ADVICE, days=tuple(sorted(days)))


def _participants(network: Network, names: _Names) -> Mapping[str, Mapping[str, list[date]]]:
    """Who had part in dialogues on each subject, and when they first did in each dialogue."""
    found: dict[str, dict[str, dict[UUID, date]]] = {}
    for part in network.participations:
        dialogue = network.dialogue_by_id.get(part.dialogue_id)
        for subject in _subjects(dialogue, names) if dialogue else ():
            first = found.setdefault(subject, {}).setdefault(names[part.stakeholder_id], {})
            on = _since(part, dialogue)
            first[part.dialogue_id] = min(on, first.get(part.dialogue_id, on))
    return {
        subject: {who: sorted(first.values()) for who, first in people.items()}
        for subject, people in found.items()
    }


def _since(part: Participation, dialogue: DialogueNode | None) -> date:
    return part.on or (dialogue.requested_on if dialogue else date.max)


def _subjects(dialogue: DialogueNode, names: _Names) -> Iterator[str]:
    yield from map(topic_node, dialogue.topic_ids)
    if dialogue.product_id:
        yield names[dialogue.product_id]
