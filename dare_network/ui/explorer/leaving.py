"""The departure of somebody: what falls away, who could take it over, and what a change would do."""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from dare_network.charts.departure_words import (
    connector_sentence,
    departure_sentences,
    single_point_sentence,
)
from dare_network.charts.measure_words import value_text
from dare_network.charts.network_words import names_in_order
from dare_network.charts.voice import Voice
from dare_network.domain.records.viewer import Viewer
from dare_network.graph.analyses.departure import Departure
from dare_network.graph.analyses.scratch import Scratch
from dare_network.graph.analyses.single_points import SinglePoint
from dare_network.graph.exploration import Exploration
from dare_network.language import _, ngettext
from dare_network.ui import choice, loaders, state
from dare_network.ui.explorer import cached
from dare_network.ui.explorer.asking import choose, chosen_for
from dare_network.ui.explorer.voice import voice_of
from dare_network.ui.markup import plain, show
from dare_network.ui.widgets.folded import folded
from dare_network.ui.widgets.table import table

_LISTED = 10
"""The number of single points of failure that are listed."""


def leaving(viewer: Viewer, wanted: Exploration, key: str) -> None:
    """Draw the single points of failure, somebody's departure, and a scratch copy to try things out."""
    known = cached.acquaintances(viewer, wanted.view)
    voice = voice_of(known.graph, wanted.view.as_of)
    names = names_in_order(known.graph.nodes, loaders.reference())
    who = next((node for node in chosen_for("leaving") if node in names), None)
    _who(names, who, f"{key}.leaving")
    points, falling = st.columns(2, gap="large")
    with points:
        _points(cached.single_points(viewer, wanted.view), voice, key)
    with falling:
        if who is None:
            st.info(_("Choose somebody, or one of the names on the left, to see what falls away with them."))
        else:
            _departure(cached.departure(viewer, wanted.view, who), voice)
    with folded(_("Try out a change"), f"{key}.scratch") as scratch:
        if scratch.open:
            _try_out(viewer, wanted, names, who, f"{key}.scratch")


def _who(names: Mapping[str, str], who: str | None, key: str) -> None:
    choice.one(
        _("If this one leaves"),
        names,
        key,
        value=who,
        placeholder=_("Type a name"),
        on_change=lambda: choose("leaving", filter(None, [state.read(key, "")])),
    )


def _points(points: tuple[SinglePoint, ...], voice: Voice, key: str) -> None:
    show('<p class="eyebrow">{}</p>', _("Single points of failure"))
    if not points:
        st.caption(_("Nobody alone holds others together: everybody has a second way."))
    with st.container(gap=None):
        for point in points[:_LISTED]:
            st.button(
                plain(single_point_sentence(point, voice)),
                key=f"{key}.point.{point.node}",
                type="tertiary",
                on_click=choose,
                args=("leaving", [point.node]),
            )
    if len(points) > _LISTED:
        st.caption(ngettext("and {n} more", "and {n} more", len(points) - _LISTED))


def _departure(found: Departure, voice: Voice) -> None:
    _listed(_("What falls away"), departure_sentences(found, voice))
    connectors = [connector_sentence(each, found, voice) for each in found.second_best]
    _listed(_("In whom to invest"), connectors or [_("Nobody else knows any of those whom they know.")])


def _listed(title: str, sentences: list[str] | tuple[str, ...]) -> None:
    items = Markup("").join(Markup("<li>{}</li>").format(sentence) for sentence in sentences)
    show('<p class="eyebrow">{}</p><ul class="plain">{}</ul>', title, items)


def _try_out(
    viewer: Viewer,
    wanted: Exploration,
    names: Mapping[str, str],
    who: str | None,
    key: str,
) -> None:
    st.caption(_("A scratch copy: nothing that is tried out here is ever kept."))
    gone, one, other = st.columns(3)
    removed = choice.several(
        _("Take away"),
        names,
        f"{key}.removed",
        first=[who],
        place=gone,
        placeholder=_("Nobody"),
    )
    typed = _("Type a name")
    first = choice.one(_("Add a tie from"), names, f"{key}.first", place=one, placeholder=typed)
    second = choice.one(_("to"), names, f"{key}.second", place=other, placeholder=typed)
    added = ((first, second),) if first and second and first != second else ()
    rows = [
        {
            _("Trait"): _(trait.label),
            _("Now"): value_text(trait.kind, before),
            _("Then"): value_text(trait.kind, after),
            _("Difference"): value_text(trait.kind, after - before) if after != before else "",
        }
        for trait, before, after in cached.tried(viewer, wanted.view, Scratch(added, frozenset(removed)))
    ]
    table(rows, height=620)
