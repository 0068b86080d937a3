"""The weight of evidence that two records are one, in bits above chance (Fellegi and Sunter, 1969)."""

from collections import Counter
from collections.abc import Iterable
from math import log2

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from dare_network.domain.records.duplicates import Reason
from dare_network.matching.candidates import Candidate
from dare_network.matching.names import FoldedName
from dare_network.matching.sounds import sound

FEWEST = 500
"""The number of records from which on a register tells how rare a name is; a smaller one counts as such."""
ENOUGH = 1.0
"""The number of bits above chance from which on a pair is worth a look."""
_RAREST = 10.0
_NEAR = 0.88


class Rarity:
    """The bits that it tells when two records share a word, a place or an employer."""

    def __init__(self, known: Iterable[Candidate]) -> None:
        self._of: Counter[tuple[str, str]] = Counter()
        count = 0
        for each in known:
            count += 1
            words = each.called[0].words if each.is_person and each.called else frozenset[str]()
            telling = [("word", word) for word in words]
            telling += [("title", word) for title in each.titles[:1] for word in title if not each.is_person]
            telling += [("city", each.city), ("address", each.address)]
            telling += [("employer", employer) for employer in each.employers]
            telling += [("phone", number) for number in each.phones]
            telling += [("email", address) for address in each.emails]
            self._of.update(telling)
        self._population = max(count, FEWEST)
        self.chance = log2(self._population)

    def bits(self, kind: str, value: str) -> float:
        """The bits that sharing this tells: more where few have it."""
        return min(_RAREST, log2(self._population / max(1, self._of[kind, value])))

    def shared_by(self, kind: str, value: str) -> int:
        """The number of records that have this."""
        return self._of[kind, value]


def near(one: str, other: str) -> bool:
    """Return whether two folded words are one but for a slip of the pen or the spelling of a sound."""
    if one == other:
        return True
    if not one or not other or min(len(one), len(other)) < 3:
        return False
    slips = DamerauLevenshtein.distance(one, other, score_cutoff=3)
    longest = max(len(one), len(other))
    if slips == 1:
        return True
    if slips <= 2 and (longest >= 7 or sound(one) == sound(other)):
        return True
    return slips <= 3 and longest >= 6 and JaroWinkler.similarity(one, other) >= 0.93


class Names:
    """The evidence in the names of two people: bits, and in what way they are alike."""

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity

    def compare(self, one: FoldedName, other: FoldedName) -> tuple[float, Reason | None]:
        """The bits that two names tell, and how they are alike; None where they are not."""
        if one.infix != other.infix and one.in_one.family == other.in_one.family:
            weight, how = self._compare(one.in_one, other.in_one)
            return weight - 0.5, Reason.SIMILAR_NAME if how is Reason.SAME_NAME else how
        straight = self._compare(one, other)
        turned = self._compare(one.turned, other)
        # Somebody wrote the family name first.
        weight, how = max(straight, (turned[0] - 1.5, turned[1]), key=lambda each: each[0])
        if one.infix != other.infix:
            # Particles are forgotten more often than they are mistaken.
            weight -= 3 if one.infix and other.infix else 0.5
            how = Reason.SIMILAR_NAME if how is Reason.SAME_NAME else how
        return weight, how

    def _compare(self, one: FoldedName, other: FoldedName) -> tuple[float, Reason | None]:
        family, family_how = self._family(one.family, other.family)
        given, given_how = self._given(one.given, other.given)
        how = [each for each in (family_how, given_how) if each is not None]
        if len(how) < 2 and not (
            how and (not (one.given and other.given) or not (one.family and other.family))
        ):
            return family + given, None
        if bool(one.given) is not bool(other.given) or bool(one.family) is not bool(other.family):
            how.append(Reason.PART_OF_NAME)
        order = (Reason.PART_OF_NAME, Reason.INITIALS, Reason.SIMILAR_NAME, Reason.SAME_NAME)
        return family + given, min(how, key=order.index)

    def _family(self, one: tuple[str, ...], other: tuple[str, ...]) -> tuple[float, Reason | None]:
        if not one or not other:
            return 0.0, None
        if one == other or "".join(one) == "".join(other):
            return self._told(one), Reason.SAME_NAME
        shared = [word for word in one if word in other]
        if shared and (set(one) <= set(other) or set(other) <= set(one)):
            return self._told(shared) - 1, Reason.PART_OF_NAME
        if near("".join(one), "".join(other)):
            return min(self._told(one), self._told(other)) - 2, Reason.SIMILAR_NAME
        alike = [word for word in one for each in other if len(word) > 3 and near(word, each)]
        if alike and min(len(one), len(other)) == 1:
            return self._told(alike) - 3, Reason.PART_OF_NAME
        return -6.0, None

    def _given(self, one: tuple[str, ...], other: tuple[str, ...]) -> tuple[float, Reason | None]:
        if not one or not other:
            return 0.0, None
        if one == other or "".join(one) == "".join(other):
            return self._told_given(one), Reason.SAME_NAME
        few, many = sorted((one, other), key=len)
        if len(few[0]) == 1 or len(many[0]) == 1:
            return (3.5, Reason.INITIALS) if _fit(few, many) else (-8.0, None)
        shared = [word for word in few if word in many]
        if shared and few[0] == many[0]:
            # Further names and initials are written or not.
            return self._told_given(shared) - 0.5, Reason.SAME_NAME
        if near("".join(one), "".join(other)) or near(one[0], other[0]):
            return min(self._told_given(one), self._told_given(other)) - 2, Reason.SIMILAR_NAME
        if shared:
            return self._told_given(shared) - 3, Reason.SIMILAR_NAME
        return -7.0, None

    def _told(self, words: Iterable[str]) -> float:
        return max(self._rarity.bits("word", word) for word in words)

    def _told_given(self, words: Iterable[str]) -> float:
        return max(3.5 if len(word) == 1 else self._rarity.bits("word", word) for word in words)


def _fit(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Return whether initials can be those of these names; the first must be."""
    letters = ["".join(word[0] for word in each) for each in (few, many)]
    return letters[1].startswith(letters[0]) or letters[0].startswith(letters[1])
