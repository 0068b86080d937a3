"""The words of a text, folded so that case and accents make no difference."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

LONGEST = 60
"""The number of letters of a word that count."""
MOST = 16_000
"""The number of words of one text that count: PostgreSQL numbers the places in a text up to 16,383."""

# A letter or digit, also one that is written as a letter and its accents.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
# Letters of their own that Unicode does not take apart, though readers type them without the stroke.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and where it stands in its text."""

    start: int
    end: int
    folded: str


def cut(text: str) -> Iterator[Word]:
    """The first `MOST` words of a text. All else parts words: spaces, hyphens, apostrophes."""
    found = ((place.start(), place.end(), folded(place.group())) for place in _WORD.finditer(text))
    return islice((Word(*each) for each in found if each[2]), MOST)


def folded_words(text: str) -> list[str]:
    """Return the folded words of a text without their places, in a quarter of the time."""
    return list(islice(filter(None, map(folded, _WORD.findall(text))), MOST))


def folded(word: str) -> str:
    """A word without case and accents; empty where nothing is left of it."""
    if word.isascii():
        return word.lower()[:LONGEST]
    bare = unicodedata.normalize("NFKD", word).casefold().translate(_LETTERS)
    letters = (letter for letter in unicodedata.normalize("NFKD", bare) if letter.isalnum())
    return "".join(letters)[:LONGEST]
