"""A picture of a network that answers to pointer, touch and keyboard."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import streamlit as st

from dare_network.charts.picture import LegendEntry, Picture
from dare_network.charts.standalone import outline, pyvis_network
from dare_network.language import Language, _, current_language
from dare_network.ui import state
from dare_network.ui.components.graph_view.registration import renderer
from dare_network.ui.components.graph_view.vendor import VENDOR_URL
from dare_network.ui.keeping import kept


@dataclass(frozen=True, slots=True)
class GraphEvent:
    """What the reader touched; `id` is None for the background."""

    kind: Literal["node", "edge", "background"]
    id: str | None


def _texts() -> Mapping[str, str]:
    return {
        "zoomIn": _("Zoom in"),
        "zoomOut": _("Zoom out"),
        "fit": _("Show everything"),
        "fullscreen": _("Full screen"),
        "leaveFullscreen": _("Leave full screen"),
        "save": _("Save as an image"),
        "file": _("network") + ".png",
        "legend": _("Legend"),
        "role": _("network picture"),
        "hint": _(
            "Left and right walk round the neighbours, down goes one tie further, up goes back. "
            "Enter opens, plus and minus zoom, Escape clears."
        ),
        "noTie": _("{label}, no ties"),
        "oneTie": _("{label}, 1 tie"),
        "ties": _("{label}, {n} ties"),
        "cleared": _("Nothing is selected."),
        "empty": _("There is nothing to draw."),
        "noScript": _(
            "The picture cannot be drawn because its script could not be loaded. "
            "Reload the page to try again."
        ),
        "noCanvas": _("This browser cannot draw the picture."),
    }


@dataclass(frozen=True, slots=True)
class _Order:
    """All that decides what the browser receives for a picture; equal pictures have equal revisions."""

    revision: str
    legend: tuple[LegendEntry, ...]
    label: str
    key: str
    height: int
    language: Language
    picture: Picture = field(compare=False)


@kept(16)
def _sent(order: _Order) -> bytes:
    """The picture for the browser as JSON, after a digest by which it knows what it has already.

    Bytes, and made once: from a dictionary Streamlit would make JSON twice at each run of the page.
    """
    nodes, edges, *_rest, options = pyvis_network(order.picture).get_network_data()
    content = {
        "graph": order.key,
        "revision": order.revision,
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
        "legend": [
            {"label": entry.label, "outline": outline(entry), "colour": entry.colour}
            for entry in order.legend
        ],
        "label": order.label,
        "height": order.height,
        "texts": _texts(),
        "vendor": VENDOR_URL,
    }
    text = json.dumps(content, separators=(",", ":")).encode()
    return hashlib.sha256(text).hexdigest().encode() + text


def read_event(picture: Picture, sent: object) -> GraphEvent | None:
    """What a browser says was touched; None where it is not of this picture, or no event at all."""
    match sent:
        case {"kind": "background"}:
            return GraphEvent("background", None)
        case {"kind": "node", "id": str(node)} if node in picture.labels:
            return GraphEvent("node", node)
        case {"kind": "edge", "id": str(edge)} if any(each.id == edge for each in picture.edges):
            return GraphEvent("edge", edge)
    return None


def fetch_graph_scripts(key: str) -> None:
    """Have the browser fetch what draws a picture; takes no space, and is best drawn before all else."""
    renderer()(key=f"{key}.scripts", data={"part": "scripts", "vendor": VENDOR_URL})


def graph_view(
    picture: Picture,
    *,
    selected: str | None,
    label: str,
    key: str,
    height: int = 620,
    on_touch: Callable[[GraphEvent], object] | None = None,
) -> GraphEvent | None:
    """Draw `picture`, `height` pixels high, and return what was touched since the last run.

    `selected` is the id of the mark to stress; the camera moves there when this was not the reader's
    own click. `label` names the picture for those who cannot see it. A picture that replaces another
    under the same `key` changes only what differs and leaves the camera where it is, unless no mark
    is in both. `on_touch` hears what was touched before the page runs again, so that one run can show
    what follows from it.
    """

    def heard() -> None:
        event = read_event(picture, getattr(state.read(key, None), "touched", None))
        if event and on_touch:
            on_touch(event)

    order = _Order(picture.revision, picture.legend, label, key, height, current_language(), picture)
    mount = renderer()
    with st.container(gap=None):
        result = mount(key=key, data=_sent(order), on_touched_change=heard)
        # A mount of its own, so that choosing a mark does not send the whole picture again.
        mount(key=f"{key}.selected", data={"part": "selected", "graph": key, "id": selected})
    return read_event(picture, result.touched)
