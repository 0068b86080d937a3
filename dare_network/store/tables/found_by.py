"""The columns of a stakeholder by which it is found: they follow from all that is said of it."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from dare_network.domain.fields import Kind
from dare_network.domain.nouns import fields_of_record
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.words.finding import finding_words

_IN_WORDS = frozenset({Kind.LINE, Kind.TEXT, Kind.PAGES, Kind.LINK, Kind.ACCOUNT, Kind.CUSTOM})


def search_text(values: Mapping[str, Any]) -> str:
    """The words by which a stakeholder is found by those who see all of it."""
    return _words(values, _fields())


def search_open(values: Mapping[str, Any]) -> str:
    """The words by which the public finds an organisation, and everybody those who work there."""
    return "" if values["kind"] == StakeholderKind.PERSON else _words(values, _open_fields())


def recipe() -> str:
    """Return which fields the words are from."""
    return f"{', '.join(_fields())}; {', '.join(_open_fields())}"


@cache
def _fields() -> tuple[str, ...]:
    described = fields_of_record(Stakeholder)
    return tuple(name for name, about in described.items() if about.kind in _IN_WORDS)


@cache
def _open_fields() -> tuple[str, ...]:
    described = fields_of_record(Stakeholder)
    # Not the source: whoever looks for one does not mean all who work at what it tells of.
    return tuple(n for n in _fields() if described[n].public and described[n].kind is not Kind.LINK)


def _words(values: Mapping[str, Any], names: Collection[str]) -> str:
    return finding_words("\n".join(text for name in names for text in _texts(values.get(name))))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        # Fields of an office's own are pairs of their key and their value.
        yield from (str(each[1] if isinstance(each, tuple) else each) for each in value)
