"""Matrices of who with whom, and of who belongs where, as the tables that they stand for."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from dare_network.domain.actor_names import likely_kind
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.formats.grid import Row, Table, some
from dare_network.formats.suggesting.words import is_header
from dare_network.language import _

# Not translated: mappings refer to them.
FROM, TO, STRENGTH, DIRECTION = "From", "To", "Strength", "Direction"
PERSON, ORGANISATION, ROLE = "Person", "Organisation", "Role"

_FEWEST, _FEWEST_ACROSS = 3, 2
_MOST, _ALIKE = 0.8, 0.9
_CLEARLY, _HARDLY = 0.5, 0.1
_NONE = frozenset({"", "-", "–", "—", "0", "0.0", "nee", "no", "n", "n.v.t.", "nvt"})
_MARKS = frozenset({"x", "xx", "ja", "yes", "j", "y", "v", "✓", "✔", "☑", "•", "●", "*", "+", "true", "waar"})
_ROLE = re.compile(r"[^\W\d_][^\d@;|]*")
_LONGEST_ROLE, _MOST_WORDS = 40, 4
_TOTAL = re.compile(r"(?:sub)?tota(?:al|l)(?:en|s)?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def unfolded(table: Table) -> Table:
    """The rows that a matrix stands for, one for each filled cell; any other table as it is.

    Where those down the side are those across, they are tied to each other; where both halves say nearly the
    same, each pair is one tie without a direction. People on one side and organisations on the other are at
    those organisations, in the role that a cell says; numbers between them are strengths of ties.
    """
    if _is_matrix(table):
        return _ties(table)
    return _places(table) if _is_across(table) else table


def _ties(table: Table) -> Table:
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


def _is_across(table: Table) -> bool:
    """Return whether people stand on one side and organisations on the other, with marks or roles between."""
    across, down = _across(table), [row.cells[table.headers[0]] for row in _named_rows(table)]
    if len(across) < _FEWEST_ACROSS or len(down) < _FEWEST_ACROSS or len(set(down)) != len(down):
        return False
    if any(map(is_header, across)) or not _are_two_kinds(across, down):
        return False
    texts = {row.cells[header] for row in _named_rows(table) for header in across} - {""}
    return bool(texts) and all(map(_says_a_place, texts))


def _across(table: Table) -> list[str]:
    return [header for header in table.headers[1:] if not _TOTAL.fullmatch(header)]


def _named_rows(table: Table) -> list[Row]:
    first = table.headers[0]
    return [row for row in table.rows if row.cells[first] and not _TOTAL.fullmatch(row.cells[first])]


def _are_two_kinds(across: Sequence[str], down: Sequence[str]) -> bool:
    return any(
        _share(people, StakeholderKind.PERSON) >= _CLEARLY
        and _share(people, StakeholderKind.ORGANISATION) <= _HARDLY
        and _share(bodies, StakeholderKind.ORGANISATION) >= _CLEARLY
        and _share(bodies, StakeholderKind.PERSON) <= _HARDLY
        for people, bodies in ((down, across), (across, down))
    )


def _share(names: Sequence[str], kind: StakeholderKind) -> float:
    # "Symposium 2024" is no organisation for its number.
    kinds = [likely_kind(_DIGITS.sub("", name)) for name in names]
    return kinds.count(kind) / len(kinds)


def _says_a_place(text: str) -> bool:
    is_role = _ROLE.fullmatch(text) and len(text) <= _LONGEST_ROLE and len(text.split()) <= _MOST_WORDS
    return bool(is_role) or _is_empty(text) or _is_mark(text) or _is_number(text)


def _places(table: Table) -> Table:
    across = _across(table)
    filled = [
        (row, header, row.cells[header])
        for row in _named_rows(table)
        for header in across
        if not _is_empty(row.cells[header])
    ]
    of_people = _share(across, StakeholderKind.PERSON) < _CLEARLY
    strengths = any(_is_number(text) and _number(text) != "1" for _row, _header, text in filled)
    remarks = [*table.remarks]
    if left := [header for header in table.headers[1:] if header not in across]:
        remarks.append(_("Totals were left out: {names}.").format(names=some(left)))
    if strengths:
        rows = [
            Row(row.line, _tie(row.cells[table.headers[0]], header, text, False))
            for row, header, text in filled
        ]
        remarks.append(
            _("This table is a matrix of people and organisations; each filled cell was read as a tie.")
        )
        return Table(table.name, (FROM, TO, STRENGTH, DIRECTION), tuple(rows), tuple(remarks), table.file)
    posts: dict[tuple[int, str, str], list[str]] = {}
    for row, header, text in filled:
        person, organisation = _turned(row.cells[table.headers[0]], header, of_people)
        posts.setdefault((row.line, person, _role(text)), []).append(organisation)
    # A line for each role of somebody, since no header holds a line break.
    rows = [
        Row(line, {PERSON: person, ORGANISATION: "\n".join(where), ROLE: role})
        for (line, person, role), where in posts.items()
    ]
    remarks.append(
        _(
            "This table is a matrix of people and organisations; each filled cell was read as somebody at an "
            "organisation. Choose “Ties” at the columns where it says something else."
        )
    )
    return Table(table.name, (PERSON, ORGANISATION, ROLE), tuple(rows), tuple(remarks), table.file)


def _turned(down: str, across: str, of_people: bool) -> tuple[str, str]:
    return (down, across) if of_people else (across, down)


def _role(text: str) -> str:
    return "" if _is_mark(text) or _is_number(text) else text


def _cells(table: Table) -> Iterator[tuple[str, str, str]]:
    for row in table.rows:
        one = _folded(row.cells[table.headers[0]])
        for header in table.headers[1:]:
            text = row.cells[header]
            if not _is_empty(text) and _folded(header) != one:
                yield one, _folded(header), text


def _tie(one: str, other: str, text: str, same: bool) -> Mapping[str, str]:
    strength = text if _is_number(text) else ""
    return {FROM: one, TO: other, STRENGTH: strength, DIRECTION: "undirected" if same else "directed"}


def _is_empty(text: str) -> bool:
    return text.casefold() in _NONE


def _is_mark(text: str) -> bool:
    return text.casefold() in _MARKS


def _number(text: str) -> str:
    return text.casefold().replace(",", ".")


def _is_number(text: str) -> bool:
    return _number(text).replace(".", "", 1).isdecimal()


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
