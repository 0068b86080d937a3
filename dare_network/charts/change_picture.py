"""The picture of what changed between two days."""

from collections.abc import Iterator, Mapping

from dare_network.charts.change_words import change_name
from dare_network.charts.network_lines import line_of
from dare_network.charts.network_picture import Drawn, Emphasis, network_picture
from dare_network.charts.palette import CHANGE_LINES
from dare_network.charts.picture import LegendEntry, Picture
from dare_network.domain.records.reference import Reference
from dare_network.graph.analyses.change import Changes
from dare_network.graph.network_graph import Edge, NetworkGraph


def changed_part(found: Changes) -> NetworkGraph:
    """Return the nodes between which anything changed, with all that is between them, and what began."""
    ends = {end for edge in _changed(found) for end in (edge.source, edge.target)}
    return found.graph.subgraph(ends | set(found.nodes_added))


def change_picture(
    found: Changes, drawn: Drawn, reference: Reference, positions: Mapping[str, tuple[float, float]]
) -> Picture:
    """Draw that part as a picture; lines that changed have the colour of their change."""
    by_key = found.of_edges
    lines = {line_of(edge): CHANGE_LINES[by_key[edge.key]] for edge in _changed(found)}
    picture = network_picture(drawn, reference, positions, Emphasis(lines=lines))
    legend = tuple(
        LegendEntry(change_name(change), "square", colour) for change, colour in CHANGE_LINES.items()
    )
    return Picture(picture.nodes, picture.edges, (*legend, *picture.legend))


def _changed(found: Changes) -> Iterator[Edge]:
    by_key = found.of_edges
    return (edge for edge in found.graph.edges if edge.key in by_key)
