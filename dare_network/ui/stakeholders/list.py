"""Everyone as a table that can be narrowed down, a page at a time."""

from collections.abc import Mapping
from uuid import UUID

import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import TermList
from dare_network.language import _
from dare_network.ui import choice, list_loaders, loaders
from dare_network.ui.widgets import choices
from dare_network.ui.widgets.pager import ordering, pager, wanted_page
from dare_network.ui.widgets.table import chosen_row
from dare_network.words.cutting import folded_words


def stakeholder_list(viewer: Viewer, key: str) -> UUID | None:
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
    chosen = choice.one(
        _("Category"), labels, f"{key}.category", lasts=True, place=category, placeholder=_("All")
    )
    wanted, asked = str(chosen) if chosen is not None else None, tuple(folded_words(str(text or "")))
    found = list_loaders.stakeholders(viewer, wanted, asked, wanted_page(key, (wanted, asked)))
    if not found.count:
        st.info(_("Nobody meets these filters."))
        return None
    rows = {
        entry.who.id: {
            _("Name"): entry.who.label,
            _("Category"): reference.label(TermList.CATEGORY, entry.who.category),
            _("Organisation or place"): entry.place,
        }
        for entry in found.entries
    }
    clicked = chosen_row(rows, f"{key}.table", (250, 190, 210), 620, ordering(found, _columns(), key))
    pager(found, _columns(), key)
    return clicked


def _columns() -> Mapping[str, str]:
    """Return by what the directory can be ordered."""
    return {"name": _("Name"), "category": _("Category"), "place": _("Organisation or place")}
