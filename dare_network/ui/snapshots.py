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
class Moment:
    """A state of the records: whatever is loaded by the same moment is of one piece."""

    engine: "Engine"
    revisions: Revisions
    today: date


@dataclass(frozen=True, slots=True)
class Look:
    """What a viewer may see at a moment: all who are cleared for the same have equal looks."""

    moment: Moment
    cleared: Clearance
    viewer: Viewer = field(compare=False)


def moment_of(engine: "Engine") -> Moment:
    """The present moment."""
    return Moment(engine, revisions(engine), day_of(datetime.now(UTC)))
