"""Kumu maps, as a workbook and as a blueprint.

Source of the form: https://docs.kumu.io/guides/import. Elements and connections are told apart by ids, since
two may have one label; Kumu takes no `_`, `.` or `:` in an id.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from dare_network.formats.flat_graph import Attributes, FlatGraph, Value, given
from dare_network.formats.kumu_reading import BETWEEN, CONNECTIONS, ELEMENTS
from dare_network.formats.workbook_writing import write_xlsx

OURS = "DARE-NL"
"""The field that says what a record is here, and by which an import knows its own file."""

# In Kumu a tag ends at a bar; an import of our own file gets each as it is.
OUR_TAGS = f"{OURS} tags"

_OF_ELEMENTS = {
    "id": "ID", "label": "Label", "kind": OURS, "tags": OUR_TAGS, "description": "Description",
    "website": "URL", "email": "Email",
}  # fmt: skip
_OF_CONNECTIONS = {
    "id": "ID", "source": "From", "target": "To", "kind": OURS, "tags": OUR_TAGS, "note": "Description",
    "direction": "stated_direction", "strength": "Strength",
}  # fmt: skip
_FIRST_OF_ELEMENTS = ("ID", "Label", "Type", "Tags", "Description", "URL", "Email", OURS)
_FIRST_OF_CONNECTIONS = (
    "ID",
    "From",
    "To",
    "Type",
    "Tags",
    "Description",
    "direction",
    "Strength",
    OURS,
    "relationship_type",
)
_RESERVED = frozenset({*_FIRST_OF_ELEMENTS, *_FIRST_OF_CONNECTIONS}) - {OURS}
_IN_IDS = str.maketrans("_.:", "---")

Cells = dict[str, Value]


def write_kumu_workbook(graph: FlatGraph) -> bytes:
    """The graph as a workbook with the sheets Elements and Connections, each with all fields of its records.

    The type of an element is its kind, that of a connection the type of the tie, in words.
    """
    elements, connections = _records(graph)
    return write_xlsx(
        {
            ELEMENTS: _sheet(elements, _FIRST_OF_ELEMENTS),
            CONNECTIONS: _sheet(connections, _FIRST_OF_CONNECTIONS),
        }
    )


def write_kumu_json(graph: FlatGraph) -> bytes:
    """The graph as JSON, with the same fields, to be dropped on a map; several values are a list."""
    elements, connections = _records(graph)
    content = {
        "elements": [_blueprint(each) for each in elements],
        "connections": [_blueprint(each) for each in connections],
    }
    return json.dumps(content, ensure_ascii=False).encode("utf-8", errors="replace")


def _records(graph: FlatGraph) -> tuple[list[Cells], list[Cells]]:
    elements = [_element(node) for node in graph.nodes]
    return elements, [_connection(graph, edge) for edge in graph.edges]


def _element(node: Attributes) -> Cells:
    cells = _renamed(given(node), _OF_ELEMENTS)
    cells["ID"] = str(cells["ID"]).translate(_IN_IDS)
    return {"Label": cells["ID"], "Type": _words(cells.get(OURS))} | cells


def _connection(graph: FlatGraph, edge: Attributes) -> Cells:
    cells = _renamed(given(edge), _OF_CONNECTIONS)
    for name in ("ID", "From", "To"):
        cells[name] = str(cells[name]).translate(_IN_IDS)
    typed = {"Type": _words(cells.get("relationship_type")), "direction": graph.direction(edge)}
    return {**cells, **typed}


def _renamed(record: Mapping[str, Value], names: Mapping[str, str]) -> Cells:
    cells = {names.get(name, name): value for name, value in record.items()}
    tags = str(cells.get(OUR_TAGS, ""))
    return cells | ({"Tags": BETWEEN.join(tags.split("; "))} if tags else {})


def _words(type_id: Value | None) -> str:
    return str(type_id or "").replace("_", " ")


def _sheet(
    records: Sequence[Cells], first: Sequence[str]
) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
    headers = list(dict.fromkeys((*first, *(name for cells in records for name in cells))))
    return headers, ([_plain(cells.get(name)) for name in headers] for cells in records)


def _plain(value: Value | None) -> object:
    # As in all other files that are written here, and not in the language of a spreadsheet.
    return str(value).lower() if isinstance(value, bool) else value


def _blueprint(cells: Cells) -> dict[str, object]:
    return {
        name.lower() if name in _RESERVED else name: str(value).split(BETWEEN) if name == "Tags" else value
        for name, value in cells.items()
    }
