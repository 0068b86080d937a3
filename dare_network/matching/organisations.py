"""Comparing two organisations."""

from rapidfuzz import fuzz

from dare_network.domain.records.duplicates import Pair, Reason
from dare_network.matching.candidates import Candidate
from dare_network.matching.titles import all_words, spelled_out, stands_for
from dare_network.matching.weighing import ENOUGH, Rarity, near

_NAMED = frozenset({Reason.SAME_NAME, Reason.SIMILAR_NAME, Reason.PART_OF_NAME, Reason.OTHER_LANGUAGE})
_ALIKE = 92
_MOST_TOLD = 16.0
Title = tuple[str, ...]


class Organisations:
    """Compares organisations of one register."""

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity

    def pair(self, one: Candidate, other: Candidate) -> Pair | None:
        """The pair that these two are; None where too little speaks for it."""
        weight, how, former = self._named(one, other)
        if how is Reason.SAME_NAME and not former:
            # Few words tell little, and yet nothing but the legal form tells such two apart.
            weight = max(weight, self._rarity.chance + ENOUGH)
        reasons = [how] if how else []
        if former and how:
            reasons.append(Reason.EARLIER_NAME)
        same_ror = bool(one.ror_id) and one.ror_id == other.ror_id
        if same_ror:
            weight += 20
            reasons.append(Reason.ROR)
        elif one.ror_id and other.ror_id:
            # A register of research organisations has withdrawn records as well.
            weight -= 4
        if mails := one.emails & other.emails:
            weight += 8 if min(self._rarity.shared_by("email", mail) for mail in mails) <= 2 else 2
            reasons.append(Reason.EMAIL)
        weight += self._placed(one, other, reasons)
        if how is None and (shorter := _in_short(one, other)):
            weight += shorter
            reasons.append(Reason.ACRONYM)
        weight -= self._rarity.chance
        if weight < ENOUGH or not set(reasons) - {Reason.PLACE, Reason.WEBSITE, Reason.EMAIL}:
            return None
        hard = same_ror or (bool(mails) and how is not None)
        first, second = sorted((one.id, other.id))
        return Pair(first, second, hard, tuple(sorted(set(reasons), key=list(Reason).index)), weight)

    def _named(self, one: Candidate, other: Candidate) -> tuple[float, Reason | None, bool]:
        best: tuple[float, Reason | None, bool] = (-6.0, None, False)
        for at, title in enumerate(one.titles):
            for place, each in enumerate(other.titles):
                weight, how = self._alike(title, each)
                if how is Reason.SAME_NAME and at != place:
                    how = Reason.OTHER_LANGUAGE
                if weight > best[0]:
                    former = at >= len(one.names) or place >= len(other.names)
                    best = (weight, how, former)
        return best

    def _alike(self, one: Title, other: Title) -> tuple[float, Reason | None]:
        if sorted(one) == sorted(other) or "".join(one) == "".join(other):
            return self._told(one), Reason.SAME_NAME
        in_full = spelled_out(one, other), spelled_out(other, one)
        if in_full != (one, other) and sorted(in_full[0]) == sorted(in_full[1]):
            longer = max(one, other, key=len)
            return self._told(longer) - 1, Reason.SIMILAR_NAME if len(one) == len(other) else Reason.ACRONYM
        few, many = sorted((one, other), key=len)
        shared = set(few) & set(many)
        apart = (set(few) | set(many)) - shared
        if {word for word in apart if word.isdigit() or len(word) == 1}:
            # "Region 1" and "Region 2" differ in little.
            return -6.0, None
        spelled = [" ".join(sorted(each)) for each in (one, other)]
        if len(spelled[0]) > 5 and fuzz.ratio(*spelled) >= _ALIKE and _slips(one, other):
            return min(self._told(one), self._told(other)) - 2, Reason.SIMILAR_NAME
        if shared and shared == set(few):
            # What the longer name has more may be the place or a department: evidence, but not of the name.
            return self._told(few) - 3 - 1.5 * (len(set(many)) - len(shared)), Reason.PART_OF_NAME
        return -6.0, None

    def _told(self, words: Title) -> float:
        bits = sorted((self._rarity.bits("title", word) for word in words), reverse=True)
        return min(_MOST_TOLD, sum(bits[:1]) + sum(bits[1:]) / 2)

    def _placed(self, one: Candidate, other: Candidate, reasons: list[Reason]) -> float:
        weight = 0.0
        if one.site and other.site:
            if one.site == other.site:
                weight += 5
                reasons.append(Reason.WEBSITE)
            else:
                weight -= 2
        if one.phones & other.phones:
            weight += 6
            reasons.append(Reason.PHONE)
        if one.city and other.city:
            if one.city == other.city or near(one.city.replace(" ", ""), other.city.replace(" ", "")):
                weight += min(4.0, self._rarity.bits("city", one.city))
                reasons.append(Reason.PLACE)
            else:
                weight -= 4
        return weight


def _slips(one: Title, other: Title) -> bool:
    """Return whether each word of the one is one of the other, but for a slip of the pen."""
    few, many = sorted((one, other), key=len)
    return all(any(near(word, each) for each in many) for word in few) or near("".join(one), "".join(other))


def _in_short(one: Candidate, other: Candidate) -> float:
    """The bits that it tells when the one is the other in short.

    Two that have the same short name and each a name of its own are not the same: "CBG" is the Medicines
    Evaluation Board, and an archive of families.
    """
    for short, long in ((one, other), (other, one)):
        called = short.short_names & {"".join(words) for words in short.titles}
        if called & long.acronyms:
            return 17.0
        if any(stands_for(each, title) for each in called for title in map(all_words, long.names)):
            return 14.0
        if short.short_names & long.acronyms - long.short_names:
            return 13.0
    return 0.0
