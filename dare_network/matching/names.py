"""Names of people as they are compared: folded, in their parts, without titles."""

from dataclasses import dataclass
from functools import lru_cache

from dare_network.domain.person_names import PersonName, split_name
from dare_network.words.cutting import folded_words

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoldedName:
    """The name of a person in folded words: given names or initials, family name, and the particles of it."""

    given: Words
    family: Words
    infix: Words = ()

    @property
    def words(self) -> frozenset[str]:
        """All words that tell this name from others."""
        return frozenset(self.given + self.family)

    @property
    def turned(self) -> "FoldedName":
        """This name with given and family name exchanged."""
        return FoldedName(self.family, self.given, self.infix)

    @property
    def in_one(self) -> "FoldedName":
        """This name with the particles written as part of the family name: "Du Bois" as "Dubois"."""
        return FoldedName(self.given, ("".join(self.infix + self.family),))


@lru_cache(100_000)
def folded_name(written: str) -> FoldedName:
    """The name as somebody writes it: "prof. dr. A. (Anna) van der Berg", "Berg, Anna van der"."""
    return of_parts(split_name(written))


def of_parts(parts: PersonName) -> FoldedName:
    """The name of somebody of whom the parts are known."""
    given = folded_words(parts.given) or [sign for word in folded_words(parts.initials) for sign in word]
    return FoldedName(tuple(given), tuple(folded_words(parts.family)), tuple(folded_words(parts.infix)))
