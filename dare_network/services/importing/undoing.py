"""Taking an import back, as a whole or not at all."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.progress import Progress, tell_nobody
from dare_network.domain.records.imports import ImportBatch
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.errors import ConflictError
from dare_network.importing.lines import ImportedEntity
from dare_network.importing.wording import in_words, some
from dare_network.language import N_, _
from dare_network.memory import gc_paused
from dare_network.services.clearance import clearance
from dare_network.services.importing.loading import RECORDS
from dare_network.store.engine import unit_of_work
from dare_network.store.event_values import plain_values, revive
from dare_network.store.imports import (
    ImportEvent,
    ReferenceTo,
    changed_after,
    get_import,
    lock_network,
    references_to,
    written,
    written_keys,
)
from dare_network.store.rows import values_of
from dare_network.store.seen_references import seen_of
from dare_network.store.unit_of_work import UnitOfWork

_log = logging.getLogger(__name__)

_AT_ONCE = 1000
"""The number of records that are looked at, or taken back, before the next word on progress."""

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


def undo_import(engine: Engine, viewer: Viewer, import_id: UUID, progress: Progress = tell_nobody) -> int:
    """Take an import back and return how many records that concerned.

    What it added is removed and what it changed is as it was, all or nothing. Raises ConflictError
    where any of these records was changed since, or where another record refers to one that would be
    removed; the sentence names them.
    """
    require(viewer, Right.RECORD_DIALOGUES)
    with (
        gc_paused(),
        unit_of_work(engine, viewer, reason=_("An import was undone."), import_id=import_id) as unit,
    ):
        lock_network(unit.transaction)
        batch = get_import(unit.transaction, import_id)
        if batch.undone_at:
            raise ConflictError(_("This import was undone before."))
        if batch.account != viewer.account:
            require(viewer, Right.IMPORT)
        written = {entity: written_keys(unit.transaction, import_id, entity) for entity in RECORDS}
        undoing = _Undoing(unit, batch, written, progress)
        undoing.refuse_changed()
        undoing.refuse_referred_to()
        undoing.take_back()
        unit.change(ImportBatch, import_id, {"undone_at": unit.now})
    progress(1.0, _("Done."))
    _log.info("Import %s was undone: %d records", import_id, undoing.count)
    return undoing.count


class _Undoing:
    """The undoing of an import that wrote these records: by entity and key, whether it added them."""

    def __init__(
        self,
        unit: UnitOfWork,
        batch: ImportBatch,
        written: Mapping[ImportedEntity, Mapping[UUID, bool]],
        progress: Progress,
    ) -> None:
        self._unit, self._batch, self._written, self._progress = unit, batch, written, progress
        self._added = {key for keys in written.values() for key, new in keys.items() if new}
        self.count = sum(map(len, written.values()))
        self._done = 0

    def refuse_changed(self) -> None:
        """Raise ConflictError where something was done to any of them since."""
        touched = changed_after(self._unit.transaction, self._batch.id, self._batch.at)
        names: list[str] = []
        for entity, record in RECORDS.items():
            changed: list[Mapping[str, Any]] = []
            for share in self._shares(list(self._written[entity]), _("Looking for what was done since.")):
                now = values_of(self._unit.transaction, record, share)
                changed += [
                    now.get(event.entity_id) or revive(record, event.after)
                    for event in self._events(entity, share)
                    if event.entity_id in touched or not _stands(event, now.get(event.entity_id))
                ]
            names += _names(self._unit, entity, changed)
        if names:
            raise ConflictError(
                _("This import cannot be undone, because these records were changed since: {names}.").format(
                    names=in_words(names)
                )
            )

    def refuse_referred_to(self) -> None:
        """Raise ConflictError where something else refers to what would be removed."""
        found = self._references(ImportedEntity.STAKEHOLDER)
        if found:
            unit = self._unit
            called = values_of(unit.transaction, Stakeholder, {each.record_id for each in found})
            seen = seen_of(unit.transaction, clearance(unit.viewer), found)
            hidden = _("something that is not open to you")
            told = {each: _(REFERRING[each.table]) if each in seen else hidden for each in found}
            names = {f"“{called[each.record_id]['name']}” ({what})": None for each, what in told.items()}
            raise ConflictError(
                _("This import cannot be undone, because other records refer to {names}.").format(
                    names=some(list(names))
                )
            )
        if any(map(self._references, (ImportedEntity.DIALOGUE, ImportedEntity.MEETING))):
            raise ConflictError(
                _("This import cannot be undone, because more was recorded since of dialogues that it added.")
            )

    def take_back(self) -> None:
        """Remove what was added and put back what was changed, each before what it refers to."""
        for entity, record in reversed(list(RECORDS.items())):
            written = self._written[entity]
            changed = [key for key, added in written.items() if not added]
            for share in self._shares([key for key in written if written[key]], _("Taking it back.")):
                self._unit.remove_all(record, share)
            for share in self._shares(changed, _("Taking it back.")):
                now = values_of(self._unit.transaction, record, share)
                for event in self._events(entity, share):
                    self._unit.know(record, event.entity_id, now[event.entity_id])
                    self._unit.put_back(record, event.entity_id, revive(record, event.before or {}))

    def _references(self, entity: ImportedEntity) -> list[ReferenceTo]:
        """Find what refers to added records of one kind, and was not added with them."""
        gone = [key for key, added in self._written[entity].items() if added]
        found = references_to(self._unit.transaction, RECORDS[entity], gone)
        return [each for each in found if each.key not in self._added]

    def _events(self, entity: ImportedEntity, keys: Sequence[UUID]) -> Iterator[ImportEvent]:
        return written(self._unit.transaction, self._batch.id, entity, keys)

    def _shares(self, keys: Sequence[UUID], doing: str) -> Iterator[Sequence[UUID]]:
        """Yield so many keys at a time as are worth a word on progress: each is looked at and taken back."""
        for start in range(0, len(keys), _AT_ONCE):
            share = keys[start : start + _AT_ONCE]
            self._progress(self._done / (2 * self.count), doing)
            yield share
            self._done += len(share)


def _stands(event: ImportEvent, now: Mapping[str, object] | None) -> bool:
    """Return whether all that the import wrote is still there."""
    if now is None:
        return False
    plain = plain_values(now)
    # An import that was undone in between has raised the version and left nothing else behind.
    return all(plain[name] == value for name, value in event.after.items() if name != "version")


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
