"""Addresses and telephones that a record has already, in whichever of its fields."""

from collections.abc import Callable
from typing import Any

from dare_network.importing.decided import Values

_LAST_DIGITS = 9
"""Those by which a telephone number is the same with and without its country."""


def without_known(record: object, given: Values) -> Values:
    """Return what a row says without the addresses and telephones that a stored record has elsewhere.

    A second address that stands in a file as the only one is no reason to lose the first. What the field
    itself holds is said still: another row may say something else of it.
    """
    kept = dict(given)
    for fields, told_by in _WAYS:
        stored = {field: getattr(record, field) for field in fields}
        same = {field for field in given.keys() & fields if _has(stored[field], given[field], told_by)}
        # What a field holds that gets another value is lost unless another has it.
        lost = {field for field in given.keys() & fields - same if isinstance(given[field], str)}
        known = {told_by(text) for field in fields - lost for text in _texts(stored[field])}
        for field in given.keys() & fields:
            new = tuple(text for text in _texts(given[field]) if told_by(text) not in known)
            if field in same:
                kept[field] = stored[field]
            elif not new:
                del kept[field]
            elif isinstance(given[field], tuple):
                kept[field] = new
    return kept


def _has(stored: object, said: object, told_by: Callable[[str], str]) -> bool:
    return (
        isinstance(stored, str) and isinstance(said, str) and bool(said) and told_by(stored) == told_by(said)
    )


def without_lost_blanks(record: object, given: Values) -> Values:
    """Return what a row says without telephones that have lost nothing but their blanks and signs.

    Programs that take no blanks in a number give it back so; that is no correction.
    """
    return {
        field: value
        for field, value in given.items()
        if field not in _PHONES or _bare(value) != value or _bare(getattr(record, field)) != value
    }


def _bare(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_bare, value))
    return "".join(sign for sign in value or "" if sign.isdigit() or sign == "+")


def _texts(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else tuple(filter(None, (value,)))


def _digits(written: str) -> str:
    return "".join(filter(str.isdigit, written))[-_LAST_DIGITS:] or written


_PHONES = frozenset({"phone", "mobile", "further_phones", "private_phone", "secretariat_phone"})
_WAYS: tuple[tuple[frozenset[str], Callable[[str], str]], ...] = (
    (
        frozenset({"email", "email_2", "further_emails", "private_email", "secretariat_email"}),
        str.casefold,
    ),
    (_PHONES, _digits),
)
