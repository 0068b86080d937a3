"""How the records stand while a page is drawn, and what of it one viewer may see."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import day_of
from dare_network.domain.rules.visibility import Clearance
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
    """What a viewer may see at a moment: all who are cleared for the same have equal looks."""

    snapshot: Snapshot
    cleared: Clearance
    viewer: Viewer = field(compare=False)


def present_snapshot(engine: "Engine") -> Snapshot:
    """The present moment."""
    return Snapshot(engine, revisions(engine), day_of(datetime.now(UTC)))
