"""How Alembic meets our tables: always through a connection that `store.migrate` hands over."""

from typing import Any, Literal

from alembic import context
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from dare_network.store.tables import Base


def _rendered(kind: str, value: Any, _autogenerate: object) -> str | Literal[False]:
    # Migrations must not change when a library renames its own column types.
    if kind == "type" and isinstance(value, AutoString):
        return "sa.String()"
    if kind == "type" and isinstance(value, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def _run() -> None:
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_item=_rendered,
        # SQLite alters a column by making the table anew.
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


_run()
