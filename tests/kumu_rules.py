"""A strict check of Kumu files, of what a flat graph may hold.

After https://docs.kumu.io/guides/import; of ids it is known that `_` and `.` break the selection.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

_FORBIDDEN = {"yes", "no", "on", "off", "true", "false"}
_DIRECTIONS = {"directed", "undirected", "mutual"}
Record = Mapping[str, Any]


def kumu_workbook_faults(content: bytes) -> list[str]:
    """All that Kumu forbids in this workbook."""
    book = load_workbook(BytesIO(content))
    if book.sheetnames != ["Elements", "Connections"]:
        return [f"sheets {book.sheetnames}"]
    headers = {sheet.title: [cell.value for cell in sheet[1]] for sheet in book}
    starts = {"Elements": ["ID", "Label"], "Connections": ["ID", "From", "To"]}
    wrong = [
        f"{name} begins {headers[name][:3]}"
        for name in starts
        if headers[name][: len(starts[name])] != starts[name]
    ]
    records = {
        sheet.title: [
            dict(zip(headers[sheet.title], row, strict=True))
            for row in sheet.iter_rows(min_row=2, values_only=True)
        ]
        for sheet in book
    }
    return wrong + list(_faults(records["Elements"], records["Connections"]))


def kumu_json_faults(content: bytes) -> list[str]:
    """All that Kumu forbids in this blueprint."""
    found = json.loads(content)
    if found.keys() != {"elements", "connections"}:
        return [f"keys {sorted(found)}"]
    lists = [
        each for records in found.values() for each in records if not isinstance(each.get("tags", []), list)
    ]
    return [f"tags {each}" for each in lists] + list(_faults(found["elements"], found["connections"]))


def _faults(elements: Sequence[Record], connections: Sequence[Record]) -> Iterator[str]:
    ids = [_of(each, "id") for each in elements]
    for each in (*elements, *connections):
        names = [name.casefold() for name in each]
        if len(names) != len(set(names)) or _FORBIDDEN & set(names):
            yield f"names {names}"
        if set(_of(each, "id")) & set("_.:"):
            yield f"id {_of(each, 'id')}"
    if len(ids) != len(set(ids)):
        yield "ids of elements"
    for each in connections:
        if _of(each, "direction") not in _DIRECTIONS:
            yield f"direction {_of(each, 'direction')}"
        yield from (f"{end} {_of(each, end)}" for end in ("from", "to") if _of(each, end) not in ids)


def _of(record: Record, name: str) -> str:
    return str(next((value for key, value in record.items() if key.casefold() == name), ""))
