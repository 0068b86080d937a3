"""A list a page at a time: which page is asked for, and the way to the others.

Where all of a list is on one page there is nothing to see of it. What is ordered is the whole list.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

import streamlit as st

from dare_network.domain.records.paging import PAGE, Page, Wanted
from dare_network.language import _, number
from dare_network.ui import choice, state


def wanted_page(key: str, narrowed: Hashable) -> Wanted:
    """The page and the order that this reader asks for; the first page where the list is `narrowed` anew."""
    by = state.read(f"{key}.by", "")
    descending = bool(by) and state.read(f"{key}.way", "up") == "down"
    known = state.has(f"{key}.asked")
    # A page that the address asks for is that of the list as it is found first.
    if state.is_new(f"{key}.asked", (narrowed, by, descending)) and known:
        state.put(f"{key}.page", 0)
    return Wanted(state.read(f"{key}.page", 0), by, descending, PAGE)


def ordering(found: Page[Any], columns: Mapping[str, str], key: str) -> Callable[[str], None] | None:
    """Return what a click on a heading does: order all pages by it, the other way round when it does already.

    None where all of the list is on one page, which the table orders itself.
    """

    def order(heading: str) -> None:
        by = next((name for name, label in columns.items() if label == heading), None)
        if by is None:
            return
        turned = by == state.read(f"{key}.by", "") and state.read(f"{key}.way", "up") == "up"
        state.put(f"{key}.by", by)
        state.put(f"{key}.way", "down" if turned else "up")

    return order if found.count > found.size else None


def pager(found: Page[Any], columns: Mapping[str, str], key: str) -> None:
    """Draw how many entries there are, the ways to other pages, and by what all of them are ordered.

    A list without `columns` has one order.
    """
    if found.count <= found.size:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"{key}.pager"):
        for name, label, icon, to, ended in (
            ("previous", _("Previous"), ":material/chevron_left:", found.number - 1, not found.number),
            ("next", _("Next"), ":material/chevron_right:", found.number + 1, found.is_last),
        ):
            st.button(
                label,
                key=f"{key}.{name}",
                icon=icon,
                disabled=ended,
                on_click=state.put,
                args=(f"{key}.page", to),
            )
        st.caption(
            _("{first} to {last} of {count}").format(
                first=number(found.first), last=number(found.last), count=number(found.count)
            )
        )
        if not columns:
            return
        by = choice.one(
            _("Sorted by"),
            columns,
            f"{key}.by",
            lasts=True,
            on_change=_nothing,
            placeholder=_("As usual"),
            width=200,
        )
        if by:
            ways = {"up": _("Ascending"), "down": _("Descending")}
            choice.segments(
                _("Order"), ways, f"{key}.way", lasts=True, on_change=_nothing, label_visibility="collapsed"
            )


def _nothing() -> None:
    """Do nothing: what is chosen is read before the list is."""
