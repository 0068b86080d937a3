"""A picture of a network that answers to pointer, touch and keyboard."""

from collections.abc import Callable

import streamlit as st

from dare_network.charts.picture import Picture, mark_key
from dare_network.language import current_language
from dare_network.ui import state
from dare_network.ui.graph_view.events import GraphEvent, read_event
from dare_network.ui.graph_view.registration import GRAPH_VIEW
from dare_network.ui.graph_view.sending import Order, sent

__all__ = ["GraphEvent", "fetch_graph_scripts", "graph_view"]


def fetch_graph_scripts(key: str) -> None:
    """Have the browser fetch what draws a picture; takes no space, and is best drawn before all else."""
    GRAPH_VIEW.renderer()(key=f"{key}.scripts", data={"part": "scripts"})


def graph_view(
    picture: Picture,
    *,
    selected: str | None,
    label: str,
    key: str,
    height: int = 620,
    on_touch: Callable[[GraphEvent], object] | None = None,
    heading: str = "",
    note: str = "",
) -> GraphEvent | None:
    """Draw `picture`, `height` pixels high, and return what was touched since the last run.

    `selected` is the id of the mark to stress; the camera moves there when this was not the reader's
    own click. `label` names the picture for those who cannot see it; `heading` and `note` are printed
    on a picture that is saved. A picture that replaces another under the same `key` changes only what
    differs and leaves the camera where it is, unless no mark is in both. `on_touch` hears what was
    touched before the page runs again, so that one run can show what follows from it.
    """

    def heard() -> None:
        touched = getattr(state.read(key, None), "touched", None)
        event = read_event(picture, touched)
        if event and on_touch and state.is_new(f"{key}.heard", touched):
            on_touch(event)

    language = current_language()
    order = Order(picture.revision, picture.legend, label, heading, note, key, height, language, picture)
    chosen = None if selected is None else picture.keys.get(selected, mark_key(selected))
    mount = GRAPH_VIEW.renderer()
    with st.container(gap=None):
        result = mount(key=key, data=sent(order), on_touched_change=heard)
        # A mount of its own, so that choosing a mark does not send the whole picture again.
        mount(key=f"{key}.selected", data={"part": "selected", "graph": key, "mark": chosen})
    return read_event(picture, result.touched)
