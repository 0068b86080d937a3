"""The lines of a picture of the network: one between two nodes, however many ties they have."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dare_network.charts.network_words import short_name, tie_sentence
from dare_network.charts.palette import DERIVED_LINE, STATED_LINE
from dare_network.charts.picture import PictureEdge
from dare_network.domain.records.network import Network, holds_on
from dare_network.domain.records.reference import Reference
from dare_network.graph.build import EdgeKind, NetworkGraph

_STATED_WIDTH, _DERIVED_WIDTH = 2.0, 1.0


@dataclass(frozen=True)
class _Edge:
    source: str
    target: str
    known: Mapping[str, Any]

    @property
    def is_stated(self) -> bool:
        return self.known["kind"] in (EdgeKind.TIE, EdgeKind.AFFILIATION)

    def is_strong(self, as_of: date) -> bool:
        return self.is_stated and holds_on(self.known["from_on"], self.known["until_on"], as_of)

    def is_directed(self, reference: Reference) -> bool:
        found = reference.tie_type(self.known["type_id"])
        return self.known["kind"] is EdgeKind.TIE and found is not None and found.directed


def network_lines(
    graph: NetworkGraph, network: Network, reference: Reference, as_of: date
) -> Iterator[PictureEdge]:
    """A line for each two nodes with edges between them; its title reads them all aloud.

    It is dashed where all that is stated lacks a source. It has an arrow where every directed tie
    points the same way. It is thin and light where nothing stated holds on `as_of`.
    """
    pairs: dict[tuple[str, str], list[_Edge]] = {}
    for source, target, known in graph.edges(data=True):
        pair = (min(source, target), max(source, target))
        pairs.setdefault(pair, []).append(_Edge(source, target, known))
    for pair in sorted(pairs):
        yield _line(pair, pairs[pair], network, reference, as_of)


def _line(
    pair: tuple[str, str],
    edges: list[_Edge],
    network: Network,
    reference: Reference,
    as_of: date,
) -> PictureEdge:
    stated = [edge for edge in edges if edge.is_stated]
    strong = any(edge.is_strong(as_of) for edge in stated)
    ways = {(edge.source, edge.target) for edge in edges if edge.is_directed(reference)}
    one_way = len(ways) == 1
    source, target = ways.pop() if one_way else pair
    names = {node: short_name(network, node) for node in pair}
    sentences = {
        tie_sentence(edge.known, names[edge.source], names[edge.target], reference) for edge in edges
    }
    return PictureEdge(
        id=":".join(pair),
        source=source,
        target=target,
        title="\n".join(sorted(sentences)),
        colour=STATED_LINE if strong else DERIVED_LINE,
        width=_STATED_WIDTH if strong else _DERIVED_WIDTH,
        dashed=bool(stated) and not any(edge.known["sourced"] for edge in stated),
        arrow=one_way,
    )
