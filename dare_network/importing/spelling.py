"""Names as they are compared: what is spoken alike, and what has something in common."""

from dataclasses import replace

from dare_network.domain.person_names import join_name, split_name
from dare_network.words.cutting import folded_words
from dare_network.words.spelling import spelling

_SMALL = frozenset({"van", "der", "den", "ter", "ten", "het", "von", "della", "and", "the", "voor"})


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
