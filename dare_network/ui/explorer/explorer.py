"""The explorer as a whole: the question, what is looked at, and the answer."""

from collections.abc import Callable, Mapping

import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.graph.exploration import Exploration
from dare_network.language import _
from dare_network.ui import choice, state
from dare_network.ui.explorer import cached
from dare_network.ui.explorer.asking import ExplorerAnswer, asked, asked_answer, show_answer
from dare_network.ui.explorer.changes import changes
from dare_network.ui.explorer.controls import as_of, backed_up, scope, trail, what_counts
from dare_network.ui.explorer.coverage import coverage
from dare_network.ui.explorer.filters import filters
from dare_network.ui.explorer.leaving import leaving
from dare_network.ui.explorer.picture import picture
from dare_network.ui.explorer.prompt import prompt
from dare_network.ui.explorer.ranking import ranking
from dare_network.ui.explorer.routes import routes
from dare_network.ui.explorer.saved_views import saved_views
from dare_network.ui.fragment import fragment
from dare_network.ui.graph_view import fetch_graph_scripts
from dare_network.ui.widgets.background import in_background


@fragment
def network_explorer(viewer: Viewer, key: str) -> None:
    """Draw the question, or the view that the address asks for and the answer on it."""
    answer = asked_answer()
    fetch_graph_scripts(f"{key}.graph")
    if answer is None:
        prompt(viewer, f"{key}.prompt")
        return
    in_background(
        lambda: cached.place_nodes(viewer),
        _("Reading the network and placing whoever is new…"),
        f"{key}.reading",
    )
    wanted = asked()
    above = st.container()
    # The answer is what somebody waits for, so it is on its way before the controls that stand above it.
    _DRAWN[answer](viewer, wanted, key)
    with above:
        _answers(answer, f"{key}.show")
        _tools(viewer, wanted, answer, key)


_DRAWN: Mapping[ExplorerAnswer, Callable[[Viewer, Exploration, str], None]] = {
    ExplorerAnswer.PICTURE: picture,
    ExplorerAnswer.ROUTES: routes,
    ExplorerAnswer.RANKING: ranking,
    ExplorerAnswer.LEAVING: leaving,
    ExplorerAnswer.COVERAGE: coverage,
    ExplorerAnswer.CHANGES: changes,
}
_SCOPED = frozenset({ExplorerAnswer.PICTURE, ExplorerAnswer.RANKING})
"""The answers on a part of the network; the others are on all of it."""


def _answers(answer: ExplorerAnswer, key: str) -> None:
    names = {
        ExplorerAnswer.PICTURE: _("Picture"),
        ExplorerAnswer.ROUTES: _("Warmest path"),
        ExplorerAnswer.RANKING: _("Who matters"),
        ExplorerAnswer.LEAVING: _("If somebody leaves"),
        ExplorerAnswer.COVERAGE: _("Coverage"),
        ExplorerAnswer.CHANGES: _("What changed"),
    }
    choice.segments(
        _("Answer"),
        names,
        key,
        value=answer,
        label_visibility="collapsed",
        on_change=lambda: show_answer(state.read(key, answer)),
    )


def _tools(viewer: Viewer, wanted: Exploration, answer: ExplorerAnswer, key: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        whole = cached.whole_graph(viewer)
        if answer in _SCOPED:
            scope(whole, wanted, key)
        as_of(wanted, key)
        what_counts(wanted, key)
        if answer in _SCOPED:
            filters(cached.seen(viewer, wanted.view), whole, wanted, key)
        saved_views(viewer, key)
        trail(key)
        backed_up(wanted, f"{key}.backed_up")
