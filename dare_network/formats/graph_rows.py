"""From the nodes and edges of a graph file to two tables, whatever file they came from."""

from collections.abc import Mapping, Sequence

from dare_network.errors import UnreadableFileError
from dare_network.formats.grid import Table
from dare_network.formats.limits import refuse_long
from dare_network.formats.record_table import clean_cells, table_of_clean
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

    def tables(self, remarks: Sequence[str] = ()) -> tuple[Table, ...]:
        """A table of the nodes and one of the edges, each where there are any; the first has the remarks.

        Where no node has a name, each is called by its id. Raises UnreadableFileError for a graph
        without nodes and edges, and for one that is too large.
        """
        headers = {header.casefold() for _line, cells in self._nodes for header in cells}
        if not headers & _NAMES:
            for _line, cells in self._nodes:
                cells["label"] = cells.get("id", "")
        kinds = [(name, rows) for name, rows in ((NODES, self._nodes), (EDGES, self._edges)) if rows]
        if not kinds:
            raise UnreadableFileError(_("This file holds a graph without nodes and without ties."))
        return tuple(
            table_of_clean(name, rows, () if place else remarks) for place, (name, rows) in enumerate(kinds)
        )


def _keep(kept: list[tuple[int, dict[str, str]]], line: int, cells: Mapping[str, str]) -> None:
    kept.append((line, clean_cells(cells)))
    refuse_long(len(kept))
