"""The audit events of one transaction, and what follows from them at its end."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import day_of
from dare_network.domain.vocabulary import Action, Confidentiality, Family
from dare_network.store.audiences import Audiences, Place
from dare_network.store.event_values import plain_values
from dare_network.store.keys import new_id
from dare_network.store.revision import raise_revisions
from dare_network.store.rows import Values
from dare_network.store.search.updating import Touched
from dare_network.store.statements import insertion
from dare_network.store.tables.base import Entity
from dare_network.store.tables.operations import EventRow
from dare_network.store.transaction import Transaction


class EventLog:
    """Notes who did what to which record; who could see it then is found at the end, when all is written."""

    def __init__(
        self,
        transaction: Transaction,
        viewer: Viewer,
        now: datetime,
        import_id: UUID | None,
        change_set_id: UUID | None,
    ) -> None:
        self._transaction, self._now = transaction, now
        whole = {"import_id": import_id, "change_set_id": change_set_id}
        self._by = {"account": viewer.account, "role": viewer.role, **whole}
        self._families: set[Family] = set()
        self._stricter: tuple[Confidentiality, ...] = ()
        self._begin()

    def _begin(self) -> None:
        self._events: list[Values] = []
        self._places: list[tuple[Family, Sequence[Place], Sequence[Confidentiality]]] = []
        self._touched, self._audiences = Touched(), Audiences(self._transaction, day_of(self._now))

    def __len__(self) -> int:
        """Return the number of events that were noted."""
        return len(self._events)

    def take_back(self, noted: int) -> None:
        """Forget all events after so many of them."""
        del self._events[noted:], self._places[noted:]

    @contextmanager
    def stricter(self, level: Confidentiality | None) -> Iterator[None]:
        """A part that follows from a record of this level of its own: its events are for those who see it."""
        whole = self._stricter
        self._stricter = (*whole, level) if level else whole
        try:
            yield
        finally:
            self._stricter = whole

    def note(
        self,
        action: Action,
        row: type[Entity],
        key: object,
        before: Mapping[str, Any] | None,
        after: Mapping[str, Any] | None,
        states: Sequence[Mapping[str, Any]],
        reason: str,
    ) -> None:
        """Note one write; `states` are all the values of the record, before and after."""
        self._families.add(row.family)
        self._touched.note(action, row, key, before or after or {})
        self._places.append((row.family, self._audiences.note(row, key, *states), self._stricter))
        self._events.append(
            {
                "id": new_id(),
                "at": self._now,
                "action": action,
                "entity": row.entity,
                "entity_id": str(key),
                "before": None if before is None else plain_values(before),
                "after": None if after is None else plain_values(after),
                "reason": reason,
                **self._by,
            }
        )

    def write(self) -> None:
        """Write the events, raise the revisions and bring the search up to all that changed."""
        if not self._events:
            return
        numbers = raise_revisions(self._transaction, self._families)
        for event, (family, places, stricter) in zip(self._events, self._places, strict=True):
            event["audiences"] = self._audiences.kept(places, stricter)
            event["revision"] = numbers[family]
        self._transaction.connection.execute(insertion(EventRow), self._events)
        self._touched.follow(self._transaction)
        self._begin()
