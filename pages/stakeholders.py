"""Everyone in the network, one by one, and the forms to keep them right."""

from functools import partial

import streamlit as st

from dare_network.domain.records.lists import DirectoryFilter
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.paging import Wanted
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.language import _
from dare_network.ui import list_loaders, loaders
from dare_network.ui.duplicates.merge_form import merge_with
from dare_network.ui.explorer.around import around
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.navigation import ask_record, asked_record, link
from dare_network.ui.page import entitle, page
from dare_network.ui.stakeholders import forms
from dare_network.ui.stakeholders.card import stakeholder_card
from dare_network.ui.stakeholders.history import stakeholder_history
from dare_network.ui.stakeholders.job_change import change_of_job
from dare_network.ui.stakeholders.list import stakeholder_list
from dare_network.ui.stakeholders.notes import new_note, notes
from dare_network.ui.stakeholders.timeline import timeline


def _new(viewer: Viewer) -> None:
    with st.container(horizontal=True):
        form_dialog_button(
            _("Add person"),
            _("Add person"),
            "person.new",
            partial(forms.new_person, viewer),
            ":material/person_add:",
        )
        form_dialog_button(
            _("Add organisation"),
            _("Add organisation"),
            "organisation.new",
            partial(forms.new_organisation, viewer),
            ":material/domain_add:",
        )
        link("duplicates", _("Duplicates"), icon=":material/join_inner:")
        link("verify", _("Still true?"), icon=":material/fact_check:")


def _edit(viewer: Viewer, who: Stakeholder) -> None:
    actions = {
        "stakeholder.edit": (_("Edit"), forms.edit_stakeholder, ":material/edit:"),
        "affiliation.new": (_("Add affiliation"), forms.new_affiliation, ":material/work:"),
        "tie.new": (_("Add tie"), forms.new_tie, ":material/link:"),
        "note.new": (_("Add note"), new_note, ":material/note_add:"),
        "tie.end": (_("Note an end"), forms.end_something, ":material/link_off:"),
        "tie.correct": (_("Correct"), forms.correct_something, ":material/edit_note:"),
        "stakeholder.merge": (_("Merge"), merge_with, ":material/merge:"),
        "stakeholder.remove": (_("Remove"), forms.remove_somebody, ":material/delete:"),
    }
    if who.is_person:
        actions["job.change"] = (_("Change of job"), change_of_job, ":material/work_history:")
    with st.container(horizontal=True):
        for name, (label, body, icon) in actions.items():
            form_dialog_button(label, label, f"{name}.{who.id}", partial(body, viewer, who), icon)


def _opened(viewer: Viewer) -> Stakeholder | None:
    """Whoever the address asks for. Raises NotFoundError."""
    asked = asked_record()
    return list_loaders.stakeholder(viewer, asked) if asked else None


def _profile(viewer: Viewer, who: Stakeholder | None) -> None:
    if who is None:
        st.caption(_("Click on a row to see what is known of somebody."))
        return
    entitle(who.label, _("Stakeholders"))
    stakeholder_card(viewer, who, loaders.today())
    notes(viewer, who)
    timeline(viewer, who)
    around(viewer, who)
    link("network", _("Show in the network"), who.id, ":material/hub:", focus=who.id)
    if may(viewer, Right.EDIT_NETWORK):
        _edit(viewer, who)
    if may(viewer, Right.SEE_PEOPLE):
        form_dialog_button(
            _("History"),
            _("History"),
            f"stakeholder.history.{who.id}",
            partial(stakeholder_history, viewer, who),
            ":material/history:",
            quiet=True,
        )


with page(
    _("Stakeholders"), Right.SEE_NETWORK, _("Everyone in the network, and what is known of them.")
) as viewer:
    if may(viewer, Right.EDIT_NETWORK):
        _new(viewer)
    # Before the list: below or beside it nobody would see that there is nobody of this key.
    _opened(viewer)
    if list_loaders.stakeholders(viewer, DirectoryFilter(), Wanted()).count:
        # On a phone the card of whom somebody chose stays above the table.
        with st.container(key="stakeholders_beside"):
            table, profile = st.columns([1.6, 1], gap="medium")
        with table:
            if chosen := stakeholder_list(viewer, key="stakeholders.list"):
                ask_record(chosen)
        who = _opened(viewer)
        with profile, st.container(key="stakeholders_card" if who else None):
            _profile(viewer, who)
    else:
        st.info(_("Nobody here yet. Add somebody above, or import a file on the Data page."))
