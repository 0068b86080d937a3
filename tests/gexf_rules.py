"""A strict check of static GEXF 1.3, of what a flat graph may hold.

After the primer and schema of GEXF 1.3 (repository gephi/gexf); nothing of the schema is copied. The
published schema puts colours and positions in the main namespace; the primer and all programs use the
namespace "viz", and so does this check.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

from graph_rules import holds, is_day, only

SPACE = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"
_EDGE_TYPES = {"directed", "undirected", "mutual"}
_OF_GRAPH = {
    "defaultedgetype": _EDGE_TYPES,
    "mode": {"static"},
    "idtype": {"string", "integer"},
}
_PLAIN = {"integer", "long", "double", "float", "boolean", "string"}
_SHAPES = {"disc", "square", "triangle", "diamond"}


def gexf_faults(content: bytes) -> list[str]:
    """All that the specification forbids in this file."""
    return list(_faults(fromstring(content)))


def named(parent: Element, name: str) -> list[Element]:
    """The children of this name."""
    return parent.findall(f"{SPACE}{name}")


def _faults(root: Element) -> Iterator[str]:
    if (root.tag, root.get("version")) != (f"{SPACE}gexf", "1.3"):
        yield f"{root.tag} {root.get('version')}"
    yield from only(root, {"version"})
    if [child.tag for child in root] != [f"{SPACE}meta", f"{SPACE}graph"]:
        yield "a meta and a graph"
    meta, graph = root
    yield from only(meta, {"lastmodifieddate"})
    if not is_day(meta.get("lastmodifieddate", "")):
        yield "lastmodifieddate is no day"
    known = {f"{SPACE}creator", f"{SPACE}keywords", f"{SPACE}description"}
    yield from (f"meta holds {child.tag}" for child in meta if child.tag not in known)
    yield from _graph(graph)


def _graph(graph: Element) -> Iterator[str]:
    yield from only(graph, _OF_GRAPH)
    yield from (f"{name}={value}" for name, value in graph.items() if value not in _OF_GRAPH.get(name, ()))
    declared: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
    for listed in named(graph, "attributes"):
        yield from only(listed, {"mode"}, {"class"})
        for each in listed:
            yield from only(each, (), {"id", "title", "type"})
            if each.get("type") not in _PLAIN or each.attrib["id"] in declared[listed.attrib["class"]]:
                yield f"attribute {each.attrib}"
            declared[listed.attrib["class"]][each.attrib["id"]] = each.attrib["type"]
    ((nodes,), (edges,)) = named(graph, "nodes"), named(graph, "edges")
    ids = [node.get("id", "") for node in nodes]
    yield from _unique("node", ids)
    for node in nodes:
        yield from only(node, (), {"id", "label"})
        yield from _values(node, declared["node"])
        yield from _look(node)
    yield from _edges(edges, set(ids), declared["edge"])


def _edges(edges: Element, nodes: set[str], declared: dict[str, str]) -> Iterator[str]:
    yield from _unique("edge", [edge.get("id", "") for edge in edges])
    triples = [(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges]
    yield from _unique("source, target and kind", triples)
    for edge in edges:
        yield from only(edge, {"type", "weight", "kind", "label"}, {"id", "source", "target"})
        yield from (
            f"{edge.get(end)} is no node" for end in ("source", "target") if edge.get(end) not in nodes
        )
        if edge.get("type", "directed") not in _EDGE_TYPES:
            yield f"type={edge.get('type')}"
        yield from _values(edge, declared)


def _unique(what: str, given: list) -> Iterator[str]:
    if len(set(given)) < len(given):
        yield f"two have the same {what}"


def _values(element: Element, declared: dict[str, str]) -> Iterator[str]:
    for listed in named(element, "attvalues"):
        yield from _unique("attvalue", [value.get("for") for value in listed])
        for value in listed:
            yield from only(value, (), {"for", "value"})
            type_ = declared.get(value.get("for", ""))
            if type_ is None or not holds(type_, value.get("value", "")):
                yield f"{value.attrib} is no {type_}"


def _look(node: Element) -> Iterator[str]:
    known = {f"{SPACE}attvalues", *(f"{VIZ}{name}" for name in ("color", "position", "size", "shape"))}
    yield from (f"node holds {child.tag}" for child in node if child.tag not in known)
    for color in node.findall(f"{VIZ}color"):
        yield from only(color, {"a"}, {"r", "g", "b"})
        if not all(0 <= int(color.attrib[part]) <= 255 for part in "rgb"):
            yield f"colour {color.attrib}"
    for position in node.findall(f"{VIZ}position"):
        yield from only(position, {"z"}, {"x", "y"})
        yield from (value for value in position.attrib.values() if not holds("float", value))
    for size in node.findall(f"{VIZ}size"):
        if not float(size.get("value", "-1")) >= 0:
            yield f"size {size.attrib}"
    for shape in node.findall(f"{VIZ}shape"):
        if shape.get("value") not in _SHAPES:
            yield f"shape {shape.attrib}"
