"""Everyone as a table that can be narrowed down, a page at a time."""

from collections.abc import Mapping
from uuid import UUID

import streamlit as st

from dare_network.domain.records.lists import DirectoryFilter, StakeholderEntry
from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right, TermList
from dare_network.language import _, ngettext
from dare_network.ui import choice, list_loaders, loaders, state
from dare_network.ui.list_address import Told, in_address, page_number
from dare_network.ui.stakeholders.bulk import files, last_change, together
from dare_network.ui.stakeholders.filters import directory_filters, told_filters
from dare_network.ui.widgets.pager import ordering, pager, wanted_page
from dare_network.ui.widgets.table import chosen_row, chosen_rows

_WIDTHS = (250, 190, 210)


def stakeholder_list(viewer: Viewer, key: str) -> UUID | None:
    """Draw filters and table; whoever was chosen in this run."""
    order = {"sort": Told(f"{key}.by"), "way": Told(f"{key}.way"), "page": page_number(f"{key}.page")}
    with in_address({**told_filters(key), **order}, key):
        return _list(viewer, key)


def _list(viewer: Viewer, key: str) -> UUID | None:
    words, category, by = st.columns([2, 1.3, 1.3])
    choice.one(
        _("Sorted by"),
        _columns(),
        f"{key}.by",
        lasts=True,
        on_change=lambda: state.put(f"{key}.way", "up"),
        place=by,
        placeholder=_("As usual"),
        help=_("People stand by their family name: “van der Berg” under B."),
    )
    to = directory_filters(viewer, key, (words, category))
    wanted = wanted_page(key, to)
    found = list_loaders.stakeholders(viewer, to, wanted)
    last_change(viewer, f"{key}.bulk")
    if not found.count:
        st.info(_("Nobody meets these filters."))
        return None
    many = False
    if may(viewer, Right.EXPORT):
        with st.container(horizontal=True, vertical_alignment="center", key=f"{key}.above"):
            many = st.toggle(_("Several at once"), key=f"{key}.many", persist_state="session")
            if not many:
                files(viewer, list_loaders.stakeholder_keys(viewer, to, wanted), f"{key}.all")
    if many:
        _several(viewer, found, to, wanted, key)
        return None
    clicked = chosen_row(_rows(found), f"{key}.table", _WIDTHS, 620, ordering(found, _columns(), key))
    pager(found, {}, key)
    return clicked


def _several(
    viewer: Viewer, found: Page[StakeholderEntry], to: DirectoryFilter, wanted: Wanted, key: str
) -> None:
    """Draw the table with rows to mark, and what can be done with those."""
    above = st.container()
    everyone = st.checkbox(
        ngettext("{n} that was found", "All {n} that were found", found.count), key=f"{key}.everyone"
    )
    marked = chosen_rows(_rows(found), f"{key}.marking", _WIDTHS, 620, ordering(found, _columns(), key))
    pager(found, {}, key)
    with above:
        keys = list_loaders.stakeholder_keys(viewer, to, wanted) if everyone else tuple(marked)
        together(viewer, keys, f"{key}.bulk")


def _rows(found: Page[StakeholderEntry]) -> Mapping[UUID, Mapping[str, object]]:
    reference = loaders.reference()
    return {
        entry.who.id: {
            _("Name"): entry.who.label,
            _("Category"): reference.label(TermList.CATEGORY, entry.category),
            _("Organisation or place"): entry.place,
        }
        for entry in found.entries
    }


def _columns() -> Mapping[str, str]:
    """Return by what the directory can be ordered."""
    return {
        "name": _("Name"),
        "first_name": _("First name"),
        "category": _("Category"),
        "place": _("Organisation or place"),
    }
