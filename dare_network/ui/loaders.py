"""Every cached loader. What is cached is immutable and shared by all sessions whose viewers see the same.

The revisions of the records are part of each key; a run reads them once, before all that they stand for.
"""

import gc
from collections import deque
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from datetime import date
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID
from weakref import WeakSet

import streamlit as st

from dare_network.domain.records.dialogues import Product
from dare_network.domain.records.minutes import AgendaItem, Minutes, MinutesComment, PublicMinutes
from dare_network.domain.records.names import Names
from dare_network.domain.records.network import Network, StatedShare
from dare_network.domain.records.profiles import Profile
from dare_network.domain.records.reference import Reference
from dare_network.domain.records.summary import Period, Summary
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.records.views import SavedView
from dare_network.domain.vocabulary import Family, Role
from dare_network.errors import DareError
from dare_network.language import Language, current_language
from dare_network.services import agenda as agenda_service
from dare_network.services import minutes as minutes_service
from dare_network.services import names as name_service
from dare_network.services import network as network_service
from dare_network.services import products as product_service
from dare_network.services import reference as reference_service
from dare_network.services import summary as summary_service
from dare_network.services import views as view_service
from dare_network.services.installation import open_installation
from dare_network.services.network import ReadShare
from dare_network.settings import read_settings
from dare_network.store.engine import close_engine
from dare_network.ui import snapshots
from dare_network.ui.shared_cache import shared_cache
from dare_network.ui.snapshots import Snapshot, SnapshotKey, present_snapshot

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

T = TypeVar("T")
SHOWN = (Family.REFERENCE, Family.NETWORK, Family.DIALOGUES)
"""The families of what most pages show: a saved view or a column mapping changes none of it."""
_engines: "WeakSet[Engine]" = WeakSet()
_latest_reference: list[Reference] = []
_latest_shares: deque[tuple[Hashable, ReadShare]] = deque(maxlen=2)
"""The parts of the network that were read last: only what changed since is read again."""
_latest_networks: deque[Network] = deque(maxlen=2)
_present: ContextVar[Snapshot | None] = ContextVar("moment", default=None)


@st.cache_resource(show_spinner=False)
def engine() -> "Engine":
    """The database, opened and brought up to date once in the life of the process."""
    opened = open_installation(read_settings())
    _engines.add(opened)
    # Streamlit collects garbage after every run; what is loaded by now is never garbage.
    gc.collect()
    gc.freeze()
    return opened


def close_engines() -> None:
    """Close the database for good, as the process ends."""
    for opened in _engines:
        close_engine(opened)


def begin_run() -> None:
    """Read how the records stand: all that is asked for until the next run begins is of this moment."""
    # Where that fails, what is asked for next is not of the run before.
    _present.set(None)
    _present.set(present_snapshot(engine()))


def begin_run_or_say_why() -> DareError | None:
    """Begin the run; where the database is away, return what to say of it."""
    try:
        begin_run()
    except DareError as error:
        return error
    return None


def _now() -> Snapshot:
    # A download, for instance, is made in a thread of its own, in which no run began.
    return _present.get() or present_snapshot(engine())


def snapshot_key(viewer: Viewer, *families: Family) -> SnapshotKey:
    """The key of what this viewer may see at this moment of these families; of all where none is named."""
    return snapshots.snapshot_key(_now(), viewer, *(families or Family))


def today() -> date:
    """The present day in Europe/Amsterdam."""
    return _now().today


def reference() -> Reference:
    """All reference data."""
    snapshot = _now()
    _latest_reference[:] = [_reference(snapshot.engine, snapshot.revisions.reference)]
    return _latest_reference[0]


def latest_reference() -> Reference | None:
    """The reference data that was read last, for when the database is away."""
    return next(iter(_latest_reference), None)


@shared_cache(2)
def _reference(opened: "Engine", revision: int) -> Reference:
    return reference_service.reference(opened)


def network(viewer: Viewer) -> Network:
    """All that this viewer may see of the network."""
    return network_of(snapshot_key(viewer))


def network_of(snapshot_key: SnapshotKey) -> Network:
    """All of the network that can be seen by those who have this key."""
    return _network(snapshot_key.of(Family.NETWORK, Family.DIALOGUES))


@shared_cache(2)
def _network(snapshot_key: SnapshotKey) -> Network:
    known = _stated_share(snapshot_key.of(Family.NETWORK).whatever_else())
    share = _share(snapshot_key.of(Family.DIALOGUES)).share
    made = network_service.network_of(known, share, tuple(_latest_networks))
    _latest_networks.append(made)
    return made


@shared_cache(2)
def _stated_share(snapshot_key: SnapshotKey) -> StatedShare:
    return network_service.stated_share(snapshot_key.engine, snapshot_key.viewer)


@shared_cache(2)
def _share(snapshot_key: SnapshotKey) -> ReadShare:
    revision = snapshot_key.snapshot.revisions.dialogues
    # What leads to people is blank for those who see none: that changes with the network as well.
    kept = (snapshot_key.engine, snapshot_key.cleared, snapshot_key.numbers[1:])
    before = next((share for of, share in reversed(list(_latest_shares)) if of == kept), None)
    read = network_service.dialogue_share(snapshot_key.engine, snapshot_key.viewer, revision, before)
    _latest_shares.append((kept, read))
    return read


def names(viewer: Viewer) -> Names:
    """Everybody whom this viewer may know of by name."""
    return names_of(snapshot_key(viewer))


def names_of(snapshot_key: SnapshotKey) -> Names:
    """Everybody whom those who have this key may know of by name."""
    return _names(snapshot_key.of(Family.NETWORK).whatever_else())


@shared_cache(4)
def _names(snapshot_key: SnapshotKey) -> Names:
    return name_service.names(snapshot_key.engine, snapshot_key.viewer)


def profile(viewer: Viewer, stakeholder_id: UUID, most: int, on: date | None = None) -> Profile:
    """Return what ties one stakeholder, with at most so many dialogues, and the last contact up to a day."""
    return _profile(snapshot_key(viewer, Family.NETWORK, Family.DIALOGUES), stakeholder_id, most, on)


@shared_cache(16)
def _profile(snapshot_key: SnapshotKey, stakeholder_id: UUID, most: int, on: date | None) -> Profile:
    return name_service.profile(snapshot_key.engine, snapshot_key.viewer, stakeholder_id, most, on)


def topics(viewer: Viewer) -> frozenset[str]:
    """The topics of which the network of this viewer has a node."""
    return _topics(snapshot_key(viewer, Family.DIALOGUES))


@shared_cache(8)
def _topics(snapshot_key: SnapshotKey) -> frozenset[str]:
    return network_service.topics(snapshot_key.engine, snapshot_key.viewer)


def has_sample(viewer: Viewer) -> bool:
    """Return whether anything that this viewer may see is invented sample data."""
    return _has_sample(snapshot_key(viewer, Family.NETWORK, Family.DIALOGUES))


@shared_cache(16)
def _has_sample(snapshot_key: SnapshotKey) -> bool:
    return network_service.has_sample(snapshot_key.engine, snapshot_key.viewer)


def minutes(viewer: Viewer, dialogue_id: UUID) -> tuple[Minutes, ...]:
    """All versions of all minutes of a dialogue, the last of each first."""
    return _minutes(snapshot_key(viewer, Family.DIALOGUES), dialogue_id)


@shared_cache(8)
def _minutes(snapshot_key: SnapshotKey, dialogue_id: UUID) -> tuple[Minutes, ...]:
    return minutes_service.minutes(snapshot_key.engine, snapshot_key.viewer, dialogue_id)


def minutes_comments(viewer: Viewer, dialogue_id: UUID) -> tuple[MinutesComment, ...]:
    """Return what was said of the minutes of a dialogue, the oldest first."""
    return _minutes_comments(snapshot_key(viewer, Family.DIALOGUES), dialogue_id)


@shared_cache(8)
def _minutes_comments(snapshot_key: SnapshotKey, dialogue_id: UUID) -> tuple[MinutesComment, ...]:
    return minutes_service.comments(snapshot_key.engine, snapshot_key.viewer, dialogue_id)


def public_minutes(viewer: Viewer, dialogue_id: UUID) -> tuple[PublicMinutes, ...]:
    """Return what everybody may read of the minutes of a dialogue."""
    return _public_minutes(snapshot_key(viewer, Family.DIALOGUES), dialogue_id)


@shared_cache(8)
def _public_minutes(snapshot_key: SnapshotKey, dialogue_id: UUID) -> tuple[PublicMinutes, ...]:
    return minutes_service.public_minutes(snapshot_key.engine, snapshot_key.viewer, dialogue_id)


def agenda(viewer: Viewer, dialogue_id: UUID) -> tuple[AgendaItem, ...]:
    """The items of all agendas of a dialogue and of its backlog, in their order."""
    return _agenda(snapshot_key(viewer, Family.DIALOGUES), dialogue_id)


@shared_cache(8)
def _agenda(snapshot_key: SnapshotKey, dialogue_id: UUID) -> tuple[AgendaItem, ...]:
    return agenda_service.agenda(snapshot_key.engine, snapshot_key.viewer, dialogue_id)


def products(viewer: Viewer) -> tuple[Product, ...]:
    """The products by name."""
    return _products(snapshot_key(viewer, Family.DIALOGUES), viewer.account, viewer.role)


@shared_cache(4)
def _products(snapshot_key: SnapshotKey, account: str, role: Role) -> tuple[Product, ...]:
    return product_service.products(snapshot_key.engine, snapshot_key.viewer)


def views(viewer: Viewer) -> tuple[SavedView, ...]:
    """The saved views that this viewer may open."""
    return _views(snapshot_key(viewer, Family.VIEWS), viewer)


@shared_cache(16)
def _views(snapshot_key: SnapshotKey, viewer: Viewer) -> tuple[SavedView, ...]:
    return view_service.views(snapshot_key.engine, viewer)


def refused_ties(viewer: Viewer) -> frozenset[tuple[str, str]]:
    """The pairs of nodes between whom no tie shall be suggested."""
    return _refused_ties(snapshot_key(viewer, Family.VIEWS))


@shared_cache(4)
def _refused_ties(snapshot_key: SnapshotKey) -> frozenset[tuple[str, str]]:
    return view_service.refused_ties(snapshot_key.engine, snapshot_key.viewer)


def summary(viewer: Viewer, period: Period) -> Summary:
    """The summary of a period, of what this viewer may see."""
    return _summary(snapshot_key(viewer, *SHOWN), current_language(), period)


@shared_cache(16)
def _summary(snapshot_key: SnapshotKey, language: Language, period: Period) -> Summary:
    return summary_service.summary(
        snapshot_key.engine, snapshot_key.viewer, period, snapshot_key.snapshot.today
    )


def drawn(viewer: Viewer, period: Period, draw: Callable[[Summary], T]) -> T:
    """Return what `draw` makes of that summary, a figure for instance."""
    return _drawn(snapshot_key(viewer, *SHOWN), current_language(), period, draw)


@shared_cache(32)
def _drawn(snapshot_key: SnapshotKey, language: Language, period: Period, draw: Callable[[Summary], T]) -> T:
    return draw(_summary(snapshot_key, language, period))
