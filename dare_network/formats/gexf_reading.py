"""GEXF 1.1 to 1.3 as Gephi and others write it, to tables.

Source of the form: the primers and schemas of GEXF, https://gexf.net/ (repository gephi/gexf).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dare_network.errors import UnreadableFileError
from dare_network.formats.graph_rows import GraphRows
from dare_network.formats.grid import Table
from dare_network.formats.xml_reading import Element, elements
from dare_network.language import _

_WANTED = ("graph", "attributes", "node", "edge")
_OF_NODES = ("id", "label")
_OF_EDGES = ("id", "source", "target", "label")
_BESIDE = ("type", "weight", "kind")
"""Attributes that the format has built in but lets an attribute of the same title speak for."""


@dataclass(slots=True)
class _Attributes:
    """The header of each declared attribute by its id, and the defaults by header."""

    headers: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)


def read_gexf(content: bytes) -> tuple[Table, ...]:
    """The nodes and edges of a GEXF file, with its attributes as columns and defaults filled in.

    Namespaces do not count. Nodes within nodes are read like the others; lists stay as they are
    written; how things are drawn is left out. Raises UnreadableFileError with a sentence, also for a
    graph that changes over time.
    """
    rows = GraphRows()
    known = {"node": _Attributes(), "edge": _Attributes()}
    for element in elements(content, _WANTED):
        if element.name == "node":
            rows.add_node(element.line, _cells(element, _OF_NODES, known["node"]))
        elif element.name == "edge":
            rows.add_edge(element.line, _cells(element, _OF_EDGES, known["edge"]))
        elif element.attributes.get("mode") == "dynamic":
            raise UnreadableFileError(
                _("This graph changes over time. Export it as it is at one moment and try again.")
            )
        elif element.name == "attributes":
            _declare(element, known)
    return rows.tables()


def _declare(element: Element, known: Mapping[str, _Attributes]) -> None:
    kind = element.attributes.get("class", "")
    for part in element.parts:
        if part.name == "attribute" and kind in known:
            key = part.attributes.get("id", "")
            header = _header(part.attributes.get("title") or key, kind)
            known[kind].headers[key] = header
            for default in part.parts:
                known[kind].defaults[header] = default.text


def _header(title: str, kind: str) -> str:
    built_in = _OF_NODES if kind == "node" else _OF_EDGES
    return f"{title} (2)" if title.casefold() in built_in else title


def _cells(element: Element, built_in: tuple[str, ...], known: _Attributes) -> dict[str, str]:
    said = element.attributes
    cells = {name: said.get(name, "") for name in built_in} | known.defaults
    for value in element.all_named("attvalue"):
        # The first drafts called it "id".
        key = value.attributes.get("for") or value.attributes.get("id", "")
        cells[known.headers.get(key, _header(key, element.name))] = value.attributes.get("value", "")
    titles = {header.casefold() for header in known.headers.values()}
    return cells | {name: said[name] for name in _BESIDE if name in said and name not in titles}
