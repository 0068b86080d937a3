"""The records that refer to somebody, as far as a reader may know of them."""

from collections.abc import Collection, Mapping

from dare_network.domain.rules.visibility import Clearance
from dare_network.store.audiences import Audiences, could_see
from dare_network.store.imports import ReferenceTo
from dare_network.store.products import list_products
from dare_network.store.rows import column_values
from dare_network.store.tables.base import Entity, entities, table_of
from dare_network.store.tables.dialogues import DialogueBodyRow, DialogueRow, ProductRow
from dare_network.store.transaction import Transaction


def seen_of(
    transaction: Transaction, cleared: Clearance, found: Collection[ReferenceTo]
) -> tuple[ReferenceTo, ...]:
    """Return those of these references that are in records which this reader may see.

    A product of which only hidden dialogues speak is hidden with them.
    """
    rows = _rows()
    audiences = Audiences(transaction, cleared.today)
    products = {each.id for each in list_products(transaction, cleared)}

    def is_seen(each: ReferenceTo) -> bool:
        row = rows[each.table]
        if row is ProductRow:
            return each.key in products
        states = [values for values in [column_values(transaction, row, each.key)] if values]
        return could_see(cleared, audiences.kept(audiences.note(row, each.key, *states)))

    return tuple(each for each in found if is_seen(each))


def _rows() -> Mapping[str, type[Entity]]:
    """The tables of records by their names; a list is one of the record that it belongs to."""
    found = {table_of(row).name: row for row in entities().values()}
    return {**found, table_of(DialogueBodyRow).name: DialogueRow}
