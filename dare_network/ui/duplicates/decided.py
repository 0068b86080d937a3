"""Decisions on records that looked alike, and removals: each can be taken back."""

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from dare_network.domain.records.change_sets import Decision
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import ChangeKind
from dare_network.language import _, moment, ngettext
from dare_network.services.change_sets import list_decisions, take_back
from dare_network.services.duplicates import propose_again, told_apart
from dare_network.ui import loaders, state
from dare_network.ui.markup import heading, plain
from dare_network.ui.page import refusals_here
from dare_network.ui.widgets.facts import name_of

_AT_ONCE = 50
"""The number of decisions that are shown, and of more each time."""


def decided(viewer: Viewer, key: str) -> None:
    """Draw what was merged and removed, and which pairs were told apart, the newest first."""
    most = state.read(f"{key}.most", _AT_ONCE)
    decisions = list_decisions(loaders.engine(), viewer, most)
    apart = told_apart(loaders.engine(), viewer)
    if not decisions and not apart:
        st.info(_("Nothing was merged, removed or told apart yet."))
        return
    if decisions:
        heading(_("Merged and removed"))
        show_decisions(viewer, decisions, key)
    if len(decisions) == most:
        st.button(
            _("Show more"), key=f"{key}.more", on_click=state.put, args=(f"{key}.most", most + _AT_ONCE)
        )
    if apart:
        heading(_("Not the same"))
    names = loaders.names(viewer)
    for one, other in apart[:most]:
        text, button = st.columns([5, 1], vertical_alignment="center")
        text.markdown(f"{plain(name_of(names, one))} · {plain(name_of(names, other))}")
        if button.button(_("Propose again"), key=f"{key}.again.{one}.{other}"):
            with refusals_here():
                propose_again(loaders.engine(), viewer, one, other)
                state.flash(_("They are proposed again."))
                st.rerun()


def show_decisions(viewer: Viewer, decisions: Sequence[Decision], key: str) -> None:
    """Draw merges and removals, each with a button that takes it back."""
    for each in decisions:
        text, button = st.columns([5, 1], vertical_alignment="center")
        whole = each.change_set
        text.markdown(f"**{plain(_told(each))}**  \n{moment(whole.at)} · {plain(whole.account)}")
        if whole.undone_at:
            button.caption(_("Taken back on {moment}").format(moment=moment(whole.undone_at)))
        elif each.final:
            button.caption(_("Removed with the sample data"))
        elif button.button(_label(each), key=f"{key}.back.{whole.id}"):
            with refusals_here():
                _take_back(viewer, whole.id)


def _take_back(viewer: Viewer, change_set_id: UUID) -> None:
    left = take_back(loaders.engine(), viewer, change_set_id)
    if left:
        state.flash(_("Taken back, all but this: {left}").format(left=" ".join(left)))
    else:
        state.flash(_("Taken back: what it did is undone."))
    st.rerun()


def _label(each: Decision) -> str:
    return _("Bring back") if each.change_set.kind is ChangeKind.REMOVAL else _("Take back")


def _told(each: Decision) -> str:
    if each.change_set.kind is ChangeKind.MERGE:
        return _("“{gone}” merged into “{kept}”").format(gone=each.names[0], kept=each.names[-1])
    if each.change_set.kind is ChangeKind.BULK:
        return ngettext("{n} record changed together", "{n} records changed together", each.count)
    if each.change_set.kind is ChangeKind.JOB:
        return _("{person} went to work at {organisation}").format(
            person=each.names[0], organisation=each.names[-1]
        )
    removed = {
        "stakeholder": _("Removed: {names}"),
        "tie": _("Tie removed: {names}"),
        "affiliation": _("Affiliation removed: {names}"),
    }
    return removed.get(each.entity, _("Removed: {names}")).format(names=" – ".join(each.names))
