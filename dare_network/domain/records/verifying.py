"""Records of what is asked after from time to time: whether it is still true."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from dare_network.domain.partial_days import Precision
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie

Verifiable = Stakeholder | Affiliation | Tie
"""A record that is asked after: of a stakeholder it is whether the contact details are still right."""


class Verdict(StrEnum):
    """An answer to the question whether something is still true."""

    YES = "yes"
    ENDED = "ended"
    NOT_SURE = "not_sure"


@dataclass(frozen=True, slots=True)
class Verified:
    """One answer as it was saved, with what stood in the record before: by it the answer is taken back.

    `version` is that of the record after the answer. Contact details do not end.
    """

    record: type[Verifiable]
    key: UUID
    version: int
    checked_on: date | None
    doubted_on: date | None
    until_on: date | None = None
    until_precision: Precision | None = None
