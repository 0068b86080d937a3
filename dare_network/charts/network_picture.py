"""From a graph to a picture, and to a table that says the same."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import networkx as nx

from dare_network.charts.network_lines import network_lines
from dare_network.charts.network_words import short_name
from dare_network.charts.palette import CATEGORY_MARKS, DIALOGUE_MARK, OTHER_MARK, mark_of
from dare_network.charts.picture import LegendEntry, Picture, PictureNode
from dare_network.domain.records.network import Network
from dare_network.domain.records.reference import Reference
from dare_network.domain.vocabulary import StakeholderKind, TermList
from dare_network.graph.build import DIALOGUE, NetworkGraph, View
from dare_network.language import _, ngettext

_LEAST: Mapping[str, float] = {
    StakeholderKind.ORGANISATION: 22.0,
    StakeholderKind.PERSON: 11.0,
    DIALOGUE: 12.0,
}
"""The radius of a mark without any tie."""
_STAR = 1.25
"""How much larger a star is drawn: it fills less than half of its circle."""
_GROWTH, _MANY = 6.0, 64
"""How much a radius grows at most, and with how many ties it has done so."""


@dataclass(frozen=True, slots=True)
class NodeRow:
    """What there is to say of one node.

    `ties` counts the others with whom a line connects it. `dialogues` counts those in which a
    stakeholder has part, drawn or not; it is None for a dialogue, whose `category` is its state and
    whose `organisations` is its lead body.
    """

    id: str
    name: str
    kind: str
    category: str
    organisations: str
    ties: int
    dialogues: int | None
    last_contact_on: date | None

    @property
    def title(self) -> str:
        """The row in one line of plain text."""
        words = " – ".join(filter(None, (self.name, self.category, self.organisations)))
        ties = ngettext("{n} tie", "{n} ties", self.ties)
        return f"{words}, {ties}"


def node_rows(graph: NetworkGraph, network: Network, reference: Reference) -> list[NodeRow]:
    """The nodes of the graph by name, in the reader's language."""
    parts = {(part.stakeholder_id, part.dialogue_id) for part in network.participations}
    dialogues = Counter(who for who, _dialogue_id in parts)
    rows = [_row(graph, network, reference, node, dialogues) for node in graph]
    return sorted(rows, key=lambda row: (row.name.casefold(), row.id))


def network_picture(
    graph: NetworkGraph,
    network: Network,
    reference: Reference,
    positions: Mapping[str, tuple[float, float]],
    view: View,
) -> Picture:
    """The graph as it is seen on `view.as_of`. `positions` has a place for each of its nodes."""
    rows = node_rows(graph, network, reference)
    return Picture(
        tuple(_mark(graph, network, row, positions[row.id]) for row in rows),
        tuple(network_lines(graph, network, reference, view.as_of)),
        tuple(_legend(graph, reference)),
    )


def _row(
    graph: NetworkGraph,
    network: Network,
    reference: Reference,
    node: str,
    dialogues: Mapping[UUID, int],
) -> NodeRow:
    ties = len(set(nx.all_neighbors(graph, node)))
    last_on = graph.nodes[node]["last_on"]
    who = network.by_id.get(UUID(node))
    if who is None:
        dialogue = network.dialogue_by_id[UUID(node)]
        name = f"{dialogue.ref} {dialogue.title}"
        state = reference.label(TermList.DIALOGUE_STATE, dialogue.state)
        body = short_name(network, str(dialogue.lead_body_id))
        return NodeRow(node, name, _("Dialogue"), state, body, ties, None, last_on)
    kind = _("Person") if who.is_person else _("Organisation")
    category = reference.label(TermList.CATEGORY, who.category)
    places = sorted(short_name(network, place) for place in graph.nodes[node]["organisations"])
    count = dialogues.get(who.id, 0)
    return NodeRow(node, who.label, kind, category, ", ".join(places), ties, count, last_on)


def _mark(graph: NetworkGraph, network: Network, row: NodeRow, at: tuple[float, float]) -> PictureNode:
    known = graph.nodes[row.id]
    mark = DIALOGUE_MARK if known["kind"] == DIALOGUE else mark_of(known["category"])
    size = _LEAST[known["kind"]] + _GROWTH * math.sqrt(min(row.ties, _MANY) / _MANY)
    return PictureNode(
        id=row.id,
        label=short_name(network, row.id),
        title=row.title,
        shape=mark.shape,
        colour=mark.colour,
        size=round(size * _STAR if mark.shape == "star" else size, 1),
        x=at[0],
        y=at[1],
    )


def _legend(graph: NetworkGraph, reference: Reference) -> Iterator[LegendEntry]:
    """What the marks in this graph stand for."""
    nodes = [known for _node, known in graph.nodes(data=True)]
    categories = {known["category"] for known in nodes if known["kind"] != DIALOGUE}
    for category, mark in CATEGORY_MARKS.items():
        if category in categories:
            label = reference.label(TermList.CATEGORY, category)
            yield LegendEntry(label, mark.shape, mark.colour)
    if categories - set(CATEGORY_MARKS):
        yield LegendEntry(_("Other category, or none"), OTHER_MARK.shape, OTHER_MARK.colour)
    if any(known["kind"] == DIALOGUE for known in nodes):
        yield LegendEntry(_("Dialogue"), DIALOGUE_MARK.shape, DIALOGUE_MARK.colour)
