"""Known names in running text."""

import re
from collections.abc import Iterator, Mapping
from uuid import UUID

from dare_network.letters.finds import FoundName
from dare_network.letters.span import Span

_WORD = re.compile(r"\w+(?:[-'’&]\w+)*")
_LONGEST = 12
"""Words in the longest name that is looked for."""
_SHORTEST = 2
"""Letters in the shortest name: a single letter is none."""

Names = Mapping[tuple[str, ...], UUID]
"""Known names as their words in small letters."""


def names_by_word(spellings: Mapping[str, UUID]) -> Names:
    """The names to look for; what has no word, or too many, is left out."""
    worded = ((tuple(_WORD.findall(name.casefold())), key) for name, key in spellings.items())
    return {
        words: key for words, key in worded if 0 < len(words) <= _LONGEST and len("".join(words)) >= _SHORTEST
    }


def names_in(text: str, names: Names) -> tuple[FoundName, ...]:
    """Every place at which one of the names stands as whole words; the longer of two at one place."""
    return tuple(_found(text, names))


def _found(text: str, names: Names) -> Iterator[FoundName]:
    longest = _longest_by_first_word(names)
    words = [(match[0].casefold(), match.span()) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        for length in range(longest.get(words[at][0], 0), 0, -1):
            run = words[at : at + length]
            key = names.get(tuple(word for word, _place in run))
            if key is not None and len(run) == length:
                yield FoundName(Span(run[0][1][0], run[-1][1][1]), key)
                at += length - 1
                break
        at += 1


def _longest_by_first_word(names: Names) -> dict[str, int]:
    longest: dict[str, int] = {}
    for words in names:
        longest[words[0]] = max(len(words), longest.get(words[0], 0))
    return longest
