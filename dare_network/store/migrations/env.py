"""Alembic meets our tables here: always through a connection that `store.migrate` hands over."""

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


def _described(_thing: object, name: str | None, *_rest: object) -> bool:
    # The full-text index is of another kind on each database, and on SQLite has tables of its own.
    return not str(name).startswith("passage_index")


def _run() -> None:
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_item=_rendered,
        # SQLite alters a column by making the table anew.
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        include_object=_described,
    )
    with context.begin_transaction():
        context.run_migrations()


_run()
