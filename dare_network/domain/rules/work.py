"""Statements on somebody as of a day: which hold then, and the category that the work gives."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Protocol

from dare_network.domain.records.network import holds_on


class Stated(Protocol):
    """A tie or an affiliation, from a day until a day; both count."""

    @property
    def from_on(self) -> date | None:
        """The first day; None where it is unknown."""

    @property
    def until_on(self) -> date | None:
        """The last day; None while none is known."""


class Work(Stated, Protocol):
    """The work of a person."""

    @property
    def role_category(self) -> str:
        """The category that it gives; empty for that of the person."""


class Phase(StrEnum):
    """The state of a statement on a day."""

    HOLDS = "holds"
    OVER = "over"
    TO_COME = "to_come"


def phase_on(stated: Stated, on: date) -> Phase:
    """Return whether something holds on a day, is over by then, or is to come."""
    if holds_on(stated.from_on, stated.until_on, on):
        return Phase.HOLDS
    return Phase.OVER if stated.until_on and stated.until_on < on else Phase.TO_COME


def category_on(own: str, work: Iterable[Work], on: date) -> str:
    """The category of somebody on a day: that of the work then, of several that of the one begun last.

    `own` stays where one of them gives it, or none gives any.
    """
    found = [
        (each.from_on or date.min, each.role_category)
        for each in work
        if each.role_category and holds_on(each.from_on, each.until_on, on)
    ]
    if not found or own in {category for _begun, category in found}:
        return own
    return max(found)[1]
