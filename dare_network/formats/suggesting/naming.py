"""Columns that name people and organisations: whole names, and names in several columns."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from dare_network.domain.person_names import split_name
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.formats.columns import SourceColumn
from dare_network.formats.suggesting.fields import Columns, columns_for, headers_of, period_for
from dare_network.formats.suggesting.kinds import kind_column
from dare_network.formats.suggesting.looks import Column, Look, folded
from dare_network.formats.suggesting.words import (
    ENGLISH_NAME,
    IN_BOTH_LANGUAGES,
    NAME,
    ORGANISATION,
    ORGANISATION_SHEETS,
    PERSON,
    TITLE,
    words,
)

_IN_ORDER = ("title_before", "initials", "given_name", "infix", "family_name", "title_after")
PARTS = frozenset(_IN_ORDER)
"""The fields of the parts of a person's name."""
_MIDDLE = words("middle name|additional name|middelste naam|tweede voornaam|tweede naam")
_ANSWERS = frozenset(["ja", "nee", "yes", "no", "true", "false", "waar", "onwaar"])
_CLEARLY, _NEARLY_ALL, _HARDLY = 0.6, 0.9, 0.1


@dataclass(frozen=True)
class Naming:
    """The columns of one table that name somebody.

    `whole` is of people, or of people and organisations; `organisations` of organisations alone, where the
    first that is filled counts; `parts` are the columns that hold a part of a person's name.
    """

    whole: Column | None = None
    organisations: tuple[Column, ...] = ()
    parts: Columns = field(default_factory=dict)
    english: Column | None = None
    is_of_people: bool = False

    @property
    def has_person(self) -> bool:
        """Return whether anything names people, or people and organisations."""
        return bool(self.whole or _names(self.parts))

    @property
    def column(self) -> Column | None:
        """The column by which two rows are told apart, where there is one."""
        return self.whole or (self.organisations[0] if self.organisations else None)

    @property
    def headers(self) -> frozenset[str]:
        """The headers of all these columns."""
        columns = {column.header for column in (self.whole, *self.organisations, self.english) if column}
        return frozenset(columns | {header for part in self.parts.values() for header in part.headers})

    @property
    def label(self) -> SourceColumn:
        """The source of the name of a person, or of whoever a row is about."""
        if self.whole:
            return self._in_english(SourceColumn(headers=(self.whole.header,)))
        if not _names(self.parts):
            return self._in_english(self.organisation)
        joined = [header for part in _IN_ORDER if part in self.parts for header in self.parts[part].headers]
        return SourceColumn(headers=tuple(dict.fromkeys(joined)), join=" ")

    def _in_english(self, name: SourceColumn) -> SourceColumn:
        """The English name goes first where there is one: the other stands beside it as the Dutch one."""
        if self.english is None:
            return name
        return name.model_copy(update={"headers": (self.english.header, *name.headers)})

    @property
    def organisation(self) -> SourceColumn:
        """The source of the name of an organisation."""
        return SourceColumn(headers=tuple(column.header for column in self.organisations))


def naming_of(look: Look) -> Naming | None:
    """The columns that name somebody; None for a table that names nobody."""
    parts = _parts_of_names(look)
    taken = {header for column in parts.values() for header in column.headers}
    kind = kind_column(look)
    taken |= {kind.header} if kind else set()
    english = _english_name(look)
    taken |= {english.header} if english else set()
    name = _named(look, NAME, taken)
    taken |= {column.header for column in name}
    organisations = _named(look, ORGANISATION, taken)
    person = _named(look, PERSON, taken | {column.header for column in organisations})
    if not (name or person or _names(parts) or organisations):
        name = _named(look, TITLE, {kind.header} if kind else set()) or _called_name(look, taken)
        parts = {} if name else parts
    at_work = bool(
        organisations
        and not (kind or person or _names(parts))
        and _tells_of_work(look, taken | {column.header for column in organisations})
    )
    if at_work and not name and (column := look.first(NAME, taken)) and column.cells:
        name = (column,)
    whole = (name or person)[:1]
    if name and not (kind or at_work) and _is_of_bodies(name[0], look):
        # "Naam" of an organisation, beside the person to turn to there, or beside what it is a part of.
        whole, organisations = (person[:1], name[:1]) if person or _names(parts) else ((), name[:1])
    if not (whole or _names(parts) or organisations):
        return None
    of_people = bool(_names(parts) or (whole and whole == person[:1]))
    other = english if not of_people and not (whole and organisations) else None
    return Naming(whole[0] if whole else None, organisations, parts, other, of_people)


def _english_name(look: Look) -> Column | None:
    """The column of English names beside one of Dutch ones."""
    if told := _named(look, ENGLISH_NAME, ()):
        return told[0]
    for english, dutch in IN_BOTH_LANGUAGES:
        pair = _named(look, (english, dutch), ())
        # A list of people that calls both "name" has none in English.
        if len(pair) == 2 and not any(column.kinds[StakeholderKind.PERSON] > _HARDLY for column in pair):
            return pair[0]
    return None


def _names(parts: Columns) -> bool:
    return bool(parts.keys() & {"given_name", "family_name"})


def _named(look: Look, known: Iterable[str], taken: Collection[str]) -> tuple[Column, ...]:
    """The columns with one of these headers below which names stand."""
    found = (look.by_word.get(word) for word in known)
    fitting = (
        column for column in found if column and column.header not in taken and column.mostly(_is_name)
    )
    return tuple(dict.fromkeys(fitting))


def _called_name(look: Look, taken: Collection[str]) -> tuple[Column, ...]:
    """The column that is called a name, whatever stands in it: where there is no other it is one."""
    column = look.first(NAME, taken)
    return (column,) if column and any(map(str.isalpha, "".join(column.some))) else ()


def _is_name(text: str) -> bool:
    letters = sum(letter.isalpha() for letter in text)
    return letters > 0 and "@" not in text and folded(text) not in _ANSWERS and 3 * letters > len(text)


def _tells_of_work(look: Look, taken: Collection[str]) -> bool:
    """Return whether people are listed at their work, whatever their names look like.

    A function, a period or an e-mail address says so beside an organisation.
    """
    if folded(look.table.name) in ORGANISATION_SHEETS:
        return False
    post = columns_for(look, "affiliations", ("role", "from_on", "until_on"), taken)
    told = post | period_for(look, taken) | columns_for(look, "stakeholders", ("email",), taken)
    return any(look.columns[header].cells for header in headers_of(told))


def _is_of_bodies(name: Column, look: Look) -> bool:
    kinds = name.kinds
    if kinds[StakeholderKind.PERSON] > 0.3:
        return False
    called = folded(look.table.name) in ORGANISATION_SHEETS
    return kinds[StakeholderKind.ORGANISATION] >= _CLEARLY or (
        (called or kinds[StakeholderKind.ORGANISATION] > 0.3) and not kinds[StakeholderKind.PERSON]
    )


def _parts_of_names(look: Look) -> Columns:
    """The columns of the parts of a name: "Title" only where titles stand in it."""
    found = columns_for(look, "stakeholders", PARTS, ())
    if title := found.get("title_before"):
        kept = tuple(header for header in title.headers if look.columns[header].share(_is_title) >= _CLEARLY)
        found.pop("title_before")
        found |= {"title_before": SourceColumn(headers=kept)} if kept else {}
    if "family_name" not in found and all(map(_is_cut_off, headers_of(found))):
        # "Roepn." may be what an organisation is called.
        found.pop("given_name", None)
    taken = {header for column in found.values() for header in column.headers}
    if "title_before" not in found and _names(found) and (titles := _titles(look, taken)):
        found["title_before"] = SourceColumn(headers=(titles.header,))
        taken.add(titles.header)
    if (
        found.keys() & {"given_name", "family_name"}
        and (middle := look.first(_MIDDLE, taken))
        and middle.cells
    ):
        if "infix" not in found and middle.share(_is_particle) >= _CLEARLY:
            found["infix"] = SourceColumn(headers=(middle.header,))
        elif given := found.get("given_name"):
            found["given_name"] = SourceColumn(headers=(given.headers[0], middle.header), join=" ")
    return found


def _is_cut_off(header: str) -> bool:
    return header.endswith(".")


def _titles(look: Look, taken: Collection[str]) -> Column | None:
    """The column in which nothing but titles stands, whatever its header."""
    free = (column for column in look.columns.values() if column.cells and column.header not in taken)
    return next((column for column in free if column.share(_is_title) >= _NEARLY_ALL), None)


def _is_title(text: str) -> bool:
    words_ = " ".join(text.split())
    return split_name(f"{words_} Anna Berg").title_before == words_


def _is_particle(text: str) -> bool:
    return split_name(f"Anna {text} Berg").infix == " ".join(text.split())
