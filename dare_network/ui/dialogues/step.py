"""The next step of a dialogue: only the states that can be reached, and what is not in place yet."""

import streamlit as st

from dare_network.domain.drafts.checking import ReasonDraft
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.states import (
    DIALOGUE_NEEDS_REASON,
    DIALOGUE_TRANSITIONS,
    left_open,
    open_guards,
)
from dare_network.domain.vocabulary import DialogueState, TermList
from dare_network.services.dialogues import move_dialogue
from dare_network.ui import loaders
from dare_network.ui.forms.draft_fields import draft_fields
from dare_network.ui.forms.form import Field
from dare_network.ui.forms.next_step import next_step


def dialogue_step(viewer: Viewer, dossier: Dossier, key: str) -> bool:
    """Draw the form of the next step and say whether it was taken."""
    dialogue = dossier.dialogue

    def asked(target: DialogueState) -> list[Field]:
        reminders = [guard.sentence for guard in open_guards(dossier, target)]
        for reminder in reminders:
            st.warning(reminder, icon=":material/rule:")
        if notice := left_open(dossier, target):
            st.info(notice, icon=":material/handshake:")
        wanted = bool(reminders) or dialogue.state in DIALOGUE_NEEDS_REASON
        return draft_fields(viewer, ReasonDraft, {"reason": {"required": wanted}})

    return next_step(
        TermList.DIALOGUE_STATE,
        dialogue.state,
        DIALOGUE_TRANSITIONS[dialogue.state],
        dialogue.version,
        key,
        asked,
        lambda target, values, version: move_dialogue(
            loaders.engine(), viewer, dialogue.id, version, target, str(values["reason"])
        ),
    )
