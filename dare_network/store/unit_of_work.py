"""One transaction of writes, each with its audit event."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import day_of
from dare_network.domain.rules.visibility import clearance
from dare_network.domain.vocabulary import Action
from dare_network.errors import ConflictError, DareError, NotFoundError
from dare_network.language import _
from dare_network.store.access import require_cleared
from dare_network.store.event_log import EventLog
from dare_network.store.keys import new_id
from dare_network.store.minutes_sources import to_recall
from dare_network.store.revision import next_number
from dare_network.store.rows import (
    Values,
    chunks,
    column_defaults,
    column_values,
    link_rows,
    list_values,
    values_of,
)
from dare_network.store.shown import as_shown
from dare_network.store.statements import alteration, insertion
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.minutes import MinutesRow
from dare_network.store.tables.stored import row_of
from dare_network.store.transaction import Transaction
from dare_network.store.vocabularies import check_vocabularies


class UnitOfWork:
    """Adds, changes and removes records. Nothing is written without an event that says who did it.

    What is written is named by the class of its record; inside the store also by its row.

    Made by `store.engine.unit_of_work`, which commits once at the end or not at all.
    """

    def __init__(
        self,
        transaction: Transaction,
        viewer: Viewer,
        reason: str = "",
        import_id: UUID | None = None,
        change_set_id: UUID | None = None,
    ) -> None:
        self.transaction = transaction
        self.viewer = viewer
        self.now = datetime.now(UTC)
        self.reason = reason
        self._log = EventLog(transaction, viewer, self.now, import_id, change_set_id)
        self._read: dict[tuple[type[Entity], object], Values] = {}

    def add(self, record: type[object], values: Mapping[str, Any]) -> UUID:
        """Insert one row and return its key, which is made here where `values` has none."""
        row, given = row_of(record), dict(values)
        given.setdefault(row.key, None)
        given[row.key] = given[row.key] or new_id()
        self.add_all(row, [given])
        key = given[row.key]
        assert isinstance(key, UUID)
        return key

    def add_all(self, record: type[object], rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows that carry their keys.

        Raises InvalidInputError where a value is in no list that the reference data has.
        """
        if not rows:
            return
        row, connection = row_of(record), self.transaction.connection
        defaults = column_defaults(row)
        complete = [{**defaults, **values} for values in rows]
        check_vocabularies(self.transaction, row, complete)
        connection.execute(insertion(row), [_columns(row, v) | _following(row, v) for v in complete])
        for name, link in row.links.items():
            listed = [e for r in complete for e in link_rows(link, r[row.key], r.get(name, ()))]
            if listed:
                connection.execute(insertion(link.row), listed)
        for values in complete:
            self._log.note(Action.ADDED, row, values[row.key], None, values, (values,), self.reason)

    def change(
        self, record: type[object], key: object, values: Mapping[str, Any], version: int | None = None
    ) -> bool:
        """Set these fields and say whether anything was different.

        Raises NotFoundError without such a row, ConflictError, with both versions, where `version` is not the
        one that is stored, InvalidInputError where a new value is in no list of the reference data, and
        NotAllowedError where this would let anybody see what its writer does not.
        """
        return self._save(row_of(record), key, values, version)

    def let_in(self, record: type[object], key: object, values: Mapping[str, Any]) -> None:
        """Save for whoever lets himself in to what he does not see: a take-over, which is on record."""
        self._save(row_of(record), key, values, gate=False)

    def _save(
        self,
        row: type[Entity],
        key: object,
        values: Mapping[str, Any],
        version: int | None = None,
        gate: bool = True,
    ) -> bool:
        stored = self._stored(row, key, _needed(row, values))
        if version is not None and stored["version"] != version:
            cleared = clearance(self.viewer, day_of(self.now))
            raise _stale(values, as_shown(self.transaction, cleared, row, key, stored))
        changed = {name: value for name, value in values.items() if stored[name] != value}
        if not changed:
            return False
        check_vocabularies(self.transaction, row, [changed])
        if row.entails:
            changed |= row.entails(stored, changed)
        self._change(row, key, stored, changed, gate)
        return True

    def put_back(self, record: type[object], key: object, values: Mapping[str, Any]) -> None:
        """Set these fields to what they held before, also where no list has such a value any more."""
        row = row_of(record)
        stored = self._stored(row, key, _needed(row, values))
        self._change(row, key, stored, {n: v for n, v in values.items() if stored[n] != v})

    def remove(self, record: type[object], key: object) -> None:
        """Delete one row; its values live on in the event. Raises NotFoundError without such a row."""
        self.remove_all(record, [key])

    def remove_all(self, record: type[object], keys: Collection[object]) -> None:
        """Delete rows; their values live on in the events. Raises NotFoundError where one is not there."""
        row, connection = row_of(record), self.transaction.connection
        table = table_of(row)
        for some in chunks(keys):
            stored = values_of(self.transaction, row, some)
            for key in some:
                self._read.pop((row, key), None)
                if key not in stored:
                    raise _gone()
            for link in row.links.values():
                listed = table_of(link.row)
                connection.execute(sa.delete(listed).where(listed.c[link.owner].in_(some)))
            connection.execute(sa.delete(table).where(table.c[row.key].in_(some)))
            for key in some:
                self._log.note(Action.REMOVED, row, key, stored[key], None, (stored[key],), self.reason)

    def current(self, record: type[object], key: object) -> Mapping[str, Any]:
        """All that is stored under a key. Raises NotFoundError without such a row."""
        row = row_of(record)
        stored = self._read[row, key] = self._stored(row, key, row.links)
        return stored

    def columns(self, record: type[object], key: object) -> Mapping[str, Any]:
        """Return what is stored without its lists, of which each is one more query."""
        row = row_of(record)
        stored = self._read[row, key] = self._stored(row, key, ())
        return stored

    def know(self, record: type[object], key: object, columns: Values) -> None:
        """Remember the columns of a row, or all of it, as a query of this transaction has read it."""
        self._read[row_of(record), key] = columns

    @contextmanager
    def attempt(self, reason: str = "") -> Iterator[None]:
        """A part with a reason of its own; where it raises an expected error, it alone is taken back."""
        whole, noted = self.reason, len(self._log)
        self.reason = reason
        try:
            with self.transaction.connection.begin_nested():
                yield
        except DareError:
            self._log.take_back(noted)
            raise
        finally:
            self.reason = whole
            # Some of it may have been read after a change that is taken back.
            self._read.clear()

    def next_number(self, series: str, after: int = 0) -> int:
        """The next number of a series such as "DIA-2026"; see `store.revision.next_number`."""
        return next_number(self.transaction, series, after)

    def finish(self) -> None:
        """Write the events, raise the revisions and bring the search up to all that changed."""
        self._log.write()

    def _stored(self, row: type[Entity], key: object, names: Collection[str]) -> Values:
        """The columns under a key, and those of its lists that are named.

        What was read before is not read again; it is forgotten, since who asks may change it next.
        """
        stored = self._read.pop((row, key), None) or column_values(self.transaction, row, key)
        if stored is None:
            raise _gone()
        for name in row.links.keys() & names:
            if name not in stored:
                stored[name] = list_values(self.transaction, row.links[name], key)
        return stored

    def _change(
        self, row: type[Entity], key: object, stored: Values, changed: Values, gate: bool = True
    ) -> None:
        if not changed:
            return
        if gate:
            require_cleared(self.transaction, clearance(self.viewer, day_of(self.now)), row, stored, changed)
        self._update(row, key, changed, stored)
        before = {name: stored[name] for name in changed}
        self._log.note(
            Action.CHANGED, row, key, before, changed, (stored, {**stored, **changed}), self.reason
        )
        recalled = list(to_recall(self.transaction, row, stored, changed))
        if recalled:
            # Why it was done is for those who see what it was done to.
            with self._log.stricter(None if row is DialogueRow else changed["confidentiality"]):
                for held, marks in recalled:
                    self.change(MinutesRow, held, marks)

    def _update(self, row: type[Entity], key: object, changed: Values, stored: Values) -> None:
        connection = self.transaction.connection
        columns, of = _columns(row, changed), {"of_key": key}
        columns = columns | _following(row, stored | changed)
        if "version" in stored:
            # The row may have changed since it was read: PostgreSQL reads without a lock.
            of["of_version"] = stored["version"]
            if not changed.keys() <= row.beside:
                columns = {**columns, "version": stored["version"] + 1}
        if columns and connection.execute(alteration(row), columns | of).rowcount == 0:
            raise _stale(changed, self.current(row, key))
        for name in changed.keys() & row.links.keys():
            link = row.links[name]
            listed = table_of(link.row)
            connection.execute(sa.delete(listed).where(listed.c[link.owner] == key))
            if entries := link_rows(link, key, changed[name]):
                connection.execute(insertion(link.row), entries)


def _columns(row: type[Entity], values: Values) -> Values:
    return {n: v for n, v in values.items() if n not in row.links} if row.links else values


def _needed(row: type[Entity], names: Collection[str]) -> Collection[str]:
    """The lists that have to be read to change these fields: others may follow from any of them."""
    return row.links if row.entails or row.follows else names


def _following(row: type[Entity], values: Values) -> Values:
    return {name: follows(values) for name, follows in row.follows.items()}


def _gone() -> NotFoundError:
    return NotFoundError(_("This record does not exist any more."))


def _stale(mine: Mapping[str, Any], stored: Mapping[str, Any]) -> ConflictError:
    theirs = {name: stored[name] for name in mine}
    return ConflictError(
        _("Somebody else saved this record in the meantime. Nothing was overwritten."),
        mine,
        theirs,
        stored.get("version"),
    )
