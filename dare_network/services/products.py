"""Products that dialogues are about."""

from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.dialogues import ProductDraft
from dare_network.domain.records.dialogues import Product
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.errors import InvalidInputError
from dare_network.language import _
from dare_network.services.clearance import clearance
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.products import list_products, own_products


def products(engine: Engine, viewer: Viewer) -> tuple[Product, ...]:
    """The products of dialogues that this viewer may see, and those that he has added himself, by name."""
    cleared = clearance(viewer)
    with read_transaction(engine) as transaction:
        return list_products(transaction, cleared, own_products(transaction, viewer))


def add_product(engine: Engine, viewer: Viewer, draft: ProductDraft) -> UUID:
    """Add a product and return the new key.

    Raises InvalidInputError for the name of one that this viewer sees.
    """
    require(viewer, Right.RECORD_DIALOGUES)
    with unit_of_work(engine, viewer) as unit:
        known = list_products(unit.transaction, clearance(viewer), own_products(unit.transaction, viewer))
        if draft.name.casefold() in {product.name.casefold() for product in known}:
            reason = _("There is a product of this name.")
            raise InvalidInputError(reason, {"name": reason})
        return unit.add(Product, draft.values())
