"""A picture as bytes for the browser: a digest, a short header, and columns of numbers.

All numbers are little-endian:

    16 bytes    the start of the SHA-256 of all that follows
    uint32      the length of the header
    header      JSON in UTF-8, padded with spaces so that the columns begin at a multiple of 4
    columns     one after the other, as the header's "columns" names them: name, type, length

A mark takes 17 bytes and its label, a line 5, or 9 where there are more than 65,536 marks: what many have
in common ("kinds" of marks, "styles" of lines) stands in the header once, and numbers are as narrow as
what they count allows.
"""

import hashlib
import json
import struct
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from dare_network.charts.picture import Picture, PictureEdge, PictureNode

TITLED = 1_500
"""The most marks with which titles are sent; the tooltips of larger pictures are made of names."""

_DIGEST = 16
_SIZES = {"f": 4, "I": 4, "H": 2, "B": 1}
_Column = tuple[str, str, Sequence[float] | bytes]


def picture_bytes(picture: Picture, about: Mapping[str, Any]) -> bytes:
    """The picture, and whatever else the header shall hold. Lines without both ends are left out."""
    edges = [edge for edge in picture.edges if edge.source in picture.keys and edge.target in picture.keys]
    kinds, kind_of = _numbered(map(_kind, picture.nodes))
    styles, style_of = _numbered(map(_style, edges))
    columns: list[_Column] = [
        ("x", "f", [node.x for node in picture.nodes]),
        ("y", "f", [node.y for node in picture.nodes]),
        ("size", "f", [node.size for node in picture.nodes]),
        ("ends", _narrowest(picture.nodes), _ends(picture, edges)),
        ("key", "I", list(picture.keys.values())),
        ("kind", _narrowest(kinds), kind_of),
        ("style", _narrowest(styles), style_of),
        ("label", "B", _lines(node.label for node in picture.nodes)),
    ]
    # Wide numbers come first, so that each column begins where its numbers may begin.
    columns.sort(key=lambda column: -_SIZES[column[1]])
    header = {
        **about,
        "revision": picture.revision,
        "kinds": kinds,
        "styles": styles,
        "holds": {at: node.holds for at, node in enumerate(picture.nodes) if node.holds},
        **_titles(picture, edges),
        "columns": [(name, kind, len(values)) for name, kind, values in columns],
    }
    return _sealed(header, columns)


def digest_of(sent: bytes) -> str:
    """The digest at the start of these bytes, as hexadecimal digits."""
    return sent[:_DIGEST].hex()


def _kind(node: PictureNode) -> tuple[str, str, bool]:
    return node.shape, node.colour, node.faded


def _style(edge: PictureEdge) -> tuple[str, float, bool, bool, bool]:
    return edge.colour, edge.width, edge.dashed, edge.arrow, edge.faded


def _numbered(values: Iterable[Hashable]) -> tuple[list[Hashable], list[int]]:
    """The different values, and for each value its place among them."""
    places: dict[Hashable, int] = {}
    numbers = [places.setdefault(value, len(places)) for value in values]
    return list(places), numbers


def _narrowest(different: Sequence[object]) -> str:
    return "B" if len(different) <= 2**8 else "H" if len(different) <= 2**16 else "I"


def _ends(picture: Picture, edges: Iterable[PictureEdge]) -> list[int]:
    """The places of both ends of each line among the marks: source, target, source, target."""
    places = {node_id: at for at, node_id in enumerate(picture.keys)}
    return [places[end] for edge in edges for end in (edge.source, edge.target)]


def _lines(labels: Iterable[str]) -> bytes:
    # What UTF-8 cannot hold is shown as a question mark; a break of line ends a label.
    return "\n".join(label.replace("\n", " ") for label in labels).encode(errors="replace")


def _titles(picture: Picture, edges: Iterable[PictureEdge]) -> Mapping[str, list[str]]:
    if len(picture.nodes) > TITLED:
        return {}
    titles = {"titles": [node.title for node in picture.nodes], "lineTitles": [edge.title for edge in edges]}
    return {name: texts for name, texts in titles.items() if any(texts)}


def _sealed(header: Mapping[str, Any], columns: Iterable[_Column]) -> bytes:
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    parts = [struct.pack("<I", len(text)), text]
    parts += [struct.pack(f"<{len(values)}{kind}", *values) for _name, kind, values in columns]
    content = b"".join(parts)
    return hashlib.sha256(content).digest()[:_DIGEST] + content
