"""The history of imports: what was loaded before, and the way back."""

from uuid import UUID

import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.language import _, moment, ngettext
from dare_network.services.importing.loading import list_imports
from dare_network.services.importing.undoing import undo_import
from dare_network.ui import loaders, state
from dare_network.ui.importing.stoppable import stoppable
from dare_network.ui.markup import heading, plain
from dare_network.ui.page import refusals_here


def import_history(viewer: Viewer, key: str) -> None:
    """Draw the imports, the newest first, each with a button that takes it back."""
    batches = list_imports(loaders.engine(), viewer)
    if not batches:
        return
    heading(_("Earlier imports"))
    for batch in batches:
        text, button = st.columns([5, 1], vertical_alignment="center")
        counts = _(
            "{added} added, {changed} changed, {unchanged} unchanged, {merged} merged, {held} held back, "
            "{refused} refused"
        ).format(
            added=batch.added,
            changed=batch.changed,
            unchanged=batch.unchanged,
            merged=batch.merged,
            held=batch.held,
            refused=batch.refused,
        )
        text.markdown(
            f"**{plain(batch.file_name)}** · {moment(batch.at)} · {plain(batch.account)}  \n{counts}"
        )
        if batch.undone_at:
            button.caption(_("Undone on {moment}").format(moment=moment(batch.undone_at)))
        elif button.button(_("Undo"), key=f"{key}.undo.{batch.id}"):
            with refusals_here():
                _undo(viewer, batch.id, f"{key}.undo")


def _undo(viewer: Viewer, batch_id: UUID, key: str) -> None:
    with stoppable(key) as progress:
        concerned = undo_import(loaders.engine(), viewer, batch_id, progress)
    state.flash(
        ngettext("Undone: {n} record is as it was.", "Undone: {n} records are as they were.", concerned)
    )
    st.rerun()
