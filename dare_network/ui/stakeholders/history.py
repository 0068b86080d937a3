"""The history of a stakeholder: who did what to it, also before it was merged with another."""

from collections.abc import Mapping

import streamlit as st

from dare_network.domain.records.audit import Event
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.language import _, moment
from dare_network.services import stakeholders as service
from dare_network.services.change_sets import list_decisions
from dare_network.ui import loaders
from dare_network.ui.dialogues.history import actions, in_words
from dare_network.ui.duplicates.decided import show_decisions
from dare_network.ui.widgets.described import InWords
from dare_network.ui.widgets.table import table

_DECISIONS = 20


def stakeholder_history(viewer: Viewer, who: Stakeholder, key: str) -> bool:
    """Draw what was done to somebody and to what ties it to others, with the way back from merges."""
    if may(viewer, Right.EDIT_NETWORK):
        show_decisions(viewer, list_decisions(loaders.engine(), viewer, _DECISIONS, who.id), key)
    known = loaders.names(viewer).by_id
    names = {str(each): name.label for each, name in known.items()}
    words = InWords(loaders.reference(), names.get)
    events = service.history(loaders.engine(), viewer, who.id)
    if events:
        table([_row(words, event) for event in events])
    else:
        st.caption(_("Nothing is noted of its history."))
    return False


def _row(words: InWords, event: Event) -> Mapping[str, str]:
    closed = _("Written while this was more confidential; you may not read it.")
    return {
        _("When"): moment(event.at),
        _("Who"): event.account,
        _("What"): f"{_name(words, event)} · {actions()[event.action]}",
        _("Before"): in_words(words, event, event.before),
        _("After"): closed if event.withheld else in_words(words, event, event.after),
        _("Reason"): event.reason,
    }


def _name(words: InWords, event: Event) -> str:
    values = event.before or event.after or {}
    if event.entity == "tie":
        return _("Tie")
    if event.entity == "affiliation":
        return _("Affiliation")
    if event.entity == "note":
        return _("Note")
    return words.name(event.entity_id) or str(values.get("name") or _("A merged record"))
