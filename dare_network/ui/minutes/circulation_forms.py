"""The forms of minutes on their way: the next step, what they are worth, and what is said of them."""

from functools import partial

import streamlit as st

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.minutes import CirculationDraft, MinutesCommentDraft, MinutesDraft
from dare_network.domain.records.minutes import Minutes
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.minutes import next_steps, standings_of
from dare_network.domain.vocabulary import MinutesState, Standing, TermList
from dare_network.language import _
from dare_network.services import circulation as service
from dare_network.ui import loaders
from dare_network.ui.forms.draft_fields import draft_fields
from dare_network.ui.forms.form import Field
from dare_network.ui.forms.next_step import next_step
from dare_network.ui.forms.record_forms import add_record, save_at
from dare_network.ui.widgets import choices

_SENT_WITH = frozenset({MinutesState.INTERNAL_REVIEW, MinutesState.SHARED_WITH_BODY})


def step(viewer: Viewer, last: Minutes, key: str) -> bool:
    """Take the last version to one of the states that it can reach."""
    return next_step(
        TermList.MINUTES_STATE,
        last.state,
        next_steps(last),
        last.version,
        key,
        partial(_asked, viewer),
        lambda target, values, version: service.move_minutes(
            loaders.engine(), viewer, last.id, version, target, check(CirculationDraft, values)
        ),
    )


def _asked(viewer: Viewer, target: MinutesState) -> list[Field]:
    if target is MinutesState.FINAL:
        st.info(_("Final minutes are frozen. What is wrong in them is put right by a correction."))
    return draft_fields(viewer, CirculationDraft) if target in _SENT_WITH else []


def standing(viewer: Viewer, last: Minutes, key: str) -> bool:
    """Say what the minutes are worth to the body."""
    labels = choices.terms(loaders.reference(), TermList.ENDORSEMENT)
    special = {"standing": {"options": {each: labels[each] for each in standings_of(last)}}}
    return save_at(
        last.version,
        draft_fields(viewer, MinutesDraft, special, only={"standing"}),
        {"standing": last.standing},
        _("Save"),
        key,
        lambda values, version: service.declare_standing(
            loaders.engine(), viewer, last.id, version, Standing(str(values["standing"] or last.standing))
        ),
    )


def comment(viewer: Viewer, last: Minutes, key: str) -> bool:
    """Write down what somebody said of the last version."""
    fields = draft_fields(viewer, MinutesCommentDraft)
    if last.state is MinutesState.SHARED_WITH_BODY:
        st.info(_("With a comment these minutes come back from the body, to be drafted again."))
    return add_record(
        fields,
        {},
        _("Write down"),
        key,
        lambda values: service.comment_on(
            loaders.engine(), viewer, last.id, check(MinutesCommentDraft, values)
        ),
    )
