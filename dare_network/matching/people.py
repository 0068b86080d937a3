"""Comparing two people."""

from rapidfuzz import fuzz

from dare_network.domain.records.duplicates import Pair, Reason
from dare_network.matching.candidates import Candidate
from dare_network.matching.weighing import ENOUGH, Names, Rarity, near

_FULL = frozenset({Reason.SAME_NAME})


class People:
    """Compares people of one register."""

    def __init__(self, rarity: Rarity) -> None:
        self._rarity, self._names = rarity, Names(rarity)

    def pair(self, one: Candidate, other: Candidate) -> Pair | None:
        """The pair that these two are; None where too little speaks for it."""
        if one.by_role or other.by_role:
            return None
        weight, how, earlier = self._named(one, other)
        reasons = [how] if how else []
        if earlier:
            reasons.append(Reason.EARLIER_NAME)
        hard = False
        if one.orcid and other.orcid:
            weight += 20 if one.orcid == other.orcid else -15
            if one.orcid == other.orcid:
                reasons.append(Reason.ORCID)
                hard = how is not None
        mails = one.emails & other.emails
        if mails:
            own = min(self._rarity.shared_by("email", mail) for mail in mails) <= 3
            weight += 12 if own else 4
            reasons.append(Reason.EMAIL)
            hard = hard or (own and how is not None)
        elif one.emails and other.emails:
            weight += _apart(one, other)
        at = one.employers & other.employers
        if at:
            weight += min(6.0, max(self._rarity.bits("employer", each) for each in at))
            reasons.append(Reason.EMPLOYER)
            hard = hard or (how is Reason.SAME_NAME and not earlier and not _contradict(one, other))
        elif one.employers and other.employers:
            weight -= 4
            if one.emails and other.emails and not mails:
                # Two jobs and two addresses: namesakes.
                weight -= 4
        weight += self._reached(one, other, reasons)
        weight -= self._rarity.chance
        if weight < ENOUGH or not _telling(reasons):
            return None
        first, second = sorted((one.id, other.id))
        return Pair(first, second, hard, tuple(sorted(set(reasons), key=list(Reason).index)), weight)

    def _named(self, one: Candidate, other: Candidate) -> tuple[float, Reason | None, bool]:
        best: tuple[float, Reason | None, bool] = (-99.0, None, False)
        for at, name in enumerate(one.called):
            for place, each in enumerate(other.called):
                weight, how = self._names.compare(name, each)
                earlier = bool(at or place)
                # A name that somebody had before tells a little less.
                if weight - earlier > best[0]:
                    best = (weight - earlier, how, earlier)
        return best

    def _reached(self, one: Candidate, other: Candidate, reasons: list[Reason]) -> float:
        weight = 0.0
        if numbers := one.phones & other.phones:
            shared = min(self._rarity.shared_by("phone", number) for number in numbers)
            weight += 10 if shared <= 2 else 3
            reasons.append(Reason.PHONE)
        elif one.phones and other.phones:
            weight -= 1
        if one.city and other.city:
            if one.city == other.city:
                weight += min(8.0, self._rarity.bits("city", one.city))
                reasons.append(Reason.PLACE)
            elif near(one.city.replace(" ", ""), other.city.replace(" ", "")):
                weight += 5
                reasons.append(Reason.PLACE)
            else:
                weight -= 2
        if one.address and other.address:
            alike = fuzz.ratio(one.address, other.address)
            if alike > 82:
                weight += 8
                reasons.append(Reason.ADDRESS)
            elif alike < 60:
                weight -= 1.5
        return weight


def _apart(one: Candidate, other: Candidate) -> float:
    """The bits that two addresses tell against two people being one."""
    for mail in one.emails:
        for each in other.emails:
            local, at = mail.split("@", 1) if "@" in mail else (mail, "")
            again, there = each.split("@", 1) if "@" in each else (each, "")
            if fuzz.partial_ratio(local, again) >= 90 and min(len(local), len(again)) > 4:
                return 1.0 if at == there else -0.5
    return -2.0


def _contradict(one: Candidate, other: Candidate) -> bool:
    """Return whether both have what only one person has, and it is not the same."""
    return bool(
        (one.orcid and other.orcid and one.orcid != other.orcid)
        or (one.emails and other.emails and not one.emails & other.emails)
    )


def _telling(reasons: list[Reason]) -> bool:
    """Return whether anything but a shared place or employer speaks for it."""
    return bool(set(reasons) - {Reason.PLACE, Reason.EMPLOYER})
