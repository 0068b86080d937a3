"""Dialogues for named persons only that are closed to an administrator, and taking one over."""

import streamlit as st

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.take_overs import TakeOverDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.language import _, day
from dare_network.services import take_overs as service
from dare_network.ui import loaders
from dare_network.ui.forms.draft_fields import draft_fields
from dare_network.ui.forms.form import form, save
from dare_network.ui.markup import heading
from dare_network.ui.widgets.table import table


def take_overs(viewer: Viewer, key: str) -> None:
    """Draw which dialogues are closed to this administrator, and the form that takes one over."""
    heading(_("Dialogues for named persons only"))
    closed = service.closed_dialogues(loaders.engine(), viewer)
    if not closed:
        st.caption(_("No dialogue is closed to you."))
        return
    st.write(
        _(
            "These are closed to you. If nobody who reads one is left, take it over: you are put on its list "
            "of readers, and all of them see in its history that you did, when and why."
        )
    )
    table(
        [
            {
                _("Number"): one.ref,
                _("Begun on"): day(one.requested_on),
                _("Readers"): ", ".join(one.readers) or "—",
            }
            for one in closed
        ]
    )
    options = {one.id: one.ref for one in closed}
    fields = draft_fields(viewer, TakeOverDraft, {"dialogue_id": {"options": options}})
    filled = form(fields, {}, _("Take over"), key)
    if filled is None:
        return

    def take() -> None:
        draft = check(TakeOverDraft, filled)
        service.take_over(loaders.engine(), viewer, draft.dialogue_id, draft.reason)

    if save(take, fields, key, lambda: _("The dialogue is open to you now.")):
        st.rerun()
