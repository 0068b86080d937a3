"""Keeping views of the network, and refusing ties that were suggested."""

from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.views import SavedViewDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.records.views import SavedView
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.errors import InvalidInputError
from dare_network.language import _
from dare_network.services.clearance import clearance
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.views import list_views, own_view, refuse_pair, refused_pairs


def views(engine: Engine, viewer: Viewer) -> tuple[SavedView, ...]:
    """The viewer's own views and those that others share, by name."""
    require(viewer, Right.KEEP_VIEWS)
    with read_transaction(engine) as transaction:
        return list_views(transaction, viewer.account)


def save_view(engine: Engine, viewer: Viewer, draft: SavedViewDraft) -> UUID:
    """Keep a view under a name and return its key.

    Raises InvalidInputError where the viewer keeps another view under this name.
    """
    require(viewer, Right.KEEP_VIEWS)
    with unit_of_work(engine, viewer) as unit:
        known = list_views(unit.transaction, viewer.account)
        if draft.name in {view.name for view in known if view.account == viewer.account}:
            reason = _("You already keep a view under this name.")
            raise InvalidInputError(reason, {"name": reason})
        return unit.add(SavedView, draft.values() | {"account": viewer.account})


def change_view(engine: Engine, viewer: Viewer, view_id: UUID, version: int, draft: SavedViewDraft) -> None:
    """Save one of the viewer's own views as read at `version`.

    Raises ConflictError where it was saved since, NotFoundError where it is somebody else's.
    """
    require(viewer, Right.KEEP_VIEWS)
    with unit_of_work(engine, viewer) as unit:
        own_view(unit.transaction, viewer.account, view_id)
        unit.change(SavedView, view_id, draft.values(), version)


def delete_view(engine: Engine, viewer: Viewer, view_id: UUID) -> None:
    """Forget one of the viewer's own views. Raises NotFoundError where it is somebody else's."""
    require(viewer, Right.KEEP_VIEWS)
    with unit_of_work(engine, viewer) as unit:
        own_view(unit.transaction, viewer.account, view_id)
        unit.remove(SavedView, view_id)


def refused_ties(engine: Engine, viewer: Viewer) -> frozenset[tuple[str, str]]:
    """The pairs of nodes between whom no tie shall be suggested, each in order."""
    require(viewer, Right.SEE_NETWORK)
    with read_transaction(engine) as transaction:
        return frozenset(
            (str(one), str(other)) for one, other in refused_pairs(transaction, clearance(viewer))
        )


def refuse_tie(engine: Engine, viewer: Viewer, one: UUID, other: UUID) -> None:
    """Never suggest a tie between these two again."""
    require(viewer, Right.EDIT_NETWORK)
    pair = (min(one, other), max(one, other))
    with unit_of_work(engine, viewer) as unit:
        if pair not in refused_pairs(unit.transaction, clearance(viewer)):
            refuse_pair(unit, *pair)
