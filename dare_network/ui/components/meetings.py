"""The meetings of a dialogue, and who sat at them."""

from functools import partial

import streamlit as st
from markupsafe import Markup

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import TermList
from dare_network.language import _, day
from dare_network.ui import data
from dare_network.ui.components import meeting_forms as forms
from dare_network.ui.components.facts import name_of
from dare_network.ui.drawer import opener
from dare_network.ui.markup import paragraphs, show


def meetings_and_people(viewer: Viewer, dossier: Dossier, records: bool) -> None:
    """Draw all meetings; `records` says whether this viewer may write."""
    if not dossier.meetings:
        st.info(_("No meetings yet. Add one, also afterwards; who attended appears in the network."))
    reference, network = data.reference(), data.network(viewer)
    for held in dossier.meetings:
        seats = dossier.attendances_of(held.id)
        people = Markup("").join(
            Markup("<li>{}{}</li>").format(
                name_of(network, seat.person_id)
                if seat.person_id
                else f"{seat.role_at_body}, {name_of(network, seat.body_id)}",
                Markup(' <span class="muted small">{}</span>').format(
                    reference.label(TermList.CAPACITY, seat.capacity)
                ),
            )
            for seat in seats
        )
        show(
            '<div class="record"><h4>{} {}</h4><p class="muted">{} {}</p>{}<ul class="plain">{}</ul></div>',
            day(held.on),
            held.starts.strftime("%H:%M") if held.starts else "",
            reference.label(TermList.MEETING_MODE, held.mode),
            held.place,
            Markup("<p>{}</p>").format(paragraphs(held.note)) if held.note else "",
            people or Markup("<li>{}</li>").format(_("Nobody is noted as attending.")),
        )
        if records:
            with st.container(horizontal=True, key=f"meeting.actions.{held.id}"):
                opener(
                    _("Add somebody"),
                    _("Who was at the meeting"),
                    f"attendance.new.{held.id}",
                    partial(forms.attendance, viewer, held.id),
                    ":material/person_add:",
                    quiet=True,
                )
                opener(
                    _("Edit meeting"),
                    _("Edit meeting"),
                    f"meeting.edit.{held.id}",
                    partial(forms.meeting, viewer, dossier.dialogue.id, held),
                    quiet=True,
                )
