"""A place to bring a file to: what it would change, and the button that does it."""

from collections.abc import Sequence

import streamlit as st

from dare_network.domain.records.imports import RowOutcome
from dare_network.domain.records.viewer import Viewer
from dare_network.errors import DareError
from dare_network.formats.limits import MAX_BYTES
from dare_network.language import _
from dare_network.services.importing.files import File
from dare_network.ui import loaders, state
from dare_network.ui.importing import cached
from dare_network.ui.importing.plan import plan_details, plan_summary
from dare_network.ui.page import show_error
from dare_network.ui.widgets.upload import upload


def reimport_panel(viewer: Viewer, label: str, plan: cached.Planner, load: cached.Planner, key: str) -> None:
    """Draw a place for files, what they would change, and the button that does it."""
    uploads = upload(
        label, MAX_BYTES // 2**20, f"{key}.files.{state.read(_loads(key), 0)}", accept_multiple_files=True
    )
    if not uploads:
        return
    files = [(upload.name, upload.getvalue()) for upload in uploads]
    try:
        found = cached.returned_plan(viewer, files, plan)
        wanted = plan_summary(found, key)
        plan_details(found, cached.tables_of(files), key)
        if wanted:
            _load(viewer, files, load, key)
    except DareError as error:
        show_error(error)


def _load(viewer: Viewer, files: Sequence[File], load: cached.Planner, key: str) -> None:
    done = load(loaders.engine(), viewer, files).counts
    state.flash(
        _("Imported: {added} added, {changed} changed, {refused} refused.").format(
            added=done[RowOutcome.ADDED], changed=done[RowOutcome.CHANGED], refused=done[RowOutcome.REFUSED]
        )
    )
    # An uploader is emptied only by another one in its place.
    state.put(_loads(key), state.read(_loads(key), 0) + 1)
    st.rerun()


def _loads(key: str) -> str:
    return f"{key}_loads"
