"""The query: what somebody looks for.

Words must all occur, in any inflection; "words in quotes" must stand next to each other as they are
written; the beginning of a word with a star stands for all that go on from it; a minus before any of these
asks for texts without it. All else is text: there is no wrong query.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dare_network.words.cutting import folded_words

LONGEST = 400
"""The number of characters of a query that are read."""
BEGINNING = 3
"""The number of letters that a beginning must have; a shorter one is taken for a whole word."""

_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
_PIECE = re.compile(r'(?P<minus>-?)(?:"(?P<quoted>[^"]*)"(?P<star>\*?)|(?P<bare>\S+))')


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """Folded words that stand next to each other.

    `inflected` is said of a single word that may take any form; with `unfinished` the last word may go on;
    `excluded` asks for texts without them.
    """

    words: tuple[str, ...]
    inflected: bool = False
    unfinished: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """The words that must occur in a text, and those that must not. It is false where nothing must."""

    terms: tuple[QueryTerm, ...]

    @property
    def wanted(self) -> tuple[QueryTerm, ...]:
        """The terms that must occur."""
        return tuple(term for term in self.terms if not term.excluded)

    def __bool__(self) -> bool:
        return bool(self.wanted)


def read_query(text: str) -> Query:
    """Read what a text asks for; terms named twice count once."""
    pieces = _PIECE.finditer(text[:LONGEST].translate(_QUOTES))
    return Query(tuple(dict.fromkeys(term for piece in pieces for term in _terms(piece))))


def _terms(piece: re.Match[str]) -> Iterator[QueryTerm]:
    excluded = bool(piece["minus"])
    if piece["quoted"] is not None:
        yield from _phrase(piece["quoted"], bool(piece["star"]), excluded)
        return
    words = folded_words(piece["bare"])
    if excluded and len(words) > 1:
        # Without "CAR-T" is not without every "T".
        yield from _phrase(piece["bare"], unfinished=False, excluded=True)
        return
    goes_on = piece["bare"].endswith("*")
    for number, word in enumerate(words, 1):
        beginning = goes_on and number == len(words) and len(word) >= BEGINNING
        yield QueryTerm((word,), inflected=not beginning, unfinished=beginning, excluded=excluded)


def _phrase(text: str, unfinished: bool, excluded: bool) -> Iterator[QueryTerm]:
    if words := tuple(folded_words(text)):
        goes_on = unfinished and len(words[-1]) >= BEGINNING
        yield QueryTerm(words, unfinished=goes_on, excluded=excluded)
