"""The table in which each record is stored."""

from collections.abc import Iterable, Mapping

from dare_network.store.tables.base import Entity, entities


def by_record(rows: Iterable[type[Entity]]) -> Mapping[type[object], type[Entity]]:
    """Return these tables by the record that each stores. Raises TypeError where two store the same."""
    found: dict[type[object], type[Entity]] = {}
    for row in rows:
        if row.record and found.setdefault(row.record, row) is not row:
            raise TypeError(f"{found[row.record].__name__} and {row.__name__} store the same record")
    return found


# Complete: whoever imports this has imported the package, and with it every table.
_ROWS = by_record(entities().values())


def row_of(record: type[object]) -> type[Entity]:
    """The table that stores records of this class; inside the store, rows stand for themselves.

    Raises TypeError for what no table stores.
    """
    row = _ROWS.get(record)
    if row is not None:
        return row
    if issubclass(record, Entity):
        return record
    raise TypeError(f"No table stores {record.__name__}")
