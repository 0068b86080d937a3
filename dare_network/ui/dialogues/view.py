"""One dialogue: where it stands, question by question what was answered, meetings, commitments, history."""

from functools import partial

import streamlit as st
from markupsafe import Markup

from dare_network.domain.records.dialogues import Dialogue, Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right, TermList
from dare_network.language import _
from dare_network.ui import choice, loaders
from dare_network.ui.commitments.form import commitment
from dare_network.ui.commitments.list import commitment_list
from dare_network.ui.dialogues.details import dialogue_details
from dare_network.ui.dialogues.files import export_panel
from dare_network.ui.dialogues.flags import flag_badges
from dare_network.ui.dialogues.forms import edit_dialogue
from dare_network.ui.dialogues.history import dialogue_history
from dare_network.ui.dialogues.meeting_forms import meeting
from dare_network.ui.dialogues.meetings import meetings_and_people
from dare_network.ui.dialogues.outcomes import outcome_list
from dare_network.ui.dialogues.question_forms import question
from dare_network.ui.dialogues.questions import questions_and_answers
from dare_network.ui.dialogues.source_documents import source_documents
from dare_network.ui.dialogues.step import dialogue_step
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.forms.presence import who_edits
from dare_network.ui.letters.desk import letter_desk, letter_is_open, letter_opener
from dare_network.ui.markup import badge, paragraphs, show
from dare_network.ui.minutes.list import asked_minutes
from dare_network.ui.navigation import ask_record, asked_place
from dare_network.ui.norms.clock import norm_clock
from dare_network.ui.widgets.facts import name_of
from dare_network.ui.widgets.opened_record import includes_asked


def dialogue_view(viewer: Viewer, dossier: Dossier) -> None:
    """Draw a dialogue with its actions."""
    dialogue = dossier.dialogue
    if st.button(_("All dialogues"), icon=":material/arrow_back:", key="dialogue.back"):
        ask_record(None)
        st.rerun()
    _head(viewer, dialogue)
    who_edits(viewer, dossier)
    records = may(viewer, Right.RECORD_DIALOGUES)
    if records and letter_is_open(dialogue.id):
        letter_desk(viewer, dossier)
        return
    if records:
        _actions(viewer, dossier)
    else:
        export_panel(viewer, dossier)
    names = {
        "questions": _("Questions and answers"),
        "meetings": _("Meetings"),
        "commitments": _("Commitments"),
        "documents": _("Documents"),
        "norms": _("Norm times"),
        "details": _("Details"),
        "history": _("History"),
    }
    # Other tabs for each place that is asked for: these would stay where the reader left them.
    key = f"dialogue.parts.{dialogue.id}.{asked_place()}"
    parts = choice.tabs(names, key, first=_asked_tab(viewer, dossier))
    with parts["questions"]:
        lists = [questions_and_answers, outcome_list]
        for draw in reversed(lists) if includes_asked(dossier.outcomes) else lists:
            draw(viewer, dossier, records)
    with parts["meetings"]:
        meetings_and_people(viewer, dossier, records)
    with parts["commitments"]:
        commitment_list(viewer, dossier, records)
    with parts["documents"]:
        source_documents(viewer, dossier, records)
    # Nothing can be typed in these: they are read from the database once somebody opens them.
    with parts["norms"]:
        if parts["norms"].open:
            norm_clock(viewer, dossier)
    with parts["details"]:
        dialogue_details(viewer, dialogue)
    with parts["history"]:
        if parts["history"].open:
            dialogue_history(viewer, dossier)


def _asked_tab(viewer: Viewer, dossier: Dossier) -> str:
    """The tab that holds what the address asks for; the first where that is nothing."""
    if includes_asked(dossier.meetings) or asked_minutes(viewer, dossier.dialogue.id):
        return "meetings"
    return "commitments" if includes_asked(dossier.commitments) else "questions"


def _head(viewer: Viewer, dialogue: Dialogue) -> None:
    reference, names = loaders.reference(), loaders.names(viewer)
    bodies = [dialogue.lead_body_id, *dialogue.co_body_ids]
    marks = [
        badge(reference.label(TermList.DIALOGUE_STATE, dialogue.state), "info"),
        badge(reference.label(TermList.CONFIDENTIALITY, dialogue.confidentiality)),
        *flag_badges(dialogue),
    ]
    known = [reference.format_label(dialogue.format_id)]
    if dialogue.owner_id in names.by_id:
        known.append(name_of(names, dialogue.owner_id))
    if dialogue.sample:
        marks.append(badge(_("Sample"), "fair"))
    show(
        '<h2 class="title">{}</h2>{}<p class="muted">{}</p>',
        f"{dialogue.ref} · {dialogue.title}",
        Markup("").join(marks),
        " · ".join([", ".join(name_of(names, body) for body in bodies), *known]),
    )
    if dialogue.summary:
        show("<p>{}</p>", paragraphs(dialogue.summary))


def _actions(viewer: Viewer, dossier: Dossier) -> None:
    dialogue = dossier.dialogue
    with st.container(horizontal=True):
        form_dialog_button(
            _("Edit"),
            _("Edit dialogue"),
            f"dialogue.edit.{dialogue.id}",
            partial(edit_dialogue, viewer, dialogue),
            ":material/edit:",
        )
        form_dialog_button(
            _("Next step"),
            _("Next step"),
            f"dialogue.step.{dialogue.id}",
            partial(dialogue_step, viewer, dossier),
            ":material/arrow_forward:",
        )
        form_dialog_button(
            _("Add question"),
            _("Add question"),
            f"question.new.{dialogue.id}",
            partial(question, viewer, dialogue, None),
            ":material/help:",
        )
        form_dialog_button(
            _("Add meeting"),
            _("Add meeting"),
            f"meeting.new.{dialogue.id}",
            partial(meeting, viewer, dialogue.id, None),
            ":material/event:",
        )
        form_dialog_button(
            _("Add commitment"),
            _("Add commitment"),
            f"commitment.new.{dialogue.id}",
            partial(commitment, viewer, dossier, None),
            ":material/handshake:",
        )
        letter_opener(dialogue.id)
        export_panel(viewer, dossier)
