"""Kumu as JSON, a blueprint or the backup of a project, to the tables of a Kumu workbook.

Source of the form: https://docs.kumu.io/guides/import and the sample files in the repository kumu/docs.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dare_network.formats.grid import Table
from dare_network.formats.json_values import listed, text_of, texts_of
from dare_network.formats.record_table import table_of_records
from dare_network.language import _, ngettext

# Not translated: mappings refer to them.
ELEMENTS, CONNECTIONS = "Elements", "Connections"

BETWEEN = "|"
"""Stands between several values in a cell of Kumu."""

_OF_ELEMENTS = ("ID", "Label", "Type", "Description", "Tags", "Image", "URL", "Email")
_OF_CONNECTIONS = ("ID", "From", "To", "Label", "Type", "Tags", "Description", "Direction")
_TYPES = frozenset({"element type", "connection type", "loop type"})
_FLAGS = frozenset({"delayed", "reversed"})
_LEFT_OUT = ("loops", "maps", "perspectives")


def read_kumu(project: Any) -> tuple[Table, ...] | None:
    """The elements and connections of a Kumu file; None for other JSON.

    The columns are called as in a Kumu workbook, where a backup keeps their names in small letters. How maps
    are drawn is left out with a remark. Raises UnreadableFileError with a sentence.
    """
    elements, connections = listed(project, "elements"), listed(project, "connections")
    if elements is None and connections is None:
        return None
    spelling = _spelling(project)
    remarks = list(_remarks(project))
    of_elements = [_cells(each, _OF_ELEMENTS, spelling) for each in elements or ()]
    of_connections = [_cells(each, _OF_CONNECTIONS, spelling) for each in connections or ()]
    tables = (
        table_of_records(ELEMENTS, enumerate(of_elements, start=1), remarks),
        table_of_records(CONNECTIONS, enumerate(of_connections, start=1)),
    )
    return tuple(table for table in tables if table.rows) or None


def _spelling(project: Mapping[str, Any]) -> Mapping[str, str]:
    """The names of the fields as they were typed, by the small letters in which a backup refers to them."""
    names = (text_of(each.get("name")) for each in listed(project, "attributes") or ())
    return {name.casefold(): name for name in names}


def _cells(record: Mapping[str, Any], known: Sequence[str], spelling: Mapping[str, str]) -> dict[str, str]:
    attributes = record.get("attributes")
    is_backup = "_id" in record and isinstance(attributes, dict)
    said = dict(attributes) if is_backup and isinstance(attributes, dict) else {}
    beside = {name: value for name, value in record.items() if not (is_backup and name == "attributes")}
    usual = {name.casefold(): name for name in known}
    cells = dict.fromkeys(known, "")
    for name, text in texts_of({**said, **beside}, BETWEEN).items():
        word = name.casefold().strip()
        word = "id" if word == "_id" else "type" if word in _TYPES else word
        if not (is_backup and word in _FLAGS and text == "false"):
            cells[usual.get(word) or spelling.get(word) or name] = text
    return cells


def _remarks(project: Mapping[str, Any]) -> Iterator[str]:
    if loops := len(listed(project, "loops") or ()):
        yield ngettext("{n} loop was left out.", "{n} loops were left out.", loops)
    if any(listed(project, name) for name in _LEFT_OUT[1:]):
        yield _("How the maps are drawn was left out.")
