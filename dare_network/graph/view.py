"""The part of the network that is looked at: as of which day, which nodes, and what counts as a tie."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dare_network.domain.records.network import DialogueNode, holds_on
from dare_network.domain.rules.provenance import is_backed_up
from dare_network.domain.rules.work import category_on
from dare_network.graph.network_graph import Edge, EdgeKind, NetworkGraph, Node, NodeKind

STAKEHOLDERS = frozenset({NodeKind.PERSON, NodeKind.ORGANISATION, NodeKind.BODY})
DEFAULT_NODES = STAKEHOLDERS | {NodeKind.DIALOGUE}
DEFAULT_TIES = frozenset({EdgeKind.TIE, EdgeKind.AFFILIATION, EdgeKind.PARTICIPATION, EdgeKind.ABOUT})
HALF_LIFE = 365
"""After how many days a meeting counts half."""
_IN_DOUBT = 0.5
"""The strength of a stated tie that cannot be backed up; that of one that can is 1."""
_FORGOTTEN = 1e-6
"""The strength of what was longest ago: measures need more than nothing."""


@dataclass(frozen=True, slots=True)
class View:
    """A choice of what to show of the network.

    Stated ties and affiliations are shown where they hold on `as_of`, with `ended` also those that had
    ended by then; meetings, answers and dialogues from their day on. Stakeholders are always shown:
    when they began is not recorded. `nodes` and `ties` say what counts as one; `half_life` is the number
    of days after which a meeting counts half; `backed_up` leaves out what is stated without a source or
    was verified too long ago.
    """

    as_of: date
    nodes: frozenset[NodeKind] = DEFAULT_NODES
    ties: frozenset[EdgeKind] = DEFAULT_TIES
    half_life: int = HALF_LIFE
    ended: bool = False
    backed_up: bool = False

    def holds(self, edge: Edge) -> bool:
        """Return whether what is stated is shown on that day; its first and its last day count."""
        return holds_on(edge.from_on, None if self.ended else edge.until_on, self.as_of)

    def can_back_up(self, edge: Edge) -> bool:
        """Return whether an edge has a source whose verification has not run out."""
        return edge.record is None or is_backed_up(edge.record.source, edge.checked_on, self.as_of)

    def strength(self, edge: Edge) -> float:
        """Return the strength of an edge, greater than 0.

        What is stated counts 1, or half of it where it cannot be backed up; each meeting counts 1 on its
        day and half of that after each half-life.
        """
        if edge.days:
            ages = ((self.as_of - day).days / self.half_life for day in edge.days)
            return max(_FORGOTTEN, float(sum(0.5**age for age in ages)))
        return 1.0 if self.can_back_up(edge) else _IN_DOUBT


def seen(whole: NetworkGraph, view: View) -> NetworkGraph:
    """Return what a view shows of the whole network; stakeholders without any edge are in it too.

    Dialogues are there from the day of their request on; products and topics while something shown is
    about them. People are of the category that their work has on that day. What ties a stakeholder to a
    product or a topic is shown where dialogues are no nodes.
    """
    nodes = {node: known for node, known in whole.nodes.items() if _is_shown(known, view)}
    nodes |= dict(_of_that_day(whole, view, nodes))
    shown = tuple(_edges(whole, view, nodes))
    touched = {end for edge in shown for end in (edge.source, edge.target)}
    subjects = {NodeKind.PRODUCT, NodeKind.TOPIC}
    kept = {node: known for node, known in nodes.items() if known.kind not in subjects or node in touched}
    return NetworkGraph(kept, shown, _places(whole, view, kept))


def with_everything(whole: NetworkGraph) -> NetworkGraph:
    """The stakeholders and dialogues with all that ever tied them, for a layout that stays."""
    kept = {node: known for node, known in whole.nodes.items() if known.kind in DEFAULT_NODES}
    return whole.with_edges(lambda edge: edge.kind in DEFAULT_TIES).subgraph(kept)


def _is_shown(node: Node, view: View) -> bool:
    if isinstance(node.record, DialogueNode) and node.record.requested_on > view.as_of:
        return False
    return node.kind in view.nodes


def _of_that_day(whole: NetworkGraph, view: View, nodes: Mapping[str, Node]) -> Iterator[tuple[str, Node]]:
    """Yield those whose work gives them another category on that day."""
    work: dict[str, list[Edge]] = {}
    for edge in whole.edges:
        if edge.kind is EdgeKind.AFFILIATION and edge.role_category and edge.source in nodes:
            work.setdefault(edge.source, []).append(edge)
    for person, edges in work.items():
        own = nodes[person].category
        if (category := category_on(own, edges, view.as_of)) != own:
            yield person, replace(nodes[person], category=category)


def _edges(whole: NetworkGraph, view: View, nodes: Mapping[str, Node]) -> Iterator[Edge]:
    with_dialogues = NodeKind.DIALOGUE in view.nodes
    for edge in whole.edges:
        if edge.kind not in view.ties or edge.source not in nodes or edge.target not in nodes:
            continue
        if (
            edge.kind is EdgeKind.ABOUT
            and with_dialogues
            and nodes[edge.source].kind is not NodeKind.DIALOGUE
        ):
            continue
        shown = _on_the_day(edge, view)
        if shown is not None and (not view.backed_up or view.can_back_up(shown)):
            yield shown


def _on_the_day(edge: Edge, view: View) -> Edge | None:
    if not edge.days:
        return edge if view.holds(edge) else None
    if edge.days[-1] <= view.as_of:
        return edge
    days = tuple(day for day in edge.days if day <= view.as_of)
    return edge._replace(days=days) if days else None


def _places(whole: NetworkGraph, view: View, nodes: Mapping[str, Node]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for edge in whole.edges:
        if edge.kind is EdgeKind.AFFILIATION and edge.source in nodes and view.holds(edge):
            found.setdefault(edge.source, {})[edge.target] = None
    return {person: tuple(places) for person, places in found.items()}
