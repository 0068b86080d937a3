"""Candidates: what is compared of each person and organisation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from dare_network.domain.records.network import Affiliation, Stakeholder
from dare_network.matching.names import FoldedName, folded_name, of_parts
from dare_network.matching.titles import initials_of, organisation_words
from dare_network.matching.word_lists import MAILBOXES, PLACES, PROVIDERS
from dare_network.words.cutting import folded_words

_LAST_DIGITS = 8


@dataclass(frozen=True)
class Candidate:
    """A person or an organisation as it is compared with others.

    `employers` are the keys or the folded names of where a person works or worked; `marks` are identifiers
    such as an ORCID, each with its kind.
    """

    id: UUID
    is_person: bool
    names: tuple[str, ...]
    earlier_names: tuple[str, ...] = ()
    short_name: str = ""
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    orcid: str = ""
    ror_id: str = ""
    city: str = ""
    address: str = ""
    site: str = ""
    employers: frozenset[str] = frozenset()
    by_role: bool = False
    parts: tuple[FoldedName, ...] = field(default=())

    @cached_property
    def called(self) -> tuple[FoldedName, ...]:
        """The names of a person in their parts: the present ones first."""
        found = (folded_name(name) for name in (*self.names, *self.earlier_names) if name)
        return tuple(dict.fromkeys((*self.parts, *found)))

    @cached_property
    def titles(self) -> tuple[tuple[str, ...], ...]:
        """The names of an organisation in the words that tell it from others: the present ones first."""
        found = (organisation_words(name) for name in (*self.names, *self.earlier_names) if name)
        return tuple(dict.fromkeys(words for words in found if words))

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """Return how an organisation may be called in short."""
        short = {"".join(folded_words(part)) for part in (self.short_name, *_short(self.names))}
        return frozenset(short | {each for name in self.names for each in initials_of(name)}) - {""}

    @cached_property
    def short_names(self) -> frozenset[str]:
        """Return how an organisation is called in short."""
        short = {"".join(folded_words(part)) for part in (*self.short_name.split(";"), *_short(self.names))}
        return frozenset(short) - {""}


def candidates(
    stakeholders: Iterable[Stakeholder],
    affiliations: Iterable[Affiliation],
) -> tuple[Candidate, ...]:
    """Return what is compared of each of these."""
    employers: dict[UUID, set[str]] = {}
    for place in affiliations:
        employers.setdefault(place.person_id, set()).add(str(place.organisation_id))
    return tuple(candidate(each, frozenset(employers.get(each.id, ()))) for each in stakeholders)


def candidate(who: Stakeholder, employers: frozenset[str] = frozenset()) -> Candidate:
    """Return what is compared of a person or an organisation."""
    numbers = (who.phone, *who.mobile, *who.private_phone, *who.further_phones)
    return Candidate(
        who.id,
        who.is_person,
        tuple(dict.fromkeys(name for name in (who.name, who.name_nl) if name)),
        who.earlier_names,
        who.short_name,
        frozenset(mail for mail in map(email, who.emails) if mail),
        frozenset(number for number in map(phone, numbers) if number),
        who.orcid or "",
        who.ror_id or "",
        city=city(who.city),
        address=folded_text(who.address or who.private_address),
        site=site(who.website),
        employers=employers,
        by_role=who.by_role,
        parts=(of_parts(who.parts),) if who.is_person else (),
    )


def email(written: str) -> str:
    """The address of one person, in small letters; empty for that of an office."""
    address = written.strip().casefold()
    local = address.partition("@")[0]
    return "" if set(folded_words(local)) & MAILBOXES else address


def phone(written: str) -> str:
    """The last digits of a telephone number, by which it is the same with and without country."""
    digits = "".join(sign for sign in written if sign.isdigit())
    return digits[-_LAST_DIGITS:] if len(digits) >= _LAST_DIGITS else ""


def site(written: str) -> str:
    """The domain of a website, without what stands before the name."""
    host = written.strip().casefold().partition("://")[2] or written.strip().casefold()
    host = host.partition("/")[0].partition(":")[0]
    labels = host.split(".")
    return ".".join(labels[-2:]) if len(labels) > 1 and labels[-2] not in PROVIDERS else ""


def city(written: str) -> str:
    """The name of a place as it is compared: "'s-Gravenhage" and "The Hague" are one."""
    folded = folded_text(written)
    return PLACES.get(folded, folded)


def folded_text(text: str) -> str:
    """A text without case, accents and signs."""
    return " ".join(folded_words(text))


def _short(names: Iterable[str]) -> Iterator[str]:
    """Yield names that are acronyms themselves, and acronyms that a name holds in brackets."""
    for name in names:
        for word in (name, *(part.partition(")")[0] for part in name.split("(")[1:])):
            if " " not in word.strip() and word.isupper() and len(word) > 1:
                yield word
