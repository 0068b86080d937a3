"""A small picture of whom somebody is tied to today, on the card of the directory."""

import streamlit as st

from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.language import _, ngettext
from dare_network.ui import loaders
from dare_network.ui.explorer import cached
from dare_network.ui.graph_view import GraphEvent, graph_view
from dare_network.ui.navigation import ask_record
from dare_network.ui.widgets.background import in_background
from dare_network.ui.widgets.folded import folded

_HEIGHT = 320


def around(viewer: Viewer, who: Stakeholder) -> None:
    """Draw those to whom somebody is tied as of today, folded until it is asked for."""
    key = f"stakeholder.around.{who.id}"
    with folded(_("Network around"), key, ":material/hub:") as part:
        if part.open:
            _picture(viewer, who, key)


def _picture(viewer: Viewer, who: Stakeholder, key: str) -> None:
    in_background(lambda: cached.whole_graph(viewer), _("Reading the network…"), f"{key}.reading")
    found = cached.around(viewer, str(who.id), loaders.today())
    if len(found.found.graph) == 1:
        st.caption(_("No tie that holds today, and no dialogue."))
        return

    def opened(touched: GraphEvent) -> None:
        """Show the card of a stakeholder; dialogues have none here."""
        node = found.found.drawn.nodes.get(touched.id or "")
        if touched.kind == "node" and node and isinstance(node.record, Stakeholder):
            ask_record(node.record.id)

    graph_view(
        found.picture,
        selected=str(who.id),
        label=ngettext("Network of {n} node", "Network of {n} nodes", len(found.found.graph)),
        key=f"{key}.graph",
        height=_HEIGHT,
        on_touch=opened,
    )
    st.caption(_("Click on somebody to open the card."))
