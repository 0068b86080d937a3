"""The reader's language: English in the source, Dutch from a gettext catalogue.

The catalogue is read from its .po file, so that no compiled copy can be older than its source.
The language belongs to the running thread or task: a page, a fragment and a command each set it once.
"""

import gettext
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CATALOGUES = Path(__file__).parent / "locale"


class Language(StrEnum):
    """The languages of the interface."""

    ENGLISH = "en"
    DUTCH = "nl"


_current: ContextVar[Language] = ContextVar("language", default=Language.ENGLISH)


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    source = CATALOGUES / language / "LC_MESSAGES" / "dare_network.po"
    if language is Language.ENGLISH:
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language.value))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def use_language(language: Language) -> None:
    """Speak this language from here on, in this thread."""
    _current.set(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak this language within the block."""
    token = _current.set(language)
    try:
        yield
    finally:
        _current.reset(token)


def asked_language(accepted: str) -> Language:
    """The language that a browser asks for, by what it calls it: "nl-NL" for instance."""
    return Language.DUTCH if accepted.strip().lower().startswith("nl") else Language.ENGLISH


def current_language() -> Language:
    """The language in which the running thread speaks."""
    return _current.get()


def _(message: str) -> str:
    """`message` in the reader's language."""
    return _catalogue(_current.get()).gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form for `n` in the reader's language; it may hold `{n}`, which is filled in."""
    return _catalogue(_current.get()).ngettext(singular, plural, n).format(n=number(n))


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark a text for the catalogue that is translated where it is shown."""
    return message


def in_every_language(message: str) -> frozenset[str]:
    """Return how `message` reads in each language: for what comes back in another than it went."""
    return frozenset(_catalogue(language).gettext(message) for language in Language)


def pick(english: str, dutch: str) -> str:
    """The one of two labels that the reader's language asks for; the other where it is empty."""
    if _current.get() is Language.DUTCH:
        return dutch or english
    return english or dutch


def day(value: date | None) -> str:
    """A date as the reader writes it, "12 May 2026" or "12 mei 2026"; empty for none."""
    return format_date(value, "d MMM y", locale=_current.get().value) if value else ""


def month(value: date) -> str:
    """A month as the reader writes it, "May 2026" or "mei 2026"."""
    return format_date(value, "LLLL y", locale=_current.get().value)


def moment(value: datetime | None) -> str:
    """An instant as date and time in Europe/Amsterdam; empty for none."""
    if value is None:
        return ""
    local = value.astimezone(AMSTERDAM)
    return format_datetime(local, "d MMM y HH:mm", locale=_current.get().value)


def number(value: float) -> str:
    """A number with the reader's separators."""
    return str(format_decimal(value, locale=_current.get().value))
