"""Layout of the last time: where nodes were drawn, so that people are found where they were."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from dare_network.store.tables.base import table_of
from dare_network.store.tables.operations import NodePositionRow
from dare_network.store.transaction import Transaction

Positions = Mapping[str, tuple[float, float]]
_POSITION = table_of(NodePositionRow)


def read_positions(transaction: Transaction) -> Positions:
    """The stored position of each node."""
    query = sa.select(_POSITION.c.node_id, _POSITION.c.x, _POSITION.c.y)
    return {node: (x, y) for node, x, y in transaction.connection.execute(query)}


def keep_positions(transaction: Transaction, positions: Positions) -> None:
    """Store positions of nodes that have none yet; whoever came first wins."""
    if not positions:
        return
    connection = transaction.connection
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    rows = [{"node_id": node, "x": x, "y": y} for node, (x, y) in positions.items()]
    connection.execute(dialect.insert(_POSITION).on_conflict_do_nothing(), rows)
