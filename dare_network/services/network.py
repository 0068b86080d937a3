"""The network as one viewer may see it, and where its nodes are drawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.records.network import DialogueShare, Network, Stakeholder, StatedShare
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.rules.visibility import LEVELS, Clearance
from dare_network.domain.vocabulary import Right, Role
from dare_network.graph.build import whole_graph
from dare_network.graph.layout.board import Point
from dare_network.graph.layout.placing import layout
from dare_network.graph.network_graph import NetworkGraph
from dare_network.graph.view import DEFAULT_TIES, with_everything
from dare_network.memory import gc_paused
from dare_network.services.clearance import clearance
from dare_network.store.changes import changes_since, mark_of
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.layout import keep_positions, read_positions
from dare_network.store.network import read_share, read_share_again, read_stated_share, read_topics
from dare_network.store.revision import Revisions, read_revisions
from dare_network.store.sample import shows_sample
from dare_network.store.transaction import Transaction

SEED = 20_211_221
"""The seed of the layout of the whole network; any number will do, as long as it stays."""


def revisions(engine: Engine) -> Revisions:
    """Return how often each family of records has changed: the key of every cache."""
    with read_transaction(engine) as transaction:
        return read_revisions(transaction)


def network(engine: Engine, viewer: Viewer) -> Network:
    """All that this viewer may see of the network."""
    require(viewer, Right.SEE_NETWORK)
    with gc_paused(), read_transaction(engine) as transaction:
        return read_network(transaction, clearance(viewer))


def stated_share(engine: Engine, viewer: Viewer) -> StatedShare:
    """Everybody whom this viewer may see, and what is stated of them."""
    require(viewer, Right.SEE_NETWORK)
    with gc_paused(), read_transaction(engine) as transaction:
        return read_stated_share(transaction, clearance(viewer))


@dataclass(frozen=True, slots=True)
class ReadShare:
    """The part that dialogues have in a network, as it was read for a clearance at a revision of theirs.

    `mark` tells the history of which this is the revision from any other.
    """

    share: DialogueShare
    cleared: Clearance
    revision: int
    mark: UUID | None


def dialogue_share(
    engine: Engine, viewer: Viewer, revision: int, before: ReadShare | None = None
) -> ReadShare:
    """Return what this viewer may see of the part that dialogues have in the network, at this revision.

    Of what was read before for the same clearance only what changed since is read again, where that is known.
    """
    require(viewer, Right.SEE_NETWORK)
    cleared = clearance(viewer)
    with gc_paused(), read_transaction(engine) as transaction:
        mark = mark_of(transaction, revision)
        changes = None
        if before and before.cleared == cleared:
            changes = changes_since(transaction, before.revision, before.mark, revision)
        if before and changes:
            share = read_share_again(transaction, cleared, before.share, changes)
        else:
            share = read_share(transaction, cleared)
        return ReadShare(share.like(before.share) if before else share, cleared, revision, mark)


def network_of(known: StatedShare, share: DialogueShare, before: Sequence[Network] = ()) -> Network:
    """All of a network, of both its parts.

    Where one of those before has the same participations, it is its tuple: what follows from that is known.
    """
    shown = {stakeholder.id for stakeholder in known.stakeholders}
    parts = tuple(part for part in share.participations if part.stakeholder_id in shown)
    return Network(
        known.stakeholders,
        known.affiliations,
        known.ties,
        share.dialogues,
        next((each.participations for each in before if each.participations == parts), parts),
        share.advice,
        share.products,
        share.last_contacts,
    )


def read_network(transaction: Transaction, cleared: Clearance) -> Network:
    """All that this clearance opens of the network."""
    return network_of(read_stated_share(transaction, cleared), read_share(transaction, cleared))


def topics(engine: Engine, viewer: Viewer) -> frozenset[str]:
    """The topics of dialogues that this viewer may see, and those on which bodies answered there."""
    require(viewer, Right.SEE_NETWORK)
    with read_transaction(engine) as transaction:
        return read_topics(transaction, clearance(viewer))


def has_sample(engine: Engine, viewer: Viewer) -> bool:
    """Return whether anything that this viewer may see is invented sample data."""
    require(viewer, Right.SEE_NETWORK)
    with read_transaction(engine) as transaction:
        return shows_sample(transaction, clearance(viewer))


def node_positions(engine: Engine, viewer: Viewer, whole: Network) -> Mapping[str, tuple[float, float]]:
    """Return where every node of the whole network that this viewer sees is drawn.

    Nodes that were placed before stay where they are; new ones are placed near their neighbours and
    kept, so that everybody finds them in the same place. What fewer may see has no part in where others are.
    """
    require(viewer, Right.SEE_NETWORK)
    nodes = [str(who.id) for who in whole.stakeholders]
    nodes += [str(dialogue.id) for dialogue in whole.dialogues]
    with read_transaction(engine) as transaction:
        known = read_positions(transaction)
        if known.keys() >= set(nodes):
            return {node: known[node] for node in nodes}
        wider = [read_network(transaction, each) for each in _wider(clearance(viewer))]
    placed = dict(known)
    for each in wider:
        placed |= _placed(_drawn(each), placed)
    placed |= _placed(_drawn(whole), placed)
    with unit_of_work(engine, viewer) as unit:
        keep_positions(unit.transaction, {node: at for node, at in placed.items() if node not in known})
    with read_transaction(engine) as transaction:
        kept = read_positions(transaction)
        # The others are of nodes that this viewer may not know of.
        return {node: kept[node] for node in nodes}


def _wider(cleared: Clearance) -> Iterator[Clearance]:
    """Yield those who see less, from the fewest levels on: no place tells them of what they do not see."""
    for role in (Role.MEMBER, Role.STEERING, Role.COORDINATOR):
        if LEVELS[role] < cleared.levels or (LEVELS[role] == cleared.levels and _sees_more(cleared)):
            yield replace(cleared, levels=LEVELS[role], centre_id=None, listed_as=None)


def _sees_more(cleared: Clearance) -> bool:
    return cleared.people and (cleared.centre_id is not None or cleared.listed_as is not None)


def _placed(graph: NetworkGraph, known: Mapping[str, Point]) -> Mapping[str, Point]:
    fixed = {node: at for node, at in known.items() if node in graph}
    likeness = {
        node: (each.kind, each.category, each.record.name.casefold())
        for node, each in graph.nodes.items()
        if isinstance(each.record, Stakeholder)
    }
    return layout(graph.neighbours, SEED, fixed, likeness)


def _drawn(network: Network) -> NetworkGraph:
    return with_everything(whole_graph(network, (), DEFAULT_TIES))
