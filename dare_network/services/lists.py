"""What the lists show, a page at a time, of what one viewer may see."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.records.lists import CommitmentEntry, CommitmentFilter, DialogueEntry
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import CommitmentState
from dare_network.services.clearance import clearance
from dare_network.store import commitment_list, dialogue_list
from dare_network.store.engine import read_transaction


def dialogues(engine: Engine, viewer: Viewer, to: Narrowing, wanted: Wanted) -> Page[DialogueEntry]:
    """A page of the dialogues of these states, of a body and of a topic, the newest first."""
    with read_transaction(engine) as transaction:
        return dialogue_list.list_dialogues(transaction, clearance(viewer), to, wanted)


def any_dialogue(engine: Engine, viewer: Viewer) -> bool:
    """Whether there is a dialogue that this viewer may see."""
    with read_transaction(engine) as transaction:
        return dialogue_list.any_dialogue(transaction, clearance(viewer))


def commitments(
    engine: Engine, viewer: Viewer, to: CommitmentFilter, wanted: Wanted
) -> Page[CommitmentEntry]:
    """A page of the commitments that meet a filter, the first due day first."""
    with read_transaction(engine) as transaction:
        return commitment_list.list_commitment_entries(transaction, clearance(viewer), to, wanted)


def commitments_by_state(
    engine: Engine, viewer: Viewer, to: CommitmentFilter
) -> Mapping[CommitmentState, int]:
    """How many of the commitments that meet a filter are in each state; the states of which there are any."""
    with read_transaction(engine) as transaction:
        return commitment_list.count_by_state(transaction, clearance(viewer), to)


def commitment_owners(engine: Engine, viewer: Viewer) -> Mapping[UUID, Stakeholder | None]:
    """The owners of all commitments by their keys; None for those whom this viewer may not see."""
    with read_transaction(engine) as transaction:
        return commitment_list.list_owners(transaction, clearance(viewer))
