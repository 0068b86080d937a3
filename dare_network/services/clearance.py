"""The clearance of a viewer today: the one place at which services look at the calendar for it."""

from datetime import UTC, datetime

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules import visibility
from dare_network.domain.rules.deadlines import day_of
from dare_network.domain.rules.visibility import Clearance


def clearance(viewer: Viewer) -> Clearance:
    """Return what this viewer may see on the present day in Europe/Amsterdam."""
    return visibility.clearance(viewer, day_of(datetime.now(UTC)))
