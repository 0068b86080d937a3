"""From records to a graph. Ties that follow from dialogues are derived here and never stored.

Nodes are named by the text of their key. Edges run the way the record is read aloud: from the first
end of a stated tie to its second, from a person to the organisation, from a stakeholder to the
dialogue. Two that met have no order, so theirs runs from the smaller name to the greater. Whether a
stated tie means its direction is said by its type, not here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

import networkx as nx

from dare_network.domain.records.network import (
    Affiliation,
    DialogueNode,
    Network,
    Stakeholder,
    Tie,
)
from dare_network.graph.meetings import (
    Seats,
    attended_days,
    dialogue_contacts,
    met_days,
    seats,
    stakeholder_contacts,
)

NetworkGraph: TypeAlias = "nx.MultiDiGraph[str]"
DIALOGUE = "dialogue"
"""The kind of a node that stands for a dialogue; other nodes have the kind of their stakeholder."""


# Files are made of this as well: e-mail addresses stay in the database. `graph.flat` says what of it
# a file tells of a person.
_KEPT = (
    "name", "name_nl", "short_name", "category", "organisation_kind", "level", "body_id", "by_role",
    "ror_id", "orcid", "city", "country", "website", "description", "source", "checked_on", "sample",
)  # fmt: skip


class DialogueView(StrEnum):
    """How dialogues appear: as nodes of their own, as ties between those who met, or not at all."""

    NODES = "nodes"
    TIES = "ties"
    HIDDEN = "hidden"


class EdgeKind(StrEnum):
    """Where an edge comes from."""

    TIE = "tie"
    AFFILIATION = "affiliation"
    PARTICIPATION = "participation"
    MET = "met"


@dataclass(frozen=True)
class View:
    """What of the network to show.

    Stated ties and affiliations are shown where they hold on `as_of`; with `ended` also those that
    had ended by then. Meetings after that day are left out. Dialogues are always shown: what the
    network keeps of them does not say when they began.
    """

    as_of: date
    dialogues: DialogueView
    people: bool = True
    ended: bool = False

    def shows(self, period: Tie | Affiliation) -> bool:
        """Whether a stated tie or an affiliation is shown; its first and its last day count."""
        begun = period.from_on is None or period.from_on <= self.as_of
        return begun if self.ended else period.holds_on(self.as_of)


@dataclass(frozen=True)
class _Edge:
    source: UUID
    target: UUID
    key: str
    kind: EdgeKind
    type_id: str
    role: str = ""
    from_on: date | None = None
    until_on: date | None = None
    sourced: bool = True
    according_to: str = ""
    confidence: str = ""
    note: str = ""
    checked_on: date | None = None
    sample: bool | None = None
    days: Sequence[date] = ()


def build_graph(network: Network, view: View) -> NetworkGraph:
    """The graph of what is shown; stakeholders without any edge are in it too.

    Every node has `kind`, `name`, `category`, `organisations` (the nodes of those to which a person
    belongs) and `last_on`, the last contact up to `view.as_of`.

    Every edge has `kind` (an EdgeKind), `type_id` (of the stated tie; else the part in the dialogue,
    "affiliation" or "met"), `role` at the organisation, `from_on`, `until_on`, `sourced` (False for
    what is stated without a source), `according_to` (that source), `confidence`, `note` and
    `checked_on` of a stated tie, `sample` (None for what is derived), `count` and `last_on` (how many
    meetings, and the last).
    """
    graph: NetworkGraph = nx.MultiDiGraph()
    seated = seats(network, view.as_of)
    in_dialogues = dialogue_contacts(network, seated, view.as_of)
    in_contact = stakeholder_contacts(network, seated, in_dialogues)
    organisations = _organisations(network, view)
    for who in network.stakeholders:
        if view.people or not who.is_person:
            known = _stakeholder(who) | {"organisations": organisations.get(who.id, ())}
            graph.add_node(str(who.id), **known, last_on=in_contact.get(who.id))
    if view.dialogues is DialogueView.NODES:
        for dialogue in network.dialogues:
            last_on = in_dialogues.get(dialogue.id)
            graph.add_node(str(dialogue.id), **_dialogue(dialogue), last_on=last_on)
    for edge in _edges(network, view, seated):
        _add(graph, edge)
    return graph


def _organisations(network: Network, view: View) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    for place in filter(view.shows, network.affiliations):
        if place.organisation_id in network.by_id:
            known = found.get(place.person_id, ())
            found[place.person_id] = tuple(dict.fromkeys((*known, str(place.organisation_id))))
    return found


def _stakeholder(stakeholder: Stakeholder) -> dict[str, object]:
    return {"kind": stakeholder.kind.value} | {name: getattr(stakeholder, name) for name in _KEPT}


def _dialogue(dialogue: DialogueNode) -> dict[str, object]:
    return {
        "kind": DIALOGUE,
        "name": dialogue.title,
        "short_name": dialogue.ref,
        "category": "",
        "organisations": (),
        "state": dialogue.state.value,
        "sample": dialogue.sample,
    }


def _edges(network: Network, view: View, seated: Seats) -> Iterator[_Edge]:
    yield from _stated(network, view)
    if view.dialogues is DialogueView.NODES:
        yield from _parts(network, seated)
    elif view.dialogues is DialogueView.TIES:
        for (one, other), days in met_days(network, seated).items():
            yield _Edge(one, other, f"met:{one}:{other}", EdgeKind.MET, "met", days=days)


def _stated(network: Network, view: View) -> Iterator[_Edge]:
    for tie in filter(view.shows, network.ties):
        yield _Edge(
            tie.from_id,
            tie.to_id,
            str(tie.id),
            EdgeKind.TIE,
            tie.type_id,
            from_on=tie.from_on,
            until_on=tie.until_on,
            sourced=bool(tie.source),
            according_to=tie.source,
            confidence=tie.confidence,
            note=tie.note,
            checked_on=tie.checked_on,
            sample=tie.sample,
        )
    for place in filter(view.shows, network.affiliations):
        yield _Edge(
            place.person_id,
            place.organisation_id,
            str(place.id),
            EdgeKind.AFFILIATION,
            "affiliation",
            place.role,
            place.from_on,
            place.until_on,
            bool(place.source),
            place.source,
            sample=place.sample,
        )


def _parts(network: Network, seated: Seats) -> Iterator[_Edge]:
    for part in network.participations:
        if part.part != "attended":
            yield _part(part.stakeholder_id, part.dialogue_id, part.part)
    for (who, dialogue_id), days in attended_days(seated).items():
        yield _part(who, dialogue_id, "attended", days)


def _part(who: UUID, dialogue_id: UUID, part: str, days: Sequence[date] = ()) -> _Edge:
    key = f"{part}:{who}:{dialogue_id}"
    return _Edge(who, dialogue_id, key, EdgeKind.PARTICIPATION, part, days=days)


def _add(graph: NetworkGraph, edge: _Edge) -> None:
    source, target = str(edge.source), str(edge.target)
    # The other end of a record may be hidden from this viewer, or be a person left out by the view.
    if source not in graph or target not in graph:
        return
    graph.add_edge(
        source,
        target,
        key=edge.key,
        kind=edge.kind,
        type_id=edge.type_id,
        role=edge.role,
        from_on=edge.from_on,
        until_on=edge.until_on,
        sourced=edge.sourced,
        according_to=edge.according_to,
        confidence=edge.confidence,
        note=edge.note,
        checked_on=edge.checked_on,
        sample=edge.sample,
        count=len(edge.days) or None,
        last_on=max(edge.days, default=None),
    )
