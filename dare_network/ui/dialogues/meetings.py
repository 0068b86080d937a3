"""The meetings of a dialogue: who sat at them, what came of them, their agendas and their minutes."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from dare_network.domain.records.dialogues import Attendance, Dossier, Meeting
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right, TermList
from dare_network.language import _, day
from dare_network.ui import loaders
from dare_network.ui.dialogues import meeting_forms as forms
from dare_network.ui.dialogues.agenda import backlog, meeting_agenda
from dare_network.ui.dialogues.outcomes import meeting_outcomes, outcome_adder
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.markup import paragraphs, show
from dare_network.ui.minutes.list import meeting_minutes, opened_minutes, public_minutes, series_minutes
from dare_network.ui.minutes.view import minutes_view
from dare_network.ui.widgets.described import further_facts
from dare_network.ui.widgets.facts import name_of
from dare_network.ui.widgets.opened_record import found_here, opened_first

_SHOWN = ("on", "starts", "mode", "place", "note")
"""Fields for which a meeting has a place of its own; whatever else is described follows."""


def meetings_and_people(viewer: Viewer, dossier: Dossier, records: bool) -> None:
    """Draw all meetings, or the minutes that were opened; `records` says whether this viewer may write."""
    if not may(viewer, Right.SEE_PEOPLE):
        _meetings(viewer, dossier, records)
        public_minutes(viewer, dossier)
    elif chain := opened_minutes(viewer, dossier.dialogue.id):
        minutes_view(viewer, dossier, chain, records)
    else:
        _meetings(viewer, dossier, records)
        series_minutes(viewer, dossier, records)
        backlog(viewer, dossier, records)


def _meetings(viewer: Viewer, dossier: Dossier, records: bool) -> None:
    if not dossier.meetings:
        st.info(_("No meetings yet. Add one, also afterwards; who attended appears in the network."))
    inside = may(viewer, Right.SEE_PEOPLE)
    for held in opened_first(dossier.meetings, dossier):
        with st.container(gap="xxsmall"):
            people = _people(viewer, dossier.attendances_of(held.id)) if inside else ""
            _meeting(viewer, held, people)
            meeting_outcomes(dossier, held)
            if records:
                _meeting_actions(viewer, dossier, held)
            if inside:
                meeting_agenda(viewer, dossier, held, records)
                meeting_minutes(viewer, dossier, held, records)


def _meeting(viewer: Viewer, held: Meeting, people: Markup | str) -> None:
    show(
        '<div class="record"><h3>{} {} {}</h3><p class="muted">{} {}</p>{}{}{}</div>',
        day(held.on),
        held.starts.strftime("%H:%M") if held.starts else "",
        found_here(held.id),
        loaders.reference().label(TermList.MEETING_MODE, held.mode),
        held.place,
        Markup("<p>{}</p>").format(paragraphs(held.note)) if held.note else "",
        further_facts(viewer, held, _SHOWN),
        people,
    )


def _people(viewer: Viewer, seats: Sequence[Attendance]) -> Markup:
    listed = Markup("").join(_seat(viewer, seat) for seat in seats)
    nobody = Markup("<li>{}</li>").format(_("Nobody is noted as attending."))
    return Markup('<ul class="plain">{}</ul>').format(listed or nobody)


def _seat(viewer: Viewer, seat: Attendance) -> Markup:
    names = loaders.names(viewer)
    by_role = f"{seat.role_at_body}, {name_of(names, seat.body_id)}"
    return Markup('<li>{} <span class="muted small">{}</span></li>').format(
        name_of(names, seat.person_id) if seat.person_id else by_role,
        loaders.reference().label(TermList.CAPACITY, seat.capacity),
    )


def _meeting_actions(viewer: Viewer, dossier: Dossier, held: Meeting) -> None:
    with st.container(horizontal=True, key=f"meeting.actions.{held.id}"):
        form_dialog_button(
            _("Add somebody"),
            _("Who was at the meeting"),
            f"attendance.new.{held.id}",
            partial(forms.attendance, viewer, held.id),
            ":material/person_add:",
            quiet=True,
        )
        outcome_adder(viewer, dossier, held)
        form_dialog_button(
            _("Edit meeting"),
            _("Edit meeting"),
            f"meeting.edit.{held.id}",
            partial(forms.meeting, viewer, held.dialogue_id, held),
            quiet=True,
        )
