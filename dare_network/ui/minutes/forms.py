"""The forms of the text of minutes: building it, working on it, and beginning the next version."""

from collections.abc import Sequence

import streamlit as st

from dare_network.domain.drafts.checking import ReasonDraft, check
from dare_network.domain.drafts.minutes import LevelDraft, MinutesDraft, MinutesTextDraft
from dare_network.domain.records.dialogues import Dialogue, Dossier, Meeting
from dare_network.domain.records.minutes import Minutes
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import MinutesState, Standing
from dare_network.language import _, current_language, day
from dare_network.services import minutes as service
from dare_network.ui import loaders
from dare_network.ui.forms.draft_fields import draft_fields
from dare_network.ui.forms.form import Values
from dare_network.ui.forms.own_confidentiality import own_confidentiality
from dare_network.ui.forms.record_forms import add_record, save_at


def build(viewer: Viewer, dossier: Dossier, meetings: Sequence[Meeting], key: str) -> bool:
    """Write the first draft of minutes from the records."""
    known = loaders.reference().format(dossier.dialogue.format_id)
    first: Values = {
        "meeting_ids": tuple(held.id for held in meetings),
        "language": current_language(),
        "standing": (known and known.endorsement) or Standing.OWN_RECORD,
    }
    days = {held.id: day(held.on) for held in dossier.meetings}
    fields = draft_fields(
        viewer,
        MinutesDraft,
        {"meeting_ids": {"options": days}, "confidentiality": own_confidentiality(dossier.dialogue)},
    )
    return add_record(
        fields,
        first,
        _("Build from the records"),
        key,
        lambda values: service.build_minutes(
            loaders.engine(), viewer, dossier.dialogue.id, check(MinutesDraft, values)
        ),
    )


def edit(viewer: Viewer, last: Minutes, key: str) -> bool:
    """Work on the text and its public layer; saving makes the next version."""
    return save_at(
        last.number,
        draft_fields(viewer, MinutesTextDraft),
        {"text": last.text, "public_text": last.public_text},
        _("Save as the next version"),
        key,
        lambda values, number: service.save_minutes(
            loaders.engine(), viewer, last.chain_id, number, check(MinutesTextDraft, values)
        ),
    )


def redraft(viewer: Viewer, last: Minutes, of_number: int, key: str) -> bool:
    """Begin the next version with the text of one that there is."""
    st.caption(_("The next version begins with the text of version {n}.").format(n=of_number))
    final = last.state is MinutesState.FINAL
    return save_at(
        last.number,
        draft_fields(viewer, ReasonDraft, {"reason": {"required": final}}),
        {},
        _("Begin the next version"),
        key,
        lambda values, number: service.redraft_minutes(
            loaders.engine(), viewer, last.chain_id, number, of_number, str(values["reason"])
        ),
    )


def rebuild(viewer: Viewer, last: Minutes, key: str) -> bool:
    """Build the text from the records again."""
    st.caption(_("The text is built anew, as the next version. What was typed stays in this one."))
    return save_at(
        last.number,
        [],
        {},
        _("Build from the records"),
        key,
        lambda _values, number: service.rebuild_minutes(loaders.engine(), viewer, last.chain_id, number),
    )


def classify(viewer: Viewer, dialogue: Dialogue, last: Minutes, key: str) -> bool:
    """Say who may see the minutes, in all their versions."""
    st.caption(_("This holds for all versions. Read the text before you open it to more people."))
    return save_at(
        last.number,
        draft_fields(viewer, LevelDraft, {"confidentiality": own_confidentiality(dialogue)}),
        {"confidentiality": last.confidentiality},
        _("Save"),
        key,
        lambda values, number: service.classify_minutes(
            loaders.engine(), viewer, last.chain_id, number, check(LevelDraft, values)
        ),
    )
