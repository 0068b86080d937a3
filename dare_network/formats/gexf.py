"""GEXF 1.3 for Gephi and Gephi Lite.

Source of the form: the GEXF 1.3 primer and schema, https://gexf.net/ (repository gephi/gexf).
"""

from collections.abc import Mapping
from datetime import date
from xml.etree.ElementTree import Element, SubElement

from dare_network.formats.declared import Declared, declared
from dare_network.formats.flat_graph import Attributes, FlatGraph, Value, given
from dare_network.formats.kinds import Kinds
from dare_network.formats.look import Look
from dare_network.formats.xml_values import document, xml_text

CREATOR = "DARE-NL network and dialogue tracker"
_NAMESPACE = "http://gexf.net/1.3"
_ROOT = {"xmlns": _NAMESPACE, "xmlns:viz": f"{_NAMESPACE}/viz", "version": "1.3"}
_OF_NODES = ("id", "label")
_OF_EDGES = ("id", "source", "target")

Declarations = Mapping[str, Declared]


def write_gexf(graph: FlatGraph, on: date, looks: Mapping[str, Look] | None = None) -> bytes:
    """The graph as GEXF, last modified `on` that day; `looks` says how nodes are drawn, by id.

    Parallel edges differ in `kind`, which is their "relationship_type" and, where that is the same,
    a number. Edges that run otherwise than the graph say so, and the weight of one is its "strength", where
    that is above zero. Empty values are left out, and so are characters that XML 1.0 forbids.
    """
    root = Element("gexf", _ROOT)
    meta = SubElement(root, "meta", lastmodifieddate=on.isoformat())
    SubElement(meta, "creator").text = CREATOR
    edge_type = "directed" if graph.directed else "undirected"
    body = SubElement(root, "graph", defaultedgetype=edge_type, mode="static")
    of_nodes = _declare(body, "node", declared(graph.nodes, _OF_NODES, ""))
    of_edges = _declare(body, "edge", declared(graph.edges, _OF_EDGES, ""))
    nodes = SubElement(body, "nodes")
    for node in graph.nodes:
        _add_node(nodes, node, of_nodes, looks or {})
    _add_edges(SubElement(body, "edges"), graph, of_edges)
    return document(root)


def _declare(body: Element, kind: str, attributes: Declarations) -> Declarations:
    if attributes:
        listed = SubElement(body, "attributes", {"class": kind})
        for known in attributes.values():
            SubElement(listed, "attribute", id=known.id, title=xml_text(known.name), type=known.type)
    return attributes


def _add_node(nodes: Element, node: Attributes, attributes: Declarations, looks: Mapping[str, Look]) -> None:
    said = given(node)
    key = xml_text(said["id"])
    element = SubElement(nodes, "node", id=key, label=xml_text(said.get("label", key)))
    _add_values(element, node, attributes)
    if key in looks:
        _draw(element, looks[key])


def _draw(element: Element, look: Look) -> None:
    red, green, blue = bytes.fromhex(look.colour.removeprefix("#"))
    SubElement(element, "viz:color", r=str(red), g=str(green), b=str(blue))
    SubElement(element, "viz:position", x=str(look.x), y=str(look.y), z="0.0")
    SubElement(element, "viz:size", value=str(look.size))
    SubElement(element, "viz:shape", value=look.shape)


def _add_edges(edges: Element, graph: FlatGraph, attributes: Declarations) -> None:
    kinds = Kinds()
    for place, edge in enumerate(graph.edges):
        said = {"id": place} | given(edge)
        own = {name: xml_text(said[name]) for name in _OF_EDGES}
        wanted = xml_text(said.get("relationship_type", ""))
        direction = graph.direction(edge)
        own["kind"] = kinds.free(own["source"], own["target"], wanted, direction == "directed")
        if (direction == "directed") is not graph.directed or direction == "mutual":
            own["type"] = direction
        if (weight := _weight(said.get("strength"))) is not None:
            own["weight"] = weight
        _add_values(SubElement(edges, "edge", own), edge, attributes)


def _weight(strength: Value | None) -> str | None:
    """The strength as a weight: Gephi takes none of zero or below for one."""
    is_weight = isinstance(strength, int | float) and not isinstance(strength, bool) and strength > 0
    return xml_text(strength) if is_weight and strength is not None else None


def _add_values(element: Element, record: Attributes, attributes: Declarations) -> None:
    said = {name: value for name, value in given(record).items() if name in attributes}
    if said:
        values = SubElement(element, "attvalues")
        for name, value in said.items():
            SubElement(values, "attvalue", {"for": attributes[name].id, "value": xml_text(value)})
