"""Outcomes: what meetings and letters yielded beyond answers and commitments."""

from collections.abc import Iterator
from functools import partial

import streamlit as st
from markupsafe import Markup

from dare_network.domain.records.dialogues import Dossier, Meeting
from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import TermList
from dare_network.language import _, day
from dare_network.ui import loaders
from dare_network.ui.dialogues.outcome_form import add_outcome, edit_outcome
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.forms.own_confidentiality import own_confidentiality_badge
from dare_network.ui.markup import paragraphs, plain, show
from dare_network.ui.widgets.described import further_facts
from dare_network.ui.widgets.opened_record import found_here, opened_first

_SHOWN = ("kind", "text", "noted_on", "confidentiality")
"""Fields for which an outcome has a place of its own; whatever else is described follows."""


def outcome_list(viewer: Viewer, dossier: Dossier, records: bool) -> None:
    """Draw the outcomes of a dialogue; `records` says whether this viewer may write."""
    if not dossier.outcomes and not records:
        return
    show('<p class="eyebrow">{}</p>', _("Outcomes"))
    if not dossier.outcomes:
        st.caption(_("No outcome is noted yet, such as a decision or an open issue."))
    for known in opened_first(dossier.outcomes, dossier):
        with st.container(gap="xxsmall"):
            show(
                '<div class="record"><div class="head"><strong>{}</strong>{}{}'
                '<span class="muted small">{}</span></div><p>{}</p>{}</div>',
                _kind(known),
                found_here(known.id),
                own_confidentiality_badge(known.confidentiality),
                " · ".join(_placed(known, dossier)),
                paragraphs(known.text),
                further_facts(viewer, known, _SHOWN),
            )
            if records:
                form_dialog_button(
                    _("Edit outcome: {kind}, {date}").format(
                        kind=plain(_kind(known)), date=day(known.noted_on)
                    ),
                    _("Edit outcome"),
                    f"outcome.edit.{known.id}",
                    partial(edit_outcome, viewer, dossier, known),
                    quiet=True,
                )
    if records:
        outcome_adder(viewer, dossier, None)


def outcome_adder(viewer: Viewer, dossier: Dossier, held: Meeting | None) -> None:
    """Draw the button that adds an outcome of a meeting, or of a dialogue where none is given."""
    form_dialog_button(
        _("Add outcome"),
        _("Add outcome"),
        f"outcome.new.{held.id if held else dossier.dialogue.id}",
        partial(add_outcome, viewer, dossier, held),
        ":material/fact_check:",
        quiet=True,
    )


def meeting_outcomes(dossier: Dossier, held: Meeting) -> None:
    """Draw what is noted as having come out of a meeting; nothing where nothing is."""
    if known := dossier.outcomes_of(held.id):
        lines = Markup("").join(
            Markup("<li><strong>{}</strong> {}{}</li>").format(
                _kind(each), own_confidentiality_badge(each.confidentiality), paragraphs(each.text)
            )
            for each in known
        )
        show('<p class="eyebrow">{}</p><ul class="plain">{}</ul>', _("Outcomes"), lines)


def _kind(known: Outcome) -> str:
    return loaders.reference().label(TermList.OUTCOME_KIND, known.kind)


def _placed(known: Outcome, dossier: Dossier) -> Iterator[str]:
    """Yield when it was noted, and of which meeting and question it came."""
    yield day(known.noted_on)
    for held in dossier.meetings:
        if held.id == known.meeting_id:
            yield _("Meeting of {date}").format(date=day(held.on))
    for asked in dossier.questions:
        if asked.id == known.question_id:
            yield _("Question {number}").format(number=asked.number)
