"""Stems, to which words are reduced so that their inflections meet, in English and in Dutch.

The algorithms are those of Snowball (https://snowballstem.org/): Porter's second for English, Kraaij and
Pohlmann's for Dutch. Nobody says in which language a text is: every word is taken for both.
"""

from functools import lru_cache
from importlib.metadata import version

from Stemmer import Stemmer

RECIPE = f"3/PyStemmer {version('PyStemmer')}"
"""The recipe by which words are folded and reduced: what was stored by another recipe has to be made anew.

Raise its first number together with any change to `words.cutting` or to this module.
"""
_DROPPED = "ge"
"""The beginning that a Dutch stem leaves out of a word. Otherwise no stem changes the first letter."""
_VOCABULARY = 100_000
"""The number of words whose stems are kept: to find one takes fifty times longer than to look it up."""


@lru_cache(_VOCABULARY)
def stems(word: str) -> tuple[str, str]:
    """The English and the Dutch stem of a folded word; the last letter says of which language each is."""
    # Each its own, since a stemmer holds the word that it works on and threads share this function.
    return f"{Stemmer('english').stemWord(word)}e", f"{Stemmer('dutch').stemWord(word)}n"


def same_word(one: str, other: str) -> bool:
    """Return whether two folded words are forms of one word, in either language."""
    # Most words of a text are told apart without their stems, which take much longer.
    if one[:1] != other[:1] and not one.startswith(_DROPPED) and not other.startswith(_DROPPED):
        return False
    return any(mine == theirs for mine, theirs in zip(stems(one), stems(other), strict=True))
