"""Every cached loader. What is cached is immutable and shared by all sessions whose viewers see the same.

The revisions of the records are part of each key; a run reads them once, before all that they stand for.
"""

import gc
import hashlib
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from dare_network.domain.records.dialogues import Dossier, Product
from dare_network.domain.records.imports import ImportPlan
from dare_network.domain.records.network import Network
from dare_network.domain.records.reference import Reference
from dare_network.domain.records.summary import Period, Summary
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.records.views import SavedView
from dare_network.domain.rules.visibility import clearance
from dare_network.formats.mapping import ColumnMapping, to_json
from dare_network.formats.tables import Table, read_tables
from dare_network.graph.exploration import Exploration, find
from dare_network.graph.key_players import KeyPlayers
from dare_network.graph.measure import Measured
from dare_network.graph.measuring import shares
from dare_network.graph.network_graph import NetworkGraph
from dare_network.graph.tie_graph import TieGraph
from dare_network.graph.view import View
from dare_network.graph.view import seen as seen_by
from dare_network.language import Language, current_language
from dare_network.services import dialogues as dialogue_service
from dare_network.services import measuring
from dare_network.services import network as network_service
from dare_network.services import reference as reference_service
from dare_network.services import summary as summary_service
from dare_network.services import views as view_service
from dare_network.services.exploring import Explored, explore, graph_of_all
from dare_network.services.imports.files import File
from dare_network.services.imports.loading import plan_import
from dare_network.services.imports.mappings import find_mapping
from dare_network.services.installation import open_installation
from dare_network.settings import read_settings
from dare_network.store.revision import Revisions
from dare_network.ui.keeping import kept
from dare_network.ui.moment import Look, Moment, moment_of

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

T = TypeVar("T")
_present: ContextVar[Moment | None] = ContextVar("moment", default=None)


@st.cache_resource(show_spinner=False)
def engine() -> "Engine":
    """The database, opened and brought up to date once in the life of the process."""
    opened = open_installation(read_settings())
    # Streamlit collects garbage after every run; what is loaded by now is never garbage.
    gc.collect()
    gc.freeze()
    return opened


def begin_run() -> None:
    """Read how the records stand: all that is asked for until the next run begins is of this moment."""
    _present.set(moment_of(engine()))


def _now() -> Moment:
    # A download, for instance, is made in a thread of its own, in which no run began.
    return _present.get() or moment_of(engine())


def _look(viewer: Viewer) -> Look:
    return Look(_now(), clearance(viewer), viewer)


def today() -> date:
    """The present day in Europe/Amsterdam."""
    return _now().today


def reference() -> Reference:
    """All reference data."""
    moment = _now()
    return _reference(moment.engine, moment.revisions.reference)


@kept(2)
def _reference(opened: "Engine", revision: int) -> Reference:
    return reference_service.reference(opened)


def network(viewer: Viewer) -> Network:
    """All that this viewer may see of the network."""
    return _network(_look(viewer))


@kept(8)
def _network(look: Look) -> Network:
    return network_service.network(look.moment.engine, look.viewer)


def dossiers(viewer: Viewer) -> tuple[Dossier, ...]:
    """The dialogues that this viewer may see, with all that hangs on them."""
    return _dossiers(_look(viewer))


@kept(8)
def _dossiers(look: Look) -> tuple[Dossier, ...]:
    return dialogue_service.dossiers(look.moment.engine, look.viewer)


def products(viewer: Viewer) -> tuple[Product, ...]:
    """The products by name."""
    return _products(_look(viewer))


@kept(4)
def _products(look: Look) -> tuple[Product, ...]:
    return dialogue_service.products(look.moment.engine, look.viewer)


@kept(8)
def _positions(look: Look) -> Mapping[str, tuple[float, float]]:
    """Where the nodes of this viewer's network are drawn."""
    return network_service.node_positions(look.moment.engine, look.viewer)


def whole_graph(viewer: Viewer) -> NetworkGraph:
    """All that this viewer may see of the network, as a graph; views show parts of it."""
    return _whole_graph(_look(viewer))


@kept(8)
def _whole_graph(look: Look) -> NetworkGraph:
    return graph_of_all(_network(look), reference())


def seen(viewer: Viewer, view: View) -> NetworkGraph:
    """What a view shows of this viewer's network."""
    return _seen(_look(viewer), view)


@kept(16)
def _seen(look: Look, view: View) -> NetworkGraph:
    return seen_by(_whole_graph(look), view)


def explored(viewer: Viewer, wanted: Exploration) -> Explored:
    """The picture and the table of what somebody wants to see of the network."""
    return _explored(_look(viewer), current_language(), wanted)


@kept(32)
def _explored(look: Look, language: Language, wanted: Exploration) -> Explored:
    whole, sizes = _whole_graph(look), _sizes(look, wanted)
    return explore(_network(look), whole, reference(), _positions(look), wanted, sizes)


def _sizes(look: Look, wanted: Exploration) -> Mapping[str, float]:
    """What size follows in a picture; nothing where it follows no measure."""
    scope = _scope(wanted)
    if wanted.measure not in measuring.BY_ID:
        return {}
    return shares(_tie_graph(look, scope), _measured(look, scope, wanted.measure))


def _scope(wanted: Exploration) -> Exploration:
    """The same nodes and ties, whatever size follows."""
    return replace(wanted, measure="")


def tie_graph(viewer: Viewer, wanted: Exploration) -> TieGraph:
    """What measures of an exploration are computed on."""
    return _tie_graph(_look(viewer), _scope(wanted))


@kept(8)
def _tie_graph(look: Look, scope: Exploration) -> TieGraph:
    return measuring.ties_of(find(_whole_graph(look), scope), scope.view)


def measured(viewer: Viewer, wanted: Exploration, measure_id: str) -> Measured:
    """The values of a measure, in the order of the names of the tie graph."""
    return _measured(_look(viewer), _scope(wanted), measure_id)


@kept(64)
def _measured(look: Look, scope: Exploration, measure_id: str) -> Measured:
    return measuring.measured(_tie_graph(look, scope), measure_id)


def whole(viewer: Viewer, wanted: Exploration) -> measuring.Whole:
    """What can be said of what is shown as a whole."""
    return _whole(_look(viewer), _scope(wanted))


@kept(8)
def _whole(look: Look, scope: Exploration) -> measuring.Whole:
    return measuring.whole(_tie_graph(look, scope))


def key_players(viewer: Viewer, wanted: Exploration, count: int) -> tuple[KeyPlayers, KeyPlayers] | None:
    """Those without whom what is shown falls apart, and those who reach most."""
    return _key_players(_look(viewer), _scope(wanted), count)


@kept(16)
def _key_players(look: Look, scope: Exploration, count: int) -> tuple[KeyPlayers, KeyPlayers] | None:
    return measuring.key_players(_tie_graph(look, scope), count)


def views(viewer: Viewer) -> tuple[SavedView, ...]:
    """The saved views that this viewer may open."""
    return _views(_now(), viewer)


@kept(16)
def _views(now: Moment, viewer: Viewer) -> tuple[SavedView, ...]:
    return view_service.views(now.engine, viewer)


def refused_ties(viewer: Viewer) -> frozenset[tuple[str, str]]:
    """The pairs of nodes between whom no tie shall be suggested."""
    return _refused_ties(_look(viewer))


@kept(2)
def _refused_ties(look: Look) -> frozenset[tuple[str, str]]:
    return view_service.refused_ties(look.moment.engine, look.viewer)


def summary(viewer: Viewer, period: Period) -> Summary:
    """The summary of a period, of what this viewer may see."""
    return _summary(_look(viewer), current_language(), period)


@kept(16)
def _summary(look: Look, language: Language, period: Period) -> Summary:
    return summary_service.summary(look.moment.engine, look.viewer, period, look.moment.today)


def drawn(viewer: Viewer, period: Period, draw: Callable[[Summary], T]) -> T:
    """What `draw` makes of that summary, a figure for instance."""
    return _drawn(_look(viewer), current_language(), period, draw)


@kept(32)
def _drawn(look: Look, language: Language, period: Period, draw: Callable[[Summary], T]) -> T:
    return draw(_summary(look, language, period))


def tables_of(files: Sequence[File]) -> tuple[Table, ...]:
    """The tables in uploaded files."""
    return _tables_of(_digest(files), files)


@st.cache_resource(max_entries=2, show_spinner=False)
def _tables_of(digest: str, _files: Sequence[File]) -> tuple[Table, ...]:
    return tuple(table for name, content in _files for table in read_tables(name, content))


def fitting_mapping(viewer: Viewer, files: Sequence[File]) -> ColumnMapping:
    """The known mapping that fits uploaded files, or one that is guessed from their headers."""
    return _fitting_mapping(_now().revisions.imports, _digest(files), viewer, files)


@st.cache_resource(max_entries=2, show_spinner=False)
def _fitting_mapping(revision: int, digest: str, _viewer: Viewer, _files: Sequence[File]) -> ColumnMapping:
    return find_mapping(engine(), _viewer, None, _files)


def import_plan(viewer: Viewer, files: Sequence[File], mapping: ColumnMapping) -> ImportPlan:
    """What loading these files would do now."""
    key = (_digest(files), to_json(mapping))
    return _import_plan(_now().revisions, viewer, current_language(), key, files, mapping)


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
