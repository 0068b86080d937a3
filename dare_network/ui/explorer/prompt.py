"""The prompt with which the page begins: a question, not everything at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.graph.derived import topic_node
from dare_network.graph.exploration import Exploration
from dare_network.graph.network_graph import EdgeKind, NodeKind
from dare_network.graph.view import DEFAULT_NODES, DEFAULT_TIES
from dare_network.language import _
from dare_network.ui import choice, loaders, state
from dare_network.ui.explorer.asking import ExplorerAnswer, ask, ask_node, asked, show_answer
from dare_network.ui.explorer.saved_views import list_of_views
from dare_network.ui.markup import heading, show
from dare_network.ui.widgets import choices


def prompt(viewer: Viewer, key: str) -> None:
    """Ask what somebody wants to know, and lead to the view that tells."""
    names = loaders.names(viewer)
    heading(_("What would you like to know?"))
    actor, body, topic, everything = st.columns(4, gap="medium")
    with actor:
        _pick(_("About a person or an organisation"), choices.everyone(names), f"{key}.actor", _around)
    with body:
        _pick(_("About a body"), choices.bodies(names), f"{key}.body", _around_body)
    with topic:
        _pick(_("About a topic"), _topics(viewer), f"{key}.topic", _around_topic)
    with everything:
        _begin(_("About everybody"), _("The whole network"), f"{key}.all", ExplorerAnswer.PICTURE)
    st.caption(_("Or begin with a question that is often asked:"))
    questions = {
        ExplorerAnswer.ROUTES: _("Who can introduce us, and through whom?"),
        ExplorerAnswer.RANKING: _("Who matters most, and why?"),
        ExplorerAnswer.LEAVING: _("What falls away if somebody leaves?"),
        ExplorerAnswer.COVERAGE: _("Where do we have nobody to talk to?"),
        ExplorerAnswer.CHANGES: _("What changed since the last meeting?"),
    }
    with st.container(horizontal=True):
        for answer, question in questions.items():
            st.button(question, key=f"{key}.{answer}", on_click=show_answer, args=(answer,))
    if may(viewer, Right.KEEP_VIEWS):
        heading(_("Saved views"))
        list_of_views(viewer, key)


def _pick(label: str, options: Mapping[object, str], key: str, lead: Callable[[str], None]) -> None:
    choice.one(
        label,
        options,
        key,
        value=None,
        placeholder=_("Type a name"),
        on_change=lambda: lead(str(state.take(key))),
    )


def _begin(label: str, action: str, key: str, answer: ExplorerAnswer) -> None:
    with st.container(gap="xsmall"):
        show('<p class="small">{}</p>', label)
        st.button(
            action, key=key, icon=":material/hub:", width="stretch", on_click=show_answer, args=(answer,)
        )


def _around(node: str) -> None:
    ask_node(node)
    ask(replace(asked(), focus=(node,), steps=1), ExplorerAnswer.PICTURE)


def _around_body(node: str) -> None:
    """Ask who met the body, and what it was asked about."""
    view = replace(asked().view, ties=DEFAULT_TIES | {EdgeKind.MET})
    ask_node(node)
    ask(Exploration(view, focus=(node,), steps=1), ExplorerAnswer.PICTURE)


def _around_topic(node: str) -> None:
    """The dialogues on the topic, who took part in them, and which bodies gave advice."""
    view = replace(
        asked().view, nodes=DEFAULT_NODES | {NodeKind.TOPIC}, ties=DEFAULT_TIES | {EdgeKind.ADVICE}
    )
    ask_node(node)
    ask(Exploration(view, focus=(node,), steps=2), ExplorerAnswer.PICTURE)


def _topics(viewer: Viewer) -> Mapping[object, str]:
    labels, known = choices.topics(loaders.reference()), loaders.topics(viewer)
    return {topic_node(str(each)): label for each, label in labels.items() if each in known}
