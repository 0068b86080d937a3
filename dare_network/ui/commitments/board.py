"""Commitments as a board: a column for each state, with the first due of each and a way to more."""

import streamlit as st
from markupsafe import Markup

from dare_network.domain.records.lists import CommitmentEntry, CommitmentFilter
from dare_network.domain.records.paging import Wanted
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import CommitmentState, TermList
from dare_network.language import _, number
from dare_network.ui import list_loaders, loaders, state
from dare_network.ui.commitments.list import due_badge
from dare_network.ui.commitments.milestones import next_step
from dare_network.ui.markup import badge, paragraphs, show
from dare_network.ui.navigation import link

AT_ONCE = 20
"""The number of cards of a column at first, and by which it grows each time somebody asks for more."""


def commitment_board(viewer: Viewer, to: CommitmentFilter, key: str) -> bool:
    """Draw the commitments that meet a filter by their states, and say whether there are any."""
    counts = list_loaders.commitments_by_state(viewer, to)
    if not counts:
        return False
    if state.is_new(f"{key}.asked", to):
        state.put(f"{key}.shown", {})
    for (column, count), place in zip(counts.items(), st.columns(len(counts), gap="small"), strict=True):
        with place:
            _column(viewer, to, column, count, key)
    return True


def _column(viewer: Viewer, to: CommitmentFilter, column: CommitmentState, count: int, key: str) -> None:
    label = loaders.reference().label(TermList.COMMITMENT_STATE, column)
    show('<p class="eyebrow">{} · {}</p>', label, number(count))
    shown: dict[CommitmentState, int] = state.read(f"{key}.shown", {})
    most = shown.get(column, AT_ONCE)
    of_column = CommitmentFilter(frozenset({column}), to.overdue, to.direction, to.owner_id)
    for entry in list_loaders.commitments(viewer, of_column, Wanted(size=most)).entries:
        _card(entry)
    if count > most:
        st.button(
            _("Show more"),
            key=f"{key}.more.{column}",
            help=_("{shown} of {count} are shown").format(shown=number(most), count=number(count)),
            on_click=state.put,
            args=(f"{key}.shown", shown | {column: most + AT_ONCE}),
        )


def _card(entry: CommitmentEntry) -> None:
    commitment = entry.commitment
    with st.container(gap="xxsmall"):
        show(
            '<div class="record"><div class="head"><strong>{}</strong>{}{}</div><p>{}</p>'
            '<p class="muted small">{}</p>{}</div>',
            commitment.ref,
            due_badge(commitment),
            badge(loaders.reference().label(TermList.DIRECTION, commitment.direction)),
            paragraphs(commitment.summary or commitment.text),
            entry.owner.label if entry.owner else "—",
            _next(entry),
        )
        link("dialogues", entry.dialogue.ref, entry.dialogue.id, place=commitment.id)


def _next(entry: CommitmentEntry) -> Markup:
    step = next_step(entry.commitment, [entry.milestone] if entry.milestone else [])
    return Markup('<p class="small">{}: {}</p>').format(_("Next milestone"), step) if step else Markup("")
