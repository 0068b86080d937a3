"""Where things stand: what is due, what moved, and where to begin."""

import streamlit as st

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import is_due_soon, is_overdue
from dare_network.domain.rules.rights import may
from dare_network.domain.rules.states import UNFINISHED_DIALOGUE
from dare_network.domain.vocabulary import Right, TermList
from dare_network.language import _
from dare_network.ui import loaders
from dare_network.ui.commitments.list import commitment_record
from dare_network.ui.markup import heading, tiles
from dare_network.ui.navigation import link
from dare_network.ui.page import page

SHOWN = 6


def _numbers(viewer: Viewer, dossiers: tuple[Dossier, ...]) -> None:
    network, today = loaders.network(viewer), loaders.today()
    promises = [promise for dossier in dossiers for promise in dossier.commitments]
    going_on = sum(dossier.dialogue.state in UNFINISHED_DIALOGUE for dossier in dossiers)
    people = [(_("People"), sum(who.is_person for who in network.stakeholders), False)]
    numbers = [
        # Nobody is counted who is only hidden.
        *(people if may(viewer, Right.SEE_PEOPLE) else []),
        (_("Organisations"), sum(not who.is_person for who in network.stakeholders), False),
        (_("Ongoing dialogues"), going_on, False),
        (_("Commitments overdue"), sum(is_overdue(promise, today) for promise in promises), True),
    ]
    tiles(numbers)


def _due(viewer: Viewer, dossiers: tuple[Dossier, ...]) -> None:
    heading(_("Overdue and due soon"))
    today = loaders.today()
    due = [
        (promise, dossier.dialogue)
        for dossier in dossiers
        for promise in dossier.commitments
        if is_overdue(promise, today) or is_due_soon(promise, today)
    ]
    if not due:
        st.caption(_("No commitment is overdue or due within thirty days."))
    for promise, dialogue in sorted(due, key=lambda each: each[0].due_on)[:SHOWN]:
        with st.container(gap="xxsmall"):
            commitment_record(viewer, promise)
            link("dialogues", f"{dialogue.ref} · {dialogue.title}", dialogue.id, place=promise.id)
    if len(due) > SHOWN:
        link("summary", _("All {count} in the summary").format(count=len(due)))


def _latest(dossiers: tuple[Dossier, ...]) -> None:
    heading(_("Latest dialogues"))
    reference = loaders.reference()
    for dossier in dossiers[:SHOWN]:
        dialogue = dossier.dialogue
        with st.container(gap="xxsmall"):
            link("dialogues", f"{dialogue.ref} · {dialogue.title}", dialogue.id)
            st.caption(reference.label(TermList.DIALOGUE_STATE, dialogue.state))


def _begin() -> None:
    heading(_("Where to begin"))
    link("network", _("Coordination office: explore who knows whom"), icon=":material/hub:")
    link("dialogues", _("Policy liaison: record a dialogue and its answers"), icon=":material/forum:")
    link("summary", _("Steering committee: read where things stand"), icon=":material/monitoring:")


with page(_("Overview"), Right.SEE_NETWORK, _("One network, one voice: where things stand today.")) as viewer:
    dossiers = loaders.dossiers(viewer)
    _numbers(viewer, dossiers)
    if dossiers:
        due, latest = st.columns([1.4, 1], gap="large")
        with due:
            _due(viewer, dossiers)
        with latest:
            _latest(dossiers)
            _begin()
    else:
        st.info(_("No dialogue is recorded yet, or none is open to you."))
        _begin()
