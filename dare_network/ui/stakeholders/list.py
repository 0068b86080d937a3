"""Everyone as a table that can be narrowed down."""

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from dare_network.domain.records.network import Network, Stakeholder
from dare_network.domain.vocabulary import TermList
from dare_network.language import _
from dare_network.ui import choice, loaders
from dare_network.ui.widgets import choices
from dare_network.ui.widgets.table import chosen_row
from dare_network.words.cutting import folded_words


def stakeholder_list(network: Network, key: str) -> UUID | None:
    """Draw filters and table; whoever was chosen in this run."""
    reference = loaders.reference()
    words, category = st.columns(2)
    text = words.text_input(
        _("Search"),
        key=f"{key}.words",
        type="search",
        placeholder=_("Type a few words"),
        persist_state="session",
    )
    labels = choices.terms(reference, TermList.CATEGORY)
    wanted = choice.one(
        _("Category"), labels, f"{key}.category", lasts=True, place=category, placeholder=_("All")
    )
    places, asked = _places(network), folded_words(str(text or ""))
    shown = [
        who
        for who in network.stakeholders
        if wanted in (None, who.category) and _has_words(who, places.get(who.id, ""), asked)
    ]
    if not shown:
        st.info(_("Nobody meets these filters."))
        return None
    rows = {
        who.id: {
            _("Name"): who.label,
            _("Category"): reference.label(TermList.CATEGORY, who.category),
            _("Organisation or place"): places.get(who.id) or who.city,
        }
        for who in shown
    }
    return chosen_row(rows, f"{key}.table", (250, 190, 210), height=620)


def _places(network: Network) -> dict[UUID, str]:
    """Where each person works now."""
    today = loaders.today()
    places: dict[UUID, list[str]] = {}
    for place in network.affiliations:
        if place.holds_on(today):
            places.setdefault(place.person_id, []).append(network.by_id[place.organisation_id].label)
    return {who: ", ".join(names) for who, names in places.items()}


def _has_words(who: Stakeholder, place: str, asked: Sequence[str]) -> bool:
    if not asked:
        return True
    whole = " ".join(folded_words(" ".join((who.name, who.name_nl, who.short_name, place, who.city))))
    return all(word in whole for word in asked)
