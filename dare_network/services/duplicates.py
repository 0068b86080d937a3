"""Finding records that may be one, and noting of which it was said that they are not."""

from itertools import combinations
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.records.duplicates import Pair
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.errors import ConflictError
from dare_network.language import _
from dare_network.matching.candidates import Candidate, candidates
from dare_network.matching.finding import Register, find_pairs
from dare_network.memory import gc_paused
from dare_network.services.clearance import clearance
from dare_network.store import change_sets as store
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.stakeholders import get_stakeholder, list_affiliations, list_stakeholders


def pairs(engine: Engine, viewer: Viewer) -> tuple[Pair, ...]:
    """The pairs of records that may be one, the surest first, without those that were told apart."""
    require(viewer, Right.EDIT_NETWORK)
    known, apart = _known(engine, viewer)
    with gc_paused():
        return find_pairs(known, apart)


def register(engine: Engine, viewer: Viewer) -> Register:
    """Everybody whom this viewer may see, to be asked who a new record may be."""
    require(viewer, Right.EDIT_NETWORK)
    known, _apart = _known(engine, viewer)
    return Register(known)


def tell_apart(engine: Engine, viewer: Viewer, one: UUID, other: UUID) -> None:
    """Note that two records are not the same: they are proposed no more."""
    require(viewer, Right.EDIT_NETWORK)
    first, second = min(one, other), max(one, other)
    with unit_of_work(engine, viewer) as unit:
        for key in (first, second):
            get_stakeholder(unit.transaction, clearance(viewer), key)
        if (first, second) not in store.distinct_pairs(unit.transaction):
            store.tell_apart(unit, first, second)


def propose_again(engine: Engine, viewer: Viewer, one: UUID, other: UUID) -> None:
    """Forget that two records are not the same. Raises ConflictError where nobody said so."""
    require(viewer, Right.EDIT_NETWORK)
    with unit_of_work(engine, viewer) as unit:
        key = store.distinct_pairs(unit.transaction).get((min(one, other), max(one, other)))
        if key is None:
            raise ConflictError(_("Somebody else has taken this back already."))
        store.no_longer_apart(unit, key)


def told_apart(engine: Engine, viewer: Viewer) -> tuple[tuple[UUID, UUID], ...]:
    """The pairs that were told apart and of which both are still there, the newest first."""
    require(viewer, Right.EDIT_NETWORK)
    with read_transaction(engine) as transaction:
        found = store.distinct_pairs(transaction)
        there = store.existing(transaction, {key for pair in found for key in pair})
        newest = sorted(found, key=lambda pair: found[pair], reverse=True)
        return tuple(pair for pair in newest if set(pair) <= there)


def _known(engine: Engine, viewer: Viewer) -> tuple[tuple[Candidate, ...], frozenset[tuple[UUID, UUID]]]:
    with gc_paused(), read_transaction(engine) as transaction:
        cleared = clearance(viewer)
        everybody = list_stakeholders(transaction, cleared)
        known = candidates(everybody, list_affiliations(transaction, cleared))
        bodies = sorted(each.id for each in everybody if each.is_body)
        apart = set(store.distinct_pairs(transaction))
        # Of two bodies of the reference data neither is merged away.
        apart |= set(combinations(bodies, 2))
        return known, frozenset(apart)
