"""Dated notes on a person or an organisation, and their forms."""

from functools import partial

import streamlit as st

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.notes import NoteDraft
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.notes import Note
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Confidentiality, Right
from dare_network.language import _, day
from dare_network.services import notes as service
from dare_network.services.clearance import clearance
from dare_network.ui import loaders
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.forms.draft_fields import draft_fields
from dare_network.ui.forms.form import Field, Values, save
from dare_network.ui.forms.record_forms import add_record, save_at
from dare_network.ui.markup import badge, paragraphs, show


def notes(viewer: Viewer, who: Stakeholder) -> None:
    """Draw what was noted of somebody, the newest first, and what can be done to each."""
    known = loaders.profile(viewer, who.id, 0).notes
    if known:
        show('<p class="eyebrow">{} ({})</p>', _("Notes"), len(known))
    for note in known:
        _show(note)
        if may(viewer, Right.EDIT_NETWORK):
            form_dialog_button(
                _("Change this note"),
                _("Change this note"),
                f"note.{note.id}",
                partial(_change, viewer, note),
                ":material/edit:",
                quiet=True,
            )


def new_note(viewer: Viewer, who: Stakeholder, key: str) -> bool:
    """Add a note."""

    def add(filled: Values) -> None:
        service.add_note(loaders.engine(), viewer, who.id, check(NoteDraft, filled))

    first = {"on": loaders.today(), "confidentiality": Confidentiality.CONSORTIUM}
    return add_record(_fields(viewer), first, _("Add note"), key, add)


def _show(note: Note) -> None:
    show(
        '<div class="record"><div class="head"><strong>{}</strong>{}</div>{}'
        '<p class="muted small">{}</p></div>',
        day(note.on),
        badge(_readers()[note.confidentiality]),
        paragraphs(note.text),
        note.account,
    )


def _change(viewer: Viewer, note: Note, key: str) -> bool:
    fields = _fields(viewer)
    known = {item.name: getattr(note, item.name) for item in fields}

    def change(filled: Values, version: int) -> None:
        service.change_note(loaders.engine(), viewer, note.id, version, check(NoteDraft, filled))

    done = save_at(note.version, fields, known, _("Save"), key, change)
    if st.button(_("Remove this note"), key=f"{key}.remove", icon=":material/delete:"):
        remove = partial(service.remove_note, loaders.engine(), viewer, note.id)
        return save(remove, fields, key, lambda: _("The note was removed."))
    return done


def _fields(viewer: Viewer) -> list[Field]:
    seen = clearance(viewer).levels
    options = {level: readers for level, readers in _readers().items() if level in seen}
    return draft_fields(
        viewer, NoteDraft, {"confidentiality": {"options": options, "label": _("Who may read it")}}
    )


def _readers() -> dict[Confidentiality, str]:
    """Return who reads a note of each level: no centre is named on one, as the labels of dialogues say."""
    return {
        Confidentiality.CONSORTIUM: _("The consortium"),
        Confidentiality.RESTRICTED: _("Office, liaisons and steering committee"),
        Confidentiality.RESTRICTED_STRICT: _("The coordination office"),
    }
