"""The network as a graph: who and what is in it, what ties them, and smaller graphs of it.

Nodes are named by the text of their key; those that are no record by a word and what they stand for,
"topic:q_potency". Edges run the way the record is read aloud: from the first end of a stated tie to its
second, from a person to the organisation, from a stakeholder to the dialogue. Two that met have no
order, so theirs runs from the smaller name to the greater.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from dare_network.domain.records.dialogues import Product
from dare_network.domain.records.network import Affiliation, DialogueNode, Stakeholder, Tie


class NodeKind(StrEnum):
    """The kind of thing that a node stands for. A body is an organisation with which dialogues are held."""

    PERSON = "person"
    ORGANISATION = "organisation"
    BODY = "body"
    DIALOGUE = "dialogue"
    PRODUCT = "product"
    TOPIC = "topic"
    GROUP = "group"


class EdgeKind(StrEnum):
    """The origin of an edge. All but stated ties and affiliations follow from dialogues."""

    TIE = "tie"
    AFFILIATION = "affiliation"
    PARTICIPATION = "participation"
    MET = "met"
    SHARED = "shared"
    ADVICE = "advice"
    ABOUT = "about"


STATED = frozenset({EdgeKind.TIE, EdgeKind.AFFILIATION})
"""The kinds of edges that somebody stated, with or without a source."""


@dataclass(frozen=True, slots=True)
class Node:
    """One node. `record` is what it stands for; a topic and a group have none.

    `category` is that of a stakeholder, empty for all else. `holds` are the nodes that were folded
    into this one.
    """

    id: str
    kind: NodeKind
    category: str = ""
    record: Stakeholder | DialogueNode | Product | None = None
    holds: tuple[str, ...] = ()


class Edge(NamedTuple):
    """One edge. `record` is the stated tie or affiliation behind it.

    A tuple, since networks have many: it is made in a third of the time of a frozen dataclass.

    `type_id` is that of a stated tie; else "affiliation", the part in a dialogue, "met", the topic or
    product that is shared, "advice" or "about". `days` are those on which it showed, oldest first: of
    meetings, of answers, of requests; only what follows from dialogues has any.
    """

    source: str
    target: str
    kind: EdgeKind
    type_id: str
    directed: bool = False
    from_on: date | None = None
    until_on: date | None = None
    days: tuple[date, ...] = ()
    record: Tie | Affiliation | None = None

    @property
    def key(self) -> str:
        """The key that tells it from all other edges: that of its record, or its type and its ends."""
        if self.record is not None:
            return str(self.record.id)
        return f"{self.type_id}:{self.source}:{self.target}"

    @property
    def is_stated(self) -> bool:
        """Return whether somebody stated it."""
        return self.record is not None

    @property
    def sourced(self) -> bool:
        """Return whether it has a source; what follows from dialogues has them for a source."""
        return self.record is None or bool(self.record.source)

    @property
    def role(self) -> str:
        """The role of a person at an organisation."""
        return self.record.role if isinstance(self.record, Affiliation) else ""

    @property
    def role_category(self) -> str:
        """The category that a person has by this work; empty for that of the person."""
        return self.record.role_category if isinstance(self.record, Affiliation) else ""

    @property
    def checked_on(self) -> date | None:
        """The day on which it was last verified against its source."""
        return None if self.record is None else self.record.checked_on

    @property
    def last_on(self) -> date | None:
        """The last day on which it showed."""
        return self.days[-1] if self.days else None

    def other(self, node: str) -> str:
        """The end that is not `node`."""
        return self.target if node == self.source else self.source


@dataclass(frozen=True)
class NetworkGraph:
    """Nodes by their id and the edges between them; nothing in it may be changed.

    `places` has the organisations to which each person belongs.
    """

    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.nodes)

    def __contains__(self, node: object) -> bool:
        return node in self.nodes

    @cached_property
    def incident(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges at each node; a loop stands there once."""
        found: dict[str, list[Edge]] = {node: [] for node in self.nodes}
        for edge in self.edges:
            found[edge.source].append(edge)
            if edge.source != edge.target:
                found[edge.target].append(edge)
        return {node: tuple(edges) for node, edges in found.items()}

    @cached_property
    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """The others with whom each node has an edge."""
        return {
            node: frozenset(edge.other(node) for edge in edges) - {node}
            for node, edges in self.incident.items()
        }

    def subgraph(self, nodes: Collection[str]) -> "NetworkGraph":
        """Return the graph of these nodes, as far as they are in it, and the edges among them."""
        kept = {node: known for node, known in self.nodes.items() if node in nodes}
        edges = tuple(edge for edge in self.edges if edge.source in kept and edge.target in kept)
        return NetworkGraph(kept, edges, self.places)

    def with_edges(self, wanted: Callable[[Edge], bool]) -> "NetworkGraph":
        """All nodes, and the edges that are wanted."""
        return NetworkGraph(self.nodes, tuple(filter(wanted, self.edges)), self.places)


def pairs(edges: Iterable[Edge]) -> Mapping[tuple[str, str], list[Edge]]:
    """The edges between each two nodes, whichever way they run, by the pair in order; no loops."""
    found: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        if edge.source != edge.target:
            pair = (edge.source, edge.target) if edge.source < edge.target else (edge.target, edge.source)
            found.setdefault(pair, []).append(edge)
    return found
