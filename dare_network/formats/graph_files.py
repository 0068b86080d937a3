"""Graphs for other programs: GraphML and node-link JSON, from plain values."""

import json
import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

Value = str | int | float | bool
Attributes = Mapping[str, Value | None]

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_ROOT = {
    "xmlns": _NAMESPACE,
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{_NAMESPACE} {_NAMESPACE}/1.0/graphml.xsd",
}
_FORBIDDEN_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONG = range(-(2**63), 2**63)


def write_graphml(nodes: Sequence[Attributes], edges: Sequence[Attributes], directed: bool = True) -> bytes:
    """The graph as GraphML. A node needs "id", an edge "source" and "target"; it may have an "id".

    Each other key becomes a typed one: boolean, long or double where all its values are, else string.
    None and numbers that are not finite are left out, and so are characters that XML 1.0 forbids; line
    ends become `\\n`.
    """
    root = Element("graphml", _ROOT)
    node_keys = _declared(root, "node", nodes, {"id"})
    edge_keys = _declared(root, "edge", edges, {"id", "source", "target"})
    graph = SubElement(root, "graph", edgedefault="directed" if directed else "undirected")
    for node in nodes:
        _add(graph, "node", node, {"id"}, node_keys)
    for edge in edges:
        _add(graph, "edge", edge, {"id", "source", "target"}, edge_keys)
    indent(root)
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def write_node_link(nodes: Sequence[Attributes], edges: Sequence[Attributes], directed: bool = True) -> bytes:
    """The graph as node-link JSON, in the form that NetworkX 3.6 reads and writes.

    A node needs "id", an edge "source" and "target". Every edge gets its position as "key", so that
    parallel edges stay apart. None and numbers that are not finite are left out.
    """
    graph = {
        "directed": directed,
        "multigraph": True,
        "graph": {},
        "nodes": [_given(node) for node in nodes],
        "edges": [{**_given(edge), "key": position} for position, edge in enumerate(edges)],
    }
    return json.dumps(graph, ensure_ascii=False).encode("utf-8", errors="replace")


def _given(attributes: Attributes) -> dict[str, Value]:
    return {
        name: value
        for name, value in attributes.items()
        if value is not None and not (isinstance(value, float) and not math.isfinite(value))
    }


def _declared(root: Element, kind: str, items: Iterable[Attributes], own: Collection[str]) -> dict[str, str]:
    """The id of the <key> of each attribute, after writing them all."""
    values: dict[str, list[Value]] = {}
    for item in items:
        for name, value in _given(item).items():
            if name not in own:
                values.setdefault(name, []).append(value)
    keys = {name: f"{kind}{position}" for position, name in enumerate(values)}
    for name, key in keys.items():
        declared = {
            "id": key,
            "for": kind,
            "attr.name": _xml(name),
            "attr.type": _type(values[name]),
        }
        SubElement(root, "key", declared)
    return keys


def _type(values: Sequence[Value]) -> str:
    if all(isinstance(value, bool) for value in values):
        return "boolean"
    if any(isinstance(value, (bool, str)) for value in values):
        return "string"
    if any(isinstance(value, float) for value in values):
        return "double"
    return "long" if all(value in _LONG for value in values) else "string"


def _add(graph: Element, kind: str, item: Attributes, own: Collection[str], keys: Mapping[str, str]) -> None:
    given = _given(item)
    element = SubElement(graph, kind, {name: _xml(value) for name, value in given.items() if name in own})
    for name, value in given.items():
        if name not in own:
            SubElement(element, "data", key=keys[name]).text = _xml(value)


def _xml(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN_IN_XML.sub("", text)
