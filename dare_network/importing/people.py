"""People, found by names as they are noted at meetings: with titles, initials, or the family name first."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from dare_network.domain.person_names import PersonName, join_name, split_name
from dare_network.words.cutting import folded_words
from dare_network.words.spelling import spelling

NO_PARTS = PersonName()
"""The parts of a name of which none is known."""
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class _Called:
    """One name of a person, as it is compared."""

    key: UUID
    given: tuple[str, ...]
    initials: str
    infix: str


class People:
    """Everybody who can have been at a meeting, by name."""

    def __init__(self) -> None:
        self._exactly: defaultdict[str, set[UUID]] = defaultdict(set)
        self._by_family: defaultdict[str, list[_Called]] = defaultdict(list)

    def call(self, key: UUID, names: Iterable[str], parts: PersonName = NO_PARTS) -> None:
        """Remember that a person has these names, and these parts of the name."""
        for name in filter(None, names):
            self._exactly[spelling(name)].add(key)
            self._add(key, split_name(name))
        if parts.family:
            self._add(key, parts)

    def find(self, written: str) -> set[UUID]:
        """All whom a name as it was written can mean."""
        if found := self._exactly.get(spelling(written)):
            return set(found)
        parts = split_name(written)
        if found := self._exactly.get(spelling(join_name(_plain(parts)))):
            return set(found)
        asked = _called(parts)
        named = self._by_family.get(_together(parts.family), ())
        fitting = [each for each in named if _is_alike(asked, each)]
        same_infix = [each for each in fitting if each.infix == asked.infix]
        missing = [each for each in fitting if not asked.infix or not each.infix]
        return {each.key for each in same_infix or missing}

    def namesakes(self, written: str) -> set[UUID]:
        """All of the family name of a name as it was written."""
        return {each.key for each in self._by_family.get(_together(split_name(written).family), ())}

    def knows(self, written: str) -> bool:
        """Return whether anybody can be meant by a name."""
        return bool(self.find(written))

    def _add(self, key: UUID, parts: PersonName) -> None:
        called = _called(parts, key)
        known = self._by_family[_together(parts.family)]
        if called not in known:
            known.append(called)


def is_told(written: str) -> bool:
    """Return whether a name has more than a family name, so that it tells one of a family."""
    parts = split_name(written)
    return bool(parts.given or parts.initials)


def _plain(parts: PersonName) -> PersonName:
    return PersonName(parts.given, parts.infix, parts.family, parts.initials)


def _called(parts: PersonName, key: UUID = _NOBODY) -> _Called:
    given = tuple(folded_words(parts.given))
    # "J.A. (Jan)" has both; of "Jan Willem" the initials are J.W.
    initials = _letters(parts.initials) or "".join(word[0] for word in given)
    return _Called(key, given, initials, _together(parts.infix))


def _letters(initials: str) -> str:
    """The initials without dots: "jw" of "J.-W." and of "JW"."""
    words = re.split(r"[.\s-]+", initials)
    return "".join(word if word.isupper() and len(word) < 4 else word[:1] for word in words).casefold()


def _is_alike(asked: _Called, known: _Called) -> bool:
    if asked.given and known.given:
        both = min(len(asked.given), len(known.given))
        return asked.given[:both] == known.given[:both]
    if not asked.initials or not known.initials:
        return True
    return asked.initials.startswith(known.initials) or known.initials.startswith(asked.initials)


def _together(text: str) -> str:
    return "".join(folded_words(text))
