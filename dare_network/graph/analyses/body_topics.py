"""Coverage of topics: on which of them we are in contact with which body."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from dare_network.domain.records.network import Network
from dare_network.graph.analyses.coverage import Contact, Coverage, cell
from dare_network.graph.meetings import Seats, attended_days, dialogue_contacts, seats

At = tuple[str, str]
"""A body and a topic."""
Begun = Mapping[UUID, date]
"""The dialogues that had been requested by a day, with the last contact in each up to then."""


def body_by_topic(network: Network, topics: Sequence[str], as_of: date) -> Coverage:
    """Find who of ours is in contact with each body on each topic, up to and including that day.

    They are those who are responsible for a dialogue on the topic, or sat at its meetings, with a body
    that took part in it or gave advice on the topic. Ours are all but the bodies, their people, and
    whose every affiliation has ended. The day is that of the last meeting they sat at, of who is
    responsible that of the last contact in the dialogue.
    """
    seated = seats(network, as_of)
    last_on = dialogue_contacts(network, seated, as_of)
    begun = {
        dialogue.id: last_on.get(dialogue.id, dialogue.requested_on)
        for dialogue in network.dialogues
        if dialogue.requested_on <= as_of
    }
    contacts: dict[At, list[Contact]] = {}
    days: dict[At, list[date]] = {}
    on_our_side = _ours(network, seated, begun, as_of)
    for dialogue_id, about in _subjects(network, begun, as_of).items():
        for (body, topic), on in about.items():
            days.setdefault((body, topic), []).append(on)
            found = (Contact(who, body, last) for who, last in on_our_side[dialogue_id].items())
            contacts.setdefault((body, topic), []).extend(found)
    cells = {at: cell(contacts[at], days[at]) for at in contacts}
    return Coverage(tuple(str(body.id) for body in network.bodies), tuple(topics), cells)


def _subjects(network: Network, begun: Begun, as_of: date) -> Mapping[UUID, Mapping[At, date]]:
    """Bodies and topics of each dialogue that was begun, with the day of the last contact on them."""
    names = {body.id: str(body.id) for body in network.bodies}
    bodies: dict[UUID, set[str]] = {}
    for part in network.participations:
        name = names.get(part.stakeholder_id)
        if name and (part.on is None or part.on <= as_of):
            bodies.setdefault(part.dialogue_id, set()).add(name)
    found = {
        dialogue.id: {
            (body, topic): begun[dialogue.id]
            for body in bodies.get(dialogue.id, ())
            for topic in dialogue.topic_ids
        }
        for dialogue in network.dialogues
        if dialogue.id in begun
    }
    for advice in network.advice:
        if advice.dialogue_id in found and advice.on <= as_of:
            about, at = found[advice.dialogue_id], (str(advice.body_id), advice.topic_id)
            about[at] = max(advice.on, about.get(at, advice.on))
    return found


def _ours(network: Network, seated: Seats, begun: Begun, as_of: date) -> Mapping[UUID, Mapping[str, date]]:
    """Find who of ours has part in each dialogue, and when they last did."""
    others = _others(network, as_of)
    found: dict[UUID, dict[str, date]] = {dialogue_id: {} for dialogue_id in begun}
    for part in network.participations:
        if part.part == "owner" and part.dialogue_id in begun and part.stakeholder_id not in others:
            found[part.dialogue_id][str(part.stakeholder_id)] = begun[part.dialogue_id]
    for (who, dialogue_id), days in attended_days(seated).items():
        if dialogue_id in begun and who not in others:
            found[dialogue_id].setdefault(str(who), days[-1])
    return found


def _others(network: Network, as_of: date) -> frozenset[UUID]:
    """The bodies, their people, and those who have left."""
    bodies = {body.id for body in network.bodies}
    begun = [place for place in network.affiliations if place.from_on is None or place.from_on <= as_of]
    current = [place for place in begun if place.holds_on(as_of)]
    left = {place.person_id for place in begun} - {place.person_id for place in current}
    theirs = {place.person_id for place in current if place.organisation_id in bodies}
    return frozenset(bodies | left | theirs)
