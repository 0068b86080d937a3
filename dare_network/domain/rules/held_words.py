"""Search in a text for words of another: whole sentences, whatever their case, spaces and line ends."""

import re
from collections.abc import Collection, Iterable

_SHORTEST = 20
"""Signs of a sentence that tells something of its own: "Yes." stands in many texts."""
_END = re.compile(r"(?<=[.!?;])\s+|\n")


def sentences(texts: Iterable[str]) -> frozenset[str]:
    """The sentences of texts that are long enough to be known again."""
    found = (folded(part) for text in texts for part in (text, *_END.split(text)))
    return frozenset(part for part in found if len(part) >= _SHORTEST)


def holds(text: str, of: Collection[str]) -> bool:
    """Return whether any of these sentences stands in a text."""
    whole = folded(text)
    return any(sentence in whole for sentence in of)


def folded(text: str) -> str:
    """A text in one line and one case."""
    return " ".join(text.casefold().split())
