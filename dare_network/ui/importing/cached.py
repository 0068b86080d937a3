"""Contents and plans of uploaded files, read once for all runs of a page while somebody looks at it."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dare_network.domain.records.imports import ImportPlan
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Family
from dare_network.formats.mapping import ColumnMapping, from_json, to_json
from dare_network.formats.tables import Table
from dare_network.importing.answers import Answers
from dare_network.language import Language, current_language
from dare_network.services.importing.files import File, read_files
from dare_network.services.importing.loading import plan_import
from dare_network.services.importing.mappings import find_mapping
from dare_network.ui import loaders
from dare_network.ui.shared_cache import shared_cache
from dare_network.ui.snapshots import SnapshotKey

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

Planner = Callable[["Engine", Viewer, Sequence[File]], ImportPlan]


@dataclass(frozen=True, slots=True)
class _Uploads:
    """Uploaded files, known again by the digest of their names and bytes."""

    digest: str
    files: Sequence[File] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class _Said:
    """Answers to a plan, known again by their text."""

    text: str
    answers: Answers = field(compare=False, repr=False)


def tables_of(files: Sequence[File]) -> tuple[Table, ...]:
    """The tables in uploaded files."""
    return _tables_of(_uploads(files))


@shared_cache(2)
def _tables_of(uploads: _Uploads) -> tuple[Table, ...]:
    return read_files(uploads.files)


def fitting_mapping(viewer: Viewer, files: Sequence[File]) -> ColumnMapping:
    """The known mapping that fits uploaded files, or one that is guessed from their headers."""
    return _fitting_mapping(loaders.snapshot_key(viewer, Family.IMPORTS), viewer, _uploads(files))


@shared_cache(2)
def _fitting_mapping(snapshot_key: SnapshotKey, viewer: Viewer, uploads: _Uploads) -> ColumnMapping:
    return find_mapping(snapshot_key.engine, viewer, None, uploads.files)


def import_plan(
    viewer: Viewer, files: Sequence[File], mapping: ColumnMapping, answers: Answers
) -> ImportPlan:
    """Return what loading these files would do now."""
    key = loaders.snapshot_key(viewer, *loaders.SHOWN, Family.IMPORTS)
    return _import_plan(
        key, viewer, current_language(), _uploads(files), to_json(mapping), _Said(repr(answers), answers)
    )


@shared_cache(2)
def _import_plan(
    snapshot_key: SnapshotKey,
    viewer: Viewer,
    language: Language,
    uploads: _Uploads,
    mapping: str,
    said: _Said,
) -> ImportPlan:
    return plan_import(snapshot_key.engine, viewer, uploads.files, from_json(mapping), said.answers)


def files_digest(files: Sequence[File]) -> str:
    """Return by what uploaded files are known again."""
    return _uploads(files).digest


def returned_plan(viewer: Viewer, files: Sequence[File], planned: Planner) -> ImportPlan:
    """Return what re-importing these files would do now, by one of the services that plan it."""
    key = loaders.snapshot_key(viewer, *loaders.SHOWN, Family.IMPORTS)
    return _returned_plan(key, viewer, current_language(), planned, _uploads(files))


@shared_cache(2)
def _returned_plan(
    snapshot_key: SnapshotKey, viewer: Viewer, language: Language, planned: Planner, uploads: _Uploads
) -> ImportPlan:
    return planned(snapshot_key.engine, viewer, uploads.files)


def _uploads(files: Sequence[File]) -> _Uploads:
    digest = hashlib.sha256()
    for name, content in files:
        digest.update(name.encode("utf-8", "replace") + b"\0" + content)
    return _Uploads(digest.hexdigest(), files)
