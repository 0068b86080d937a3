"""Milestones on the way to a commitment, and whether each was reached in time."""

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from dare_network.domain.records.dialogues import Commitment
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.milestones import Timeliness, next_milestone, timeliness_of
from dare_network.language import _, day
from dare_network.ui import loaders
from dare_network.ui.commitments.milestone_form import milestone
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.markup import badge, paragraphs


def milestone_lines(promise: Commitment, steps: Sequence[Milestone]) -> Markup:
    """The milestones of a commitment as a list; nothing where there is none."""
    if not steps:
        return Markup("")
    lines = Markup("").join(
        Markup('<li>{} {} <span class="muted small">{}</span></li>').format(
            _standing(promise, step),
            paragraphs(step.text),
            _("Due on {date}").format(date=day(step.due_on)) if step.reached_on else "",
        )
        for step in steps
    )
    return Markup('<p class="eyebrow">{}</p><ul class="plain">{}</ul>').format(_("Milestones"), lines)


def milestone_openers(viewer: Viewer, promise: Commitment, steps: Sequence[Milestone]) -> None:
    """Draw the buttons that add a milestone to a commitment and that change each of them."""
    form_dialog_button(
        _("Add milestone to {ref}").format(ref=promise.ref),
        _("Add milestone"),
        f"milestone.new.{promise.id}",
        partial(milestone, viewer, promise, None),
        ":material/flag:",
        quiet=True,
    )
    for step in steps:
        form_dialog_button(
            _("Edit milestone: {ref}, {date}").format(ref=promise.ref, date=day(step.due_on)),
            _("Edit milestone"),
            f"milestone.edit.{step.id}",
            partial(milestone, viewer, promise, step),
            quiet=True,
        )


def next_step(promise: Commitment, steps: Sequence[Milestone]) -> str:
    """The milestone that a commitment waits for, in one line; empty where it waits for none."""
    step = next_milestone(promise, steps)
    if step is None:
        return ""
    late = timeliness_of(promise, step, loaders.today()) is Timeliness.LATE
    return " · ".join(filter(None, (_("overdue") if late else "", day(step.due_on), step.text)))


def _standing(promise: Commitment, step: Milestone) -> Markup:
    due, reached = day(step.due_on), day(step.reached_on)
    match timeliness_of(promise, step, loaders.today()):
        case Timeliness.REACHED:
            return badge(_("Reached on {date}").format(date=reached), "good")
        case Timeliness.REACHED_LATE:
            return badge(_("Reached late on {date}").format(date=reached), "fair")
        case Timeliness.LATE:
            return badge(_("Overdue since {date}").format(date=due), "bad")
        case Timeliness.SOON:
            return badge(_("Due on {date}").format(date=due), "fair")
        case Timeliness.TO_COME:
            return badge(due)
        case Timeliness.LAPSED:
            return badge(_("Not reached"))
