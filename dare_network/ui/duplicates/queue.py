"""The queue of pairs that may be one: each is merged, told apart, or left for later."""

from functools import partial
from uuid import UUID

import streamlit as st

from dare_network.domain.records.duplicates import Pair
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.records.viewer import Viewer
from dare_network.language import _, ngettext
from dare_network.services.duplicates import tell_apart
from dare_network.ui import list_loaders, loaders, state
from dare_network.ui.duplicates.comparison import reason_label, reasons, side_by_side
from dare_network.ui.duplicates.merge_form import merge_form
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.markup import show
from dare_network.ui.page import refusals_here
from dare_network.ui.widgets.facts import name_of
from dare_network.ui.widgets.pager import pager, wanted_page
from dare_network.ui.widgets.table import chosen_row

Ends = tuple[UUID, UUID]


def duplicate_queue(viewer: Viewer, key: str) -> None:
    """Draw the first pair to decide on, and a list of all."""
    found = list_loaders.duplicate_pairs(viewer)
    later: tuple[Ends, ...] = state.read(f"{key}.later", ())
    waiting = sorted(found, key=lambda pair: _order(pair, later))
    if not waiting:
        st.success(_("No two records look like the same person or organisation."), icon=":material/check:")
        return
    st.caption(
        ngettext(
            "{n} pair of records may be one. Decide on it below.",
            "{n} pairs of records may be one. The surest come first.",
            len(waiting),
        )
    )
    chosen = state.read(f"{key}.chosen", None)
    pair = next((each for each in waiting if _ends(each) == chosen), waiting[0])
    _decide(viewer, pair, key)
    _list(viewer, waiting, key)


def _order(pair: Pair, later: tuple[Ends, ...]) -> int:
    return later.index(_ends(pair)) + 1 if _ends(pair) in later else 0


def _ends(pair: Pair) -> Ends:
    return pair.one_id, pair.other_id


def _decide(viewer: Viewer, pair: Pair, key: str) -> None:
    one, other = (list_loaders.stakeholder(viewer, end) for end in _ends(pair))
    with st.container(border=True):
        show("<p>{}</p>", reasons(pair))
        # Always the same buttons: whoever goes on by keyboard stays on the one that he used.
        with st.container(horizontal=True):
            form_dialog_button(
                _("Merge"),
                _("Merge"),
                f"{key}.merge",
                partial(merge_form, viewer, one, other),
                ":material/merge:",
            )
            apart = st.button(_("Not the same"), key=f"{key}.apart", icon=":material/call_split:")
            st.button(
                _("Later"),
                key=f"{key}.postpone",
                icon=":material/schedule:",
                on_click=_postpone,
                args=(pair, key),
            )
        if apart:
            with refusals_here():
                _tell_apart(viewer, one, other)
        side_by_side(viewer, one, other)


def _tell_apart(viewer: Viewer, one: Stakeholder, other: Stakeholder) -> None:
    tell_apart(loaders.engine(), viewer, one.id, other.id)
    sentence = _("“{one}” and “{other}” are not proposed again. Under Decided it can be taken back.")
    state.flash(sentence.format(one=one.label, other=other.label))
    st.rerun()


def _postpone(pair: Pair, key: str) -> None:
    later: tuple[Ends, ...] = state.read(f"{key}.later", ())
    state.put(f"{key}.later", (*(each for each in later if each != _ends(pair)), _ends(pair)))
    state.put(f"{key}.chosen", None)


def _list(viewer: Viewer, waiting: list[Pair], key: str) -> None:
    names = loaders.names(viewer)
    wanted = wanted_page(f"{key}.list", len(waiting))
    page = _page(waiting, wanted)
    rows = {
        _ends(pair): {
            _("Name"): name_of(names, pair.one_id),
            _("And"): name_of(names, pair.other_id),
            _("Confidence"): _("Almost certain") if pair.hard else _("Possible"),
            _("Reasons"): ", ".join(reason_label(each) for each in pair.reasons),
        }
        for pair in page.entries
    }
    if clicked := chosen_row(rows, f"{key}.table", (220, 220, 120, 300)):
        state.put(f"{key}.chosen", clicked)
        st.rerun()
    pager(page, {}, f"{key}.list")


def _page(waiting: list[Pair], wanted: Wanted) -> Page[Pair]:
    # Others may have decided on so many that the page asked for is past the end.
    number = min(wanted.number, (len(waiting) - 1) // wanted.size)
    start = number * wanted.size
    return Page(tuple(waiting[start : start + wanted.size]), len(waiting), number, wanted.size)
