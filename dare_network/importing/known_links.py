"""The stored ties and affiliations, among which the one is found that a row is about."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from uuid import UUID

from dare_network.domain.records.network import Affiliation, Tie
from dare_network.importing.lines import Line

Link = Tie | Affiliation


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

    def current(self, identity: Hashable) -> Link | None:
        """The record that is the same; of several, the first that has not ended."""
        alike = self._alike.get(identity, [])
        return next((record for record in alike if record.until_on is None), alike[0] if alike else None)

    def get(self, id_: UUID) -> Link | None:
        """The record with this key."""
        return self._by_id.get(id_)

    def twin(self, identity: Hashable, line: Line, taken: Collection[UUID]) -> Link | None:
        """A record that is the same, with the same period and a key that is not taken."""
        period = line.values.get("from_on"), line.values.get("until_on")
        for record in self._alike.get(identity, ()):
            if record.id not in taken and (record.from_on, record.until_on) == period:
                return record
        return None
