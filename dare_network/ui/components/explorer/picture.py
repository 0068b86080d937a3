"""The network as a picture and as a table, with the card of whoever is chosen beside it."""

from dataclasses import replace

import streamlit as st

from dare_network.domain.records.network import DialogueNode, Network, Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.graph.exploration import MOST_DRAWN, Exploration
from dare_network.graph.network_graph import Node
from dare_network.language import _, ngettext
from dare_network.services.exploring import Explored
from dare_network.ui import data
from dare_network.ui.components.explorer.asking import ask, ask_node, asked, change
from dare_network.ui.components.explorer.node_card import node_card
from dare_network.ui.components.graph_view import GraphEvent, graph_view
from dare_network.ui.components.stakeholder_card import dialogue_card, stakeholder_card
from dare_network.ui.components.table import chosen_row
from dare_network.ui.markup import show
from dare_network.ui.navigation import link


def picture(viewer: Viewer, found: Explored, chosen: str | None, key: str) -> None:
    """Draw picture, card and table. A click runs this part of the page alone."""
    drawing, card = st.columns([2.6, 1], gap="medium")
    with drawing:
        if not found.found.graph.nodes:
            st.info(_("Nothing in the network meets these filters."))
        graph_view(
            found.picture,
            selected=chosen,
            label=ngettext("Network of {n} node", "Network of {n} nodes", len(found.found.graph)),
            key=f"{key}.graph",
            on_touch=_answer,
        )
        _notes(found)
    with card:
        _card(viewer, data.network(viewer), found, chosen)
    _table(found, key)


def _answer(touched: GraphEvent) -> None:
    match touched.kind:
        case "node" | "background":
            ask_node(touched.id)


def _turn(wanted: Exploration, node: str) -> None:
    """Expand or collapse a node where it stands."""
    change(turned=wanted.turned ^ {node})


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


def _card(viewer: Viewer, network: Network, found: Explored, chosen: str | None) -> None:
    node = found.found.drawn.nodes.get(chosen or "") or found.whole.nodes.get(chosen or "")
    if node is None:
        show(
            '<div class="card"><h3>{}</h3><p class="muted">{}</p></div>',
            _("Who is who"),
            _(
                "Click on somebody in the picture, or start from a name, to see where they work, "
                "whom they are tied to and which dialogues they took part in."
            ),
        )
        return
    match node.record:
        case Stakeholder() as who if who.id in network.by_id:
            stakeholder_card(viewer, who)
            link("stakeholders", _("Open on the Stakeholders page"), who.id, ":material/open_in_new:")
        case DialogueNode() as dialogue:
            dialogue_card(viewer, dialogue.id)
        case _other:
            node_card(found, node)
    _moves(node)


def _moves(node: Node) -> None:
    """What can be done with a node where it stands."""
    wanted = asked()
    with st.container(horizontal=True):
        if wanted.focus != (node.id,):
            st.button(
                _("Start from here"),
                key="network.start_here",
                icon=":material/center_focus_strong:",
                on_click=lambda: ask(replace(wanted, focus=(node.id,), turned=frozenset())),
            )
        turned = node.id in wanted.turned
        st.button(
            _("Put back") if turned else _("Expand or collapse"),
            key="network.turn",
            icon=":material/unfold_less:" if turned else ":material/unfold_more:",
            on_click=_turn,
            args=(wanted, node.id),
        )


def _table(found: Explored, key: str) -> None:
    with st.expander(_("The same as a table"), key=f"{key}.as_table", on_change="rerun") as table:
        # It weighs as much as the rest of the page, so it waits until somebody asks for it.
        if not table.open:
            return
        rows = [
            {
                _("Name"): row.name,
                _("Kind"): row.kind,
                _("Category"): row.category,
                _("Organisation"): row.organisations,
                _("Ties"): row.ties,
                _("Dialogues"): row.dialogues,
                _("Last contact"): row.last_contact_on,
            }
            for row in found.rows
        ]
        position = (
            chosen_row(rows, f"{key}.table", (230, 90, 170, 190, 60, 75, 95), height=420) if rows else None
        )
        if position is not None:
            ask_node(found.rows[position].id)
            st.rerun(scope="fragment")
