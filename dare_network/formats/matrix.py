"""A matrix of who with whom, as the table of ties that it stands for."""

import unicodedata
from collections.abc import Iterator, Mapping

from dare_network.formats.grid import Row, Table
from dare_network.language import _

# Not translated: mappings refer to them.
FROM, TO, STRENGTH, DIRECTION = "From", "To", "Strength", "Direction"

_FEWEST = 3
_MOST, _ALIKE = 0.8, 0.9
_NONE = frozenset({"", "-", "–", "—", "0", "0.0", "nee", "no", "n", "n.v.t.", "nvt"})
_MARKS = frozenset({"x", "ja", "yes", "j", "y", "v", "✓", "✔", "•"})


def as_ties(table: Table) -> Table:
    """The ties that a matrix stands for, one for each filled cell; any other table as it is.

    Where both halves say nearly the same, each pair is one tie without a direction.
    """
    if not _is_matrix(table):
        return table
    filled = {(row, header): text for row, header, text in _cells(table)}
    alike = [_number(filled.get((other, one), "")) == _number(text) for (one, other), text in filled.items()]
    same = sum(alike) >= _ALIKE * len(alike)
    lines = {_folded(row.cells[table.headers[0]]): row for row in table.rows}
    names = {_folded(header): header for header in table.headers[1:]}
    rows = [
        Row(lines[one].line, _tie(lines[one].cells[table.headers[0]], names.get(other, ""), text, same))
        for (one, other), text in filled.items()
        if not same or one <= other or _number(filled.get((other, one), "")) != _number(text)
    ]
    told = _("This table is a matrix of who with whom; each filled cell was read as a tie.")
    return Table(table.name, (FROM, TO, STRENGTH, DIRECTION), tuple(rows), (*table.remarks, told), table.file)


def _is_matrix(table: Table) -> bool:
    others = {_folded(header) for header in table.headers[1:]}
    names = [_folded(row.cells[table.headers[0]]) for row in table.rows]
    if len(others) < _FEWEST or len(set(names)) != len(names) or not names:
        return False
    both = len(others & set(names))
    if both < _MOST * max(len(others), len(names)):
        return False
    texts = {row.cells[header].casefold() for row in table.rows for header in table.headers[1:]}
    return all(text in _NONE | _MARKS or _is_number(text) for text in texts)


def _cells(table: Table) -> Iterator[tuple[str, str, str]]:
    for row in table.rows:
        one = _folded(row.cells[table.headers[0]])
        for header in table.headers[1:]:
            text = row.cells[header]
            if text.casefold() not in _NONE and _folded(header) != one:
                yield one, _folded(header), text


def _tie(one: str, other: str, text: str, same: bool) -> Mapping[str, str]:
    strength = text if _is_number(text) else ""
    return {FROM: one, TO: other, STRENGTH: strength, DIRECTION: "undirected" if same else "directed"}


def _number(text: str) -> str:
    return text.casefold().replace(",", ".")


def _is_number(text: str) -> bool:
    return _number(text).replace(".", "", 1).isdecimal()


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
