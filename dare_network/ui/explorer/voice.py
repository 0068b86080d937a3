"""The voice in which the answers on this page are told."""

from datetime import date

from dare_network.charts.network_words import short_name
from dare_network.charts.voice import Voice
from dare_network.graph.network_graph import NetworkGraph
from dare_network.language import _
from dare_network.ui import loaders


def voice_of(graph: NetworkGraph, as_of: date) -> Voice:
    """The names of the nodes of a graph, in the reader's language, counting back from a day."""
    reference = loaders.reference()

    def name(node: str) -> str:
        return short_name(graph.nodes[node], reference) if node in graph else _("Unknown")

    return Voice(name, reference, as_of)
