"""From the network to what somebody wants to see of it: as a picture, as a table, as a file."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dare_network.charts.network_picture import Drawn, Emphasis, network_picture
from dare_network.charts.node_rows import NodeRow, node_rows
from dare_network.charts.picture import Picture
from dare_network.domain.records.network import Network
from dare_network.domain.records.reference import Reference
from dare_network.graph.build import whole_graph
from dare_network.graph.exploration import Exploration, Fold, Found
from dare_network.graph.layout.placing import amid, layout
from dare_network.graph.meetings import Contacts, contacts, parts
from dare_network.graph.network_graph import EdgeKind, NetworkGraph, NodeKind
from dare_network.graph.rebuild import rebuilt
from dare_network.memory import gc_paused
from dare_network.services.network import SEED

Positions = Mapping[str, tuple[float, float]]
_ORDINARY: Mapping[str, float] = {}


@dataclass(frozen=True)
class Explored:
    """The result of an exploration: the picture and, node by node, the same in words."""

    found: Found
    whole: NetworkGraph
    wanted: Exploration
    contacts: Contacts
    reference: Reference
    picture: Picture

    @cached_property
    def rows(self) -> tuple[NodeRow, ...]:
        """Each node that was found, also those that are drawn folded, by name."""
        return tuple(node_rows(self.found.graph, self.whole, self.reference, self.contacts))


def graph_of_all(
    network: Network, reference: Reference, kinds: Collection[EdgeKind] = frozenset(EdgeKind)
) -> NetworkGraph:
    """All of the network as a graph, with these kinds of what follows from dialogues."""
    with gc_paused():
        return whole_graph(network, [kind.id for kind in reference.tie_types if kind.directed], kinds)


@dataclass(frozen=True, slots=True)
class WholeGraph:
    """A graph of all of a network, with what it was made of."""

    graph: NetworkGraph
    network: Network
    reference: Reference
    kinds: frozenset[EdgeKind]


def graph_from(
    before: Sequence[WholeGraph], network: Network, reference: Reference, kinds: frozenset[EdgeKind]
) -> WholeGraph:
    """Make the graph of one of those from before where little has changed since, else anew."""
    for known in before:
        if known.reference is reference and known.kinds == kinds:
            graph = rebuilt(known.graph, known.network, network, kinds)
            if graph is not None:
                return WholeGraph(graph, network, reference, kinds)
    return WholeGraph(graph_of_all(network, reference, kinds), network, reference, kinds)


def contacts_of(network: Network, as_of: date) -> Contacts:
    """All contact in a network up to and including a day."""
    return contacts(parts(network, as_of), network.last_contacts)


def explore(
    known: Contacts,
    whole: NetworkGraph,
    found: Found,
    reference: Reference,
    positions: Positions,
    wanted: Exploration,
    sizes: Mapping[str, float] = _ORDINARY,
) -> Explored:
    """The picture and the table of what was found in the network, with every node where it always is.

    `sizes` are those that marks shall have, from 0 to 1, where they follow a measure.
    """
    drawn = Drawn(found.drawn, whole, wanted.view, known)
    places = places_of(found.drawn, positions, wanted.fold)
    picture = network_picture(
        drawn,
        reference,
        places,
        Emphasis(_of_drawn(found, sizes), found.lit, coloured=bool(sizes) and wanted.coloured),
    )
    return Explored(found, whole, wanted, known, reference, picture)


def _of_drawn(found: Found, sizes: Mapping[str, float]) -> Mapping[str, float]:
    """The sizes of what is drawn: a group is as large as the largest that it holds."""
    if not sizes:
        return sizes
    return {
        node: max((sizes.get(each, 0.0) for each in known.holds), default=sizes.get(node, 0.0))
        for node, known in found.drawn.nodes.items()
    }


def places_of(graph: NetworkGraph, positions: Positions, fold: Fold = Fold.NONE) -> Positions:
    """Return where each node is drawn: where it always is, amid what it holds, or close to its neighbours."""
    if fold is Fold.CATEGORIES:
        return layout(graph.neighbours, SEED, {})
    fixed = {node: positions[node] for node in graph.nodes if node in positions}
    groups = {node: each.holds for node, each in graph.nodes.items() if each.kind is NodeKind.GROUP}
    return layout(graph.neighbours, SEED, fixed | amid(groups, positions))
