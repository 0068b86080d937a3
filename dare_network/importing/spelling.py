"""Names and values as they are compared: what looks alike is alike."""

import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from dare_network.domain.person_names import join_name, split_name
from dare_network.words.cutting import folded_words

_APOSTROPHES = "\u2018\u2019\u02bc\u00b4`\u2032"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ALIKE: Mapping[int, str | None] = str.maketrans(
    {**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_INVISIBLE)}
)
_SMALL = frozenset({"van", "der", "den", "ter", "ten", "het", "von", "della", "and", "the", "voor"})


def spelling(text: str) -> str:
    """The text in small letters, with plain blanks, apostrophes and dashes, and nothing invisible.

    Accents stay: Müller and Muller are two names.
    """
    # Nearly all names are of plain letters, and a file has many.
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_ALIKE)
    return " ".join(text.casefold().split())


def spoken(name: str) -> str:
    """The name of a person without titles and in the order in which it is spoken, as it is compared."""
    parts = split_name(name)
    initials = "" if parts.given else parts.initials
    return spelling(join_name(replace(parts, title_before="", title_after="", initials=initials)))


def related(one: str, other: str) -> bool:
    """Return whether two names have a part in common that is more than an initial."""
    return bool(_parts(one) & _parts(other))


def _parts(name: str) -> set[str]:
    return {word for word in folded_words(name) if len(word) > 2} - _SMALL
