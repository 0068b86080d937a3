"""Names that are nearly those of somebody who is known: what may be meant by a slip of the pen."""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from rapidfuzz.distance import OSA

from dare_network.domain.alike_names import PersonKey, organisation_key, person_key
from dare_network.domain.vocabulary import StakeholderKind

_SHORT = 5
"""The fewest letters of a name that may hold a slip."""
_MOST = 5
"""The number of names that are offered at most."""


class AlikeNames:
    """Everybody by name, to be found by names that are written a little differently."""

    def __init__(self) -> None:
        self._organisations: defaultdict[str, set[UUID]] = defaultdict(set)
        # By what is left without one letter: two names that differ by a slip have that in common.
        self._cut: defaultdict[str, set[str]] = defaultdict(set)
        self._by_given: defaultdict[tuple[str, str], set[tuple[PersonKey, UUID]]] = defaultdict(set)
        self._by_family: defaultdict[str, set[tuple[PersonKey, UUID]]] = defaultdict(set)

    def call(self, key: UUID, kind: StakeholderKind, name: str) -> None:
        """Remember that somebody has this name."""
        if kind is StakeholderKind.ORGANISATION:
            folded = organisation_key(name)
            if folded not in self._organisations:
                for cut in _cuts(folded):
                    self._cut[cut].add(folded)
            self._organisations[folded].add(key)
            return
        called = person_key(name)
        if called.given and called.family:
            for part in _parts(called):
                self._by_given[part].add((called, key))
            self._by_family[called.whole_family].add((called, key))

    def of(self, text: str, kind: StakeholderKind | None) -> set[UUID]:
        """All whose name may be meant by a text; nobody where they are too many to choose from."""
        found: set[UUID] = set()
        if kind is not StakeholderKind.PERSON:
            found.update(self._organisations_like(organisation_key(text)))
        if kind is not StakeholderKind.ORGANISATION:
            found.update(self._people_like(person_key(text)))
        return found if len(found) <= _MOST else set()

    def _organisations_like(self, wanted: str) -> Iterator[UUID]:
        if wanted in self._organisations:
            yield from self._organisations[wanted]
            return
        near = {name for cut in _cuts(wanted) for name in self._cut.get(cut, ())}
        for name in near:
            if _is_slip(wanted, name):
                yield from self._organisations[name]

    def _people_like(self, wanted: PersonKey) -> Iterator[UUID]:
        if not (wanted.given and wanted.family):
            return
        same_given = {each for part in _parts(wanted) for each in self._by_given.get(part, ())}
        for known, key in same_given:
            if _is_family_like(wanted, known):
                yield key
        for known, key in self._by_family.get(wanted.whole_family, ()):
            if _is_given_like(wanted.given[0], known.given[0]):
                yield key


def _parts(name: PersonKey) -> set[tuple[str, str]]:
    """The given name with each word of the family name, with all of it, and with what is left by a slip."""
    family = {*name.family, name.whole_family, *_cuts(name.whole_family)}
    return {(name.given[0], part) for part in family}


def _is_family_like(one: PersonKey, other: PersonKey) -> bool:
    few, many = sorted((set(one.family), set(other.family)), key=len)
    return (
        one.whole_family == other.whole_family
        # With the name of a husband or wife, or without it; with the infix, or without it.
        or few <= many
        or _is_slip(one.whole_family, other.whole_family)
    )


def _is_given_like(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return _is_slip(one, other)


def _is_slip(one: str, other: str) -> bool:
    """Return whether a letter was mistyped or two were exchanged; never of digits, nor of short words."""
    if min(len(one), len(other)) < _SHORT or _digits(one) != _digits(other):
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1


def _cuts(word: str) -> Iterator[str]:
    if len(word) >= _SHORT:
        yield word
        yield from (word[:place] + word[place + 1 :] for place in range(len(word)))


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
