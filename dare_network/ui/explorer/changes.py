"""Changes between two days: in the picture, and as a list."""

from datetime import date, timedelta

import streamlit as st
from markupsafe import Markup

from dare_network.charts.change_words import change_name, change_sentence, changes_sentence
from dare_network.charts.network_words import full_name
from dare_network.domain.days import possible_day
from dare_network.domain.records.viewer import Viewer
from dare_network.graph.analyses.change import Changes, NetworkChange
from dare_network.graph.exploration import Exploration
from dare_network.language import _, ngettext, number
from dare_network.ui import loaders, state
from dare_network.ui.explorer import cached
from dare_network.ui.explorer.asking import asked_node, choose, chosen_for
from dare_network.ui.explorer.export import heading
from dare_network.ui.explorer.node_card import card_of
from dare_network.ui.explorer.touching import answer_touch
from dare_network.ui.explorer.voice import voice_of
from dare_network.ui.graph_view import graph_view
from dare_network.ui.markup import show, tiles
from dare_network.ui.widgets.day_field import day_field

_BEFORE = timedelta(days=91)
"""The time before the view at which the earlier day is at first: steering committees meet every quarter."""
_LISTED = 100


def changes(viewer: Viewer, wanted: Exploration, key: str) -> None:
    """Draw the earlier day, what changed since in numbers, as a picture and as lists."""
    since = _since(wanted, f"{key}.since")
    found = cached.changed(viewer, wanted.view, since)
    tiles(
        [
            (_("Ties added"), len(found.added), False),
            (_("Ties ended"), len(found.ended), False),
            (_("Ties strengthened"), len(found.strengthened), False),
            (_("Dialogues begun"), len(found.nodes_added), False),
        ]
    )
    st.caption(changes_sentence(found))
    if not found.of_edges and not found.of_nodes:
        st.info(_("Nothing changed between these days."))
        return
    drawing, card = st.columns([2.6, 1], gap="medium")
    with drawing:
        graph_view(
            cached.picture_of_changes(viewer, wanted.view, since),
            selected=asked_node(),
            label=_("Network with what changed"),
            key=f"{key}.changes",
            on_touch=answer_touch,
            heading=heading(),
            note=changes_sentence(found),
        )
    with card:
        card_of(viewer, cached.explored(viewer, wanted), asked_node())
    _lists(found)


def _since(wanted: Exploration, key: str) -> date:
    asked = next(iter(chosen_for("since")), "")
    try:
        since = possible_day(asked)
    except ValueError:
        since = wanted.view.as_of - _BEFORE
    state.put(key, since)
    day_field(
        _("Since"),
        key,
        max_value=max(since, wanted.view.as_of),
        min_value=min(since, date(1990, 1, 1)),
        width=220,
        help=_("The day of the last steering committee, for instance."),
        on_change=lambda: choose("since", [state.read(key, since).isoformat()]),
    )
    return since


def _lists(found: Changes) -> None:
    voice = voice_of(found.graph, found.until)
    for change, edges in (
        (NetworkChange.ADDED, found.added),
        (NetworkChange.ENDED, found.ended),
        (NetworkChange.STRENGTHENED, found.strengthened),
    ):
        _shown(change_name(change), [change_sentence(edge, found, voice) for edge in edges])
    reference = loaders.reference()
    _shown(_("Begun"), [full_name(found.graph.nodes[node], reference) for node in found.nodes_added])


def _shown(title: str, sentences: list[str]) -> None:
    if not sentences:
        return
    items = sentences[:_LISTED]
    if len(sentences) > len(items):
        items.append(ngettext("and {n} more", "and {n} more", len(sentences) - len(items)))
    listed = Markup("").join(Markup("<li>{}</li>").format(each) for each in items)
    show('<p class="eyebrow">{} ({})</p><ul class="plain">{}</ul>', title, number(len(sentences)), listed)
