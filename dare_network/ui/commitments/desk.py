"""Commitments of all dialogues: narrowed down, as a list or a board, and decided on together."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dare_network.domain.records.lists import CommitmentEntry, CommitmentFilter
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import is_overdue
from dare_network.domain.rules.rights import may
from dare_network.domain.rules.states import UNFINISHED_COMMITMENT
from dare_network.domain.vocabulary import CommitmentState, Direction, Right, TermList
from dare_network.language import _
from dare_network.ui import choice, list_loaders, loaders
from dare_network.ui.commitments.board import commitment_board
from dare_network.ui.commitments.decisions import decisions
from dare_network.ui.commitments.milestones import next_step
from dare_network.ui.navigation import link
from dare_network.ui.widgets.pager import ordering, pager, wanted_page
from dare_network.ui.widgets.table import chosen_rows

UNFINISHED, OVERDUE = "unfinished", "overdue"
LIST, BOARD = "list", "board"
WIDTHS = (70, 255, 130, 95, 75, 105, 75, 165, 105)


def commitment_desk(viewer: Viewer, key: str) -> None:
    """Draw filters, and what meets them as a list or as a board."""
    to = _filter(viewer, key)
    names = {LIST: _("List"), BOARD: _("Board")}
    view = choice.segments(_("Shown as"), names, f"{key}.view", lasts=True, label_visibility="collapsed")
    drawn = commitment_board(viewer, to, f"{key}.board") if view == BOARD else _list(viewer, to, key)
    if not drawn:
        st.info(_("No commitment meets these filters."))


def _filter(viewer: Viewer, key: str) -> CommitmentFilter:
    reference = loaders.reference()
    standing, side, person = st.columns(3)
    states: dict[str, str] = {
        UNFINISHED: _("Unfinished"),
        OVERDUE: _("Overdue"),
        **{each: reference.label(TermList.COMMITMENT_STATE, each) for each in CommitmentState},
    }
    wanted = _choice(standing, _("State"), states, f"{key}.state", UNFINISHED)
    sides = {each: reference.label(TermList.DIRECTION, each) for each in Direction}
    whose = _choice(side, _("Whose commitment"), sides, f"{key}.side")
    owner = _choice(person, _("Owner"), list_loaders.commitment_owners(viewer), f"{key}.owner")
    return CommitmentFilter(_states(wanted), wanted == OVERDUE, whose, owner)


def _states(wanted: object) -> frozenset[CommitmentState]:
    if wanted == UNFINISHED:
        return UNFINISHED_COMMITMENT
    return frozenset({CommitmentState(str(wanted))}) if wanted not in (None, OVERDUE) else frozenset()


def _choice(
    place: "st.delta_generator.DeltaGenerator",
    label: str,
    options: Mapping[Any, str],
    key: str,
    first: object = None,
) -> Any:
    return choice.one(label, options, key, first=first, lasts=True, place=place, placeholder=_("All"))


def _list(viewer: Viewer, to: CommitmentFilter, key: str) -> bool:
    """Draw the list, and say whether there is anything on it."""
    found = list_loaders.commitments(viewer, to, wanted_page(f"{key}.list", to))
    if not found.count:
        return False
    writes = may(viewer, Right.RECORD_DIALOGUES)
    rows = {entry.commitment.id: _row(entry) for entry in found.entries}
    order = ordering(found, _columns(), f"{key}.list")
    marked = chosen_rows(rows, f"{key}.table", WIDTHS, 620, order)
    pager(found, _columns(), f"{key}.list")
    chosen = [entry for entry in found.entries if entry.commitment.id in marked]
    if not chosen:
        open_or_decide = _("Choose one or several rows to open or to decide on them.")
        st.caption(open_or_decide if writes else _("Choose a row to open it."))
        return True
    if writes:
        decisions(viewer, [entry.commitment for entry in chosen], f"{key}.decide")
    for entry in chosen:
        ref, dialogue = entry.commitment.ref, entry.dialogue
        label = f"{ref} · {dialogue.ref} {dialogue.title}"
        link("dialogues", label, dialogue.id, ":material/forum:", entry.commitment.id)
    return True


def _columns() -> Mapping[str, str]:
    """Return by what the list can be ordered."""
    return {
        "ref": _("Number"),
        "text": _("What was promised"),
        "owner": _("Owner"),
        "due_on": _("Due on"),
        "state": _("State"),
        "direction": _("Whose"),
        "milestone": _("Next milestone"),
        "dialogue": _("Dialogue"),
    }


def _row(entry: CommitmentEntry) -> dict[str, object]:
    reference, commitment = loaders.reference(), entry.commitment
    return {
        _("Number"): commitment.ref,
        _("What was promised"): commitment.summary or commitment.text,
        _("Owner"): entry.owner.label if entry.owner else "—",
        _("Due on"): commitment.due_on,
        _("Overdue"): _("overdue") if is_overdue(commitment, loaders.today()) else "",
        _("State"): reference.label(TermList.COMMITMENT_STATE, commitment.state),
        _("Whose"): reference.label(TermList.DIRECTION, commitment.direction),
        _("Next milestone"): next_step(commitment, [entry.milestone] if entry.milestone else []),
        _("Dialogue"): entry.dialogue.ref,
    }
