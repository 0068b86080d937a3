"""Commitments of all dialogues: narrowed down, as a list or a board, and decided on together."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import streamlit as st
from markupsafe import Markup

from dare_network.domain.records.dialogues import Commitment, Dialogue, Dossier
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import is_overdue
from dare_network.domain.rules.rights import may
from dare_network.domain.rules.states import UNFINISHED_COMMITMENT
from dare_network.domain.vocabulary import CommitmentState, Direction, Right, TermList
from dare_network.language import _
from dare_network.ui import choice, loaders
from dare_network.ui.commitments.decisions import decisions
from dare_network.ui.commitments.list import due_badge
from dare_network.ui.commitments.milestones import next_step
from dare_network.ui.markup import badge, paragraphs, show
from dare_network.ui.navigation import link
from dare_network.ui.widgets.facts import name_of
from dare_network.ui.widgets.table import chosen_rows

UNFINISHED, OVERDUE = "unfinished", "overdue"
LIST, BOARD = "list", "board"


class Promise(NamedTuple):
    """A commitment, the dialogue in which it was made, and its milestones."""

    commitment: Commitment
    dialogue: Dialogue
    milestones: Sequence[Milestone]


def commitment_desk(viewer: Viewer, dossiers: Sequence[Dossier], key: str) -> None:
    """Draw filters, and what meets them as a list or as a board."""
    shown = _narrowed(viewer, _by_due_day(dossiers), key)
    names = {LIST: _("List"), BOARD: _("Board")}
    view = choice.segments(_("Shown as"), names, f"{key}.view", lasts=True, label_visibility="collapsed")
    if not shown:
        st.info(_("No commitment meets these filters."))
    elif view == BOARD:
        _board(viewer, shown)
    else:
        _list(viewer, shown, key)


def _by_due_day(dossiers: Sequence[Dossier]) -> list[Promise]:
    promises = [
        Promise(each, dossier.dialogue, dossier.milestones_of(each.id))
        for dossier in dossiers
        for each in dossier.commitments
    ]
    return sorted(promises, key=lambda promise: (promise.commitment.due_on, promise.commitment.ref))


def _narrowed(viewer: Viewer, promises: Sequence[Promise], key: str) -> list[Promise]:
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
    owners = {each.commitment.owner_id: "" for each in promises}
    names = {owner: name_of(loaders.network(viewer), owner) for owner in owners}
    owner = _choice(
        person, _("Owner"), dict(sorted(names.items(), key=lambda item: item[1].casefold())), f"{key}.owner"
    )
    return [
        promise
        for promise in promises
        if _stands(promise.commitment, wanted)
        and whose in (None, promise.commitment.direction)
        and owner in (None, promise.commitment.owner_id)
    ]


def _choice(
    place: "st.delta_generator.DeltaGenerator",
    label: str,
    options: Mapping[Any, str],
    key: str,
    first: object = None,
) -> object:
    return choice.one(label, options, key, first=first, lasts=True, place=place, placeholder=_("All"))


def _stands(promise: Commitment, wanted: object) -> bool:
    if wanted == UNFINISHED:
        return promise.state in UNFINISHED_COMMITMENT
    if wanted == OVERDUE:
        return is_overdue(promise, loaders.today())
    return wanted in (None, promise.state)


def _list(viewer: Viewer, shown: Sequence[Promise], key: str) -> None:
    writes = may(viewer, Right.RECORD_DIALOGUES)
    rows = {promise.commitment.id: _row(viewer, promise) for promise in shown}
    marked = chosen_rows(rows, f"{key}.table", (70, 255, 130, 95, 75, 105, 75, 165, 105), height=620)
    chosen = [promise for promise in shown if promise.commitment.id in marked]
    if not chosen:
        open_or_decide = _("Choose one or several rows to open or to decide on them.")
        st.caption(open_or_decide if writes else _("Choose a row to open it."))
        return
    if writes:
        decisions(viewer, [promise.commitment for promise in chosen], f"{key}.decide")
    for promise in chosen:
        ref, dialogue = promise.commitment.ref, promise.dialogue
        label = f"{ref} · {dialogue.ref} {dialogue.title}"
        link("dialogues", label, dialogue.id, ":material/forum:", promise.commitment.id)


def _row(viewer: Viewer, promise: Promise) -> dict[str, object]:
    reference, commitment = loaders.reference(), promise.commitment
    return {
        _("Number"): commitment.ref,
        _("What was promised"): commitment.summary or commitment.text,
        _("Owner"): name_of(loaders.network(viewer), commitment.owner_id),
        _("Due on"): commitment.due_on,
        _("Overdue"): _("overdue") if is_overdue(commitment, loaders.today()) else "",
        _("State"): reference.label(TermList.COMMITMENT_STATE, commitment.state),
        _("Whose"): reference.label(TermList.DIRECTION, commitment.direction),
        _("Next milestone"): next_step(commitment, promise.milestones),
        _("Dialogue"): promise.dialogue.ref,
    }


def _board(viewer: Viewer, shown: Sequence[Promise]) -> None:
    reference = loaders.reference()
    states = [state for state in CommitmentState if any(each.commitment.state is state for each in shown)]
    for state, place in zip(states, st.columns(len(states), gap="small"), strict=True):
        with place:
            cards = [promise for promise in shown if promise.commitment.state is state]
            label = reference.label(TermList.COMMITMENT_STATE, state)
            show('<p class="eyebrow">{} · {}</p>', label, len(cards))
            for promise in cards:
                _card(viewer, promise)


def _card(viewer: Viewer, promise: Promise) -> None:
    commitment = promise.commitment
    with st.container(gap="xxsmall"):
        show(
            '<div class="record"><div class="head"><strong>{}</strong>{}{}</div><p>{}</p>'
            '<p class="muted small">{}</p>{}</div>',
            commitment.ref,
            due_badge(commitment),
            badge(loaders.reference().label(TermList.DIRECTION, commitment.direction)),
            paragraphs(commitment.summary or commitment.text),
            name_of(loaders.network(viewer), commitment.owner_id),
            _next(commitment, promise.milestones),
        )
        link("dialogues", promise.dialogue.ref, promise.dialogue.id, place=commitment.id)


def _next(commitment: Commitment, milestones: Sequence[Milestone]) -> Markup:
    step = next_step(commitment, milestones)
    return Markup('<p class="small">{}: {}</p>').format(_("Next milestone"), step) if step else Markup("")
