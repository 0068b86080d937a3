"""Names of people and organisations, and what is known of one of them."""

from datetime import date
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.records.names import Names
from dare_network.domain.records.profiles import Profile
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.memory import gc_paused
from dare_network.services.clearance import clearance
from dare_network.store.engine import read_transaction
from dare_network.store.names import read_names
from dare_network.store.profiles import read_profile


def names(engine: Engine, viewer: Viewer) -> Names:
    """Everybody whom this viewer may know of by name, and where people work."""
    require(viewer, Right.SEE_NETWORK)
    with gc_paused(), read_transaction(engine) as transaction:
        return read_names(transaction, clearance(viewer))


def profile(
    engine: Engine, viewer: Viewer, stakeholder_id: UUID, most: int, on: date | None = None
) -> Profile:
    """Return what ties one stakeholder, with at most so many dialogues, and the last contact up to a day."""
    require(viewer, Right.SEE_NETWORK)
    with read_transaction(engine) as transaction:
        return read_profile(transaction, clearance(viewer), stakeholder_id, most, on)
