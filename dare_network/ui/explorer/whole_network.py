"""The network as a whole: its traits, its groups, and its key players."""

from collections.abc import Sequence

import streamlit as st

from dare_network.charts.measure_words import estimate_text, value_text
from dare_network.charts.network_words import full_name
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import TermList
from dare_network.graph.measures.composition import Community
from dare_network.graph.measures.key_players import KeyPlayers
from dare_network.language import _, number
from dare_network.services.exploring import Explored
from dare_network.ui.explorer import cached
from dare_network.ui.markup import show
from dare_network.ui.widgets.background import in_background
from dare_network.ui.widgets.folded import folded
from dare_network.ui.widgets.table import table

_LISTED = 12
"""The number of groups that are shown."""


def whole_network(viewer: Viewer, found: Explored, key: str) -> None:
    """Draw three parts that open when somebody asks for them: each of them has to be computed."""
    with folded(_("The network as a whole"), f"{key}.traits") as traits:
        if traits.open:
            _traits(viewer, found)
    with folded(_("Groups, and who is in them"), f"{key}.groups") as groups:
        if groups.open:
            _groups(cached.whole(viewer, found.wanted).communities, found)
    with folded(_("Key players"), f"{key}.players") as players:
        if players.open:
            _key_players(viewer, found, f"{key}.players")


def _traits(viewer: Viewer, found: Explored) -> None:
    rows = [
        {
            _("Trait"): _(trait.label),
            _("Value"): value_text(trait.kind, value.value),
            _("Meaning"): _(trait.meaning),
            _("Convention"): f"{_(trait.convention)} {estimate_text(value.estimate)}",
        }
        for trait, value in cached.whole(viewer, found.wanted).traits
    ]
    table(rows, height=620)


def _groups(communities: Sequence[Community], found: Explored) -> None:
    rows = [
        {
            _("Group"): number(community.number + 1),
            _("Members"): len(community.members),
            _("Categories"): _categories(community, found),
            _("Ties within"): community.internal,
            _("Ties outwards"): community.external,
            _("E-I index"): round(community.ei_index, 3),
        }
        for community in communities[:_LISTED]
    ]
    table(rows)
    st.caption(_("The E-I index runs from -1, all ties are within the group, to 1, all lead out of it."))


def _categories(community: Community, found: Explored) -> str:
    none = _("none")
    return ", ".join(
        f"{found.reference.label(TermList.CATEGORY, category) or none} ({number(count)})"
        for category, count in community.categories[:5]
    )


def _key_players(viewer: Viewer, found: Explored, key: str) -> None:
    count = st.number_input(_("How many together"), 1, 5, value=3, key=f"{key}.count")
    both = in_background(
        lambda: cached.key_players(viewer, found.wanted, int(count)),
        _("Searching for the best set…"),
        f"{key}.searching",
    )
    if both is None:
        st.caption(_("The network is too small to choose so many from."))
        return
    apart, reach = both
    _players(
        found,
        apart,
        _("Without them the others lie furthest apart"),
        _("Fragmentation rises from {before} to {value}, where 0 is everybody in touch and 1 nobody."),
    )
    _players(
        found,
        reach,
        _("Together they reach most others in two steps"),
        _("They reach {value} of the others; by nobody it would be {before}."),
    )
    st.caption(
        _("After Borgatti 2006, doi 10.1007/s10588-006-7084-x. A search found them; a better set may exist.")
    )


def _players(found: Explored, players: KeyPlayers, title: str, sentence: str) -> None:
    names = [full_name(found.found.graph.nodes[node], found.reference) for node in players.names]
    told = sentence.format(before=number(round(players.before, 3)), value=number(round(players.value, 3)))
    sample = estimate_text(players.estimate) if players.estimate else ""
    show('<p class="eyebrow">{}</p><p>{}</p>', title, ", ".join(names))
    st.caption(" ".join(filter(None, (told, sample))))
