"""Snapshots of the records while a page is drawn, and what of them one viewer may see."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import day_of
from dare_network.domain.rules.visibility import Clearance, clearance
from dare_network.domain.vocabulary import Family
from dare_network.services.network import revisions
from dare_network.store.revision import Revisions

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state of the records: whatever is loaded by the same moment is of one piece."""

    engine: "Engine"
    revisions: Revisions
    today: date


@dataclass(frozen=True, slots=True)
class SnapshotKey:
    """The key of what a viewer may see at a moment of the families that a loader reads.

    Keys are equal for all who are cleared for the same, until a record of one of these families is written.
    """

    engine: "Engine"
    numbers: tuple[int, ...]
    cleared: Clearance
    snapshot: Snapshot = field(compare=False)
    viewer: Viewer = field(compare=False)

    def of(self, *families: Family) -> "SnapshotKey":
        """The key of the same moment for what is read of other families."""
        return snapshot_key(self.snapshot, self.viewer, *families)

    def whatever_else(self) -> "SnapshotKey":
        """The key of what is equal for all who see people, and for all who see none."""
        cleared = Clearance(frozenset(), self.cleared.people, None, None, date.min)
        return replace(self, cleared=cleared)


def snapshot_key(snapshot: Snapshot, viewer: Viewer, *families: Family) -> SnapshotKey:
    """Return the key of what this viewer may see at this moment of these families."""
    cleared = clearance(viewer, snapshot.today)
    # What leads to a person is blank for those who see no people: the network has a part in all they read.
    read = {*families} if cleared.people else {*families, Family.NETWORK}
    numbers = tuple(getattr(snapshot.revisions, family) for family in sorted(read))
    return SnapshotKey(snapshot.engine, numbers, cleared, snapshot, viewer)


def present_snapshot(engine: "Engine") -> Snapshot:
    """The present moment."""
    return Snapshot(engine, revisions(engine), day_of(datetime.now(UTC)))
