"""Merging two records into one: all that leads to the one leads to the other afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.identifiers import own_key
from dare_network.domain.records.change_sets import Alias, ChangeSet
from dare_network.domain.records.duplicates import Parts
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.merging import (
    Keep,
    body_hindrance,
    is_same_tie,
    merged_values,
    role_hindrance,
    told_by_both,
)
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import AliasKind, ChangeKind, Right
from dare_network.errors import ConflictError, InvalidInputError, NotAllowedError
from dare_network.language import _
from dare_network.services.clearance import clearance
from dare_network.store.change_sets import Referring, lock_for_good, referring_to
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.keys import new_id
from dare_network.store.merging import Ends, Moving, count_parts, ends_of, undirected_types
from dare_network.store.stakeholders import get_stakeholder
from dare_network.store.unit_of_work import UnitOfWork


def parts_to_move(engine: Engine, viewer: Viewer, gone_id: UUID) -> Parts:
    """Count what a merge would move of a record, as far as this viewer may see it."""
    require(viewer, Right.EDIT_NETWORK)
    with read_transaction(engine) as transaction:
        return count_parts(transaction, clearance(viewer), gone_id)


def merge(
    engine: Engine,
    viewer: Viewer,
    kept: tuple[UUID, int],
    gone: tuple[UUID, int],
    keeps: Mapping[str, Keep],
) -> UUID:
    """Merge one record into another and return the key under which that is taken back.

    Both are given with the version at which they were read. `keeps` says whose value stays of fields in which
    the two differ. What the viewer does not see moves as well.

    Raises ConflictError where somebody saved one of them since, InvalidInputError where they cannot be one.
    """
    require(viewer, Right.EDIT_NETWORK)
    change_set_id = new_id()
    with unit_of_work(engine, viewer, reason=_("Merged."), change_set_id=change_set_id) as unit:
        lock_for_good(unit.transaction, [kept[0], gone[0]])
        first, second = (_read(unit, viewer, *each) for each in (kept, gone))
        _check(first, second)
        unit.add(
            ChangeSet,
            {
                "id": change_set_id,
                "kind": ChangeKind.MERGE,
                "at": unit.now,
                "account": viewer.account,
                "record_id": second.id,
                "one_id": first.id,
                "other_id": second.id,
            },
        )
        _move(unit, first.id, second.id)
        unit.remove(Stakeholder, second.id)
        values = merged_values(first, second, keeps)
        unit.change(Stakeholder, first.id, values)
        _keep_known(unit, first, second, values)
    return change_set_id


def _read(unit: UnitOfWork, viewer: Viewer, key: UUID, version: int) -> Stakeholder:
    found = get_stakeholder(unit.transaction, clearance(viewer), key)
    if found.version != version:
        raise ConflictError(
            _("Somebody saved “{name}” in the meantime. Look at both again.").format(name=found.label)
        )
    return found


def _check(kept: Stakeholder, gone: Stakeholder) -> None:
    if kept.id == gone.id:
        raise InvalidInputError(_("Choose two different records."))
    if kept.kind is not gone.kind:
        raise InvalidInputError(_("A person and an organisation cannot be one."))
    if hindrance := role_hindrance(kept, gone) or body_hindrance(gone):
        raise InvalidInputError(hindrance)


@dataclass
class _Plan:
    """The fate of the records that name the one that goes: each is written once."""

    kept: UUID
    gone: UUID
    undirected: frozenset[str]
    known: dict[Ends, list[tuple[UUID, dict[str, Any]]]]
    removed: list[tuple[type[object], UUID]] = field(default_factory=list)
    changed: dict[tuple[type[object], UUID], dict[str, Any]] = field(default_factory=dict)

    def take(self, found: Referring) -> None:
        """Decide on one record: it moves, or what it says is added to another that says the same."""
        moving = Moving.of(found, self.kept, self.gone)
        if moving.is_about_itself:
            self.removed.append((found.row, found.key))
            return
        values = {**found.values, **moving.changes}
        ends = ends_of(found.row, values, self.undirected)
        for key, known in self.known.get(ends, ()) if ends else ():
            if _is_same(known, values):
                self.removed.append((found.row, found.key))
                added = told_by_both(known, values) if "version" in known else {}
                self._change(found.row, key, added)
                known.update(added)
                return
        self._change(found.row, found.key, moving.changes)
        if ends:
            self.known.setdefault(ends, []).append((found.key, values))

    def _change(self, row: type[object], key: UUID, changes: Mapping[str, Any]) -> None:
        if changes:
            self.changed.setdefault((row, key), {}).update(changes)


def _move(unit: UnitOfWork, kept: UUID, gone: UUID) -> None:
    undirected = undirected_types(unit.transaction)
    known: dict[Ends, list[tuple[UUID, dict[str, Any]]]] = {}
    leading = list(referring_to(unit.transaction, gone))
    own = {(each.row, each.key) for each in leading}
    for each in referring_to(unit.transaction, kept):
        ends = ends_of(each.row, each.values, undirected)
        if ends and (each.row, each.key) not in own:
            known.setdefault(ends, []).append((each.key, dict(each.values)))
    plan = _Plan(kept, gone, undirected, known)
    for each in leading:
        plan.take(each)
    # First what is doubled: no two may say the same.
    for row, key in plan.removed:
        unit.remove(row, key)
    try:
        for (row, key), changes in plan.changed.items():
            unit.change(row, key, changes)
    except NotAllowedError as error:
        # Not why: there may be dialogues of a centre that this viewer does not know of.
        raise NotAllowedError(
            _("You cannot merge these two: who may read what would change. Ask an administrator.")
        ) from error


def _is_same(known: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    return is_same_tie(known, values) if "until_on" in values else True


def _keep_known(unit: UnitOfWork, kept: Stakeholder, gone: Stakeholder, values: Mapping[str, Any]) -> None:
    """Keep what files call the record that is gone, where the one that stays has something else there."""
    stays: Mapping[AliasKind, tuple[object, ...]] = {
        AliasKind.KEY: (kept.import_key, *kept.further_keys, own_key(kept.id)),
        AliasKind.ROR: (values.get("ror_id", kept.ror_id),),
        AliasKind.ORCID: (values.get("orcid", kept.orcid),),
    }
    told = [(AliasKind.KEY, own_key(gone.id))]
    for who in (kept, gone):
        told += [(AliasKind.KEY, key) for key in (who.import_key or "", *who.further_keys)]
        told += [(AliasKind.ROR, who.ror_id or ""), (AliasKind.ORCID, who.orcid or "")]
    for kind, value in dict.fromkeys(told):
        if value and value not in stays[kind]:
            unit.add(
                Alias, {"stakeholder_id": kept.id, "kind": kind, "value": value, "sample": values["sample"]}
            )
