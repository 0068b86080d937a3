"""Precedents, beside the question that is being written: what bodies answered before on the same topics."""

import streamlit as st

from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.records.lists import EarlierAnswer
from dare_network.domain.records.viewer import Viewer
from dare_network.language import _, day, ngettext
from dare_network.ui import choice, list_loaders, loaders
from dare_network.ui.dialogues.alignment import alignment_badge
from dare_network.ui.markup import paragraphs, show
from dare_network.ui.widgets import choices
from dare_network.ui.widgets.facts import name_of

MOST = 10
"""The number that is shown at once."""


def precedents_on_topics(viewer: Viewer, dialogue: Dialogue, topic_ids: tuple[str, ...], key: str) -> None:
    """Draw a choice of topics, at first those given, and the answers of other dialogues on them."""
    topics = choices.topics(loaders.reference())
    with st.expander(_("Answered before on these topics"), icon=":material/history:", key=f"{key}.shown"):
        first = topic_ids or dialogue.topic_ids
        chosen = choice.several(_("Topics"), topics, f"{key}.topics", first=first, placeholder=_("Choose"))
        found = list_loaders.earlier_answers(viewer, dialogue.id, frozenset(map(str, chosen)), MOST)
        if not found.count:
            st.caption(_("No other dialogue that you may see has an answer on these topics."))
            return
        for each in found.entries:
            _precedent(viewer, each)
        if not found.is_last:
            st.caption(ngettext("And {n} older answer.", "And {n} older answers.", found.count - MOST))


def _precedent(viewer: Viewer, found: EarlierAnswer) -> None:
    answer = found.answer
    show(
        '<div class="record"><div class="head"><strong>{}</strong>{}</div><p>{}</p>'
        '<div class="quote">{}</div><p class="muted small">{} {}</p></div>',
        f"{name_of(loaders.names(viewer), answer.body_id)}, {day(answer.given_on)}",
        alignment_badge(answer.alignment),
        found.question,
        paragraphs(answer.summary or answer.verbatim),
        found.dialogue.ref,
        found.dialogue.title,
    )
