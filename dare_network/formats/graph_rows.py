"""From the nodes and edges of a graph file to two tables, whatever file they came from."""

from collections.abc import Iterable, Mapping, Sequence

from dare_network.errors import UnreadableFileError
from dare_network.formats.grid import Row, Table, told_apart
from dare_network.formats.limits import refuse_broad, refuse_full, refuse_long
from dare_network.formats.xml_values import xml_text
from dare_network.language import _

# Not translated: mappings refer to them.
NODES, EDGES = "nodes", "edges"

_NAMES = frozenset({"label", "name", "naam", "title", "titel"})


class GraphRows:
    """Collects what a file says of nodes and edges, by header, and makes tables of it."""

    def __init__(self) -> None:
        self._nodes: list[tuple[int, dict[str, str]]] = []
        self._edges: list[tuple[int, dict[str, str]]] = []

    def add_node(self, line: int, cells: Mapping[str, str]) -> None:
        """Keep a node, whose id is in the cell "id"."""
        _keep(self._nodes, line, cells)

    def add_edge(self, line: int, cells: Mapping[str, str]) -> None:
        """Keep an edge, whose ends are in the cells "source" and "target"."""
        _keep(self._edges, line, cells)

    def tables(self) -> tuple[Table, ...]:
        """A table of the nodes and one of the edges, each where there are any.

        Where no node has a name, each is called by its id. Raises UnreadableFileError for a graph
        without nodes and edges, and for one that is too large.
        """
        headers = {header.casefold() for _line, cells in self._nodes for header in cells}
        if not headers & _NAMES:
            for _line, cells in self._nodes:
                cells["label"] = cells.get("id", "")
        tables = (_table(NODES, self._nodes), _table(EDGES, self._edges))
        found = tuple(table for table in tables if table.rows)
        if not found:
            raise UnreadableFileError(_("This file holds a graph without nodes and without ties."))
        return found


def _keep(kept: list[tuple[int, dict[str, str]]], line: int, cells: Mapping[str, str]) -> None:
    clean = {xml_text(name): xml_text(text).strip() for name, text in cells.items()}
    kept.append((line, {name: text for name, text in clean.items() if text}))
    refuse_long(len(kept))


def _table(name: str, records: Sequence[tuple[int, Mapping[str, str]]]) -> Table:
    given = _in_order(cells for _line, cells in records)
    refuse_broad(len(given))
    refuse_full(len(records), len(given))
    headers = told_apart(given)
    pairs = list(zip(given, headers, strict=True))
    rows = (Row(line, {header: cells.get(key, "") for key, header in pairs}) for line, cells in records)
    return Table(name, headers, tuple(rows), ())


def _in_order(records: Iterable[Mapping[str, str]]) -> list[str]:
    return list(dict.fromkeys(header for cells in records for header in cells))
