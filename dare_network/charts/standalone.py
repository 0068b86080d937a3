"""A picture as a network of pyvis, and as one HTML file that opens anywhere without a network."""

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from dare_network.charts.picture import LegendEntry, Picture, PictureEdge, PictureNode
from dare_network.language import _, current_language, number
from dare_network.words.cutting import alphabetical

TEMPLATES = Path(__file__).parent / "templates"

# Outlines in a square from -10 to 10, for legends; other shapes of vis-network are shown as a dot.
OUTLINES: Mapping[str, str] = {
    "dot": "M-8 0a8 8 0 1 0 16 0a8 8 0 1 0 -16 0Z",
    "square": "M-7 -7H7V7H-7Z",
    "box": "M-9 -6H9V6H-9Z",
    "diamond": "M0 -9L9 0L0 9L-9 0Z",
    "triangle": "M0 -8L9 8H-9Z",
    "triangleDown": "M0 8L9 -8H-9Z",
    "hexagon": "M-9 0L-4.5 -8H4.5L9 0L4.5 8H-4.5Z",
    "star": "M0 -9L2.3 -3.1L8.6 -2.8L3.7 1.2L5.3 7.3L0 3.8L-5.3 7.3L-3.7 1.2L-8.6 -2.8L-2.3 -3.1Z",
}

# Beyond this many lines a browser cannot draw them all while the picture moves.
EDGES_DRAWN_WHILE_MOVING = 1000

FADED = 0.2
"""The opacity of what is drawn pale."""
FOLDED_RING = 6
"""The width of the ring round a mark that stands for others."""


def _package_folder(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name=name)
    return Path(spec.origin).parent


# The script that pyvis itself uses, of the release that pyvis was tested with.
VIS_NETWORK = _package_folder("pyvis") / "templates/lib/vis-9.1.2/vis-network.min.js"


def outline(entry: LegendEntry) -> str:
    """The SVG path of the entry's shape, in a square from -10 to 10."""
    return OUTLINES.get(entry.shape, OUTLINES["dot"])


def _node(node: PictureNode) -> dict[str, Any]:
    drawn: dict[str, Any] = {
        "id": node.id,
        "label": node.label,
        "title": node.title,
        "shape": node.shape,
        "color": node.colour,
        "size": node.size,
        "x": node.x,
        "y": node.y,
    }
    if node.faded:
        drawn["opacity"] = FADED
    if node.holds:
        drawn["borderWidth"] = FOLDED_RING
    return drawn


def _edge(edge: PictureEdge) -> dict[str, Any]:
    drawn: dict[str, Any] = {
        "id": edge.id,
        "from": edge.source,
        "to": edge.target,
        "title": edge.title,
        "width": edge.width,
        "dashes": edge.dashed,
        "arrows": "to" if edge.arrow else "",
    }
    if edge.colour:
        drawn["color"] = edge.colour
    if edge.faded:
        drawn["opacity"] = FADED
    return drawn


def _options(picture: Picture) -> dict[str, Any]:
    many = len(picture.edges) > EDGES_DRAWN_WHILE_MOVING
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "nodes": {
            "borderWidth": 1.5,
            "borderWidthSelected": 3,
            "font": {"size": 14, "strokeWidth": 4},
        },
        "edges": {
            "smooth": False,
            "selectionWidth": 1,
            "hoverWidth": 0.5,
            "arrows": {"to": {"scaleFactor": 0.45}},
        },
        "interaction": {
            "hover": True,
            "tooltipDelay": 150,
            "keyboard": {"enabled": True, "bindToWindow": False},
            "navigationButtons": True,
            "hideEdgesOnDrag": many,
            "hideEdgesOnZoom": many,
        },
    }


def pyvis_network(picture: Picture) -> Network:
    """The picture for pyvis, with its positions and without a simulation.

    An edge without a colour is left to the page's own. Only what is drawn is in it: the browser
    receives every attribute of a pyvis network.
    """
    network = Network(directed=True, notebook=False)
    # Network.add_edge looks through all earlier nodes at each call.
    network.nodes = [_node(node) for node in picture.nodes]
    network.edges = [_edge(edge) for edge in picture.edges]
    network.node_ids = [node.id for node in picture.nodes]
    network.node_map = {node["id"]: node for node in network.nodes}
    network.options = _options(picture)
    return network


def _rows(picture: Picture) -> Iterator[dict[str, Any]]:
    neighbours: dict[str, set[str]] = {node.id: set() for node in picture.nodes}
    for edge in picture.edges:
        if edge.source in neighbours and edge.target in neighbours:
            neighbours[edge.source].add(edge.target)
            neighbours[edge.target].add(edge.source)
    meaning = {(entry.shape, entry.colour): entry.label for entry in picture.legend}
    for node in sorted(picture.nodes, key=lambda node: alphabetical(node.label)):
        tied = sorted((picture.labels[other] for other in neighbours[node.id]), key=alphabetical)
        yield {
            "id": node.id,
            "label": node.label,
            "meaning": meaning.get((node.shape, node.colour), ""),
            "title": node.title,
            "count": number(len(tied)),
            "tied": tied,
        }


def _words() -> dict[str, str]:
    # Texts are found for translation in Python files only: the template has none of its own.
    return {
        "legend": _("Legend"),
        "everything": _("Everything in the picture"),
        "name": _("Name"),
        "category": _("Category"),
        "details": _("Details"),
        "ties": _("Ties"),
        "tied_to": _("Tied to"),
    }


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def standalone_html(picture: Picture, title: str, note: str) -> bytes:
    """One HTML file with the picture, its legend and a table of its marks.

    It asks nothing of any host, which its own content security policy enforces. `title`, `note` and
    every text of the picture are shown as text.
    """
    nodes, edges, *_rest, options = pyvis_network(picture).get_network_data()
    scripts = [VIS_NETWORK.read_text("utf-8"), (TEMPLATES / "network.js").read_text("utf-8")]
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("network.html").render(
        words=_words(),
        language=current_language().value,
        title=title,
        note=note,
        legend=[(entry.label, outline(entry), entry.colour) for entry in picture.legend],
        network={"nodes": nodes, "edges": edges, "options": json.loads(options)},
        rows=list(_rows(picture)),
        digests=[_digest(script) for script in scripts],
        # Both are files of this product and of pyvis, and nothing that anybody typed.
        scripts=[Markup(script) for script in scripts],  # noqa: S704
    )
    return page.encode()
