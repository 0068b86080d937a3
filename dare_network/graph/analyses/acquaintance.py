"""Acquaintance, or who knows whom: all that counts as contact, whatever the picture shows at the moment."""

from dataclasses import replace

from dare_network.graph.network_graph import EdgeKind
from dare_network.graph.view import STAKEHOLDERS, View

ACQUAINTANCE = frozenset({EdgeKind.TIE, EdgeKind.AFFILIATION, EdgeKind.MET})
"""Kinds of edges that make two stakeholders known to one another.

Having worked on the same topic or product does not: they may never have heard of each other.
"""


def acquaintance(view: View) -> View:
    """Show stakeholders alone and how they know each other, with the same day and demands on sources."""
    return replace(view, nodes=STAKEHOLDERS, ties=ACQUAINTANCE, ended=False)
