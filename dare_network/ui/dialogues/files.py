"""Documents and calendars of dialogues, made when somebody asks for them."""

from datetime import datetime
from functools import partial
from uuid import UUID

import streamlit as st

from dare_network.documents.minutes import Layer
from dare_network.domain.records.dialogues import Dialogue, Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.language import AMSTERDAM, _, day
from dare_network.services import documents as service
from dare_network.services.documents import DocumentKind
from dare_network.ui import choice, loaders
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.markup import heading
from dare_network.ui.widgets.download import document_downloads, download

_CALENDAR = "text/calendar"


def export_panel(viewer: Viewer, dossier: Dossier) -> None:
    """A button that opens a panel with the files of a dialogue, for those who may take them along."""
    if may(viewer, Right.EXPORT):
        key = f"files.{dossier.dialogue.id}"
        title = _("Documents and calendar")
        form_dialog_button(title, title, key, partial(_files, viewer, dossier), ":material/download:")


def due_days(viewer: Viewer, key: str) -> None:
    """A button for the due days of all commitments that this viewer may see."""
    if may(viewer, Right.EXPORT):
        label = _("Due days of all commitments (iCalendar)")
        download(label, partial(_due_days, viewer), "commitments.ics", _CALENDAR, key, ":material/event:")


def _due_days(viewer: Viewer) -> bytes:
    return service.commitment_calendar(loaders.engine(), viewer, _now())


def _files(viewer: Viewer, dossier: Dossier, key: str) -> bool:
    dialogue = dossier.dialogue
    st.caption(_("Made from the record as it stands. Every page says how confidential the dialogue is."))
    heading(_("Briefing document"), level=3)
    document_downloads(partial(_briefing, viewer, dialogue), f"{dialogue.ref}_briefing", f"{key}.briefing")
    heading(_("Minutes"), level=3)
    _minutes_choice(viewer, dossier, f"{key}.minutes")
    heading(_("Calendar"), level=3)
    label = _("Meetings and due days (iCalendar)")
    make = partial(_calendar, viewer, dialogue)
    download(label, make, f"{dialogue.ref}.ics", _CALENDAR, f"{key}.calendar", ":material/event:")
    return False


def _minutes_choice(viewer: Viewer, dossier: Dossier, key: str) -> None:
    meetings: dict[UUID | None, str] = {held.id: day(held.on) for held in dossier.meetings}
    if not meetings:
        st.info(_("Minutes are made of a meeting, and this dialogue has none yet."))
        return
    if len(meetings) > 1:
        meetings[None] = _("All meetings")
    first = dossier.meetings[0].id
    which = choice.must_choose(_("Meeting"), meetings, f"{key}.meeting", first=first)
    layers = {Layer.WHOLE: _("Ourselves, with what is not public marked"), Layer.PUBLIC: _("The public")}
    layer = choice.radio(_("For whom"), layers, f"{key}.layer", horizontal=True)
    held = next((meeting.on.isoformat() for meeting in dossier.meetings if meeting.id == which), "all")
    part = "minutes" if layer is Layer.WHOLE else "public_summary"
    make = partial(_minutes, viewer, dossier.dialogue, which, layer)
    document_downloads(make, f"{dossier.dialogue.ref}_{part}_{held}", key)


def _briefing(viewer: Viewer, dialogue: Dialogue, kind: DocumentKind) -> bytes:
    return service.briefing_document(loaders.engine(), viewer, dialogue.id, kind, _now())


def _minutes(
    viewer: Viewer, dialogue: Dialogue, meeting_id: UUID | None, layer: Layer, kind: DocumentKind
) -> bytes:
    return service.minutes_document(loaders.engine(), viewer, dialogue.id, meeting_id, layer, kind, _now())


def _calendar(viewer: Viewer, dialogue: Dialogue) -> bytes:
    return service.dialogue_calendar(loaders.engine(), viewer, dialogue.id, _now())


def _now() -> datetime:
    return datetime.now(AMSTERDAM)
