"""The card of a node beside an answer."""

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from dare_network.charts.network_words import full_name, kind_name
from dare_network.domain.records.network import DialogueNode, Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.graph.network_graph import Node, NodeKind
from dare_network.language import _, ngettext
from dare_network.services.exploring import Explored
from dare_network.ui import loaders
from dare_network.ui.explorer.asking import ask, asked
from dare_network.ui.explorer.touching import turn
from dare_network.ui.markup import badge, show
from dare_network.ui.navigation import link
from dare_network.ui.stakeholders.card import dialogue_card, stakeholder_card
from dare_network.words.cutting import alphabetical

_LISTED = 12


def card_of(viewer: Viewer, found: Explored, chosen: str | None) -> None:
    """Draw the card of whoever or whatever is chosen, and what can be done from there."""
    node = found.found.drawn.nodes.get(chosen or "") or found.whole.nodes.get(chosen or "")
    if node is None:
        show(
            '<div class="card"><h2>{}</h2><p class="muted">{}</p></div>',
            _("Who is who"),
            _(
                "Click on somebody in the picture, or start from a name, to see where they work, "
                "whom they are tied to and which dialogues they took part in."
            ),
        )
        return
    match node.record:
        case Stakeholder() as who if who.id in loaders.names(viewer).by_id:
            stakeholder_card(viewer, who, found.wanted.view.as_of)
            link("stakeholders", _("Open on the Stakeholders page"), who.id, ":material/open_in_new:")
        case DialogueNode() as dialogue:
            dialogue_card(viewer, dialogue.id)
        case _other:
            _node_card(found, node)
    _moves(node)


def _moves(node: Node) -> None:
    """Draw what can be done with a node where it stands."""
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
            on_click=turn,
            args=(node.id,),
        )


def _node_card(found: Explored, node: Node) -> None:
    """Draw what a node is, what it holds, and to whom it is tied."""
    show(
        '<div class="card"><h2>{}</h2>{}</div>', full_name(node, found.reference), badge(kind_name(node.kind))
    )
    if node.holds:
        held = ngettext("Stands for {n} node", "Stands for {n} nodes", len(node.holds))
        _list(found, held, node.holds)
    if node.kind is not NodeKind.GROUP and node.id in found.found.drawn:
        _list(found, _("Tied to"), tuple(found.found.drawn.neighbours[node.id]))


def _list(found: Explored, title: str, nodes: tuple[str, ...]) -> None:
    known = [found.found.graph.nodes.get(node) or found.whole.nodes.get(node) for node in nodes]
    names = sorted((full_name(each, found.reference) for each in known if each), key=alphabetical)
    shown = names[:_LISTED]
    if len(names) > len(shown):
        shown.append(ngettext("and {n} more", "and {n} more", len(names) - len(shown)))
    items = Markup("").join(Markup("<li>{}</li>").format(name) for name in shown)
    show('<p class="eyebrow">{}</p><ul class="plain">{}</ul>', title, items)
