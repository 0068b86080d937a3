"""From the network to what somebody wants to see of it: as a picture, as a table, as a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.charts.network_picture import NodeRow, network_picture, node_rows
from dare_network.charts.picture import Picture
from dare_network.charts.standalone import standalone_html
from dare_network.domain.records.network import Network
from dare_network.domain.records.reference import Reference
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.formats.flat_graph import FlatGraph
from dare_network.formats.gexf import write_gexf
from dare_network.formats.graphml import write_graphml
from dare_network.formats.look import Look, Shape
from dare_network.formats.node_link import write_node_link
from dare_network.graph.build import DialogueView, NetworkGraph, View, build_graph
from dare_network.graph.flat import flat_edges, flat_nodes
from dare_network.graph.scope import filtered, neighbourhood
from dare_network.services.network import network as read_whole
from dare_network.services.network import node_positions
from dare_network.services.reference import reference

GraphKind = Literal["graphml", "gexf", "node-link"]
GRAPH_KINDS: tuple[GraphKind, ...] = get_args(GraphKind)
"""The kinds of graph files that are written."""

Positions = Mapping[str, tuple[float, float]]

_SHAPES: Mapping[str, Shape] = {
    "square": "square", "triangle": "triangle", "triangleDown": "triangle", "diamond": "diamond",
}  # fmt: skip
"""What comes nearest in GEXF to a shape of the picture; all others are discs there."""


@dataclass(frozen=True, slots=True)
class Exploration:
    """What somebody wants to see: a view, narrowed to categories and an organisation, around one actor.

    No categories means all of them. `steps` says how far from `focus` to go; 0 is the whole network.
    """

    view: View
    categories: frozenset[str] = frozenset()
    organisation: UUID | None = None
    focus: UUID | None = None
    steps: int = 0


@dataclass(frozen=True, slots=True)
class Explored:
    """What an exploration found: the picture and, node by node, the same in words."""

    picture: Picture
    rows: tuple[NodeRow, ...]


def explore(network: Network, reference: Reference, positions: Positions, wanted: Exploration) -> Explored:
    """The part of the network that is wanted, with every node where it always is."""
    graph = _scoped(network, wanted)
    return Explored(
        network_picture(graph, network, reference, positions, wanted.view),
        tuple(node_rows(graph, network, reference)),
    )


def graph_file(
    network: Network, wanted: Exploration, kind: GraphKind, today: date, picture: Picture | None = None
) -> bytes:
    """The part of the network that is wanted as a file, made today.

    GEXF also keeps how the picture shows it, where there is one.
    """
    graph = _scoped(network, wanted)
    flat = FlatGraph(list(flat_nodes(graph)), list(flat_edges(graph)))
    match kind:
        case "graphml":
            return write_graphml(flat)
        case "gexf":
            return write_gexf(flat, today, _looks(picture) if picture else {})
        case "node-link":
            return write_node_link(flat)


def whole_network_file(engine: Engine, viewer: Viewer, kind: GraphKind, today: date) -> bytes:
    """Everything this viewer may see of the network as a file, ended ties included."""
    require(viewer, Right.EXPORT)
    whole = read_whole(engine, viewer)
    wanted = Exploration(View(date.max, DialogueView.NODES, ended=True))
    if kind != "gexf":
        return graph_file(whole, wanted, kind, today)
    positions = node_positions(engine, viewer, today)
    drawn = explore(whole, reference(engine), positions, wanted)
    return graph_file(whole, wanted, kind, today, drawn.picture)


def network_page(picture: Picture, title: str, note: str) -> bytes:
    """The picture as an HTML file that stands alone."""
    return standalone_html(picture, title, note)


def _looks(picture: Picture) -> Mapping[str, Look]:
    """How a picture shows its nodes; on a screen, other than in GEXF, `y` grows downwards."""
    return {
        node.id: Look(node.x, -node.y, node.size, node.colour, _SHAPES.get(node.shape, "disc"))
        for node in picture.nodes
    }


def _scoped(network: Network, wanted: Exploration) -> NetworkGraph:
    whole = build_graph(network, wanted.view)
    organisation = str(wanted.organisation) if wanted.organisation else None
    graph = filtered(whole, wanted.categories or None, organisation)
    if wanted.focus and wanted.steps:
        return neighbourhood(graph, str(wanted.focus), wanted.steps)
    return graph
