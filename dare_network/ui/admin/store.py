"""Controls that keep an installation in order: the sample, and whether the store is sound."""

import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.language import _, ngettext
from dare_network.services.installation import check_store
from dare_network.services.sample import remove_sample
from dare_network.ui import loaders, state
from dare_network.ui.admin.take_overs import take_overs
from dare_network.ui.markup import heading, plain
from dare_network.ui.page import refusals_here


def store_care(viewer: Viewer, key: str) -> None:
    """Draw what this viewer may do for the store."""
    if may(viewer, Right.ADMINISTER):
        _sample(viewer, key)
        take_overs(viewer, f"{key}.take_overs")
    if may(viewer, Right.SEE_AUDIT):
        _soundness(viewer, key)
    else:
        st.info(_("Only the coordination office and administrators can do maintenance."))


def _sample(viewer: Viewer, key: str) -> None:
    heading(_("Sample data"))
    if not loaders.has_sample(viewer):
        st.caption(_("There is no sample data in this database."))
        return
    st.write(_("Removes every invented person, dialogue and answer. Your own records stay."))
    sure = st.checkbox(_("Yes, remove all sample data"), key=f"{key}.sure")
    if st.button(
        _("Remove the sample data"), key=f"{key}.remove", disabled=not sure, icon=":material/delete:"
    ):
        with refusals_here():
            _remove_sample(viewer)


def _remove_sample(viewer: Viewer) -> None:
    removed, kept = remove_sample(loaders.engine(), viewer)
    said = ngettext("{n} sample record was removed.", "{n} sample records were removed.", removed)
    if kept:
        stays = ngettext(
            "{n} stays, because a record of yours refers to it.",
            "{n} stay, because records of yours refer to them.",
            kept,
        )
        said = f"{said} {stays}"
    state.flash(said)
    st.rerun()


def _soundness(viewer: Viewer, key: str) -> None:
    heading(_("Is the database sound?"))
    if st.button(_("Check the database"), key=f"{key}.check", icon=":material/health_and_safety:"):
        faults = check_store(loaders.engine(), viewer)
        if not faults:
            st.success(_("Nothing wrong was found."))
        for fault in faults:
            st.error(plain(fault))
