"""Node-link JSON as NetworkX and D3 write it, to tables."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from dare_network.errors import UnreadableFileError
from dare_network.formats.graph_rows import GraphRows
from dare_network.formats.grid import Table
from dare_network.formats.xml_reading import endless
from dare_network.language import _, number


def read_node_link(content: bytes) -> tuple[Table, ...]:
    """The nodes and edges of a node-link JSON file; the ties may be called "edges" or "links".

    A node without "id" is named by its place, counted from 0, as older files of D3 do. Lists become
    texts divided by "; ", and what is nested deeper stays JSON. The line of a row is its place in its
    list, counted from 1. Raises UnreadableFileError with a sentence.
    """
    graph = _parsed(content)
    nodes, edges = _listed(graph, "nodes"), _listed(graph, "edges", "links")
    if nodes is None or edges is None:
        raise UnreadableFileError(
            _("This JSON file holds no graph: it needs a list “nodes” and a list “edges” or “links”.")
        )
    rows = GraphRows()
    for place, node in enumerate(nodes):
        rows.add_node(place + 1, {"id": str(place)} | _texts(node))
    for place, edge in enumerate(edges):
        ends = {end: _end(edge.get(end)) for end in ("source", "target")}
        rows.add_edge(place + 1, _texts(edge) | ends)
    return rows.tables()


def _parsed(content: bytes) -> Any:
    try:
        # As text, a number keeps its digits and cannot be too large.
        return json.loads(content, parse_int=str, parse_float=str, parse_constant=lambda _name: None)
    except json.JSONDecodeError as error:
        line = number(error.lineno)
        raise UnreadableFileError(
            _("This file is damaged: what stands in line {line} is no JSON.").format(line=line)
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableFileError(_("This file is damaged: its characters are not UTF-8.")) from error
    except RecursionError as error:
        raise endless() from error


def _listed(graph: Any, *names: str) -> Sequence[Mapping[str, Any]] | None:
    for name in names:
        found = graph.get(name) if isinstance(graph, dict) else None
        if isinstance(found, list) and all(isinstance(each, dict) for each in found):
            return found
    return None


def _texts(record: Mapping[str, Any]) -> dict[str, str]:
    return {name: _text(value) for name, value in record.items()}


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and not any(isinstance(each, dict | list) for each in value):
        return "; ".join(map(_text, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _end(value: Any) -> str:
    # A file that D3 has drawn holds the node itself as an end.
    return _text(value.get("id")) if isinstance(value, dict) else _text(value)
