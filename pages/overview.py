"""The overview, or where things stand: what is due, what moved, and where to begin."""

from collections.abc import Sequence

import streamlit as st

from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.records.lists import CommitmentEntry, Overview
from dare_network.domain.records.paging import Page
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right, TermList
from dare_network.language import _, number
from dare_network.ui import list_loaders, loaders
from dare_network.ui.commitments.list import commitment_record
from dare_network.ui.markup import heading, tiles
from dare_network.ui.navigation import link
from dare_network.ui.page import page


def _numbers(viewer: Viewer, found: Overview) -> None:
    people = [(_("People"), found.people, False)]
    numbers = [
        # Nobody is counted who is only hidden.
        *(people if may(viewer, Right.SEE_PEOPLE) else []),
        (_("Organisations"), found.organisations, False),
        (_("Ongoing dialogues"), found.ongoing, False),
        (_("Commitments overdue"), found.overdue, True),
    ]
    tiles(numbers)


def _to_verify(viewer: Viewer) -> None:
    if may(viewer, Right.EDIT_NETWORK) and (count := list_loaders.count_to_verify(viewer)):
        asked = _("{count} to verify: still true?").format(count=number(count))
        link("verify", asked, icon=":material/fact_check:")


def _due(viewer: Viewer, due: Page[CommitmentEntry]) -> None:
    heading(_("Overdue and due soon"))
    if not due.count:
        st.caption(_("No commitment is overdue or due within thirty days."))
    for entry in due.entries:
        dialogue = entry.dialogue
        with st.container(gap="xxsmall"):
            commitment_record(viewer, entry.commitment)
            link("dialogues", f"{dialogue.ref} · {dialogue.title}", dialogue.id, place=entry.commitment.id)
    if not due.is_last:
        link("summary", _("All {count} in the summary").format(count=number(due.count)))


def _latest(dialogues: Sequence[Dialogue]) -> None:
    heading(_("Latest dialogues"))
    reference = loaders.reference()
    for dialogue in dialogues:
        with st.container(gap="xxsmall"):
            link("dialogues", f"{dialogue.ref} · {dialogue.title}", dialogue.id)
            st.caption(reference.label(TermList.DIALOGUE_STATE, dialogue.state))


def _begin() -> None:
    heading(_("Where to begin"))
    link("network", _("Coordination office: explore who knows whom"), icon=":material/hub:")
    link("dialogues", _("Policy liaison: record a dialogue and its answers"), icon=":material/forum:")
    link("summary", _("Steering committee: read where things stand"), icon=":material/monitoring:")


with page(_("Overview"), Right.SEE_NETWORK, _("One network, one voice: where things stand today.")) as viewer:
    found = list_loaders.overview(viewer)
    _numbers(viewer, found)
    _to_verify(viewer)
    if found.latest:
        due, latest = st.columns([1.4, 1], gap="large")
        with due:
            _due(viewer, found.due)
        with latest:
            _latest(found.latest)
            _begin()
    else:
        st.info(_("No dialogue is recorded yet, or none is open to you."))
        _begin()
