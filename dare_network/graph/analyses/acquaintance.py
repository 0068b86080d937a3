"""Who knows whom: what counts as being in contact, whatever the picture shows at the moment."""

from dataclasses import replace

from dare_network.graph.network_graph import EdgeKind
from dare_network.graph.view import STAKEHOLDERS, View

ACQUAINTANCE = frozenset({EdgeKind.TIE, EdgeKind.AFFILIATION, EdgeKind.MET})
"""What makes two stakeholders known to one another.

Having worked on the same topic or product does not: they may never have heard of each other.
"""


def acquaintance(view: View) -> View:
    """The same day and the same demands on sources, but stakeholders alone and how they know each other."""
    return replace(view, nodes=STAKEHOLDERS, ties=ACQUAINTANCE, ended=False)
