"""The lines of a picture: between two nodes one for what is stated and one for what follows."""

import math
from collections.abc import Iterator, Sequence

from dare_network.charts.network_words import short_name, tie_sentence
from dare_network.charts.palette import DERIVED_LINE, STATED_LINE
from dare_network.charts.picture import PictureEdge
from dare_network.domain.records.network import holds_on
from dare_network.domain.records.reference import Reference
from dare_network.graph.network_graph import Edge, NetworkGraph, pairs
from dare_network.graph.view import View
from dare_network.language import ngettext

_STATED_WIDTH, _DERIVED_WIDTH, _WIDEST = 2.0, 1.0, 4.0
_TOLD = 8
"""The number of ties that a line tells of: between two groups there may be hundreds."""


def network_lines(graph: NetworkGraph, reference: Reference, view: View) -> Iterator[PictureEdge]:
    """The lines between each two nodes; the title of a line reads all that it stands for aloud.

    What is stated is dashed where none of it can be backed up, has an arrow where every directed tie
    points the same way, and is thin and light where none of it holds on the day. What follows from
    dialogues is thin, and wider the more often and the later it showed.
    """
    between = pairs(graph.edges)
    for pair in sorted(between):
        stated = [edge for edge in between[pair] if edge.is_stated]
        derived = [edge for edge in between[pair] if not edge.is_stated]
        if stated:
            yield _stated(graph, pair, stated, reference, view)
        if derived:
            yield _derived(graph, pair, derived, reference, view)


def line_of(edge: Edge) -> str:
    """The id of the line that stands for an edge."""
    pair = sorted((edge.source, edge.target))
    return ":".join(pair if edge.is_stated else (*pair, "derived"))


def _stated(
    graph: NetworkGraph, pair: tuple[str, str], edges: Sequence[Edge], reference: Reference, view: View
) -> PictureEdge:
    holds = any(holds_on(edge.from_on, edge.until_on, view.as_of) for edge in edges)
    ways = {(edge.source, edge.target) for edge in edges if edge.directed}
    one_way = len(ways) == 1
    source, target = ways.pop() if one_way else pair
    return PictureEdge(
        id=line_of(edges[0]),
        source=source,
        target=target,
        title=_title(graph, edges, reference),
        colour=STATED_LINE if holds else DERIVED_LINE,
        width=_STATED_WIDTH if holds else _DERIVED_WIDTH,
        dashed=not any(view.can_back_up(edge) for edge in edges),
        arrow=one_way,
    )


def _derived(
    graph: NetworkGraph, pair: tuple[str, str], edges: Sequence[Edge], reference: Reference, view: View
) -> PictureEdge:
    strength = sum(view.strength(edge) for edge in edges)
    return PictureEdge(
        id=line_of(edges[0]),
        source=pair[0],
        target=pair[1],
        title=_title(graph, edges, reference),
        colour=DERIVED_LINE,
        width=round(min(_WIDEST, _DERIVED_WIDTH * math.sqrt(max(1.0, strength))), 1),
        dashed=False,
        arrow=False,
    )


def _title(graph: NetworkGraph, edges: Sequence[Edge], reference: Reference) -> str:
    def name(node: str) -> str:
        return short_name(graph.nodes[node], reference)

    told = {tie_sentence(edge, name(edge.source), name(edge.target), reference) for edge in edges[:_TOLD]}
    more = len(edges) - _TOLD
    rest = [ngettext("and {n} more", "and {n} more", more)] if more > 0 else []
    return "\n".join([*sorted(told), *rest])
