"""The words by which a short text is found: its own, and those in which others would type them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from dare_network.words.cutting import SIGNS, folded_words

_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
# Each is taken for the other letter as well: Mueller for Müller, Meijer for Meyer.
_ALIKE = {"ae": "a", "oe": "o", "ue": "u", "ij": "y", "y": "ij"}
_WRITTEN_AS = re.compile("|".join(_ALIKE))
_VOCABULARY = 20_000
_PARTED = re.compile(rf"[^\W{SIGNS}]+(?:(?:[^\w\s]|[{SIGNS}])+[^\W{SIGNS}]+)+")
_NUMBER = re.compile(r"\d{1,4}(?:[\s().\-/]{1,3}\d+)+")


def finding_words(text: str) -> str:
    """Return all these words, folded: whoever types any of them, or the beginning of one, means the text.

    Besides the words of the text these are "mueller" for Müller, "muller" for Mueller, "meyer" for Meijer,
    "oneill" for O'Neill and "0612345678" for 06-12 34 56 78.
    """
    words = folded_words(text)
    return " ".join(dict.fromkeys([*words, *_others(text, words)]))


def _others(text: str, words: list[str]) -> Iterator[str]:
    for parted in (*_PARTED.findall(text), *_NUMBER.findall(text)):
        yield "".join(folded_words(parted))
    if not text.isascii():
        yield from folded_words(unicodedata.normalize("NFC", text).casefold().translate(_WRITTEN_OUT))
    yield from filter(None, map(_written_otherwise, words))


@lru_cache(_VOCABULARY)
def _written_otherwise(word: str) -> str:
    other = _WRITTEN_AS.sub(lambda found: _ALIKE[found[0]], word)
    return "" if other == word else other
