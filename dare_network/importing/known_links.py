"""The ties and affiliations that are known, among which the one is found that a row is about."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dare_network.domain.records.network import Affiliation, Tie

Link = Tie | Affiliation


@dataclass(frozen=True, slots=True)
class Period:
    """The days from which and until which something holds; None where that is open."""

    from_on: date | None = None
    until_on: date | None = None

    def meets(self, other: "Period") -> bool:
        """Return whether both hold on some day."""
        return _begins(self) <= _ends(other) and _begins(other) <= _ends(self)


def _begins(period: Period) -> date:
    return period.from_on or date.min


def _ends(period: Period) -> date:
    return period.until_on or date.max


class KnownLinks:
    """The stored records by their keys, and by what makes them the same: ends, and type or role."""

    def __init__(self, stored: Iterable[tuple[Hashable, Link]]) -> None:
        self._by_id: dict[UUID, Link] = {}
        self._alike: dict[Hashable, list[Link]] = defaultdict(list)
        for identity, record in stored:
            self._by_id[record.id] = record
            self._alike[identity].append(record)

    def __contains__(self, identity: Hashable) -> bool:
        """Return whether a record with these ends and this type or role is stored."""
        return identity in self._alike

    def alike(self, identity: Hashable) -> dict[UUID, Period]:
        """The records that are the same but for their periods, those that have not ended first."""
        alike = sorted(self._alike.get(identity, ()), key=lambda record: record.until_on is not None)
        return {record.id: Period(record.from_on, record.until_on) for record in alike}

    def get(self, id_: UUID) -> Link | None:
        """The record with this key."""
        return self._by_id.get(id_)

    def twin(self, identity: Hashable, period: Period, taken: Collection[UUID]) -> Link | None:
        """A record that is the same, with the same period and a key that is not taken."""
        for record in self._alike.get(identity, ()):
            if record.id not in taken and Period(record.from_on, record.until_on) == period:
                return record
        return None


def meant_by(period: Period, known: dict[UUID, Period]) -> UUID | None:
    """The one of these periods that a row means: the same, one that begins alike, one that it meets.

    A row without days means the period that goes on, else any. Where somebody comes back, the days do not
    meet: that is another one.
    """
    for id_, other in known.items():
        if other == period:
            return id_
    for id_, other in known.items():
        if period.from_on and other.from_on == period.from_on:
            return id_
    if period == Period():
        return next(iter(known), None)
    return next((id_ for id_, other in known.items() if other.meets(period)), None)
