"""Names of organisations as they are compared: the words that tell, what they abbreviate, and acronyms."""

import re
from functools import lru_cache

from dare_network.matching.word_lists import ABBREVIATED, COUNTRY, FILLERS, LEGAL
from dare_network.words.cutting import folded_words

_CHUNK = re.compile(r"\S+")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_DOTTED_LETTERS = re.compile(r"\b(?:\w\.\s?)+\w\.")
_BETWEEN_LETTERS = re.compile(r"[.\s]")


@lru_cache(100_000)
def organisation_words(written: str) -> tuple[str, ...]:
    """The words of the name of an organisation that tell it from others; abbreviated ones end in a point."""
    text = _DOTTED_LETTERS.sub(lambda found: _BETWEEN_LETTERS.sub("", found.group()), written)
    words = []
    for chunk in _CHUNK.findall(_BRACKETS.sub(_without_country, text)):
        folded_chunk = folded_words(chunk)
        if folded_chunk and (chunk.endswith(".") or folded_chunk[-1] in ABBREVIATED):
            folded_chunk[-1] += "."
        words += folded_chunk
    telling = tuple(word for word in words if word.strip(".") not in LEGAL and word not in FILLERS)
    return telling or tuple(words)


@lru_cache(100_000)
def initials_of(written: str) -> frozenset[str]:
    """Return how a name of several words may be called by its initials: with small words and without."""
    words = folded_words(_BRACKETS.sub(" ", written))
    full = [word for word in words if word not in LEGAL]
    short = [word for word in full if word not in FILLERS]
    found = ("".join(word[0] for word in each) for each in (words, full, short, all_words(written)))
    return frozenset(each for each in found if len(each) > 1)


@lru_cache(100_000)
def all_words(written: str) -> tuple[str, ...]:
    """The words of a name without those that an acronym leaves out."""
    return tuple(word for word in folded_words(_BRACKETS.sub(" ", written)) if word not in FILLERS)


def spelled_out(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name with what the other name spells out: "umc utrecht" beside the name in full."""
    words: list[str] = []
    for word in short:
        words += [word] if word in long else _in_full(word, long)
    return tuple(words)


def stands_for(acronym: str, long: tuple[str, ...]) -> bool:
    """Return whether letters can stand for words: each begins one, or is within one; none is left out."""
    if not 2 < len(acronym) < 8 or not 1 < len(long) <= len(acronym):
        return False
    at = 0
    for place, word in enumerate(long):
        if at >= len(acronym) or word[0] != acronym[at]:
            return False
        at += 1
        follows = long[place + 1][0] if place + 1 < len(long) else None
        rest = iter(word[1:])
        while at < len(acronym) and acronym[at] != follows and acronym[at] in rest:
            at += 1
    return at == len(acronym)


def _without_country(brackets: re.Match[str]) -> str:
    """Registers write the country of a company in brackets: "Intravacc (Netherlands)"."""
    words = set(folded_words(brackets.group())) - FILLERS
    return " " if words and words <= COUNTRY else brackets.group()


def _in_full(word: str, long: tuple[str, ...]) -> list[str]:
    if word.endswith("."):
        found = [each for each in long if each.startswith(word[:-1])]
        return found[:1] or [word]
    size = len(word)
    if 1 < size < 6:
        for start in range(len(long) - size + 1):
            run = long[start : start + size]
            if "".join(each[0] for each in run) == word:
                return list(run)
    return [word]
