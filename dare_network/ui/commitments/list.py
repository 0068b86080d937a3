"""Commitments, with their owner and whether their due day has passed."""

from collections.abc import Collection, Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from dare_network.domain.records.dialogues import Commitment, Dossier, DueMove
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import is_due_soon, is_overdue
from dare_network.domain.vocabulary import Acceptance, TermList
from dare_network.language import _, day
from dare_network.ui import loaders
from dare_network.ui.commitments.form import commitment
from dare_network.ui.commitments.milestones import milestone_lines, milestone_openers
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.forms.own_confidentiality import own_confidentiality_badge
from dare_network.ui.markup import badge, paragraphs, show
from dare_network.ui.widgets.described import further_facts
from dare_network.ui.widgets.facts import name_of
from dare_network.ui.widgets.opened_record import found_here, opened_first

_SHOWN = (
    "ref", "text", "summary", "direction", "owner_id", "due_on", "state", "evidence", "acceptance",
    "confidentiality",
)  # fmt: skip
"""Fields for which a commitment has a place of its own; whatever else is described follows."""


def commitment_list(viewer: Viewer, dossier: Dossier, records: bool) -> None:
    """Draw the commitments of a dialogue; `records` says whether this viewer may write."""
    if not dossier.commitments:
        st.info(_("No commitments yet. Note what was promised, by whom and by when: theirs as well as ours."))
    for promise in opened_first(dossier.commitments, dossier):
        with st.container(gap="xxsmall"):
            steps = dossier.milestones_of(promise.id)
            commitment_record(viewer, promise, dossier.moves_of(promise.id), steps)
            if records:
                _actions(viewer, dossier, promise, steps)


def _actions(viewer: Viewer, dossier: Dossier, promise: Commitment, steps: Sequence[Milestone]) -> None:
    with st.container(horizontal=True, key=f"commitment.actions.{promise.id}"):
        form_dialog_button(
            _("Edit {ref}").format(ref=promise.ref),
            _("Edit commitment"),
            f"commitment.edit.{promise.id}",
            partial(commitment, viewer, dossier, promise),
            quiet=True,
        )
        milestone_openers(viewer, promise, steps)


def due_badge(promise: Commitment) -> Markup:
    """The due day of a commitment, and whether it has passed."""
    if is_overdue(promise, loaders.today()):
        return badge(_("Overdue since {date}").format(date=day(promise.due_on)), "bad")
    if is_due_soon(promise, loaders.today()):
        return badge(_("Due on {date}").format(date=day(promise.due_on)), "fair")
    return badge(day(promise.due_on))


def commitment_record(
    viewer: Viewer, promise: Commitment, moves: Sequence[DueMove] = (), steps: Sequence[Milestone] = ()
) -> None:
    """Draw a commitment with its owner, its due day, how that has moved, and its milestones."""
    reference = loaders.reference()
    show(
        '<div class="record"><div class="head"><strong>{}</strong>{}{}{}{}{}</div><p>{}</p>'
        '<p class="muted small">{}{}</p>{}{}{}</div>',
        promise.ref,
        found_here(promise.id),
        badge(reference.label(TermList.COMMITMENT_STATE, promise.state)),
        badge(reference.label(TermList.DIRECTION, promise.direction)),
        due_badge(promise),
        own_confidentiality_badge(promise.confidentiality),
        paragraphs(promise.summary or promise.text or _("How this was promised is not public.")),
        name_of(loaders.names(viewer), promise.owner_id),
        f" · {promise.evidence}" if promise.evidence else "",
        further_facts(viewer, promise, _placed(promise)),
        Markup("").join(_move(move) for move in moves),
        milestone_lines(promise, steps),
    )


def _placed(promise: Commitment) -> Collection[str]:
    """The fields that a commitment has a place of its own for, as long as that says all of them."""
    told = set(_SHOWN)
    if promise.summary:
        told.remove("text")
    if promise.acceptance is not Acceptance.NOT_NEEDED:
        told.remove("acceptance")
    return told


def _move(move: DueMove) -> Markup:
    sentence = _("Moved from {before} to {after} on {date} by {account}: {reason}").format(
        before=day(move.from_on),
        after=day(move.to_on),
        date=day(move.moved_on),
        account=move.moved_by,
        reason=move.reason,
    )
    agreed = _("The other side agreed.") if move.agreed else ""
    return Markup('<p class="small">{} {}</p>').format(sentence, agreed)
