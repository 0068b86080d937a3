"""Bring the database to the schema of this release: Alembic, called from code, and what is derived."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection, Engine

from dare_network.errors import StoreUnavailableError
from dare_network.language import _
from dare_network.store.backups import keep_before_update
from dare_network.store.engine import connected_to_read, read_transaction
from dare_network.store.following import fill_following, follows_as_now
from dare_network.store.limits import allow_time
from dare_network.store.outages import explained
from dare_network.store.search.updating import fill, is_current
from dare_network.store.sqlite_file import APPLICATION, OUR_TABLES
from dare_network.store.transaction import Transaction

# Any number will do, as long as nothing else in the same database takes this one.
_ADVISORY_LOCK = 7_305_211
_log = logging.getLogger(__name__)


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


def is_known(revision: str) -> bool:
    """Return whether this release knows a schema; it does not know those of newer ones."""
    script = ScriptDirectory.from_config(_configuration())
    return revision in {known.revision for known in script.walk_revisions()}


def migrate(engine: Engine, backed_up: bool = False) -> bool:
    """Bring the database to this release's schema, fill the search, and say whether anything was done.

    Two processes that start together wait for each other. A database in a file is backed up before its
    schema changes, unless that was done. Raises StoreUnavailableError where the database does not answer,
    belongs to another program or was written by a newer release, BackupError where it cannot be backed up.
    """
    with explained():
        if current_revision(engine) == head_revision() and _is_filled_now(engine):
            return False
        with _alone(engine) as connection:
            before = MigrationContext.configure(connection).get_current_revision()
            if before != head_revision():
                _require_ours(connection, before)
                if before and not backed_up:
                    _back_up(engine, before)
                _upgrade(connection)
            transaction = Transaction(connection)
            # What a newer schema has and an older one had not is empty, whatever was filled before.
            filled = _is_filled(transaction) and before == head_revision()
            if not filled:
                fill(transaction)
                fill_following(transaction)
            if before != head_revision():
                _log.info("The schema went from %s to %s", before or "nothing", head_revision())
            return not filled


def _require_ours(connection: Connection, revision: str | None) -> None:
    tables = set(sa.inspect(connection).get_table_names()) - {"alembic_version"}
    if tables and not tables >= OUR_TABLES:
        raise StoreUnavailableError(_("This is the database of another program; it was left alone."))
    if revision and not is_known(revision):
        raise StoreUnavailableError(unknown_schema(revision))


def unknown_schema(revision: str) -> str:
    """The sentence on a schema that this release neither has nor ever had."""
    return _(
        "This database has the schema “{found}”, which this release does not know; its own is “{own}”. "
        "A newer release of the product wrote it: use that one. It was left alone."
    ).format(found=revision, own=head_revision())


def require_current(engine: Engine) -> None:
    """Raise StoreUnavailableError where a database has not the schema of this release."""
    with explained():
        found = current_revision(engine)
    if found == head_revision():
        return
    if found and not is_known(found):
        raise StoreUnavailableError(unknown_schema(found))
    raise StoreUnavailableError(
        _(
            "This database has the schema “{found}”, and this release needs “{own}”: "
            "run “python -m dare_network migrate” first."
        ).format(found=found or "–", own=head_revision())
    )


def _back_up(engine: Engine, before: str) -> None:
    if engine.dialect.name == "sqlite":
        keep_before_update(engine)
    else:
        _log.warning(
            "The schema of this database goes from %s to %s. A backup of it is with whoever runs the server.",
            before,
            head_revision(),
        )


def _upgrade(connection: Connection) -> None:
    command.upgrade(_configuration(connection), "head")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")


def _is_filled_now(engine: Engine) -> bool:
    with read_transaction(engine) as transaction:
        return _is_filled(transaction)


def _is_filled(transaction: Transaction) -> bool:
    return is_current(transaction) and follows_as_now(transaction)


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    if engine.dialect.name == "postgresql":
        with alone_at_start(engine) as connection:
            yield connection
        return
    with engine.connect() as connection:
        # This connection alone waits so long: it does not go back into the pool.
        connection.detach()
        connection.connection.cursor().execute("PRAGMA busy_timeout=60000")
        with connection.begin():
            yield connection


@contextmanager
def alone_at_start(engine: Engine) -> Iterator[Connection]:
    """A transaction of a PostgreSQL database for which everybody who starts meanwhile waits."""
    with engine.begin() as connection:
        allow_time(connection, wait=True)
        connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})"))
        yield connection
