"""Who did what to a dialogue, in the words of its forms."""

from collections.abc import Mapping
from uuid import UUID

import streamlit as st

from dare_network.domain.records.audit import Event
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Action, Right
from dare_network.language import _, moment
from dare_network.services import dialogues as service
from dare_network.ui import loaders
from dare_network.ui.dialogues.history_names import record_names, seat_name
from dare_network.ui.dialogues.history_words import Fields, Reader
from dare_network.ui.widgets.table import table

Values = Mapping[str, object]


def dialogue_history(viewer: Viewer, dossier: Dossier) -> None:
    """Draw what was done to a dialogue and what hangs on it, the newest first."""
    if not may(viewer, Right.SEE_PEOPLE):
        st.info(_("The history is open to the consortium only."))
        return
    names = {str(key): name for key, name in record_names(viewer, dossier).items()}
    reader, fields = Reader(loaders.reference(), names), Fields()
    events = service.history(loaders.engine(), viewer, dossier.dialogue.id)
    table([_row(viewer, reader, fields, event) for event in events])


def _row(viewer: Viewer, reader: Reader, fields: Fields, event: Event) -> Mapping[str, str]:
    closed = _("Written while this was more confidential; you may not read it.")
    return {
        _("When"): moment(event.at),
        _("Who"): event.account,
        _("What"): f"{_name(viewer, reader, event)} · {_actions()[event.action]}",
        _("Before"): _in_words(reader, fields, event, event.before),
        _("After"): closed if event.withheld else _in_words(reader, fields, event, event.after),
        _("Reason"): event.reason,
    }


def _name(viewer: Viewer, reader: Reader, event: Event) -> str:
    values = event.before or event.after or {}
    if event.entity_id in reader.names:
        return reader.names[event.entity_id]
    if event.entity == "attendance" and {"person_id", "role_at_body"} <= values.keys():
        person = values["person_id"]
        return seat_name(viewer, UUID(str(person)) if person else None, str(values["role_at_body"]))
    return records()[event.entity]


def _in_words(reader: Reader, fields: Fields, event: Event, values: Values | None) -> str:
    """The fields that were changed; of a whole record those that hold something."""
    stored, part = values or {}, event.action is Action.CHANGED
    return "; ".join(
        f"{field.label}: {field.in_words(reader, stored[name])}"
        for name, field in fields.of(event.entity, stored)
        # All of it is of one dialogue, whose history this is.
        if name != "dialogue_id" and (part or stored[name] not in (None, "", [], False))
    )


def _actions() -> dict[Action, str]:
    return {Action.ADDED: _("added"), Action.CHANGED: _("changed"), Action.REMOVED: _("removed")}


def records() -> dict[str, str]:
    """What a record is called of which this reader may see nothing but that it is there."""
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
