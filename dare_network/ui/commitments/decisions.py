"""Deciding on the chosen commitments: fulfilled, due on another day, or cancelled."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.decisions import DecisionDraft
from dare_network.domain.records.dialogues import Commitment
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Decision
from dare_network.language import _, ngettext
from dare_network.services.commitments import decide
from dare_network.ui import loaders
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.forms.draft_fields import draft_fields
from dare_network.ui.forms.form import form, save


def decisions(viewer: Viewer, chosen: Sequence[Commitment], key: str) -> None:
    """Draw what can be decided on these, all of them at once."""
    names = {
        Decision.FULFILLED: (_("Fulfilled"), ":material/task_alt:"),
        Decision.MOVED: (_("New due date"), ":material/event_repeat:"),
        Decision.CANCELLED: (_("Cancelled"), ":material/cancel:"),
    }
    st.caption(ngettext("{n} commitment is chosen:", "{n} commitments are chosen:", len(chosen)))
    with st.container(horizontal=True):
        for decision, (label, icon) in names.items():
            body = partial(_decide, viewer, chosen, decision)
            form_dialog_button(label, label, f"{key}.{decision}", body, icon)


_ASKED = {
    Decision.FULFILLED: ("evidence",),
    Decision.MOVED: ("due_on", "reason", "agreed"),
    Decision.CANCELLED: ("reason",),
}


def _decide(viewer: Viewer, chosen: Sequence[Commitment], decision: Decision, key: str) -> bool:
    st.caption(", ".join(promise.ref for promise in chosen))
    special = {name: {"required": True} for name in ("evidence", "due_on", "reason")}
    fields = draft_fields(viewer, DecisionDraft, special, only=_ASKED[decision])
    filled = form(fields, {}, _("Decide"), key)
    if filled is None:
        return False
    versions = {promise.id: promise.version for promise in chosen}
    draft = filled | {"decision": decision}
    return save(
        lambda: decide(loaders.engine(), viewer, versions, check(DecisionDraft, draft)),
        fields,
        key,
        lambda: ngettext("Decided on {n} commitment.", "Decided on {n} commitments.", len(chosen)),
    )
