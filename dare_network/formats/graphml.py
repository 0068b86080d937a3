"""GraphML for other programs: Gephi, yEd, NetworkX, igraph and more.

Source of the form: http://graphml.graphdrawing.org/specification.html, with the attributes extension.
"""

from collections.abc import Collection, Mapping
from xml.etree.ElementTree import Element, SubElement

from dare_network.formats.declared import Declared, declared
from dare_network.formats.flat_graph import Attributes, FlatGraph, given
from dare_network.formats.xml_values import document, xml_text

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_ROOT = {
    "xmlns": _NAMESPACE,
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{_NAMESPACE} {_NAMESPACE}/1.0/graphml.xsd",
}
_BUILT_IN = {"node": ("id",), "edge": ("id", "source", "target")}


def write_graphml(graph: FlatGraph) -> bytes:
    """The graph as GraphML; each value that the format has not built in becomes a typed key.

    Empty values are left out, and so are characters that XML 1.0 forbids; line ends become `\\n`.
    """
    root = Element("graphml", _ROOT)
    records = {"node": graph.nodes, "edge": graph.edges}
    keys = {kind: declared(records[kind], own, kind) for kind, own in _BUILT_IN.items()}
    for kind, known in keys.items():
        for key in known.values():
            SubElement(root, "key", _key(kind, key))
    body = SubElement(root, "graph", edgedefault="directed" if graph.directed else "undirected")
    for kind, own in _BUILT_IN.items():
        for record in records[kind]:
            _add(body, kind, record, own, keys[kind])
    return document(root)


def _key(kind: str, key: Declared) -> dict[str, str]:
    return {"id": key.id, "for": kind, "attr.name": xml_text(key.name), "attr.type": key.type}


def _add(
    body: Element, kind: str, record: Attributes, built_in: Collection[str], keys: Mapping[str, Declared]
) -> None:
    said = given(record)
    own = {name: xml_text(said[name]) for name in built_in if name in said}
    element = SubElement(body, kind, own)
    for name, value in said.items():
        if name in keys:
            SubElement(element, "data", key=keys[name].id).text = xml_text(value)
