"""Removing what was wrong: an unused stakeholder, a tie, an affiliation. Each can be brought back."""

from typing import Any
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.records.change_sets import ChangeSet
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.merging import body_hindrance
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import ChangeKind, Right
from dare_network.errors import ConflictError
from dare_network.importing.wording import some
from dare_network.language import _
from dare_network.services.checks import refuse
from dare_network.services.clearance import clearance
from dare_network.services.importing.undoing import REFERRING
from dare_network.store.change_sets import lock_for_good, own_records
from dare_network.store.engine import unit_of_work
from dare_network.store.imports import references_to
from dare_network.store.keys import new_id
from dare_network.store.seen_references import seen_of
from dare_network.store.stakeholders import get_stakeholder
from dare_network.store.unit_of_work import UnitOfWork


def remove_stakeholder(engine: Engine, viewer: Viewer, stakeholder_id: UUID, version: int) -> UUID:
    """Remove somebody whom nothing refers to, and return the key under which that is taken back.

    Raises ConflictError where another record refers to it, or where it was saved since.
    """
    require(viewer, Right.EDIT_NETWORK)
    change_set_id = new_id()
    with unit_of_work(engine, viewer, reason=_("Removed."), change_set_id=change_set_id) as unit:
        lock_for_good(unit.transaction, [stakeholder_id])
        who = get_stakeholder(unit.transaction, clearance(viewer), stakeholder_id)
        _check_version(who.version, version)
        refuse(body_hindrance(who))
        own = own_records(unit.transaction, stakeholder_id)
        _refuse_referred_to(unit, who, {key for _row, key in own})
        _note(unit, change_set_id, stakeholder_id, stakeholder_id, None)
        for row, key in own:
            unit.remove(row, key)
        unit.remove(Stakeholder, stakeholder_id)
    return change_set_id


def remove_tie(engine: Engine, viewer: Viewer, tie_id: UUID, version: int) -> UUID:
    """Remove a tie that was never right, and return the key under which that is taken back."""
    return _remove(engine, viewer, Tie, tie_id, version, ("from_id", "to_id"))


def remove_affiliation(engine: Engine, viewer: Viewer, affiliation_id: UUID, version: int) -> UUID:
    """Remove an affiliation that was never right, and return the key under which that is taken back."""
    return _remove(engine, viewer, Affiliation, affiliation_id, version, ("person_id", "organisation_id"))


def _remove(
    engine: Engine, viewer: Viewer, record: type[object], key: UUID, version: int, ends: tuple[str, str]
) -> UUID:
    require(viewer, Right.EDIT_NETWORK)
    change_set_id = new_id()
    with unit_of_work(engine, viewer, reason=_("Removed."), change_set_id=change_set_id) as unit:
        stored: dict[str, Any] = dict(unit.current(record, key))
        _check_version(stored["version"], version)
        _note(unit, change_set_id, key, *(stored[name] for name in ends))
        unit.remove(record, key)
    return change_set_id


def _note(
    unit: UnitOfWork, change_set_id: UUID, record_id: UUID, one_id: UUID, other_id: UUID | None
) -> None:
    unit.add(
        ChangeSet,
        {
            "id": change_set_id,
            "kind": ChangeKind.REMOVAL,
            "at": unit.now,
            "account": unit.viewer.account,
            "record_id": record_id,
            "one_id": one_id,
            "other_id": other_id,
        },
    )


def _check_version(stored: int, version: int) -> None:
    if stored != version:
        raise ConflictError(_("Somebody else saved this record in the meantime. Look at it again."))


def _refuse_referred_to(unit: UnitOfWork, who: Stakeholder, own: set[UUID]) -> None:
    found = [each for each in references_to(unit.transaction, Stakeholder, [who.id]) if each.key not in own]
    if not found:
        return
    seen = seen_of(unit.transaction, clearance(unit.viewer), found)
    named = list(dict.fromkeys(_(REFERRING[each.table]) for each in seen))
    if not named:
        raise ConflictError(
            _(
                "“{name}” is in use: something refers to it that is not open to you. "
                "Merge it into another record, or ask an administrator."
            ).format(name=who.label)
        )
    if len(seen) < len(found):
        named.append(_("something that is not open to you"))
    raise ConflictError(
        _(
            "“{name}” is in use: {records}. Merge it into another record, "
            "or end or remove what refers to it first."
        ).format(name=who.label, records=some(named, len(named)))
    )
