"""Who did what to a dialogue, in the words of its forms."""

from collections.abc import Mapping
from datetime import date
from textwrap import shorten
from uuid import UUID

import streamlit as st

from dare_network.domain.records.audit import Event
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Action, Right, TermList
from dare_network.language import _, day, moment
from dare_network.services import dialogues as service
from dare_network.ui import data
from dare_network.ui.components.flags import flags
from dare_network.ui.components.table import table

_LONGEST = 1000
"""Signs of a value that are shown: minutes of many pages are read in their own place."""

_TERMS = {
    "purpose": TermList.PURPOSE,
    "stage": TermList.STAGE,
    "confidentiality": TermList.CONFIDENTIALITY,
    "mode": TermList.MEETING_MODE,
    "capacity": TermList.CAPACITY,
    "section": TermList.SECTION,
    "channel": TermList.CHANNEL,
    "alignment": TermList.ALIGNMENT,
    "binding_level": TermList.BINDING_LEVEL,
    "direction": TermList.DIRECTION,
    "acceptance": TermList.ACCEPTANCE,
    "standing": TermList.ENDORSEMENT,
}
_KINDS = {"outcome": TermList.OUTCOME_KIND, "source_document": TermList.DOCUMENT_KIND}
_DAYS = {"on", "valid_until", "review_by", "embargo_until"}
_STATES = {
    "dialogue": TermList.DIALOGUE_STATE,
    "question": TermList.QUESTION_STATE,
    "commitment": TermList.COMMITMENT_STATE,
    "minutes": TermList.MINUTES_STATE,
}


def dialogue_history(viewer: Viewer, dialogue_id: UUID) -> None:
    """Draw what was done to a dialogue and what hangs on it, the newest first."""
    if not may(viewer, Right.SEE_PEOPLE):
        st.info(_("The history is open to the consortium only."))
        return
    names = {who.id: who.label for who in data.network(viewer).stakeholders}
    names |= {product.id: product.name for product in data.products(viewer)}
    table(
        [
            {
                _("When"): moment(event.at),
                _("Who"): event.account,
                _("What"): f"{_records().get(event.entity, event.entity)} · {_actions()[event.action]}",
                _("Before"): _in_words(event, event.before, names),
                _("After"): _in_words(event, event.after, names),
                _("Reason"): event.reason,
            }
            for event in service.history(data.engine(), viewer, dialogue_id)
        ]
    )


def _in_words(event: Event, values: Mapping[str, object] | None, names: Mapping[UUID, str]) -> str:
    """The fields that a form has and that hold something."""
    stored = values or {}
    return "; ".join(
        f"{label}: {_value(event.entity, name, stored[name], names)}"
        for name, label in _fields().items()
        if stored.get(name) not in (None, "", [], False)
    )


def _value(entity: str, name: str, value: object, names: Mapping[UUID, str]) -> str:
    reference = data.reference()
    by_entity = {"state": _STATES, "kind": _KINDS}
    terms = by_entity[name].get(entity) if name in by_entity else _TERMS.get(name)
    if value is True:
        return _("yes")
    if isinstance(value, list):
        return ", ".join(_value(entity, name, each, names) for each in value)
    if terms:
        return reference.label(terms, str(value))
    if name == "format_id":
        return reference.format_label(str(value))
    if name == "topic_ids":
        return reference.topic_label(str(value))
    if name.endswith(("_id", "_ids")):
        return names.get(UUID(str(value)), "—")
    if name in _DAYS or name.endswith("_on"):
        return day(date.fromisoformat(str(value)))
    return shorten(str(value), _LONGEST, placeholder="…")


def _actions() -> dict[Action, str]:
    return {Action.ADDED: _("Added"), Action.CHANGED: _("Changed"), Action.REMOVED: _("Removed")}


def _records() -> dict[str, str]:
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


def _fields() -> dict[str, str]:
    return {
        "ref": _("Number"),
        "title": _("Title"),
        "format_id": _("Format"),
        "lead_body_id": _("Lead body"),
        "co_body_ids": _("Further bodies"),
        "owner_id": _("Owner"),
        "state": _("State"),
        "requested_on": _("Begun on"),
        "accepted_on": _("Accepted on"),
        "started_on": _("Procedure started on"),
        "documents_sent_on": _("Documents sent on"),
        "held_on": _("Held on"),
        "output_due_on": _("Output due on"),
        "output_received_on": _("Output received on"),
        "topic_ids": _("Topics"),
        "product_id": _("Product"),
        "stage": _("Stage"),
        "purpose": _("Purpose"),
        "summary": _("Summary"),
        "confidentiality": _("Confidentiality"),
        "centre_id": _("Centre concerned"),
        "readers": _("Accounts"),
        "embargo_until": _("Embargo until"),
        **flags(),
        "external_ref": _("Reference of the body"),
        "source": _("Source"),
        "on": _("Date"),
        "starts": _("Begins at"),
        "minutes_long": _("Length in minutes"),
        "mode": _("Mode"),
        "place": _("Place or link"),
        "note": _("Note"),
        "person_id": _("Person"),
        "role_at_body": _("Role"),
        "body_id": _("Body"),
        "capacity": _("Capacity"),
        "kind": _("Kind"),
        "text": _("Text"),
        "section": _("Section"),
        "position": _("Our position"),
        "rationale": _("Rationale"),
        "noted_on": _("Date"),
        "given_on": _("Given on"),
        "channel": _("Channel"),
        "alignment": _("Alignment with our position"),
        "verbatim": _("In their own words"),
        "binding_level": _("How binding"),
        "conditions": _("Conditions"),
        "guideline": _("Guideline it rests on"),
        "valid_until": _("Valid until"),
        "review_by": _("Look at it again by"),
        "superseded_on": _("Superseded on"),
        "file_name": _("File"),
        "source_locator": _("Place in the source"),
        "direction": _("Whose commitment"),
        "due_on": _("Due on"),
        "reached_on": _("Reached on"),
        "from_on": _("From"),
        "to_on": _("To"),
        "agreed": _("The other side agreed"),
        "evidence": _("Evidence"),
        "acceptance": _("Acceptance by the other side"),
        "standing": _("Standing"),
        "reviewers": _("Reviewed by"),
        "recipients": _("Sent to the body"),
        "digest": _("Digest (SHA-256)"),
        "said_by": _("Who says it"),
        "minutes_planned": _("Minutes planned"),
        "presenter": _("Who presents it"),
        "dropped": _("Dropped"),
    }
