"""GraphML as other programs write it, to tables.

Source of the form: http://graphml.graphdrawing.org/specification.html, with the attributes extension.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dare_network.formats.graph_rows import GraphRows
from dare_network.formats.grid import Table
from dare_network.formats.xml_reading import Element, elements

_WANTED = ("key", "node", "edge")
_OF_NODES = ("id",)
_OF_EDGES = ("id", "source", "target")


@dataclass(frozen=True, slots=True)
class _Key:
    """The declaration of one kind of value in a file; `header` is empty for what only its vendor can read."""

    header: str
    kind: str
    default: str | None


def read_graphml(content: bytes) -> tuple[Table, ...]:
    """The nodes and edges of a GraphML file, with its keys as columns and their defaults filled in.

    Nodes of graphs within nodes are read like the others. Hyperedges, ports and what belongs to the
    graph as a whole are left out; of the drawings of yEd only the label is read. Raises
    UnreadableFileError with a sentence.
    """
    rows = GraphRows()
    keys: dict[str, _Key] = {}
    for element in elements(content, _WANTED):
        if element.name == "key":
            keys[element.attributes.get("id", "")] = _key(element)
        elif element.name == "node":
            rows.add_node(element.line, _cells(element, _OF_NODES, keys))
        else:
            rows.add_edge(element.line, _cells(element, _OF_EDGES, keys))
    return rows.tables()


def _key(element: Element) -> _Key:
    said = element.attributes
    defaults = [part.text for part in element.parts if part.name == "default"]
    vendor = "yfiles.type" in said
    header = "" if vendor else said.get("attr.name") or said.get("id", "")
    return _Key(header, said.get("for", "all"), defaults[0] if defaults and header else None)


def _cells(element: Element, built_in: tuple[str, ...], keys: Mapping[str, _Key]) -> dict[str, str]:
    cells = {name: element.attributes.get(name, "") for name in built_in}
    mine = {key: known for key, known in keys.items() if known.kind in (element.name, "all")}
    values = {known.header: known.default for known in mine.values() if known.default is not None}
    for part in element.parts:
        key = part.attributes.get("key", "")
        known = mine.get(key) or (None if key in keys else _Key(key, "all", None))
        if part.name == "data" and known:
            values |= {known.header: part.text} if known.header else _drawn(part)
    cells |= {f"{name} (2)" if name.casefold() in built_in else name: text for name, text in values.items()}
    return cells


def _drawn(data: Element) -> dict[str, str]:
    """The label in a drawing of yEd."""
    labels = (*data.all_named("NodeLabel"), *data.all_named("EdgeLabel"))
    return {"label": labels[0].text} if labels else {}
