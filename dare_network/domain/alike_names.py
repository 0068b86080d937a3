"""Names folded so that those are one which people take for one: legal forms, dots, blanks and dashes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from dare_network.domain.person_names import split_name
from dare_network.words.cutting import folded_words

LEGAL_FORMS = frozenset((
    "bv", "nv", "vof", "cv", "ltd", "limited", "inc", "gmbh", "ag", "sa", "plc", "llc", "coop", "cooperatie",
    "ua", "stichting", "foundation", "vereniging", "association", "holding",
))  # fmt: skip
"""Words, folded, that say what an organisation is in law."""


@dataclass(frozen=True, slots=True)
class PersonKey:
    """The name of a person in folded letters: given names or initials, and family name with its infix."""

    given: tuple[str, ...]
    infix: str
    family: tuple[str, ...]

    @property
    def whole_family(self) -> str:
        """The infix and the family name in one word: "dubois" of "Du Bois" and of "Dubois"."""
        return self.infix + "".join(self.family)


@lru_cache(maxsize=50_000)
def organisation_key(name: str) -> str:
    """The letters of a name without legal forms: "celklas" of "Celklas B.V." and of "Cel-Klas BV"."""
    words = list(_with_letters_joined(folded_words(name)))
    telling = [word for word in words if word not in LEGAL_FORMS]
    return "".join(telling or words)


@lru_cache(maxsize=50_000)
def person_key(name: str) -> PersonKey:
    """The parts of a name as they are compared; titles do not count."""
    parts = split_name(name)
    given = folded_words(parts.given) or [letter for word in folded_words(parts.initials) for letter in word]
    infix = "".join(folded_words(parts.infix))
    return PersonKey(tuple(given), infix, tuple(folded_words(parts.family)))


def _with_letters_joined(words: Iterable[str]) -> Iterator[str]:
    """Yield the words, with letters that stand alone beside each other as one: "b", "v" as "bv"."""
    letters = ""
    for word in words:
        if len(word) == 1 and word.isalpha():
            letters += word
            continue
        yield from filter(None, (letters,))
        letters = ""
        yield word
    yield from filter(None, (letters,))
