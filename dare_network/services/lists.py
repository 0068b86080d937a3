"""Contents of the lists, a page at a time, of what one viewer may see."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.records.lists import (
    CommitmentEntry,
    CommitmentFilter,
    DialogueEntry,
    DirectoryFilter,
    EarlierAnswer,
    StakeholderEntry,
)
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import CommitmentState
from dare_network.services.clearance import clearance
from dare_network.store import commitment_list, dialogue_list, directory
from dare_network.store.change_sets import merged_into
from dare_network.store.engine import read_transaction
from dare_network.store.precedents import list_earlier_answers
from dare_network.store.stakeholders import get_stakeholder


def dialogues(engine: Engine, viewer: Viewer, to: Narrowing, wanted: Wanted) -> Page[DialogueEntry]:
    """A page of the dialogues of these states, of a body and of a topic, the newest first."""
    with read_transaction(engine) as transaction:
        return dialogue_list.list_dialogues(transaction, clearance(viewer), to, wanted)


def any_dialogue(engine: Engine, viewer: Viewer) -> bool:
    """Tell whether there is a dialogue that this viewer may see."""
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
    """Return how many of the commitments that meet a filter are in each state that has any."""
    with read_transaction(engine) as transaction:
        return commitment_list.count_by_state(transaction, clearance(viewer), to)


def commitment_owners(engine: Engine, viewer: Viewer) -> frozenset[UUID]:
    """Return the keys of the owners of all commitments, as this viewer is shown them."""
    with read_transaction(engine) as transaction:
        return commitment_list.list_owners(transaction, clearance(viewer))


def stakeholders(
    engine: Engine, viewer: Viewer, to: DirectoryFilter, wanted: Wanted
) -> Page[StakeholderEntry]:
    """A page of everyone who meets a filter, by name."""
    with read_transaction(engine) as transaction:
        return directory.list_stakeholder_entries(transaction, clearance(viewer), to, wanted)


def stakeholder_keys(engine: Engine, viewer: Viewer, to: DirectoryFilter, wanted: Wanted) -> tuple[UUID, ...]:
    """Return the keys of everyone who meets a filter, in the order that is wanted."""
    with read_transaction(engine) as transaction:
        return tuple(directory.order_of_stakeholders(transaction, clearance(viewer), to, wanted))


def stakeholder_tags(engine: Engine, viewer: Viewer) -> tuple[str, ...]:
    """Return the tags that anybody has."""
    with read_transaction(engine) as transaction:
        return tuple(directory.list_tags(transaction, clearance(viewer)))


def stakeholder(engine: Engine, viewer: Viewer, stakeholder_id: UUID) -> Stakeholder:
    """One person or organisation; of one that was merged, the one into which it was.

    Raises NotFoundError, also where the viewer may not see them.
    """
    with read_transaction(engine) as transaction:
        into = merged_into(transaction, stakeholder_id)
        return get_stakeholder(transaction, clearance(viewer), into or stakeholder_id)


def earlier_answers(
    engine: Engine, viewer: Viewer, dialogue_id: UUID, topics: Collection[str], most: int
) -> Page[EarlierAnswer]:
    """At most so many answers in other dialogues to questions on any of these topics, the newest first."""
    with read_transaction(engine) as transaction:
        return list_earlier_answers(transaction, clearance(viewer), dialogue_id, topics, most)
