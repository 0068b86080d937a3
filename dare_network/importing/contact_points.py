"""Addresses and telephones that a record has already, in whichever of its fields."""

from collections.abc import Callable
from typing import Any

from dare_network.importing.decided import Values

_LAST_DIGITS = 9
"""Those by which a telephone number is the same with and without its country."""


def without_known(record: object, given: Values) -> Values:
    """Return what a row says without the addresses and telephones that a stored record has somewhere.

    A second address that stands in a file as the only one is no reason to lose the first.
    """
    kept = dict(given)
    for fields, told_by in _WAYS:
        known = {told_by(text) for field in fields for text in _texts(getattr(record, field))}
        for field in given.keys() & fields:
            new = tuple(text for text in _texts(given[field]) if told_by(text) not in known)
            if not new:
                del kept[field]
            elif isinstance(given[field], tuple):
                kept[field] = new
    return kept


def _texts(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else tuple(filter(None, (value,)))


def _digits(written: str) -> str:
    return "".join(filter(str.isdigit, written))[-_LAST_DIGITS:] or written


_WAYS: tuple[tuple[frozenset[str], Callable[[str], str]], ...] = (
    (
        frozenset({"email", "email_2", "further_emails", "private_email", "secretariat_email"}),
        str.casefold,
    ),
    (frozenset({"phone", "mobile", "further_phones", "private_phone", "secretariat_phone"}), _digits),
)
