"""Queries on fields of an office's own."""

from dare_network.domain.records.custom_fields import CustomField
from dare_network.store.rows import load
from dare_network.store.tables.base import table_of
from dare_network.store.tables.custom_fields import CustomFieldRow
from dare_network.store.transaction import Transaction

_FIELD = table_of(CustomFieldRow)


def list_custom_fields(transaction: Transaction) -> tuple[CustomField, ...]:
    """All fields in their order, also retired ones."""
    return load(transaction, CustomFieldRow, CustomField, order_by=(_FIELD.c.position,))
