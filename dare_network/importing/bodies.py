"""Organisations, found by any of their names: in both languages, by abbreviation, and by what they were."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import UUID

from rapidfuzz import fuzz, process

from dare_network.words.cutting import folded_words
from dare_network.words.spelling import spelling

Names = defaultdict[str, set[UUID]]

_SURE = re.compile(r"[;|\n\r\t]+")
_MAYBE = re.compile(r"\s*[+&/,]\s*|\s+(?:en|and|met|with)\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]]")
_ALIKE = 60
"""The share of letters, in percent, from which on a name is offered as one that may be meant."""

_ALSO: Mapping[str, str] = {
    name: now
    for now, names in {
        "zorginstituut nederland": "zin|cvz|college voor zorgverzekeringen|ziekenfondsraad",
        "nederlandse zorgautoriteit": "ctg|college tarieven gezondheidszorg|ctg/zaio|"
        "college toezicht zorgverzekeringen",
        "inspectie gezondheidszorg en jeugd": "igz|inspectie voor de gezondheidszorg",
        "bureau genetisch gemodificeerde organismen": "bggo",
        "european medicines agency": "emea|european medicines evaluation agency",
    }.items()
    for name in names.split("|")
}
"""Abbreviations of Dutch and European bodies, and names that they had before."""


class Bodies:
    """Every organisation, by its names; those of this file go before others."""

    def __init__(self, in_file: Callable[[UUID], bool]) -> None:
        self._in_file = in_file
        self._by_name: Names = defaultdict(set)
        self._by_part: Names = defaultdict(set)
        self._main: Names = defaultdict(set)
        self._vague: set[UUID] = set()

    def call(self, key: UUID, names: Sequence[str], vague: bool = False) -> None:
        """Remember that an organisation has these names, the main one first.

        A `vague` one is known by nothing else: others go before it that have its name for an abbreviation.
        """
        if vague:
            self._vague.add(key)
        for name in filter(None, names):
            self._by_name[_key(name)].add(key)
            for part in parts_of(name):
                self._by_part[_key(part)].add(key)
        self._main[_key(names[0])].add(key)

    def find(self, text: str) -> set[UUID]:
        """All that a text can mean."""
        vague = set[UUID]()
        for each in (text, *parts_of(text)):
            named = _key(each)
            now = _key(called_now(each))
            for found in (self._by_name.get(named), self._by_part.get(named), self._by_name.get(now)):
                if found and (known := found - self._vague):
                    return self._likeliest(known, self._main.get(named, set()))
                vague = vague or found or set()
        return set(vague)

    def _likeliest(self, found: set[UUID], main: set[UUID]) -> set[UUID]:
        for better in ({key for key in found if self._in_file(key)}, found & main):
            if better:
                return better
        return found

    def named_in(self, cell: str) -> Sequence[str]:
        """The names in a cell. Only what is known tells "CBG en ZIN" from "Volksgezondheid en Sport"."""
        return tuple(
            dict.fromkeys(name for piece in _SURE.split(cell) for name in self._divided(piece.strip(" ,")))
        )

    def like(self, text: str) -> set[UUID]:
        """Those whose name is most like a text."""
        wanted = _key(text)
        found = process.extract(
            wanted, self._by_name.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=3
        )
        return {key for name, _score, _place in found for key in self._by_name[name]}

    def _divided(self, text: str) -> Iterable[str]:
        if not text:
            return ()
        if self.find(text):
            return (text,)
        pieces = [piece for piece in _MAYBE.split(text) if piece]
        if all(map(self.find, pieces)):
            return pieces
        certain = [piece.strip() for piece in text.split(" + ") if piece.strip()]
        return certain if len(certain) > 1 else (text,)


def parts_of(name: str) -> Iterable[str]:
    """Yield the parts of a name that are used alone: "CBG" of "CBG-MEB", both of "Medicines Board (MEB)"."""
    if match := _BRACKETS.fullmatch(name):
        yield from match.groups()
    if len(name) < 20 and " " not in name:
        yield from (part for part in name.split("-") if part and part != name)


def called_now(name: str) -> str:
    """The name of whom this one was, or is another abbreviation of; "" for any other name."""
    return _ALSO.get(spelling(name), "")


def _key(name: str) -> str:
    return " ".join(folded_words(name))
