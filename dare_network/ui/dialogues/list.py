"""The dialogues as a table."""

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import is_overdue
from dare_network.domain.vocabulary import TermList
from dare_network.language import _
from dare_network.ui import loaders
from dare_network.ui.widgets.facts import short_name_of
from dare_network.ui.widgets.table import chosen_row

WIDTHS = (95, 350, 115, 180, 90, 85, 60)


def dialogue_list(viewer: Viewer, dossiers: Sequence[Dossier], to: Narrowing, key: str) -> UUID | None:
    """Draw the dialogues of this state, body and topic; the one that was chosen in this run."""
    shown = [dossier for dossier in dossiers if _meets(dossier, to)]
    if not shown:
        st.info(_("No dialogue meets these filters."))
        return None
    rows = {dossier.dialogue.id: _row(dossier, viewer) for dossier in shown}
    return chosen_row(rows, f"{key}.table", WIDTHS, height=620)


def _meets(dossier: Dossier, to: Narrowing) -> bool:
    return (
        (not to.states or dossier.dialogue.state in to.states)
        and (to.body_id is None or to.body_id in _bodies(dossier))
        and (to.topic_id is None or to.topic_id in _topics(dossier))
    )


def _bodies(dossier: Dossier) -> set[object]:
    return {dossier.dialogue.lead_body_id, *dossier.dialogue.co_body_ids}


def _topics(dossier: Dossier) -> set[object]:
    asked = (topic for question in dossier.questions for topic in question.topic_ids)
    return {*dossier.dialogue.topic_ids, *asked}


def _row(dossier: Dossier, viewer: Viewer) -> dict[str, object]:
    dialogue, reference = dossier.dialogue, loaders.reference()
    today = loaders.today()
    overdue = sum(is_overdue(promise, today) for promise in dossier.commitments)
    answered = {answer.question_id for answer in dossier.answers}
    return {
        _("Number"): dialogue.ref,
        _("Title"): dialogue.title,
        _("Body"): short_name_of(loaders.network(viewer), dialogue.lead_body_id),
        _("State"): reference.label(TermList.DIALOGUE_STATE, dialogue.state),
        _("Begun on"): dialogue.requested_on,
        _("Answered"): f"{len(answered)} / {len(dossier.questions)}",
        _("Overdue"): overdue,
    }
