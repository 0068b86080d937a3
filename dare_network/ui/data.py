"""Every cached loader. The revision is part of each key and is read before the records it stands for.

What is cached is immutable and shared by all sessions whose viewers see the same.
"""

import gc
import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import streamlit as st

from dare_network.domain.records.dialogues import Dossier, Product
from dare_network.domain.records.imports import ImportPlan
from dare_network.domain.records.network import Network
from dare_network.domain.records.reference import Reference
from dare_network.domain.records.summary import Period, Summary
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.visibility import Clearance, clearance
from dare_network.formats.mapping import ColumnMapping, to_json
from dare_network.formats.tables import Table, read_tables
from dare_network.language import AMSTERDAM, Language, current_language
from dare_network.services import dialogues as dialogue_service
from dare_network.services import network as network_service
from dare_network.services import reference as reference_service
from dare_network.services import summary as summary_service
from dare_network.services.exploring import Exploration, Explored, explore
from dare_network.services.imports.files import File
from dare_network.services.imports.loading import plan_import
from dare_network.services.imports.mappings import find_mapping
from dare_network.services.installation import open_installation
from dare_network.settings import read_settings
from dare_network.store.revision import Revisions

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine


@st.cache_resource(show_spinner=False)
def engine() -> "Engine":
    """The database, opened and brought up to date once in the life of the process."""
    opened = open_installation(read_settings())
    # Streamlit collects garbage after every run; what is loaded by now is never garbage.
    gc.collect()
    gc.freeze()
    return opened


def today() -> date:
    """The present day in Europe/Amsterdam."""
    return datetime.now(AMSTERDAM).date()


def revisions() -> Revisions:
    """How often each family of records has changed."""
    return network_service.revisions(engine())


def reference() -> Reference:
    """All reference data."""
    return _reference(revisions().reference)


@st.cache_resource(max_entries=2, show_spinner=False)
def _reference(revision: int) -> Reference:
    return reference_service.reference(engine())


def network(viewer: Viewer) -> Network:
    """All that this viewer may see of the network."""
    return _network(revisions(), clearance(viewer), viewer)


@st.cache_resource(max_entries=8, show_spinner=False)
def _network(revisions: Revisions, cleared: Clearance, _viewer: Viewer) -> Network:
    return network_service.network(engine(), _viewer)


def dossiers(viewer: Viewer) -> tuple[Dossier, ...]:
    """The dialogues that this viewer may see, with all that hangs on them."""
    return _dossiers(revisions(), clearance(viewer), viewer)


@st.cache_resource(max_entries=8, show_spinner=False)
def _dossiers(revisions: Revisions, cleared: Clearance, _viewer: Viewer) -> tuple[Dossier, ...]:
    return dialogue_service.dossiers(engine(), _viewer)


def products(viewer: Viewer) -> tuple[Product, ...]:
    """The products by name."""
    return _products(revisions(), clearance(viewer), viewer)


@st.cache_resource(max_entries=4, show_spinner=False)
def _products(revisions: Revisions, cleared: Clearance, _viewer: Viewer) -> tuple[Product, ...]:
    return dialogue_service.products(engine(), _viewer)


def positions(viewer: Viewer) -> Mapping[str, tuple[float, float]]:
    """Where the nodes of this viewer's network are drawn."""
    return _positions(revisions(), clearance(viewer), today(), viewer)


@st.cache_resource(max_entries=8, show_spinner=False)
def _positions(
    revisions: Revisions, cleared: Clearance, today: date, _viewer: Viewer
) -> Mapping[str, tuple[float, float]]:
    return network_service.node_positions(engine(), _viewer, today)


def explored(viewer: Viewer, wanted: Exploration) -> Explored:
    """The picture and the table of what somebody wants to see of the network."""
    return _explored(revisions(), clearance(viewer), current_language(), wanted, viewer)


@st.cache_resource(max_entries=32, show_spinner=False)
def _explored(
    revisions: Revisions,
    cleared: Clearance,
    language: Language,
    wanted: Exploration,
    _viewer: Viewer,
) -> Explored:
    return explore(network(_viewer), reference(), positions(_viewer), wanted)


def summary(viewer: Viewer, period: Period) -> Summary:
    """The summary of a period, of what this viewer may see."""
    return _summary(revisions(), clearance(viewer), current_language(), period, today(), viewer)


@st.cache_resource(max_entries=16, show_spinner=False)
def _summary(
    revisions: Revisions,
    cleared: Clearance,
    language: Language,
    period: Period,
    today: date,
    _viewer: Viewer,
) -> Summary:
    return summary_service.summary(engine(), _viewer, period, today)


def tables_of(files: Sequence[File]) -> tuple[Table, ...]:
    """The tables in uploaded files."""
    return _tables_of(_digest(files), files)


@st.cache_resource(max_entries=2, show_spinner=False)
def _tables_of(digest: str, _files: Sequence[File]) -> tuple[Table, ...]:
    return tuple(table for name, content in _files for table in read_tables(name, content))


def fitting_mapping(viewer: Viewer, files: Sequence[File]) -> ColumnMapping:
    """The known mapping that fits uploaded files, or one that is guessed from their headers."""
    return _fitting_mapping(revisions().imports, _digest(files), viewer, files)


@st.cache_resource(max_entries=2, show_spinner=False)
def _fitting_mapping(revision: int, digest: str, _viewer: Viewer, _files: Sequence[File]) -> ColumnMapping:
    return find_mapping(engine(), _viewer, None, _files)


def import_plan(viewer: Viewer, files: Sequence[File], mapping: ColumnMapping) -> ImportPlan:
    """What loading these files would do now."""
    key = (_digest(files), to_json(mapping))
    return _import_plan(revisions(), viewer, current_language(), key, files, mapping)


@st.cache_resource(max_entries=2, show_spinner=False)
def _import_plan(
    revisions: Revisions,
    viewer: Viewer,
    language: Language,
    key: tuple[str, str],
    _files: Sequence[File],
    _mapping: ColumnMapping,
) -> ImportPlan:
    return plan_import(engine(), viewer, _files, _mapping)


def _digest(files: Sequence[File]) -> str:
    digest = hashlib.sha256()
    for name, content in files:
        digest.update(name.encode("utf-8", "replace") + b"\0" + content)
    return digest.hexdigest()
