"""Changes since a revision: which dialogues were written, as far as the network shows anything of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.vocabulary import Family
from dare_network.store.tables.base import Entity, entities, table_of
from dare_network.store.tables.dialogues import DialogueRow, ProductRow
from dare_network.store.tables.meetings import AttendanceRow, MeetingRow
from dare_network.store.tables.operations import EventRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow
from dare_network.store.transaction import Transaction

MOST = 500
"""Of more events than these, all is read anew: that takes less time then."""
_EVENT = table_of(EventRow)
_HOLDERS: dict[type[Entity], tuple[str, type[Entity]]] = {
    MeetingRow: ("dialogue_id", DialogueRow),
    QuestionRow: ("dialogue_id", DialogueRow),
    AttendanceRow: ("meeting_id", MeetingRow),
    AnswerRow: ("question_id", QuestionRow),
}
"""The record on which each part that the network shows hangs, the nearest to the dialogue first."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The dialogues that were written, or of which a part was; whether any product was."""

    dialogues: frozenset[UUID]
    products: bool


def mark_of(transaction: Transaction, revision: int) -> UUID | None:
    """The first event of a revision of the dialogues: known again, the history is the same."""
    asked = sa.select(sa.func.min(sa.cast(_EVENT.c.id, sa.String)))
    found = transaction.connection.scalar(asked.where(_of_dialogues(), _EVENT.c.revision == revision))
    return UUID(found) if found else None


def changes_since(transaction: Transaction, since: int, mark: UUID | None, until: int) -> Changes | None:
    """Return what was written after one revision of the dialogues up to another.

    None where that is not known, or is so much that all is better read anew: where a revision left no event,
    or the first of `since` is not the one of this `mark`, because another history was put in its place.
    """
    if since > until or mark is None or mark_of(transaction, since) != mark:
        return None
    of_them = _of_dialogues(), _EVENT.c.revision > since, _EVENT.c.revision <= until
    columns = (_EVENT.c[name] for name in ("entity", "entity_id", "before", "after", "revision"))
    found = transaction.connection.execute(sa.select(*columns).where(*of_them).limit(MOST + 1)).all()
    if len(found) > MOST or {row.revision for row in found} != set(range(since + 1, until + 1)):
        return None
    keys: dict[type[Entity], set[UUID]] = {DialogueRow: set(), **{row: set() for row in _HOLDERS}}
    products = False
    rows = entities()
    for event in found:
        row = rows[event.entity]
        products |= row is ProductRow
        if row in keys:
            keys[row].add(UUID(event.entity_id))
            if row in _HOLDERS:
                name, holder = _HOLDERS[row]
                keys[holder].update(_named(name, (event.before, event.after)))
    _add_holders(transaction, keys)
    return Changes(frozenset(keys[DialogueRow]), products)


def _of_dialogues() -> sa.ColumnElement[bool]:
    return _EVENT.c.entity.in_(sorted(n for n, row in entities().items() if row.family is Family.DIALOGUES))


def _named(name: str, sides: Iterable[Mapping[str, Any] | None]) -> Iterator[UUID]:
    """Yield what the values before and after name; an event of a change names only what changed."""
    for side in sides:
        if side and side.get(name):
            yield UUID(side[name])


def _add_holders(transaction: Transaction, keys: Mapping[type[Entity], set[UUID]]) -> None:
    # From the parts that are furthest from their dialogue on.
    for row, (name, holder) in reversed(_HOLDERS.items()):
        keys[holder].update(_stored(transaction, table_of(row), name, keys[row]))


def _stored(transaction: Transaction, table: sa.Table, name: str, keys: Collection[UUID]) -> Collection[UUID]:
    if not keys:
        return ()
    return transaction.connection.scalars(sa.select(table.c[name]).where(table.c.id.in_(keys))).all()
