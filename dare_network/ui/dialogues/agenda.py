"""The agenda of a meeting, and the backlog of a dialogue."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from dare_network.domain.records.dialogues import Dossier, Meeting
from dare_network.domain.records.minutes import AgendaItem
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.agenda import items_of, minutes_planned
from dare_network.language import _, ngettext
from dare_network.services import agenda as service
from dare_network.ui import loaders
from dare_network.ui.dialogues.agenda_form import add_item, edit_item
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.markup import show
from dare_network.ui.page import refusals_here


def meeting_agenda(viewer: Viewer, dossier: Dossier, held: Meeting, records: bool) -> None:
    """Draw the agenda of a meeting; `records` says whether this viewer may write."""
    items = items_of(loaders.agenda(viewer, dossier.dialogue.id), held.id)
    if not items and not records:
        return
    show('<p class="eyebrow">{}</p><p class="muted small">{}</p>', _("Agenda"), _planned(items, held))
    _items(viewer, dossier, items, records)
    if records:
        _adder(viewer, dossier, held)


def backlog(viewer: Viewer, dossier: Dossier, records: bool) -> None:
    """Draw what no meeting of the dialogue has on its agenda yet."""
    items = items_of(loaders.agenda(viewer, dossier.dialogue.id), None)
    if not items and not records:
        return
    with st.container(gap="xxsmall"):
        told = "" if items else _("Nothing waits for a meeting.")
        show('<p class="eyebrow">{}</p><p class="muted small">{}</p>', _("Backlog"), told)
        _items(viewer, dossier, items, records)
        if records:
            _adder(viewer, dossier, None)


def _planned(items: Sequence[AgendaItem], held: Meeting) -> str:
    if not items:
        return _("Nothing is on the agenda yet.")
    planned = minutes_planned(items)
    if held.minutes_long:
        return _("{planned} of {long} minutes planned").format(planned=planned, long=held.minutes_long)
    return ngettext("{n} minute planned", "{n} minutes planned", planned)


def _items(viewer: Viewer, dossier: Dossier, items: Sequence[AgendaItem], records: bool) -> None:
    if not records:
        lines = Markup("").join(Markup("<li>{}</li>").format(_line(item, dossier)) for item in items)
        show('<ol class="agenda">{}</ol>', lines)
        return
    for place, item in enumerate(items, start=1):
        show('<p class="agenda">{}. {}</p>', place, _line(item, dossier))
        with st.container(horizontal=True, gap="small", key=f"agenda.actions.{item.id}"):
            form_dialog_button(
                _("Edit item {place}").format(place=place),
                _("Edit agenda item"),
                f"agenda.edit.{item.id}",
                partial(edit_item, viewer, dossier, item),
                quiet=True,
            )
            if place > 1 and st.button(
                _("Earlier: item {place}").format(place=place),
                key=f"agenda.earlier.{item.id}",
                type="tertiary",
            ):
                with refusals_here():
                    service.bring_item_forward(loaders.engine(), viewer, item.id)
                    st.rerun()


def _line(item: AgendaItem, dossier: Dossier) -> Markup:
    asked = next((one for one in dossier.questions if one.id == item.question_id), None)
    beside = [
        ngettext("{n} minute", "{n} minutes", item.minutes_planned) if item.minutes_planned else "",
        item.presenter,
        _("Question {number}").format(number=asked.number) if asked else "",
    ]
    return Markup('{} <span class="muted small">{}</span>').format(
        item.title, " · ".join(filter(None, beside))
    )


def _adder(viewer: Viewer, dossier: Dossier, held: Meeting | None) -> None:
    form_dialog_button(
        _("Add agenda item") if held else _("Add to the backlog"),
        _("Add agenda item"),
        f"agenda.new.{held.id if held else dossier.dialogue.id}",
        partial(add_item, viewer, dossier, held),
        ":material/playlist_add:",
        quiet=True,
    )
