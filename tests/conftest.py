"""What every test can ask for: real databases, and viewers of each role."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from databases import Content, Database, PostgresDatabase, SqliteDatabase, serving_postgres
from hypothesis import settings
from neighbours import refuse_neighbours
from sqlalchemy.engine import Engine

import dare_network.formats  # noqa: F401 - says how openpyxl reads, before a test imports that
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.store.migrate import migrate

refuse_neighbours()
# How long an example takes depends on what else the machine does; speed is measured in bench. Each run
# tries other examples, so that fewer of them than usual add up; a change is not refused for what a run finds
# by chance in what was there before, so continuous integration tries the same ones each time.
settings.register_profile("without a clock", deadline=None, max_examples=50, derandomize="CI" in os.environ)
settings.load_profile("without a clock")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Stories first: they wait more than they work, and nothing waits for the last of them at the end."""
    items.sort(key=lambda item: "browser" not in item.keywords)


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteDatabase]:
    """The SQLite database of this process."""
    with SqliteDatabase(tmp_path_factory.mktemp("sqlite") / "dare.sqlite3", {}) as database:
        yield database


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Any]:
    """A PostgreSQL server for this test run only."""
    with serving_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_admin(postgres_server: Any) -> Iterator[Engine]:
    """Who makes databases on that server, those of the present schema by copying template_dare."""
    admin = sa.create_engine(
        postgres_server.get_uri(database="postgres", driver="psycopg"), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:
        # Nothing of a test outlives its server, so nothing waits for the disk.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.exec_driver_sql(f"ALTER SYSTEM SET {setting} = off")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
        connection.exec_driver_sql("CREATE DATABASE template_dare")
    template = sa.create_engine(
        postgres_server.get_uri(database="template_dare", driver="psycopg"), poolclass=sa.NullPool
    )
    migrate(template)
    yield admin
    admin.dispose()


@pytest.fixture(scope="session")
def postgresql(postgres_server: Any, postgres_admin: Engine) -> Iterator[PostgresDatabase]:
    """The PostgreSQL database of this process."""
    with postgres_admin.connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE dare TEMPLATE template_dare")
    with PostgresDatabase(postgres_server.get_uri(database="dare", driver="psycopg")) as database:
        yield database


@pytest.fixture
def sqlite_url(sqlite: SqliteDatabase, tmp_path: Path) -> str:
    """The address of an SQLite database of its own, empty and of the present schema."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sqlite.bytes_of(Content.SCHEMA))
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres_server: Any, postgres_admin: Engine) -> Iterator[str]:
    """The address of a PostgreSQL database of its own, empty and of the present schema."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    with postgres_admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE template_dare STRATEGY file_copy")
    yield postgres_server.get_uri(database=name, driver="psycopg")
    with postgres_admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """The kind of database; every test that asks for a database by it runs on both kinds."""
    return str(request.param)


@pytest.fixture
def database_url(request: pytest.FixtureRequest, database_kind: str) -> str:
    """The address of a database of its own, empty and of the present schema."""
    return str(request.getfixturevalue("sqlite_url" if database_kind == "sqlite" else "postgres_url"))


@pytest.fixture
def shared_database(request: pytest.FixtureRequest, database_kind: str) -> Database:
    """The database of this process, to be given a content."""
    found: Database = request.getfixturevalue(database_kind)
    return found


@pytest.fixture
def empty_engine(shared_database: Database) -> Engine:
    """A database of the present schema without any record."""
    return shared_database.holding(Content.SCHEMA)


@pytest.fixture
def engine(shared_database: Database) -> Engine:
    """A database with the reference data of this release."""
    return shared_database.holding(Content.REFERENCE)


@pytest.fixture
def sampled(shared_database: Database) -> Engine:
    """A database with reference data and sample."""
    return shared_database.holding(Content.SAMPLE)


@pytest.fixture
def office() -> Viewer:
    """Somebody of the coordination office."""
    return Viewer("office", Role.COORDINATOR, listed_as="office")


@pytest.fixture
def liaison() -> Viewer:
    """A policy liaison."""
    return Viewer("liaison", Role.LIAISON, listed_as="liaison")


@pytest.fixture
def administrator() -> Viewer:
    """Somebody who looks after the installation."""
    return Viewer("administrator", Role.ADMINISTRATOR, listed_as="administrator")
