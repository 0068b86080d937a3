"""Ties as a table, a row each, with both ends by name and by key."""

from collections.abc import Iterable, Sequence

from dare_network.formats.delimited import write_csv
from dare_network.formats.flat_graph import FlatGraph, given
from dare_network.formats.workbook_writing import write_xlsx

# Not translated: mappings refer to them.
TIES = "ties"
_FIRST = (
    "id", "from", "from_id", "from_kind", "relationship_type", "to", "to_id", "to_kind", "runs", "kind",
    "from_on", "until_on",
)  # fmt: skip


def write_ties_csv(graph: FlatGraph) -> bytes:
    """The ties as CSV, with all fields of each; `runs` says how each runs, whether it or its type says so."""
    return write_csv(*_table(graph))


def write_ties_workbook(graph: FlatGraph) -> bytes:
    """The ties as a workbook of one sheet, with the same columns."""
    return write_xlsx({TIES: _table(graph)})


def _table(graph: FlatGraph) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
    nodes = {str(node["id"]): given(node) for node in graph.nodes}
    rows = []
    for edge in graph.edges:
        cells: dict[str, object] = dict(given(edge))
        for end, name in (("source", "from"), ("target", "to")):
            key = str(cells.pop(end))
            node = nodes.get(key, {})
            cells |= {name: node.get("label", key), f"{name}_id": key, f"{name}_kind": node.get("kind", "")}
        rows.append(cells | {"runs": graph.direction(edge)})
    headers = list(dict.fromkeys((*_FIRST, *(name for cells in rows for name in cells))))
    return headers, ([_plain(cells.get(name)) for name in headers] for cells in rows)


def _plain(value: object) -> object:
    # As in all other files that are written here, and not in the language of a spreadsheet.
    return str(value).lower() if isinstance(value, bool) else value
