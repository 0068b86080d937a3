"""The dialogues as a table that can be narrowed down."""

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.network import Network
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import is_overdue
from dare_network.domain.rules.states import UNFINISHED_DIALOGUE
from dare_network.domain.vocabulary import TermList
from dare_network.language import _
from dare_network.ui import data
from dare_network.ui.components import choices
from dare_network.ui.components.facts import name_of, short_name_of
from dare_network.ui.components.table import chosen_row

WIDTHS = (95, 350, 115, 180, 90, 85, 60)


def dialogue_list(viewer: Viewer, dossiers: Sequence[Dossier], key: str) -> UUID | None:
    """Draw filters and table; the dialogue that was chosen in this run."""
    network, reference = data.network(viewer), data.reference()
    words, state, body, topic = st.columns([2, 1, 1, 1])
    text = words.text_input(
        _("Search"),
        key=f"{key}.words",
        type="search",
        placeholder=_("Type a few words"),
        persist_state="session",
    )
    states = choices.terms(reference, TermList.DIALOGUE_STATE)
    wanted = state.selectbox(
        _("State"),
        ["", "unfinished", *states],
        key=f"{key}.state",
        format_func=lambda each: {"": _("All"), "unfinished": _("Ongoing")}.get(each, states.get(each, "")),
        persist_state="session",
    )
    bodies = choices.bodies(network)
    of_body = body.selectbox(
        _("Body"),
        list(bodies),
        key=f"{key}.body",
        format_func=lambda each: bodies.get(each, ""),
        index=None,
        placeholder=_("All"),
        persist_state="session",
    )
    topics = choices.topics(reference)
    about = topic.selectbox(
        _("Topic"),
        list(topics),
        key=f"{key}.topic",
        format_func=lambda each: topics.get(each, ""),
        index=None,
        placeholder=_("All"),
        persist_state="session",
    )
    shown = [
        dossier
        for dossier in dossiers
        if _has_words(dossier, network, str(text or ""))
        and _in_state(dossier, str(wanted or ""))
        and (of_body is None or of_body in _bodies(dossier))
        and (about is None or about in _topics(dossier))
    ]
    if not shown:
        st.info(_("No dialogue meets these filters."))
        return None
    row = chosen_row([_row(dossier, viewer) for dossier in shown], f"{key}.table", WIDTHS, height=620)
    return None if row is None else shown[row].dialogue.id


def _bodies(dossier: Dossier) -> set[object]:
    return {dossier.dialogue.lead_body_id, *dossier.dialogue.co_body_ids}


def _topics(dossier: Dossier) -> set[object]:
    asked = (topic for question in dossier.questions for topic in question.topic_ids)
    return {*dossier.dialogue.topic_ids, *asked}


def _in_state(dossier: Dossier, wanted: str) -> bool:
    if wanted == "unfinished":
        return dossier.dialogue.state in UNFINISHED_DIALOGUE
    return wanted in ("", dossier.dialogue.state)


def _has_words(dossier: Dossier, network: Network, text: str) -> bool:
    """Whether every word occurs somewhere in the dialogue, its questions, answers and commitments."""
    dialogue = dossier.dialogue
    told = [dialogue.ref, dialogue.title, dialogue.summary, name_of(network, dialogue.lead_body_id)]
    told += [f"{question.text} {question.position}" for question in dossier.questions]
    told += [f"{answer.summary} {answer.verbatim}" for answer in dossier.answers]
    told += [f"{promise.ref} {promise.text}" for promise in dossier.commitments]
    whole = " ".join(told).casefold()
    return all(word in whole for word in text.casefold().split())


def _row(dossier: Dossier, viewer: Viewer) -> dict[str, object]:
    dialogue, reference = dossier.dialogue, data.reference()
    today = data.today()
    overdue = sum(is_overdue(promise, today) for promise in dossier.commitments)
    answered = {answer.question_id for answer in dossier.answers}
    return {
        _("Number"): dialogue.ref,
        _("Title"): dialogue.title,
        _("Body"): short_name_of(data.network(viewer), dialogue.lead_body_id),
        _("State"): reference.label(TermList.DIALOGUE_STATE, dialogue.state),
        _("Begun on"): dialogue.requested_on,
        _("Answered"): f"{len(answered)} / {len(dossier.questions)}",
        _("Overdue"): overdue,
    }
