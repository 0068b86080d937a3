"""Records that may be one: pairs of people or organisations, and what speaks for it."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Reason(StrEnum):
    """A fact that speaks for two records being the same, the strongest first."""

    ORCID = "orcid"
    ROR = "ror"
    EMAIL = "email"
    SAME_NAME = "same_name"
    SIMILAR_NAME = "similar_name"
    INITIALS = "initials"
    PART_OF_NAME = "part_of_name"
    EARLIER_NAME = "earlier_name"
    OTHER_LANGUAGE = "other_language"
    ACRONYM = "acronym"
    EMPLOYER = "employer"
    PHONE = "phone"
    WEBSITE = "website"
    ADDRESS = "address"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one, `one_id` the smaller key.

    A `hard` one shares an identifier, or the full name and the employer. The `weight` orders pairs: how many
    bits the evidence is above chance.
    """

    one_id: UUID
    other_id: UUID
    hard: bool
    reasons: tuple[Reason, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Parts:
    """The number of records of each kind that lead to somebody, as far as a reader may see them."""

    ties: int
    affiliations: int
    dialogues: int
    attendances: int
    commitments: int
