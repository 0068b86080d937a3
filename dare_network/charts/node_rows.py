"""The nodes of a graph as rows of a table, in the reader's language."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dare_network.charts.network_words import full_name, kind_name, short_name
from dare_network.domain.records.network import DialogueNode
from dare_network.domain.records.reference import Reference
from dare_network.domain.vocabulary import TermList
from dare_network.graph.meetings import Contacts
from dare_network.graph.network_graph import NetworkGraph, Node, NodeKind
from dare_network.language import _, ngettext, number
from dare_network.words.cutting import alphabetical

_FREQUENT = 2
"""The number of categories that are told of those to whom somebody is tied."""


@dataclass(frozen=True, slots=True)
class NodeRow:
    """All there is to say of one node.

    `ties` counts the others with whom a line connects it, `tied_to` those of the categories that are most
    frequent among them. `dialogues` counts those in which a
    stakeholder has part, drawn or not; it is None for all that is no stakeholder. The `category` of a
    dialogue is its state and its `organisations` its lead body.
    """

    id: str
    name: str
    kind: str
    category: str
    organisations: str
    ties: int
    dialogues: int | None
    last_contact_on: date | None
    tied_to: tuple[tuple[str, int], ...] = ()

    @property
    def title(self) -> str:
        """The row in one line of plain text, which is also read aloud."""
        words = " – ".join(filter(None, (self.name, self.category, self.organisations)))
        ties = ngettext("{n} tie", "{n} ties", self.ties)
        among = "; ".join(f"{label}: {number(count)}" for label, count in self.tied_to)
        return f"{words}, {ties} ({among})" if among else f"{words}, {ties}"


def node_rows(
    graph: NetworkGraph, whole: NetworkGraph, reference: Reference, contacts: Contacts
) -> list[NodeRow]:
    """The nodes of a graph by name. `whole` names organisations and bodies that are not drawn."""
    rows = [node_row(graph, whole, reference, contacts, node) for node in graph.nodes.values()]
    return sorted(rows, key=lambda row: (alphabetical(row.name), row.id))


def node_row(
    graph: NetworkGraph, whole: NetworkGraph, reference: Reference, contacts: Contacts, node: Node
) -> NodeRow:
    """One node of a graph."""
    stakeholder = node.kind in (NodeKind.PERSON, NodeKind.ORGANISATION, NodeKind.BODY)
    return NodeRow(
        id=node.id,
        name=full_name(node, reference),
        kind=kind_name(NodeKind.ORGANISATION if node.kind is NodeKind.BODY else node.kind),
        category=_category(node, reference),
        organisations=", ".join(sorted(_names(whole, reference, _places(graph, node)))),
        ties=len(graph.neighbours[node.id]),
        dialogues=contacts.dialogues.get(node.id, 0) if stakeholder else None,
        last_contact_on=contacts.last_on.get(node.id),
        tied_to=_tied_to(graph, node, reference),
    )


def _tied_to(graph: NetworkGraph, node: Node, reference: Reference) -> tuple[tuple[str, int], ...]:
    categories = Counter(graph.nodes[other].category for other in graph.neighbours[node.id])
    del categories[""]
    frequent = sorted(categories.items(), key=lambda known: (-known[1], known[0]))[:_FREQUENT]
    return tuple((reference.label(TermList.CATEGORY, category), count) for category, count in frequent)


def _category(node: Node, reference: Reference) -> str:
    if isinstance(node.record, DialogueNode):
        return reference.label(TermList.DIALOGUE_STATE, node.record.state)
    if node.holds:
        held = ngettext("{n} node", "{n} nodes", len(node.holds))
        label = reference.label(TermList.CATEGORY, node.category)
        return ", ".join(filter(None, (label if node.kind is not NodeKind.GROUP else "", held)))
    return reference.label(TermList.CATEGORY, node.category)


def _places(graph: NetworkGraph, node: Node) -> Iterable[str]:
    if isinstance(node.record, DialogueNode):
        return (str(node.record.lead_body_id),)
    return graph.places.get(node.id, ())


def _names(whole: NetworkGraph, reference: Reference, nodes: Iterable[str]) -> list[str]:
    known: Mapping[str, Node] = whole.nodes
    return [short_name(known[node], reference) if node in known else _("Unknown") for node in nodes]
