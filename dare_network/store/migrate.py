"""Bring the database to the schema of this release: Alembic, called from code, and what is derived."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy.engine import Connection, Engine

from dare_network.errors import StoreUnavailableError
from dare_network.language import _
from dare_network.store.engine import connected_to_read, explained, reading
from dare_network.store.search.keeping import fill, is_current
from dare_network.store.session import Session

# Any number will do, as long as nothing else in the same database takes this one.
_ADVISORY_LOCK = 7_305_211


def _configuration(connection: Connection | None = None) -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    configuration.attributes["connection"] = connection
    return configuration


def head_revision() -> str:
    """The schema that this release expects."""
    head = ScriptDirectory.from_config(_configuration()).get_current_head()
    assert head is not None
    return head


def current_revision(engine: Engine) -> str | None:
    """The schema that the database has; None for an empty one."""
    with connected_to_read(engine) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def migrate(engine: Engine) -> bool:
    """Bring the database to this release's schema, fill the search, and say whether anything was done.

    Two processes that start together wait for each other. Raises StoreUnavailableError where the
    database does not answer or was written by a newer release.
    """
    with explained():
        if current_revision(engine) == head_revision() and _is_filled(engine):
            return False
        with _alone(engine) as connection:
            before = MigrationContext.configure(connection).get_current_revision()
            try:
                command.upgrade(_configuration(connection), "head")
            except CommandError as error:
                raise StoreUnavailableError(
                    _("This database was written by a newer release of the product; it was left alone.")
                ) from error
            session = Session(connection)
            filled = is_current(session)
            if not filled:
                fill(session)
            return not filled or before != head_revision()


def _is_filled(engine: Engine) -> bool:
    with reading(engine) as session:
        return is_current(session)


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            # This connection alone waits so long: it does not go back into the pool.
            connection.detach()
            connection.connection.cursor().execute("PRAGMA busy_timeout=60000")
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})"))
            yield connection
