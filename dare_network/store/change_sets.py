"""Queries on merges and removals: all that leads to a record, what was changed, what was decided."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.change_sets import Alias, ChangeSet, Decision
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import Action, ChangeKind
from dare_network.errors import NotFoundError
from dare_network.language import _
from dare_network.store.references import REFERENCES, To
from dare_network.store.rows import chunks, column_values, list_values, load
from dare_network.store.stakeholders import affiliations_of, ties_of
from dare_network.store.tables.base import Entity, entities, table_of
from dare_network.store.tables.change_sets import AliasRow, ChangeSetRow, DistinctPairRow
from dare_network.store.tables.network import AffiliationRow, StakeholderRow, TieRow
from dare_network.store.tables.operations import EventRow
from dare_network.store.tables.stored import row_of
from dare_network.store.transaction import Transaction
from dare_network.store.unit_of_work import UnitOfWork

_SET = table_of(ChangeSetRow)
_PAIR = table_of(DistinctPairRow)
_EVENT = table_of(EventRow)
_ALIAS = table_of(AliasRow)
_STAKEHOLDER = table_of(StakeholderRow)
_OWN: tuple[type[Entity], ...] = (AliasRow,)
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Referring:
    """A record that names somebody: in which of its fields, and all that it holds."""

    row: type[Entity]
    key: UUID
    fields: tuple[str, ...]
    values: Values


@dataclass(frozen=True, slots=True)
class Done:
    """One write of a change set: `before` is None for an addition, `after` for a removal."""

    row: type[Entity]
    key: UUID
    before: Values | None
    after: Values | None
    audiences: Sequence[Mapping[str, Any]] | None


def referring_to(transaction: Transaction, who: UUID) -> Iterator[Referring]:
    """Yield every record that names this stakeholder, whoever may see it."""
    for row, references in REFERENCES.items():
        fields = [name for name, to in references.items() if to is To.SOMEBODY]
        if fields:
            yield from _referring(transaction, row, fields, who)


def _referring(
    transaction: Transaction, row: type[Entity], fields: Sequence[str], who: UUID
) -> Iterator[Referring]:
    table = table_of(row)
    conditions = [
        table.c[row.key].in_(_owners(row, name, who)) if name in row.links else table.c[name] == who
        for name in fields
    ]
    query = sa.select(table).where(sa.or_(*conditions)).order_by(table.c[row.key])
    for columns in transaction.connection.execute(query).mappings().all():
        values = dict(columns)
        for name, link in row.links.items():
            values[name] = list_values(transaction, link, values[row.key])
        named = tuple(name for name in fields if who in _listed(values[name]))
        yield Referring(row, values[row.key], named, values)


def _owners(row: type[Entity], name: str, who: UUID) -> sa.Select[Any]:
    link = row.links[name]
    listed = table_of(link.row)
    return sa.select(listed.c[link.owner]).where(listed.c[link.value] == who)


def _listed(value: object) -> Collection[object]:
    return value if isinstance(value, tuple) else (value,)


def lock_for_good(transaction: Transaction, keys: Collection[UUID]) -> None:
    """Let nobody refer to one of these, or change it, before the end of the transaction.

    SQLite has one writer at a time anyway.
    """
    query = sa.select(_STAKEHOLDER.c.id).where(_STAKEHOLDER.c.id.in_(keys)).order_by(_STAKEHOLDER.c.id)
    if transaction.connection.dialect.name == "postgresql":
        transaction.connection.execute(query.with_for_update())


def get_change_set(transaction: Transaction, change_set_id: UUID) -> ChangeSet:
    """One merge or removal. Raises NotFoundError."""
    found = load(transaction, ChangeSetRow, ChangeSet, _SET.c.id == change_set_id)
    if not found:
        raise NotFoundError(_("There is no such change."))
    return found[0]


def list_change_sets(transaction: Transaction, most: int, who: UUID | None = None) -> tuple[ChangeSet, ...]:
    """The last merges and removals, of all or of one stakeholder, the newest first."""
    order = (_SET.c.at.desc(), _SET.c.id.desc())
    newest = sa.select(_SET.c.id).order_by(*order).limit(most)
    if who:
        changed = sa.select(_EVENT.c.change_set_id).where(
            _EVENT.c.entity == StakeholderRow.entity,
            _EVENT.c.entity_id == str(who),
            _EVENT.c.change_set_id.is_not(None),
        )
        named_in = (_SET.c.one_id == who) | (_SET.c.other_id == who) | (_SET.c.record_id == who)
        newest = newest.where(named_in | _SET.c.id.in_(changed))
    return load(
        transaction, ChangeSetRow, ChangeSet, _SET.c.id.in_(newest.subquery().select()), order_by=order
    )


def named(transaction: Transaction, found: Sequence[ChangeSet]) -> tuple[Decision, ...]:
    """These change sets with what went in them, and the names of all whom they were about."""
    gone = _what_went(transaction, [each.id for each in found])
    about = {key for each in found for key in (each.one_id, each.other_id) if key}
    names = _names_before(transaction, about) | names_now(transaction, about)
    then = _names_of_kept(transaction, [each.id for each in found if each.kind is ChangeKind.MERGE])
    by_role = _known_by_role(transaction, about)
    counts = _count_changed(transaction, [each.id for each in found if each.kind is ChangeKind.BULK])
    decisions = []
    for each in found:
        entity, values = gone.get(each.id, ("", {}))
        one = names.get(each.one_id, "…")
        # Of whom only the role is kept no other name stays.
        told: tuple[str, ...] = (one if each.one_id in by_role else str(values.get("name", one)),)
        if each.kind is ChangeKind.MERGE:
            kept = one if each.one_id in by_role else then.get(each.id, one)
            told = (_name_of_gone(each, values, by_role, names), kept)
        elif each.other_id:
            told = (*told, names.get(each.other_id, "…"))
        decisions.append(Decision(each, entity, told, counts.get(each.id, 0)))
    return tuple(decisions)


def _name_of_gone(
    merge: ChangeSet, values: Values, by_role: Collection[UUID], names: Mapping[UUID, str]
) -> str:
    if merge.other_id in by_role:
        return names.get(merge.record_id, "…")
    if merge.one_id in by_role and not values.get("by_role"):
        return "…"
    return str(values.get("name", "…"))


def _count_changed(transaction: Transaction, sets: Collection[UUID]) -> dict[UUID, int]:
    """Return how many records each of these changed or added."""
    query = (
        sa.select(_EVENT.c.change_set_id, sa.func.count(_EVENT.c.entity_id.distinct()))
        .where(_EVENT.c.change_set_id.in_(sets), _EVENT.c.entity != ChangeSetRow.entity)
        .group_by(_EVENT.c.change_set_id)
    )
    return {key: count for key, count in transaction.connection.execute(query)}


def _what_went(transaction: Transaction, sets: Collection[UUID]) -> dict[UUID, tuple[str, Values]]:
    """The kind and the values of the record that each of these removed."""
    found: dict[UUID, tuple[str, Values]] = {}
    for some in chunks(sets):
        query = (
            sa.select(_SET.c.id, _SET.c.record_id, _EVENT.c.entity, _EVENT.c.entity_id, _EVENT.c.before)
            .join(_EVENT, _EVENT.c.change_set_id == _SET.c.id)
            .where(_SET.c.id.in_(some), _EVENT.c.action == Action.REMOVED)
        )
        for key, record, entity, entity_id, before in transaction.connection.execute(query):
            if entity_id == str(record):
                found[key] = (entity, before)
    return found


def _names_before(transaction: Transaction, who: Collection[UUID]) -> dict[UUID, str]:
    """Return how those of these who are gone were called."""
    gone = set(who) - existing(transaction, who)
    found: dict[UUID, str] = {}
    for some in chunks(gone):
        query = sa.select(_EVENT.c.entity_id, _EVENT.c.before).where(
            _EVENT.c.entity == StakeholderRow.entity,
            _EVENT.c.entity_id.in_([str(key) for key in some]),
            _EVENT.c.action == Action.REMOVED,
        )
        found |= {UUID(key): str(before["name"]) for key, before in transaction.connection.execute(query)}
    return found


def _names_of_kept(transaction: Transaction, merges: Collection[UUID]) -> dict[UUID, str]:
    """Return how the records that these merges kept were called before, where that changed with it."""
    found: dict[UUID, str] = {}
    for some in chunks(merges):
        query = (
            sa.select(_SET.c.id, _SET.c.one_id, _EVENT.c.entity_id, _EVENT.c.before)
            .join(_EVENT, _EVENT.c.change_set_id == _SET.c.id)
            .where(
                _SET.c.id.in_(some),
                _EVENT.c.entity == StakeholderRow.entity,
                _EVENT.c.action == Action.CHANGED,
            )
            .order_by(_EVENT.c.id.desc())
        )
        # The first change is the merge: a later one, of the same change set, takes it back.
        for key, kept, entity_id, before in transaction.connection.execute(query):
            if entity_id == str(kept) and "name" in before:
                found[key] = str(before["name"])
    return found


def _known_by_role(transaction: Transaction, who: Collection[UUID]) -> set[UUID]:
    """Return those of these of whom only the role is kept now."""
    found: set[UUID] = set()
    for some in chunks(who):
        query = sa.select(_STAKEHOLDER.c.id).where(_STAKEHOLDER.c.id.in_(some), _STAKEHOLDER.c.by_role)
        found |= set(transaction.connection.scalars(query))
    return found


def names_now(transaction: Transaction, who: Collection[UUID]) -> dict[UUID, str]:
    """The names of those of these who are there, by key."""
    found: dict[UUID, str] = {}
    for some in chunks(who):
        query = sa.select(_STAKEHOLDER.c.id, _STAKEHOLDER.c.name).where(_STAKEHOLDER.c.id.in_(some))
        found |= {key: name for key, name in transaction.connection.execute(query)}
    return found


def change_sets_of(transaction: Transaction, who: Collection[UUID]) -> tuple[ChangeSet, ...]:
    """The merges and removals that these stakeholders have part in, taken back or not, the oldest first."""
    of = _SET.c.one_id.in_(who) | _SET.c.other_id.in_(who) | _SET.c.record_id.in_(who)
    return load(transaction, ChangeSetRow, ChangeSet, of, order_by=(_SET.c.at,))


def merged_into(transaction: Transaction, key: UUID) -> UUID | None:
    """Return into whom a record that is gone was merged; None where it was not."""
    seen: set[UUID] = set()
    while key not in seen:
        seen.add(key)
        query = sa.select(_SET.c.one_id).where(
            _SET.c.record_id == key, _SET.c.kind == ChangeKind.MERGE, _SET.c.undone_at.is_(None)
        )
        into = transaction.connection.scalar(query)
        if into is None:
            return key if len(seen) > 1 and is_stored(transaction, StakeholderRow, key) else None
        key = into
    return None


def is_stored(transaction: Transaction, record: type[object], key: object) -> bool:
    """Return whether there is a record with this key."""
    row = row_of(record)
    table = table_of(row)
    return bool(transaction.connection.scalar(sa.select(sa.exists().where(table.c[row.key] == key))))


def is_taken(transaction: Transaction, name: str, value: object) -> bool:
    """Return whether a stakeholder has this value in a field that no two may share."""
    return bool(transaction.connection.scalar(sa.select(sa.exists().where(_STAKEHOLDER.c[name] == value))))


def unique_fields(row: type[Entity]) -> frozenset[str]:
    """The fields of a row, besides its key, of which no two rows hold the same."""
    table = table_of(row)
    return frozenset(column.name for column in table.columns if column.unique)


def done_by(transaction: Transaction, change_set_id: UUID) -> tuple[Done, ...]:
    """Return what a change set did; of itself nothing."""
    tables: tuple[type[Entity], ...] = (StakeholderRow, *REFERENCES)
    written = [row for row in tables if row is not ChangeSetRow]
    from_names = {row.entity: row for row in written}
    shown = (_EVENT.c[name] for name in ("entity", "entity_id", "before", "after", "audiences"))
    query = sa.select(*shown).where(_EVENT.c.change_set_id == change_set_id).order_by(_EVENT.c.id)
    return tuple(
        Done(from_names[entity], UUID(key), before, after, audiences)
        for entity, key, before, after, audiences in transaction.connection.execute(query)
        if entity in from_names
    )


def aliases(transaction: Transaction) -> tuple[Alias, ...]:
    """Every identifier by which a stakeholder is known besides its own."""
    return load(transaction, AliasRow, Alias)


def distinct_pairs(transaction: Transaction) -> Mapping[tuple[UUID, UUID], UUID]:
    """The pairs that somebody said are not the same, each in the order of the keys, with its own key."""
    query = sa.select(_PAIR.c.one_id, _PAIR.c.other_id, _PAIR.c.id)
    return {(one, other): key for one, other, key in transaction.connection.execute(query)}


def tell_apart(unit: UnitOfWork, one: UUID, other: UUID) -> None:
    """Note that these two, in the order of their keys, are not the same."""
    unit.add(DistinctPairRow, {"one_id": one, "other_id": other})


def no_longer_apart(unit: UnitOfWork, key: UUID) -> None:
    """Forget that two are not the same."""
    unit.remove(DistinctPairRow, key)


def existing(transaction: Transaction, keys: Collection[UUID]) -> set[UUID]:
    """Return which of these stakeholders there are."""
    found: set[UUID] = set()
    for some in chunks(keys):
        query = sa.select(_STAKEHOLDER.c.id).where(_STAKEHOLDER.c.id.in_(some))
        found |= set(transaction.connection.scalars(query))
    return found


def foreign_keys(row: type[Entity]) -> Mapping[str, type[Entity]]:
    """The columns of a row that refer to other records, each with the table of those."""
    by_table = {table_of(each).name: each for each in entities().values()}
    return {
        key.parent.name: by_table[key.column.table.name]
        for key in table_of(row).foreign_keys
        if key.column.table.name in by_table
    }


def read_values(transaction: Transaction, row: type[Entity], key: UUID) -> Values | None:
    """All that is stored under a key, with its lists; None where there is no such record."""
    values = column_values(transaction, row, key)
    if values is not None:
        values = {**values, **{n: list_values(transaction, link, key) for n, link in row.links.items()}}
    return values


def own_records(transaction: Transaction, who: UUID) -> list[tuple[type[Entity], UUID]]:
    """Return the records that are parts of a stakeholder and go with it."""
    found = []
    for row in _OWN:
        table = table_of(row)
        keys = transaction.connection.scalars(sa.select(table.c.id).where(table.c.stakeholder_id == who))
        found += [(row, key) for key in keys]
    return found


def keys_of(transaction: Transaction, cleared: Clearance, who: UUID) -> set[UUID]:
    """The keys of a stakeholder, of whoever was merged into it, and of what tied and ties these to others."""
    people = {who}
    while True:
        found = change_sets_of(transaction, people)
        merged = {each.record_id for each in found if each.kind is ChangeKind.MERGE and each.one_id in people}
        if merged <= people:
            break
        people |= merged
    ties = {each.id for each in ties_of(transaction, cleared, who)}
    places = {each.id for each in affiliations_of(transaction, cleared, who)}
    removed = {each.record_id for each in found if each.kind is ChangeKind.REMOVAL}
    folded = _removed_with(transaction, [each.id for each in found if each.kind is ChangeKind.MERGE])
    return people | removed | folded | ties | places


def _removed_with(transaction: Transaction, merges: Collection[UUID]) -> set[UUID]:
    """The ties and affiliations that merges have made one with others."""
    entities_of = (AffiliationRow.entity, TieRow.entity)
    query = sa.select(_EVENT.c.entity_id).where(
        _EVENT.c.change_set_id.in_(merges),
        _EVENT.c.action == Action.REMOVED,
        _EVENT.c.entity.in_(entities_of),
    )
    return {UUID(key) for key in transaction.connection.scalars(query)}
