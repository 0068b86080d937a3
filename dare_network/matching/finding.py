"""Finding the pairs of a register that may be one, without comparing everybody with everybody."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from uuid import UUID

from dare_network.domain.records.duplicates import Pair
from dare_network.matching.candidates import Candidate
from dare_network.matching.organisations import Organisations
from dare_network.matching.people import People
from dare_network.matching.sounds import sound
from dare_network.matching.titles import all_words
from dare_network.matching.weighing import Rarity

MOST_ALIKE = 60
"""The number of records that share a key from which on the key tells nothing: others will find the pair."""


def find_pairs(
    known: Sequence[Candidate], apart: Collection[tuple[UUID, UUID]] = frozenset()
) -> tuple[Pair, ...]:
    """The pairs that may be one, the surest first; those of `apart` are known not to be."""
    rarity = Rarity(known)
    people, organisations = People(rarity), Organisations(rarity)
    found = []
    for one, other in _to_compare(known):
        pair = (people if one.is_person else organisations).pair(one, other)
        if pair and (pair.one_id, pair.other_id) not in apart:
            found.append(pair)
    return tuple(sorted(found, key=lambda pair: (not pair.hard, -pair.weight, pair.one_id, pair.other_id)))


@dataclass(frozen=True)
class Register:
    """Everybody in a register, to be asked who a new record may be."""

    known: tuple[Candidate, ...]

    @cached_property
    def _compare(self) -> tuple[Organisations, People]:
        rarity = Rarity(self.known)
        return Organisations(rarity), People(rarity)

    @cached_property
    def _blocks(self) -> Mapping[Hashable, list[int]]:
        return _blocks(self.known)

    def like(self, new: Candidate, most: int = 5) -> tuple[Pair, ...]:
        """The pairs of a record that is not in the register with those that it may be, the surest first."""
        places = {place for key in _keys(new) for place in self._blocks.get(key, ())}
        alike = (self.known[place] for place in places)
        compare = self._compare[new.is_person]
        found = (compare.pair(new, each) for each in alike if each.is_person is new.is_person)
        pairs = [pair for pair in found if pair]
        return tuple(sorted(pairs, key=lambda pair: (not pair.hard, -pair.weight))[:most])


def _to_compare(known: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield each two that share a key, once."""
    blocks = _blocks(known)
    met: set[int] = set()
    count = len(known)
    for places in blocks.values():
        if len(places) > MOST_ALIKE:
            continue
        for one, other in combinations(places, 2):
            at = one * count + other
            if at not in met:
                met.add(at)
                yield known[one], known[other]


def _blocks(known: Sequence[Candidate]) -> dict[Hashable, list[int]]:
    """The places of the records that have each key."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for place, each in enumerate(known):
        for key in _keys(each):
            blocks[key].append(place)
    return blocks


def _keys(each: Candidate) -> Iterable[Hashable]:
    """The keys of a record: two that may be one share at least one of them."""
    return set(_keys_of_person(each) if each.is_person else _keys_of_organisation(each))


def _keys_of_person(who: Candidate) -> Iterator[Hashable]:
    for name in who.called:
        given, family = [sound(word) for word in name.given], [sound(word) for word in name.family]
        initials = {word[0] for word in name.given}
        for word in family:
            # With an initial, in which order the names may stand; with all that else is known.
            yield from (("name", word, letter) for letter in initials)
            yield from (("place", word, each) for each in (who.city, who.address, *who.employers) if each)
            if not given:
                yield "alone", word
        if name.infix:
            # Whoever writes "Dubois" for "Du Bois".
            whole_family = sound("".join(name.infix + name.family))
            yield from (("name", whole_family, letter) for letter in initials)
        for first in given:
            if len(first) > 1:
                yield from (("turned", *sorted((first, word))) for word in family)
                yield from (
                    ("place", first, each) for each in (who.city, who.address, *who.employers) if each
                )
                yield from (("name", first, word[:1]) for word in name.family)
        whole = "".join(sorted((*name.given, *name.family)))
        yield "start", whole[:5]
        yield "slip", "".join(sorted(word[:2] for word in (*name.given[:1], *name.family[-1:])))
    if who.address:
        yield "address", who.address
    yield from _keys_of_both(who)


def _keys_of_organisation(each: Candidate) -> Iterator[Hashable]:
    for title in each.titles:
        yield "title", "".join(sorted(title))
        yield from (("word", sound(word)) for word in title if len(word) > 3)
        yield from (("start", word[:3], each.city) for word in title)
    yield from (("first", all_words(name)[0][0], each.city) for name in each.names if all_words(name))
    yield from (("short", short) for short in each.acronyms)
    yield from (("short", "".join(words)) for words in each.titles if len(words) == 1)
    if each.site:
        yield "site", each.site
    if each.ror_id:
        yield "ror", each.ror_id
    yield from _keys_of_both(each)


def _keys_of_both(each: Candidate) -> Iterator[Hashable]:
    for mail in each.emails:
        yield "mail", mail
        yield "mail name", "".join(sign for sign in mail.partition("@")[0] if sign.isalpha())
    yield from (("phone", number) for number in each.phones)
    if each.orcid:
        yield "orcid", each.orcid
