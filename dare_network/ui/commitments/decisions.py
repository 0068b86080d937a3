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
from dare_network.ui.drawer import opener
from dare_network.ui.forms.form import Field, Kind, form, save


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
            opener(label, label, f"{key}.{decision}", body, icon)


def _decide(viewer: Viewer, chosen: Sequence[Commitment], decision: Decision, key: str) -> bool:
    st.caption(", ".join(promise.ref for promise in chosen))
    fields = _fields(decision)
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


def _fields(decision: Decision) -> list[Field]:
    match decision:
        case Decision.FULFILLED:
            what = _("What was delivered, and where it can be found")
            return [Field("evidence", _("Evidence"), Kind.AREA, required=True, help=what)]
        case Decision.MOVED:
            return [
                Field(
                    "due_on", _("Due on"), Kind.DAY, required=True, help=_("The day itself is still in time.")
                ),
                Field("reason", _("Reason"), Kind.AREA, required=True),
                Field("agreed", _("The other side agreed to the new date"), Kind.FLAG),
            ]
        case Decision.CANCELLED:
            return [Field("reason", _("Reason"), Kind.AREA, required=True)]
