"""A strict check of GraphML 1.0 with its attributes extension, of what a flat graph may hold.

After http://graphml.graphdrawing.org/specification.html; nothing of the schema files is copied.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

from graph_rules import NMTOKEN, holds, only

SPACE = "{http://graphml.graphdrawing.org/xmlns}"
_SCHEMA = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_TYPES = {"boolean", "int", "long", "float", "double", "string"}
_SUBJECTS = {"all", "graph", "node", "edge", "hyperedge", "port", "endpoint"}


def graphml_faults(content: bytes) -> list[str]:
    """All that the specification forbids in this file."""
    return list(_faults(fromstring(content)))


def _faults(root: Element) -> Iterator[str]:
    if root.tag != f"{SPACE}graphml":
        yield f"the root is {root.tag}"
    yield from only(root, {_SCHEMA})
    order = [child.tag.removeprefix(SPACE) for child in root]
    keys = [child for child in root if child.tag == f"{SPACE}key"]
    if order != ["key"] * len(keys) + ["graph"]:
        yield f"keys go before one graph, not {order}"
    for key in keys:
        yield from only(key, (), ("id", "for", "attr.name", "attr.type"))
        if key.get("attr.type") not in _TYPES or key.get("for") not in _SUBJECTS:
            yield f"key {key.attrib}"
    for graph in root.findall(f"{SPACE}graph"):
        yield from _graph(graph, {key.get("id", ""): key for key in keys})


def _graph(graph: Element, keys: dict[str, Element]) -> Iterator[str]:
    yield from only(graph, {"id"}, {"edgedefault"})
    if graph.get("edgedefault") not in ("directed", "undirected"):
        yield "edgedefault"
    nodes = [child.get("id", "") for child in graph if child.tag == f"{SPACE}node"]
    edges = [child.get("id") for child in graph if child.tag == f"{SPACE}edge" and child.get("id")]
    for kind, ids in (("node", nodes), ("edge", edges), ("key", list(keys))):
        if len(set(ids)) < len(ids):
            yield f"two of kind {kind} have one id"
        yield from (f"{kind} {id_!r} is no NMTOKEN" for id_ in ids if not NMTOKEN.fullmatch(id_ or ""))
    for child in graph:
        kind = child.tag.removeprefix(SPACE)
        yield from only(child, {"id"}, {"node": {"id"}, "edge": {"source", "target"}}[kind])
        yield from (f"{end} is no node" for end in _ends(child) if end not in nodes)
        yield from _data(child, kind, keys)


def _ends(child: Element) -> list[str]:
    return [child.attrib[name] for name in ("source", "target") if name in child.attrib]


def _data(element: Element, kind: str, keys: dict[str, Element]) -> Iterator[str]:
    used = [data.get("key", "") for data in element]
    if len(set(used)) < len(used):
        yield f"{kind}: a key twice"
    for data in element:
        if data.tag != f"{SPACE}data" or len(data):
            yield f"{kind} holds {data.tag}"
        key = keys.get(data.get("key", ""))
        if key is None or key.get("for") not in (kind, "all"):
            yield f"{kind}: key {data.get('key')} is not declared for it"
        elif not holds(key.get("attr.type", ""), data.text or ""):
            yield f"{data.text!r} is no {key.get('attr.type')}"
