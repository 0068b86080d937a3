"""From a graph to a picture of it."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from dare_network.charts.network_lines import network_lines
from dare_network.charts.network_words import short_name
from dare_network.charts.node_rows import NodeRow, node_rows
from dare_network.charts.palette import (
    CATEGORY_MARKS,
    DIALOGUE_MARK,
    FIFTHS,
    OTHER_MARK,
    PRODUCT_MARK,
    TOPIC_MARK,
    Mark,
    mark_of,
)
from dare_network.charts.picture import LegendEntry, Picture, PictureEdge, PictureNode
from dare_network.domain.records.reference import Reference
from dare_network.domain.vocabulary import TermList
from dare_network.graph.meetings import Contacts
from dare_network.graph.network_graph import NetworkGraph, Node, NodeKind
from dare_network.graph.view import View
from dare_network.language import _

_LEAST: Mapping[NodeKind, float] = {
    NodeKind.PERSON: 11.0,
    NodeKind.ORGANISATION: 22.0,
    NodeKind.BODY: 22.0,
    NodeKind.DIALOGUE: 12.0,
    NodeKind.PRODUCT: 14.0,
    NodeKind.TOPIC: 14.0,
    NodeKind.GROUP: 24.0,
}
"""The radius of a mark without any tie."""
_STAR = 1.25
"""The factor by which a star is drawn larger: it fills less than half of its circle."""
_GROWTH, _MANY = 6.0, 64
"""The most by which a radius grows, and the number of ties with which it has done so."""
_SMALLEST, _LARGEST = 8.0, 34.0
"""The radii of the least and the greatest where size follows a measure."""
_SUBJECTS = {
    NodeKind.DIALOGUE: DIALOGUE_MARK,
    NodeKind.PRODUCT: PRODUCT_MARK,
    NodeKind.TOPIC: TOPIC_MARK,
}


@dataclass(frozen=True, slots=True)
class Emphasis:
    """The stresses of a picture beside categories.

    `sizes` give each node a share from 0 to 1 of the largest radius; where `coloured`, colour follows
    it too, and shape alone tells the category. `lit` are the nodes that stand out
    while all else is pale; None where none does. `lines` give the colour of lines, by their id.
    """

    sizes: Mapping[str, float] = field(default_factory=dict)
    lit: frozenset[str] | None = None
    lines: Mapping[str, str] = field(default_factory=dict)
    coloured: bool = False


PLAIN = Emphasis()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A graph that is to be drawn: a part of the `whole`, seen as a view sees it, with all contact."""

    graph: NetworkGraph
    whole: NetworkGraph
    view: View
    contacts: Contacts


def network_picture(
    drawn: Drawn,
    reference: Reference,
    positions: Mapping[str, tuple[float, float]],
    emphasis: Emphasis = PLAIN,
) -> Picture:
    """The graph as it is seen on the day of the view. `positions` has a place for each of its nodes."""
    graph = drawn.graph
    rows = node_rows(graph, drawn.whole, reference, drawn.contacts)
    return Picture(
        tuple(_mark(graph.nodes[row.id], reference, row, positions[row.id], emphasis) for row in rows),
        tuple(_stressed(line, emphasis) for line in network_lines(graph, reference, drawn.view)),
        tuple(_fifths() if emphasis.coloured else _legend(graph, reference)),
    )


def _mark(
    node: Node, reference: Reference, row: NodeRow, at: tuple[float, float], emphasis: Emphasis
) -> PictureNode:
    mark = _mark_of(node)
    size = _size(node, row, emphasis)
    return PictureNode(
        id=row.id,
        label=short_name(node, reference),
        title=row.title,
        shape=mark.shape,
        colour=_colour(node, mark, emphasis),
        size=round(size * _STAR if mark.shape == "star" else size, 1),
        x=at[0],
        y=at[1],
        faded=emphasis.lit is not None and row.id not in emphasis.lit,
        holds=len(node.holds),
    )


def _colour(node: Node, mark: Mark, emphasis: Emphasis) -> str:
    if not emphasis.coloured or node.id not in emphasis.sizes:
        return mark.colour
    return FIFTHS[min(len(FIFTHS) - 1, int(emphasis.sizes[node.id] * len(FIFTHS)))]


def _size(node: Node, row: NodeRow, emphasis: Emphasis) -> float:
    if node.id in emphasis.sizes:
        # A mark's area, not its radius, is what people compare.
        return _SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(emphasis.sizes[node.id])
    many = max(row.ties, len(node.holds))
    return _LEAST[node.kind] + _GROWTH * math.sqrt(min(many, _MANY) / _MANY)


def _mark_of(node: Node) -> Mark:
    return _SUBJECTS.get(node.kind) or mark_of(node.category)


def _stressed(line: PictureEdge, emphasis: Emphasis) -> PictureEdge:
    pale = emphasis.lit is not None and not {line.source, line.target} <= emphasis.lit
    colour = emphasis.lines.get(line.id)
    if not pale and colour is None:
        return line
    return replace(line, faded=pale, colour=colour or line.colour, width=line.width + (1 if colour else 0))


def _fifths() -> Iterator[LegendEntry]:
    """Yield what the colours stand for where they follow a measure."""
    labels = (_("Lowest"), "", _("Middle"), "", _("Highest"))
    for colour, label in zip(FIFTHS, labels, strict=True):
        yield LegendEntry(label, "dot", colour)


def _legend(graph: NetworkGraph, reference: Reference) -> Iterator[LegendEntry]:
    """Yield what the marks in this graph stand for."""
    nodes = graph.nodes.values()
    categories = {node.category for node in nodes if node.kind not in _SUBJECTS}
    for category, mark in CATEGORY_MARKS.items():
        if category in categories:
            label = reference.label(TermList.CATEGORY, category)
            yield LegendEntry(label, mark.shape, mark.colour)
    if categories - set(CATEGORY_MARKS):
        yield LegendEntry(_("Other category, or none"), OTHER_MARK.shape, OTHER_MARK.colour)
    kinds = {node.kind for node in nodes}
    for kind, label in (
        (NodeKind.DIALOGUE, _("Dialogue")),
        (NodeKind.PRODUCT, _("Product")),
        (NodeKind.TOPIC, _("Topic")),
    ):
        if kind in kinds:
            yield LegendEntry(label, _SUBJECTS[kind].shape, _SUBJECTS[kind].colour)
