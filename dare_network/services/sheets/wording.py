"""Wording of values in cells, and reading of cells: labels and names in both languages are read."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from dare_network.domain.fields import WHOM, Kind
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.reference import Format, Reference, Term, Topic
from dare_network.errors import InvalidInputError
from dare_network.formats.characters import without_controls
from dare_network.formats.dates import read_date
from dare_network.language import N_, _, in_every_language
from dare_network.services.sheets.column import SheetColumn

YES = N_("yes")
NO = N_("no")
_SIGNS = {"yes": {"true", "1", "x"}, "no": {"", "false", "0"}}
_BETWEEN = re.compile(r"[;\n]")


@dataclass(frozen=True)
class CellWording:
    """The labels and names that a reader knows."""

    reference: Reference
    stakeholders: tuple[Stakeholder, ...]

    def cell(self, column: SheetColumn, value: object) -> object:
        """Return what stands in a cell for a value, in the reader's language; days stay days."""
        match column.kind, value:
            case Kind.TERM, str() if column.terms:
                return self.reference.label(column.terms, value)
            case Kind.TOPIC, tuple():
                return "; ".join(map(self.reference.topic_label, value))
            case kind, UUID() if kind in WHOM:
                return self.name(value)
            case Kind.FLAG, bool():
                return _(YES) if value else _(NO)
            case _other:
                return value

    def text(self, column: SheetColumn, value: object) -> str:
        """Return the cell as it is read back: no control characters or outer blanks; empty for none."""
        return as_read(self.cell(column, value))

    def value(self, column: SheetColumn, text: str, present: object) -> object:
        """Read what a cell means; a cell that still says what is stored keeps it, `present`.

        Raises InvalidInputError with a sentence for what no reader could know.
        """
        if text == self.text(column, present):
            return present
        match column.kind:
            case Kind.DAY:
                return read_date(text)
            case Kind.TERM:
                return entry_named(self._terms(column), text) if text else ""
            case Kind.TOPIC:
                return tuple(entry_named(self.reference.topics, each) for each in listed(text))
            case Kind.FLAG:
                return _flag(text)
            case kind if kind in WHOM:
                return self.who(text) if text else None
            case _text:
                return text

    def name(self, key: UUID) -> str:
        """The name of somebody; empty for whom the reader may not know."""
        return next((one.label for one in self.stakeholders if one.id == key), "")

    def who(self, text: str) -> UUID:
        """Find who is called so. Raises InvalidInputError for nobody, and for several."""
        return _only(self._called.get(_key(text), ()), text)

    def person(self, text: str) -> UUID:
        """The person who is called so. Raises the same."""
        people = {one.id for one in self.stakeholders if one.is_person}
        return _only([each for each in self._called.get(_key(text), ()) if each in people], text)

    def _terms(self, column: SheetColumn) -> Iterable[Term]:
        return (term for term in self.reference.terms if term.list is column.terms)

    @cached_property
    def _called(self) -> Mapping[str, tuple[UUID, ...]]:
        called: dict[str, dict[UUID, None]] = {}
        for one in self.stakeholders:
            for name in filter(None, (one.name, one.name_nl, one.short_name)):
                called.setdefault(_key(name), {})[one.id] = None
        return {name: tuple(keys) for name, keys in called.items()}


def as_read(cell: object) -> str:
    """Return a cell as a written file says it: no file keeps control characters or outer blanks."""
    text, _left_out = without_controls("" if cell is None else str(cell))
    return text.strip()


def listed(text: str) -> list[str]:
    """The entries of a cell that holds several, one a line or between semicolons."""
    return [entry.strip() for entry in _BETWEEN.split(text) if entry.strip()]


def entry_named(entries: Iterable[Term | Topic | Format], text: str) -> str:
    """The id of the entry with this id or label. Raises InvalidInputError where there is none."""
    wanted = _key(text)
    for entry in entries:
        if wanted in map(_key, (entry.id, entry.label_en, entry.label_nl)):
            return entry.id
    raise InvalidInputError(_("“{text}” is none of the known values.").format(text=text))


def _only(found: Sequence[UUID], text: str) -> UUID:
    if len(found) == 1:
        return found[0]
    sentence = _("Several are called “{name}”.") if found else _("Nobody is known as “{name}”.")
    raise InvalidInputError(sentence.format(name=text))


def _flag(text: str) -> bool:
    for word, meaning in ((YES, True), (NO, False)):
        if text.casefold() in _SIGNS[word] | in_every_language(word):
            return meaning
    raise InvalidInputError(_("“{text}” is neither “yes” nor “no”.").format(text=text))


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
