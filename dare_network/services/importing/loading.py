"""Loading files into the network: first what would happen, then the load."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.progress import Progress, tell_nobody
from dare_network.domain.records.dialogues import Attendance, Dialogue, Meeting
from dare_network.domain.records.imports import ImportBatch, ImportPlan, RowOutcome
from dare_network.domain.records.installation import FailedImport
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.reference import Reference
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may, require
from dare_network.domain.terms import terms_of
from dare_network.domain.vocabulary import Right
from dare_network.errors import ConflictError
from dare_network.formats.mapping import ColumnMapping
from dare_network.importing.answers import NO_ANSWERS, Answers
from dare_network.importing.held import Dialogues
from dare_network.importing.lines import ImportedEntity, Write
from dare_network.importing.planning import Existing, MergePlan, decide
from dare_network.importing.wording import differs
from dare_network.language import _
from dare_network.memory import gc_paused
from dare_network.services.clearance import clearance
from dare_network.services.dialogues import next_ref, still_visible
from dare_network.services.importing.files import File, Source, names_of, read_files, read_source
from dare_network.services.importing.meanings import saved_meanings, with_meanings
from dare_network.store import imports as store
from dare_network.store.change_sets import aliases
from dare_network.store.dossiers import list_held
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.import_answers import keep_answers, list_answers
from dare_network.store.keys import new_id
from dare_network.store.reference import read_reference
from dare_network.store.stakeholders import list_affiliations, list_stakeholders, list_ties
from dare_network.store.transaction import Transaction
from dare_network.store.unit_of_work import UnitOfWork
from dare_network.store.upkeep import note, noting_failed_import

_log = logging.getLogger(__name__)
RECORDS: Mapping[ImportedEntity, type[object]] = {
    ImportedEntity.STAKEHOLDER: Stakeholder,
    ImportedEntity.AFFILIATION: Affiliation,
    ImportedEntity.TIE: Tie,
    ImportedEntity.DIALOGUE: Dialogue,
    ImportedEntity.MEETING: Meeting,
    ImportedEntity.ATTENDANCE: Attendance,
}
"""The record of each entity, each after those that it refers to."""

_AT_ONCE = 1000
"""The number of records that are written before the next word on progress."""


def plan_import(
    engine: Engine,
    viewer: Viewer,
    files: Sequence[File],
    mapping: ColumnMapping,
    answers: Answers = NO_ANSWERS,
) -> ImportPlan:
    """Plan what loading these files would do; nothing is changed. Several files count as one import.

    `answers` are those that somebody gave to an earlier plan. Raises UnreadableFileError where a file
    cannot be read.
    """
    _require_import(viewer, mapping)
    with gc_paused():
        tables = read_files(files)
        with read_transaction(engine) as transaction:
            existing = _stock(transaction, viewer, mapping)
            remembered = saved_meanings(transaction)
            answers = _with_remembered(answers, list_answers(transaction))
        source = read_source(files, tables, mapping, answers, existing)
        answers = with_meanings(answers, mapping, source.sources.values(), remembered)
        return _plan(source, decide(existing, source.incoming, new_id, answers))


def load_import(
    engine: Engine,
    viewer: Viewer,
    files: Sequence[File],
    mapping: ColumnMapping,
    progress: Progress = tell_nobody,
    answers: Answers = NO_ANSWERS,
    expected: str = "",
) -> ImportBatch | None:
    """Load these files, all or nothing; None, and no trace of it, where they change nothing.

    What happens is decided again at this moment. Raises ConflictError where that differs from a plan whose
    digest is `expected`, because somebody changed the network in between; UnreadableFileError where a file
    cannot be read.
    """
    _require_import(viewer, mapping)
    with noting_failed_import(engine, viewer, names_of(files)):
        return _load(engine, viewer, files, mapping, progress, answers, expected)


def _load(
    engine: Engine,
    viewer: Viewer,
    files: Sequence[File],
    mapping: ColumnMapping,
    tell: Progress,
    answers: Answers,
    expected: str,
) -> ImportBatch | None:
    tell(0.0, _("Reading the files."))
    with gc_paused():
        tables = read_files(files)
        import_id = new_id()
        with unit_of_work(engine, viewer, import_id=import_id) as unit:
            store.lock_network(unit.transaction)
            tell(0.2, _("Looking for what is known already."))
            existing = _stock(unit.transaction, viewer, mapping)
            source = read_source(files, tables, mapping, answers, existing)
            remembered = saved_meanings(unit.transaction)
            known = list_answers(unit.transaction)
            answers = with_meanings(answers, mapping, source.sources.values(), remembered)
            decision = decide(existing, source.incoming, new_id, _with_remembered(answers, known))
            if expected and _plan(source, decision).decided != expected:
                raise ConflictError(differs())
            keep_answers(unit.transaction, dict(decision.meant.items() - known.items()))
            batch = _written(unit, import_id, source, decision, tell) if decision.writes else None
    tell(1.0, _("Done."))
    if batch:
        told = "Import %s: %d added, %d changed, %d unchanged, %d merged, %d held back, %d refused"
        counts = (batch.added, batch.changed, batch.unchanged, batch.merged, batch.held, batch.refused)
        _log.info(told, batch.id, *counts)
    elif refused := _plan(source, decision).counts[RowOutcome.REFUSED]:
        note(engine, viewer, FailedImport(datetime.now(UTC), source.file_name, refused))
    return batch


def _with_remembered(answers: Answers, known: Mapping[str, str]) -> Answers:
    return replace(answers, remembered=known)


def list_imports(engine: Engine, viewer: Viewer) -> tuple[ImportBatch, ...]:
    """All imports, the newest first; who may not import the network sees his own."""
    require(viewer, Right.RECORD_DIALOGUES)
    with read_transaction(engine) as transaction:
        found = store.list_imports(transaction)
    everything = may(viewer, Right.IMPORT)
    return tuple(each for each in found if everything or each.account == viewer.account)


def _require_import(viewer: Viewer, mapping: ColumnMapping) -> None:
    """Raise NotAllowedError unless the viewer may import all that a mapping reads.

    Who records dialogues brings meetings; the network itself needs a right of its own.
    """
    require(viewer, Right.RECORD_DIALOGUES)
    if {part.target for part in mapping.tables} != {"meetings"}:
        require(viewer, Right.IMPORT)


def _stock(transaction: Transaction, viewer: Viewer, mapping: ColumnMapping) -> Existing:
    cleared = clearance(viewer)
    reads_meetings = any(part.target == "meetings" for part in mapping.tables)
    reference = read_reference(transaction)
    return Existing(
        list_stakeholders(transaction, cleared),
        list_affiliations(transaction, cleared),
        list_ties(transaction, cleared),
        reference.tie_types,
        terms_of(reference.terms),
        reference.custom_fields,
        aliases(transaction),
        _dialogues(transaction, viewer, reference) if reads_meetings else None,
    )


def _dialogues(transaction: Transaction, viewer: Viewer, reference: Reference) -> Dialogues:
    cleared = clearance(viewer)
    return Dialogues(
        cleared.today,
        *list_held(transaction, cleared),
        reference.formats,
        lambda draft: still_visible(viewer, draft),
    )


def _plan(source: Source, decision: MergePlan) -> ImportPlan:
    return ImportPlan(
        source.file_name,
        source.digest,
        source.mapping_name,
        decision.rows,
        (*source.remarks, *decision.remarks),
        decision.cells,
        decision.conflicts,
        decision.unlisted,
        source.sources,
        source.known_sources,
        source.columns,
    )


def _written(
    unit: UnitOfWork, import_id: UUID, source: Source, decision: MergePlan, tell: Progress
) -> ImportBatch:
    plan = _plan(source, decision)
    batch = ImportBatch(
        id=import_id,
        at=unit.now,
        account=unit.viewer.account,
        file_name=plan.file_name,
        mapping=plan.mapping_name,
        added=plan.counts[RowOutcome.ADDED],
        changed=plan.counts[RowOutcome.CHANGED],
        unchanged=plan.counts[RowOutcome.UNCHANGED],
        merged=plan.counts[RowOutcome.MERGED],
        held=plan.counts[RowOutcome.HELD],
        refused=plan.counts[RowOutcome.REFUSED],
        undone_at=None,
    )
    # The batch goes first: every event of the load refers to it.
    unit.add(ImportBatch, asdict(batch) | {"digest": plan.digest})
    _write(unit, decision.writes, tell)
    return batch


def _write(unit: UnitOfWork, writes: Sequence[Write], tell: Progress) -> None:
    """Write a share at a time, each after those that it refers to, and say how far that is."""
    done = 0
    for entity, record in RECORDS.items():
        mine = [write for write in writes if write.entity is entity]
        added = [_numbered(unit, write) for write in mine if write.version is None]
        for place in range(0, len(added), _AT_ONCE):
            tell(0.5 + 0.5 * done / len(writes), _("Writing."))
            unit.add_all(record, added[place : place + _AT_ONCE])
            done += len(added[place : place + _AT_ONCE])
        for write in mine:
            if write.version is not None:
                if done % _AT_ONCE == 0:
                    tell(0.5 + 0.5 * done / len(writes), _("Writing."))
                unit.change(record, write.id, write.values, write.version)
                done += 1


def _numbered(unit: UnitOfWork, write: Write) -> dict[str, object]:
    values = {"id": write.id, **write.values}
    if write.entity is ImportedEntity.DIALOGUE:
        requested_on = write.values["requested_on"]
        assert isinstance(requested_on, date)
        values["ref"] = next_ref(unit, requested_on.year)
    return values
