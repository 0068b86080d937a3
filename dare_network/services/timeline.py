"""The timeline of a person or an organisation."""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.records.timeline import ImportTouch, TimelineEntry
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may, require
from dare_network.domain.vocabulary import Right, TimelineKind
from dare_network.services.clearance import clearance
from dare_network.store.engine import read_transaction
from dare_network.store.stakeholders import get_stakeholder
from dare_network.store.timeline import read_timeline


def timeline(
    engine: Engine, viewer: Viewer, stakeholder_id: UUID, kinds: Collection[TimelineKind], wanted: Wanted
) -> Page[TimelineEntry]:
    """A page of what happened with somebody, of these kinds or of all, the newest day first."""
    require(viewer, Right.SEE_NETWORK)
    with read_transaction(engine) as transaction:
        cleared = clearance(viewer)
        get_stakeholder(transaction, cleared, stakeholder_id)
        found = read_timeline(transaction, cleared, stakeholder_id, kinds, wanted)
    return replace(found, entries=tuple(_as_told(viewer, entry) for entry in found.entries))


def _as_told(viewer: Viewer, entry: TimelineEntry) -> TimelineEntry:
    """An entry as it is told: without the file of what another imported, for those who may not import."""
    touch = entry.record
    if isinstance(touch, ImportTouch) and not may(viewer, Right.IMPORT) and touch.account != viewer.account:
        return replace(entry, record=replace(touch, file_name=""))
    return entry
