"""Queries on products. Each is filtered by what the viewer is cleared for."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.dialogues import Product
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.visibility import Clearance
from dare_network.store.audit import added_by
from dare_network.store.rows import load
from dare_network.store.shown import instead
from dare_network.store.tables.base import table_of
from dare_network.store.tables.dialogues import DialogueRow, ProductRow
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import visible

_DIALOGUE = table_of(DialogueRow)
_PRODUCT = table_of(ProductRow)


def list_products(
    transaction: Transaction, cleared: Clearance, also: Collection[UUID] = ()
) -> tuple[Product, ...]:
    """The products of visible dialogues, and these as well, by name.

    That there is one of which only hidden dialogues speak is hidden with them.
    """
    shown = sa.select(_DIALOGUE.c.product_id).where(visible(cleared), _DIALOGUE.c.product_id.is_not(None))
    return load(
        transaction,
        ProductRow,
        Product,
        _PRODUCT.c.id.in_(shown) | _PRODUCT.c.id.in_(also),
        order_by=(_PRODUCT.c.name,),
        instead=instead(cleared, ProductRow, Product),
    )


def own_products(transaction: Transaction, viewer: Viewer) -> set[UUID]:
    """The products that this viewer has added in his role, for a dialogue that may be still to come."""
    keys = transaction.connection.scalars(sa.select(_PRODUCT.c.id)).all()
    return set(added_by(transaction, viewer, ProductRow, keys))
