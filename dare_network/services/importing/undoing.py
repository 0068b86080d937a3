"""Taking an import back, as a whole or not at all."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.records.imports import ImportBatch
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.errors import ConflictError
from dare_network.importing.lines import ImportedEntity
from dare_network.importing.wording import in_words, some
from dare_network.language import N_, _
from dare_network.services.clearance import clearance
from dare_network.services.importing.loading import RECORDS
from dare_network.store.engine import unit_of_work
from dare_network.store.event_values import plain_values, revive
from dare_network.store.imports import (
    ImportEvent,
    changed_after,
    get_import,
    lock_network,
    network_events,
    references_to,
    values_of,
)
from dare_network.store.seen_references import seen_of
from dare_network.store.unit_of_work import UnitOfWork

_log = logging.getLogger(__name__)

# Not by their numbers or titles: whoever undoes an import may not be cleared for every dialogue.
REFERRING: Mapping[str, str] = {
    "affiliation": N_("an affiliation"),
    "tie": N_("a tie"),
    "note": N_("a note"),
    "product": N_("a product"),
    "dialogue": N_("a dialogue"),
    "dialogue_body": N_("a dialogue"),
    "attendance": N_("a meeting"),
    "answer": N_("an answer"),
    "commitment": N_("a commitment"),
    "minutes_comment": N_("a comment on minutes"),
    "stakeholder_alias": N_("a merged record"),
}
"""Names for the records in each table that can refer to a stakeholder."""

_ENDS: Mapping[ImportedEntity, tuple[str, ...]] = {
    ImportedEntity.STAKEHOLDER: ("id",),
    ImportedEntity.AFFILIATION: ("person_id", "organisation_id"),
    ImportedEntity.TIE: ("from_id", "to_id"),
}

_OF_DIALOGUES: Mapping[ImportedEntity, str] = {
    ImportedEntity.DIALOGUE: "dialogue",
    ImportedEntity.MEETING: "attendance",
    ImportedEntity.ATTENDANCE: "attendance",
}
"""Records that hang on dialogues, each with the table whose name tells of it."""


def undo_import(engine: Engine, viewer: Viewer, import_id: UUID) -> int:
    """Take an import back and return how many records that concerned.

    What it added is removed and what it changed is as it was, all or nothing. Raises ConflictError
    where any of these records was changed since, or where another record refers to one that would be
    removed; the sentence names them.
    """
    require(viewer, Right.RECORD_DIALOGUES)
    with unit_of_work(engine, viewer, reason=_("An import was undone."), import_id=import_id) as unit:
        lock_network(unit.transaction)
        batch = get_import(unit.transaction, import_id)
        if batch.undone_at:
            raise ConflictError(_("This import was undone before."))
        events = network_events(unit.transaction, import_id)
        if batch.account != viewer.account:
            require(viewer, Right.IMPORT)
        _refuse_changed(unit, batch, events)
        _refuse_referred_to(unit, events)
        _take_back(unit, events)
        unit.change(ImportBatch, import_id, {"undone_at": unit.now})
    _log.info("Import %s was undone: %d events", import_id, len(events))
    return len(events)


def _refuse_changed(unit: UnitOfWork, batch: ImportBatch, events: Sequence[ImportEvent]) -> None:
    touched = changed_after(unit.transaction, batch.id, batch.at)
    names: list[str] = []
    for entity, record in RECORDS.items():
        mine = [event for event in events if event.entity == entity]
        now = values_of(unit.transaction, record, [event.entity_id for event in mine])
        changed = [
            now.get(event.entity_id) or revive(record, event.after)
            for event in mine
            if event.entity_id in touched or not _stands(event, now.get(event.entity_id))
        ]
        names += _names(unit, entity, changed)
    if names:
        raise ConflictError(
            _("This import cannot be undone, because these records were changed since: {names}.").format(
                names=in_words(names)
            )
        )


def _stands(event: ImportEvent, now: Mapping[str, object] | None) -> bool:
    """Return whether all that the import wrote is still there."""
    if now is None:
        return False
    plain = plain_values(now)
    # An import that was undone in between has raised the version and left nothing else behind.
    return all(plain[name] == value for name, value in event.after.items() if name != "version")


def _refuse_referred_to(unit: UnitOfWork, events: Sequence[ImportEvent]) -> None:
    removed = {event.entity_id for event in events if event.before is None}
    stakeholders = {
        event.entity_id: str(event.after["name"])
        for event in events
        if event.entity == ImportedEntity.STAKEHOLDER and event.entity_id in removed
    }
    found = [
        each for each in references_to(unit.transaction, Stakeholder, stakeholders) if each.key not in removed
    ]
    if found:
        seen = seen_of(unit.transaction, clearance(unit.viewer), found)
        hidden = _("something that is not open to you")
        told = {each: _(REFERRING[each.table]) if each in seen else hidden for each in found}
        names = {f"“{stakeholders[each.record_id]}” ({what})": None for each, what in told.items()}
        raise ConflictError(
            _("This import cannot be undone, because other records refer to {names}.").format(
                names=some(list(names))
            )
        )
    for entity in (ImportedEntity.DIALOGUE, ImportedEntity.MEETING):
        gone = [event.entity_id for event in events if event.entity == entity and event.before is None]
        if any(each.key not in removed for each in references_to(unit.transaction, RECORDS[entity], gone)):
            raise ConflictError(
                _("This import cannot be undone, because more was recorded since of dialogues that it added.")
            )


def _names(unit: UnitOfWork, entity: ImportedEntity, records: Sequence[Mapping[str, Any]]) -> list[str]:
    """Name these records; ties and affiliations by their ends."""
    if entity in _OF_DIALOGUES:
        return [_(REFERRING[_OF_DIALOGUES[entity]])] if records else []
    keys = {key for record in records for key in _ends(entity, record)}
    called = {key: values["name"] for key, values in values_of(unit.transaction, Stakeholder, keys).items()}
    return [
        " – ".join(called.get(key, record.get("name", "…")) for key in _ends(entity, record))
        for record in records
    ]


def _ends(entity: ImportedEntity, record: Mapping[str, Any]) -> list[UUID]:
    return [record[name] for name in _ENDS[entity] if name in record]


def _take_back(unit: UnitOfWork, events: Sequence[ImportEvent]) -> None:
    for entity, record in reversed(list(RECORDS.items())):
        for event in events:
            if event.entity != entity:
                continue
            if event.before is None:
                unit.remove(record, event.entity_id)
            else:
                unit.put_back(record, event.entity_id, revive(record, event.before))
