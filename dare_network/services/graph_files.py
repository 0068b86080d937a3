"""The network as files for other programs, and as a page that stands alone."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, get_args

from sqlalchemy.engine import Engine

from dare_network.charts.picture import Picture
from dare_network.charts.standalone import standalone_html
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.formats.flat_graph import FlatGraph
from dare_network.formats.gexf import write_gexf
from dare_network.formats.graphml import write_graphml
from dare_network.formats.look import Look, Shape
from dare_network.formats.node_link import write_node_link
from dare_network.graph.exploration import Exploration
from dare_network.graph.flat import flat_edges, flat_nodes
from dare_network.graph.network_graph import NetworkGraph
from dare_network.graph.view import View, seen
from dare_network.services.exploring import explore, graph_of_all
from dare_network.services.network import network, node_positions
from dare_network.services.reference import reference

GraphKind = Literal["graphml", "gexf", "node-link"]
GRAPH_KINDS: tuple[GraphKind, ...] = get_args(GraphKind)
"""The kinds of graph files that are written."""

_SHAPES: Mapping[str, Shape] = {
    "square": "square", "triangle": "triangle", "triangleDown": "triangle", "diamond": "diamond",
}  # fmt: skip
"""What comes nearest in GEXF to a shape of the picture; all others are discs there."""


def graph_file(graph: NetworkGraph, kind: GraphKind, today: date, picture: Picture | None = None) -> bytes:
    """A graph as a file, made today. GEXF also keeps how the picture shows it, where there is one."""
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
    records, known = network(engine, viewer), reference(engine)
    whole = graph_of_all(records, known)
    view = View(date.max, ended=True)
    if kind != "gexf":
        return graph_file(seen(whole, view), kind, today)
    drawn = explore(records, whole, known, node_positions(engine, viewer, records), Exploration(view))
    return graph_file(drawn.found.graph, kind, today, drawn.picture)


def network_page(picture: Picture, title: str, note: str) -> bytes:
    """The picture as an HTML file that stands alone."""
    return standalone_html(picture, title, note)


def _looks(picture: Picture) -> Mapping[str, Look]:
    """How a picture shows its nodes; on a screen, other than in GEXF, `y` grows downwards."""
    return {
        node.id: Look(node.x, -node.y, node.size, node.colour, _SHAPES.get(node.shape, "disc"))
        for node in picture.nodes
    }
