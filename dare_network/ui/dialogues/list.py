"""The dialogues as a table, a page at a time."""

from collections.abc import Mapping
from uuid import UUID

import streamlit as st

from dare_network.domain.records.lists import DialogueEntry
from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import TermList
from dare_network.language import _
from dare_network.ui import list_loaders, loaders
from dare_network.ui.widgets.pager import ordering, pager, wanted_page
from dare_network.ui.widgets.table import chosen_row

WIDTHS = (95, 350, 115, 180, 90, 85, 60)


def dialogue_list(viewer: Viewer, to: Narrowing, key: str) -> UUID | None:
    """Draw the dialogues of this state, body and topic; the one that was chosen in this run."""
    found = list_loaders.dialogues(viewer, to, wanted_page(key, to))
    if not found.count:
        none = _("No dialogue meets these filters.")
        st.info(
            none
            if list_loaders.any_dialogue(viewer)
            else _("No dialogue is recorded yet, or none is open to you.")
        )
        return None
    rows = {entry.dialogue.id: _row(entry) for entry in found.entries}
    chosen = chosen_row(rows, f"{key}.table", WIDTHS, 620, ordering(found, _columns(), key))
    pager(found, _columns(), key)
    return chosen


def _columns() -> Mapping[str, str]:
    """Return by what the list can be ordered."""
    return {
        "ref": _("Number"),
        "title": _("Title"),
        "body": _("Body"),
        "state": _("State"),
        "requested_on": _("Begun on"),
        "overdue": _("Overdue"),
    }


def _row(entry: DialogueEntry) -> dict[str, object]:
    dialogue, reference = entry.dialogue, loaders.reference()
    return {
        _("Number"): dialogue.ref,
        _("Title"): dialogue.title,
        _("Body"): entry.body.short_label if entry.body else "—",
        _("State"): reference.label(TermList.DIALOGUE_STATE, dialogue.state),
        _("Begun on"): dialogue.requested_on,
        _("Answered"): f"{entry.answered} / {entry.asked}",
        _("Overdue"): entry.overdue,
    }
