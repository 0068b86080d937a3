"""The history of a dialogue: who did what to it, in the words of its forms."""

from collections.abc import Mapping
from textwrap import shorten
from uuid import UUID

import streamlit as st

from dare_network.domain.fields import About, Kind
from dare_network.domain.nouns import fields_of_noun
from dare_network.domain.records.audit import Event
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Action, Right
from dare_network.language import _, moment
from dare_network.services import dialogues as service
from dare_network.ui import loaders
from dare_network.ui.dialogues.history_names import record_names, seat_name
from dare_network.ui.widgets.described import InWords
from dare_network.ui.widgets.table import table

Values = Mapping[str, object]

_LONGEST = 1000
"""Signs of a value that are shown: minutes of many pages are read in their own place."""


def dialogue_history(viewer: Viewer, dossier: Dossier) -> None:
    """Draw what was done to a dialogue and what hangs on it, the newest first."""
    if not may(viewer, Right.SEE_PEOPLE):
        st.info(_("The history is open to the consortium only."))
        return
    names = {str(key): name for key, name in record_names(viewer, dossier).items()}
    words = InWords(loaders.reference(), names.get)
    events = service.history(loaders.engine(), viewer, dossier.dialogue.id)
    table([_row(viewer, words, event) for event in events])


def _row(viewer: Viewer, words: InWords, event: Event) -> Mapping[str, str]:
    closed = _("Written while this was more confidential; you may not read it.")
    return {
        _("When"): moment(event.at),
        _("Who"): event.account,
        _("What"): f"{_name(viewer, words, event)} · {actions()[event.action]}",
        _("Before"): in_words(words, event, event.before),
        _("After"): closed if event.withheld else in_words(words, event, event.after),
        _("Reason"): event.reason,
    }


def _name(viewer: Viewer, words: InWords, event: Event) -> str:
    values = event.before or event.after or {}
    if called := words.name(event.entity_id):
        return called
    if event.entity == "attendance" and {"person_id", "role_at_body"} <= values.keys():
        person = values["person_id"]
        return seat_name(viewer, UUID(str(person)) if person else None, str(values["role_at_body"]))
    return records()[event.entity]


def in_words(words: InWords, event: Event, values: Values | None) -> str:
    """The fields that were changed; of a whole record those that hold something."""
    stored, part = values or {}, event.action is Action.CHANGED
    return "; ".join(
        f"{about.title}: {shorten(told(words, about, stored[name]), _LONGEST, placeholder='…')}"
        for name, about in fields_of_noun(event.entity).items()
        # All of it is of one dialogue, whose history this is.
        if name in stored and name != "dialogue_id" and (part or stored[name] not in (None, "", [], False))
    )


def told(words: InWords, about: About, value: object) -> str:
    """A value in the words of the reader; the place of an item before all others has no number."""
    if about.kind is Kind.PLACE and isinstance(value, int) and value <= 0:
        return _("at the beginning")
    return words.of(about, value)


def actions() -> dict[Action, str]:
    """The words for what was done to a record."""
    return {Action.ADDED: _("added"), Action.CHANGED: _("changed"), Action.REMOVED: _("removed")}


def records() -> dict[str, str]:
    """Return names for records of which this reader may see nothing but that they are there."""
    return {
        "dialogue": _("Dialogue"),
        "meeting": _("Meeting"),
        "attendance": _("Attendance"),
        "question": _("Question"),
        "answer": _("Answer"),
        "commitment": _("Commitment"),
        "outcome": _("Outcome"),
        "milestone": _("Milestone"),
        "due_move": _("Due date"),
        "source_document": _("Document"),
        "minutes": _("Minutes"),
        "minutes_comment": _("Comment on minutes"),
        "agenda_item": _("Agenda item"),
        "take_over": _("Taken over"),
    }
