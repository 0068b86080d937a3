"""The overview: where things stand, of what one viewer may see."""

from sqlalchemy.engine import Engine

from dare_network.domain.records.lists import Overview
from dare_network.domain.records.paging import Wanted
from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import SOON
from dare_network.domain.rules.states import UNFINISHED_DIALOGUE
from dare_network.services.clearance import clearance
from dare_network.store.commitment_list import count_overdue, list_due
from dare_network.store.dialogue_list import count_dialogues, newest_dialogues
from dare_network.store.directory import count_stakeholders
from dare_network.store.engine import read_transaction

SHOWN = 6
"""The number of due commitments and of dialogues that the overview shows."""
_ONGOING = Narrowing(states=frozenset(UNFINISHED_DIALOGUE))


def overview(engine: Engine, viewer: Viewer) -> Overview:
    """Return what is due, what moved, and how much there is of everything."""
    cleared = clearance(viewer)
    with read_transaction(engine) as transaction:
        people, organisations = count_stakeholders(transaction, cleared)
        return Overview(
            people,
            organisations,
            count_dialogues(transaction, cleared, _ONGOING),
            count_overdue(transaction, cleared),
            list_due(transaction, cleared, cleared.today + SOON, Wanted(size=SHOWN)),
            newest_dialogues(transaction, cleared, SHOWN),
        )
