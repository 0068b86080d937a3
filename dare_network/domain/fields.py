"""The description of a field: once, beside its type, and all that shows or reads it follows from that.

A draft says `email: Annotated[Email, About(N_("E-mail address"), personal=True)]`. What no draft has, since
only the product sets it, is described in the same way beside the record.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import Enum, StrEnum, auto
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from dare_network.domain.vocabulary import TermList, TextKind
from dare_network.language import N_, _


class Kind(StrEnum):
    """The kind of value that a field holds."""

    LINE = auto()
    """A short text."""
    TEXT = auto()
    """A text of several lines."""
    PAGES = auto()
    """A text of many pages."""
    LINK = auto()
    """A short text in which web addresses are links."""
    ACCOUNT = auto()
    DAY = auto()
    MOMENT = auto()
    TIME = auto()
    NUMBER = auto()
    """A whole number above zero."""
    WHOLE = auto()
    """A whole number, also below zero."""
    DECIMAL = auto()
    """Any number."""
    PLACE = auto()
    """A place in an order, from 1."""
    FLAG = auto()
    TERM = auto()
    """An entry of a labelled list, `About.terms`."""
    TOPIC = auto()
    FORMAT = auto()
    TIE_TYPE = auto()
    LANGUAGE = auto()
    BODY = auto()
    PERSON = auto()
    ORGANISATION = auto()
    SOMEBODY = auto()
    """A person or an organisation."""
    PRODUCT = auto()
    RECORD = auto()
    """Another record of the same dialogue: which can be chosen is for the form to say."""
    CUSTOM = auto()
    """The values of a record in fields of an office's own, by their ids."""
    CHOICE = auto()
    """One of a few that the form names."""


WHOM = frozenset({Kind.BODY, Kind.PERSON, Kind.ORGANISATION, Kind.SOMEBODY})
"""The kinds that name a stakeholder."""

_OF_TYPES: Mapping[type, Kind] = {
    bool: Kind.FLAG, int: Kind.NUMBER, float: Kind.DECIMAL, date: Kind.DAY,
    datetime: Kind.MOMENT, time: Kind.TIME, str: Kind.LINE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class About:
    """The description of a field.

    `label` and `help` are English, marked for translation. `kind` follows from the type where that tells it;
    `terms` is the labelled list of which the field holds an entry. `later` says that a form asks for it
    among the things that can wait, `fold` under which heading; among all others where it is empty.
    `headers` are further column headers, in small letters and apart by "|", by which an import knows it,
    the likeliest first; its own name is always known.

    The flags say whether it is `imported`; `exported`, to sheets and to files for other programs; `searched`,
    and among which texts; read by the `public` where its record is public; and `personal` data where its
    record is about a person: then graph files leave it out.

    `required`, `several` (whether it holds a list) and `closed` (whether the code knows all entries of its
    list) follow from the type.
    """

    label: str
    kind: Kind | None = None
    terms: TermList | None = None
    later: bool = False
    fold: str = ""
    help: str = ""
    headers: str = ""
    imported: bool = True
    exported: bool = True
    searched: TextKind | None = None
    public: bool = False
    personal: bool = False
    required: bool = False
    several: bool = False
    closed: bool = False

    @property
    def title(self) -> str:
        """The label in the reader's language."""
        return _(self.label)


@cache
def fields_of(described: type) -> Mapping[str, About]:
    """The described fields of a draft or a record by name, in their order."""
    hints = get_type_hints(described, include_extras=True)
    asked = described.model_fields if issubclass(described, BaseModel) else {}
    found = {}
    for name, hint in hints.items():
        about = next((each for each in _notes(hint) if isinstance(each, About)), None)
        if about:
            must = name in asked and asked[name].is_required()
            found[name] = _typed(about, hint, must)
    return found


def _typed(about: About, hint: object, must: bool) -> About:
    """The description with what the type of the field tells; `must` says that it has no default."""
    held = _Held.of(hint)
    closed = issubclass(held.type, Enum)
    kind = about.kind or (Kind.TERM if about.terms else held.kind or _OF_TYPES[held.type])
    required = must or (closed and not held.optional)
    return replace(about, kind=kind, several=held.several, closed=closed, required=required)


@dataclass(frozen=True, slots=True)
class _Held:
    """The type of the value of a field, or of each where there are several, and what else its hint tells."""

    type: type
    several: bool = False
    optional: bool = False
    kind: Kind | None = None

    @classmethod
    def of(cls, hint: Any) -> "_Held":
        if get_origin(hint) is Annotated:
            within = cls.of(hint.__origin__)
            kind = next((each for each in hint.__metadata__ if isinstance(each, Kind)), within.kind)
            return replace(within, kind=kind)
        if get_origin(hint) in (Union, UnionType):
            within = cls.of(next(each for each in get_args(hint) if each is not NoneType))
            return replace(within, optional=NoneType in get_args(hint))
        if get_origin(hint) is tuple:
            return replace(cls.of(get_args(hint)[0]), several=True)
        return cls(hint if isinstance(hint, type) else object)


def _notes(hint: Any) -> tuple[object, ...]:
    return hint.__metadata__ if get_origin(hint) is Annotated else ()


SAMPLE = About(N_("Sample data"), Kind.FLAG, public=True)
Sample = Annotated[bool, SAMPLE]
"""A flag for records that are invented."""
