"""The network as a picture and as a table, with the card of whoever is chosen beside it."""

import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.graph.exploration import MOST_DRAWN, Exploration
from dare_network.language import _, ngettext
from dare_network.services.exploring import Explored
from dare_network.ui.explorer import cached
from dare_network.ui.explorer.asking import ask_node, asked_node
from dare_network.ui.explorer.export import export_panel, heading, note
from dare_network.ui.explorer.node_card import card_of
from dare_network.ui.explorer.touching import answer_touch
from dare_network.ui.graph_view import graph_view
from dare_network.ui.widgets.folded import folded
from dare_network.ui.widgets.table import chosen_row


def picture(viewer: Viewer, wanted: Exploration, key: str) -> None:
    """Draw picture, card and table. A click runs this part of the page alone."""
    found, chosen = cached.explored(viewer, wanted), asked_node()
    drawing, card = st.columns([2.6, 1], gap="medium")
    with drawing:
        if not found.found.graph.nodes:
            st.info(_("Nothing in the network meets these filters."))
        graph_view(
            found.picture,
            selected=chosen,
            label=ngettext("Network of {n} node", "Network of {n} nodes", len(found.found.graph)),
            key=f"{key}.graph",
            on_touch=answer_touch,
            heading=heading(),
            note=note(found),
        )
        _notes(found)
    with card:
        card_of(viewer, found, chosen)
    _table(found, chosen, key)
    export_panel(viewer, found, key)


def _notes(found: Explored) -> None:
    if found.picture.legend:
        st.caption(_("Shape and colour stand for the category; dashed lines are ties that nothing backs up."))
    if len(found.found.graph) > MOST_DRAWN:
        sentence = _(
            "{count} are too many to tell apart: groups that are tied closely are drawn as one. "
            "Double-click on a group to see who is in it."
        )
        count = ngettext("{n} node", "{n} nodes", len(found.found.graph))
        st.caption(sentence.format(count=count))


def _table(found: Explored, chosen: str | None, key: str) -> None:
    with folded(_("The same as a table"), f"{key}.as_table") as table:
        # It weighs as much as the rest of the page, so it waits until somebody asks for it.
        if not table.open:
            return
        rows = {
            row.id: {
                _("Chosen"): "●" if row.id == chosen else "",
                _("Name"): row.name,
                _("Kind"): row.kind,
                _("Category"): row.category,
                _("Organisation"): row.organisations,
                _("Ties"): row.ties,
                _("Dialogues"): row.dialogues,
                _("Last contact"): row.last_contact_on,
            }
            for row in found.rows
        }
        widths = (60, 220, 90, 170, 180, 60, 75, 95)
        clicked = chosen_row(rows, f"{key}.table", widths, height=420) if rows else None
        if clicked is not None:
            ask_node(clicked)
            st.rerun(scope="fragment")
