"""Kumu maps as JSON, read as the tables of a Kumu workbook."""

import json
from typing import Any

from dare_network.formats.grid import Table
from dare_network.formats.tables import read_tables


def read(value: Any) -> tuple[Table, ...]:
    return read_tables("map.json", json.dumps(value).encode())


def cells(table: Table) -> list[dict[str, str]]:
    return [{name: text for name, text in row.cells.items() if text} for row in table.rows]


def test_a_blueprint_has_elements_and_connections_with_all_that_somebody_added() -> None:
    elements, connections = read(
        {
            "elements": [
                {"id": "a-1", "label": "Anna", "type": "Person", "tags": ["x", "y z"], "Budget (mln)": 1.50},
                {"id": "a-2", "label": "Fonds", "Invloed": None, "Actief": True},
            ],
            "connections": [
                {"id": "c", "from": "a-1", "to": "a-2", "type": "knows", "direction": "mutual", "Sterkte": 3}
            ],
        }
    )
    assert (elements.name, connections.name) == ("Elements", "Connections")
    assert cells(elements) == [
        {"ID": "a-1", "Label": "Anna", "Type": "Person", "Tags": "x|y z", "Budget (mln)": "1.5"},
        {"ID": "a-2", "Label": "Fonds", "Actief": "true"},
    ]
    assert cells(connections) == [
        {"ID": "c", "From": "a-1", "To": "a-2", "Type": "knows", "Direction": "mutual", "Sterkte": "3"}
    ]


def test_the_backup_of_a_project_has_its_fields_by_the_names_that_were_typed() -> None:
    elements, connections = read(
        {
            "attributes": [{"name": "Power Score"}, {"name": "Element Type"}],
            "elements": [
                {"_id": "elem-1", "attributes": {"element type": "Fonds", "label": "A", "power score": 2}},
                {"_id": "elem-2", "attributes": {"label": "B", "tags": ["p", "q"]}},
            ],
            "connections": [
                {
                    "_id": "conn-1", "from": "elem-1", "to": "elem-2", "direction": "directed",
                    "delayed": False, "reversed": False, "attributes": {"connection type": "funds"},
                }
            ],
            "loops": [{"_id": "loop-1"}],
            "maps": [{"_id": "map-1"}],
        }
    )  # fmt: skip
    assert cells(elements) == [
        {"ID": "elem-1", "Label": "A", "Type": "Fonds", "Power Score": "2"},
        {"ID": "elem-2", "Label": "B", "Tags": "p|q"},
    ]
    assert cells(connections) == [
        {"ID": "conn-1", "From": "elem-1", "To": "elem-2", "Type": "funds", "Direction": "directed"}
    ]
    assert elements.remarks == ("1 loop was left out.", "How the maps are drawn was left out.")


def test_connections_alone_and_elements_alone_are_read() -> None:
    assert [table.name for table in read({"elements": [{"label": "A"}]})] == ["Elements"]
    assert [table.name for table in read({"connections": [{"from": "A", "to": "B"}]})] == ["Connections"]
