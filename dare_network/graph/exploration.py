"""The exploration: what somebody wants to see of the network, and the graph that shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dare_network.graph.fields import Filters, meets
from dare_network.graph.fold import (
    Homes,
    folded,
    homes_by_category,
    homes_by_organisation,
    homes_of_leaves,
)
from dare_network.graph.network_graph import NetworkGraph, NodeKind
from dare_network.graph.scope import TieDirection, neighbourhood
from dare_network.graph.simple import COMMUNITY_SEED, communities_of, graph_of
from dare_network.graph.view import View, seen

MOST_DRAWN = 1500
"""Beyond so many nodes a picture starts with its communities folded."""
MOST_STEPS = 4
_SUBJECTS = (NodeKind.DIALOGUE, NodeKind.PRODUCT, NodeKind.TOPIC)


class Fold(StrEnum):
    """The fold of a picture: people stand in for their organisation, or everybody for their category."""

    NONE = "none"
    ORGANISATIONS = "organisations"
    CATEGORIES = "categories"


@dataclass(frozen=True, slots=True)
class Exploration:
    """A view of the network, all of which stands in its address.

    `focus` are the nodes to start from, all of the network without any; `steps` and `direction` say how
    far and which way to go from there. `filters` keep what has one of the values in each field, or pale
    the rest where `dim` is set. `turned` are the nodes that were expanded or collapsed by hand, and the
    communities that were unfolded. `measure` is the id of what size follows, and where `coloured` also
    colour.
    """

    view: View
    focus: tuple[str, ...] = ()
    steps: int = 1
    direction: TieDirection = TieDirection.BOTH
    fold: Fold = Fold.NONE
    filters: Filters = ()
    dim: bool = False
    turned: frozenset[str] = frozenset()
    measure: str = ""
    coloured: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The result of an exploration. `graph` is what measures and tables speak of; `drawn` is what is drawn.

    They differ where communities are folded, and where something is collapsed. `lit` are the nodes that
    meet the filters where the rest is only paled; None where nothing is.
    """

    graph: NetworkGraph
    drawn: NetworkGraph
    lit: frozenset[str] | None


def find(whole: NetworkGraph, wanted: Exploration) -> Found:
    """The part of the network that is wanted."""
    graph = _in_focus(_folded(seen(whole, wanted.view), wanted.fold), wanted)
    lit = None
    if wanted.filters:
        kept = _kept(graph, wanted.filters)
        if wanted.dim:
            lit = kept
        else:
            graph = graph.subgraph(kept)
    drawn = _unfolded(graph, wanted)
    return Found(graph, drawn, lit and frozenset(_drawn_for(drawn, lit)))


def _folded(graph: NetworkGraph, fold: Fold) -> NetworkGraph:
    if fold is Fold.NONE:
        return graph
    inside = folded(graph, homes_by_organisation(graph))
    return inside if fold is Fold.ORGANISATIONS else folded(graph, homes_by_category(graph))


def _in_focus(graph: NetworkGraph, wanted: Exploration) -> NetworkGraph:
    if not wanted.focus:
        return graph
    near = neighbourhood(graph, wanted.focus, wanted.steps, wanted.direction)
    opened = {node for node in wanted.turned if node in near}
    if not opened:
        return near
    return graph.subgraph(near.nodes.keys() | neighbourhood(graph, opened, 1).nodes.keys())


def _kept(graph: NetworkGraph, filters: Filters) -> frozenset[str]:
    """Find who meets the filters, and the dialogues, products and topics with which they have an edge.

    A filter by kind is one of nodes; all others are of the stakeholders behind them.
    """
    kinds = next((values for field, values in filters if field == "kind"), frozenset(NodeKind))
    others = tuple(each for each in filters if each[0] != "kind")
    people = {
        node
        for node, known in graph.nodes.items()
        if known.kind not in _SUBJECTS and meets(graph, known, others)
    }
    kept = {node for node in people if graph.nodes[node].kind in kinds}
    subjects = {
        node
        for node, known in graph.nodes.items()
        if known.kind in _SUBJECTS and known.kind in kinds
        if not others or graph.neighbours[node] & people
    }
    return frozenset(kept | subjects)


def _unfolded(graph: NetworkGraph, wanted: Exploration) -> NetworkGraph:
    """Return what of the graph is drawn: large ones by community, and without what was collapsed."""
    if len(graph) > MOST_DRAWN:
        return folded(graph, communities(graph, wanted.turned))
    return graph if wanted.focus else folded(graph, homes_of_leaves(graph, wanted.turned))


def communities(graph: NetworkGraph, unfolded: frozenset[str] = frozenset()) -> Homes:
    """Each node in its community, but for communities that are unfolded and those of one node."""
    simple = graph_of(graph.neighbours)
    names = simple.vs["name"]
    return {
        names[vertex]: home
        for number, group in enumerate(communities_of(simple, COMMUNITY_SEED))
        if len(group) > 1 and (home := f"community:{number}") not in unfolded
        for vertex in group
    }


def _drawn_for(drawn: NetworkGraph, nodes: frozenset[str]) -> set[str]:
    home: Mapping[str, str] = {each: node for node, known in drawn.nodes.items() for each in known.holds}
    return {home.get(node, node) for node in nodes}
