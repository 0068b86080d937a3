"""What the lists show, a page at a time, of what one viewer may see."""

from sqlalchemy.engine import Engine

from dare_network.domain.records.dialogue_list import DialogueEntry
from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.services.clearance import clearance
from dare_network.store import dialogue_list
from dare_network.store.engine import read_transaction


def dialogues(engine: Engine, viewer: Viewer, to: Narrowing, wanted: Wanted) -> Page[DialogueEntry]:
    """A page of the dialogues of these states, of a body and of a topic, the newest first."""
    with read_transaction(engine) as transaction:
        return dialogue_list.list_dialogues(transaction, clearance(viewer), to, wanted)


def any_dialogue(engine: Engine, viewer: Viewer) -> bool:
    """Whether there is a dialogue that this viewer may see."""
    with read_transaction(engine) as transaction:
        return dialogue_list.any_dialogue(transaction, clearance(viewer))
