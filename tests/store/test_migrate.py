"""Migrations: every database gets the schema of the tables, once, whoever comes first."""

import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from consortium_builders import at_once, dialogue_draft, found_consortium
from older_schema import back_to
from sqlalchemy.engine import Engine

from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.errors import StoreUnavailableError
from dare_network.services.dialogues import record_dialogue
from dare_network.services.installation import check_store
from dare_network.services.search import search
from dare_network.store.engine import open_engine
from dare_network.store.migrate import current_revision, head_revision, migrate
from dare_network.store.tables import Base
from dare_network.words.query import read_query

ROOT = Path(__file__).resolve().parents[2]
NEWER = (
    "This database has the schema “9999”, which this release does not know; its own is “{own}”. A newer "
    "release of the product wrote it: use that one. It was left alone."
)


@pytest.fixture
def empty_postgres_url(postgres_server: Any, postgres_admin: Engine) -> Iterator[str]:
    name = f"bare_{uuid.uuid4().hex[:12]}"
    with postgres_admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield postgres_server.get_uri(database=name, driver="psycopg")
    with postgres_admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    return str(request.getfixturevalue("empty_postgres_url"))


@pytest.fixture
def empty(empty_url: str) -> Iterator[Engine]:
    engine = open_engine(empty_url)
    yield engine
    engine.dispose()


def ours(_thing: object, name: str | None, *_rest: object) -> bool:
    """Whether something is described by the tables: the full-text index is not."""
    return not str(name).startswith("passage_index")


def tables(engine: Engine) -> set[str]:
    return {name for name in sa.inspect(engine).get_table_names() if ours(None, name)}


def test_an_empty_database_gets_the_schema(empty: Engine) -> None:
    assert current_revision(empty) is None
    assert migrate(empty)
    assert current_revision(empty) == head_revision()
    assert tables(empty) == set(Base.metadata.tables) | {"alembic_version"}


def test_a_second_migration_does_nothing(engine: Engine) -> None:
    before = current_revision(engine)
    assert not migrate(engine)
    assert current_revision(engine) == before == head_revision()


def test_the_migrated_database_is_the_one_that_the_tables_describe(engine: Engine) -> None:
    options = {"compare_type": True, "compare_server_default": True, "include_object": ours}
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_every_check_of_the_tables_is_in_the_database(engine: Engine) -> None:
    inspector = sa.inspect(engine)
    for table in Base.metadata.tables.values():
        described = {str(check.name) for check in table.constraints if isinstance(check, sa.CheckConstraint)}
        stored = {str(check["name"]) for check in inspector.get_check_constraints(table.name)}
        assert {name.removeprefix(f"ck_{table.name}_") for name in stored} == {
            name.removeprefix(f"ck_{table.name}_") for name in described
        }


def test_a_check_refuses_what_no_vocabulary_knows(engine: Engine) -> None:
    insert = "INSERT INTO event (id, at, account, role, action, entity, entity_id, reason) VALUES "
    values = "('{}', '2026-05-12 12:00:00', 'a', 'emperor', 'added', 'tie', '1', '')"
    with pytest.raises(sa.exc.IntegrityError, match="role"), engine.begin() as connection:
        connection.exec_driver_sql(insert + values.format(uuid.uuid4().hex))


def test_a_database_of_a_newer_release_is_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreUnavailableError) as caught:
        migrate(engine)
    assert str(caught.value) == NEWER.format(own=head_revision())
    assert current_revision(engine) == "9999"


def test_a_migration_that_fails_half_way_leaves_nothing(empty: Engine) -> None:
    with empty.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE tie (id INTEGER)")
    with pytest.raises((StoreUnavailableError, sa.exc.ProgrammingError)):
        migrate(empty)
    assert tables(empty) == {"tie"}
    with empty.begin() as connection:
        connection.exec_driver_sql("DROP TABLE tie")
    assert migrate(empty)


def test_threads_that_migrate_at_once_wait_for_each_other(empty_url: str) -> None:
    engines = [open_engine(empty_url) for _each in range(4)]
    waiting = list(engines)
    assert at_once(lambda: migrate(waiting.pop()), 4) == [False, False, False, True]
    for engine in engines:
        assert current_revision(engine) == head_revision()
        engine.dispose()


START_UP = """
import sys
from dare_network.store.engine import open_engine
from dare_network.store.migrate import migrate
print("ready", flush=True)
sys.stdin.readline()
print(migrate(open_engine(sys.argv[1])))
"""


def test_processes_that_migrate_at_once_wait_for_each_other(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'shared.sqlite3'}"
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", START_UP, address],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _each in range(2)
    ]
    for program in programs:
        assert program.stdout
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin
        program.stdin.write("go\n")
        program.stdin.flush()
    said = [program.communicate() for program in programs]
    assert sorted(out for out, _err in said) == ["False\n", "True\n"], said


def test_a_migration_leaves_no_connection_that_waits_a_minute(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    migrate(engine)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 5000
    engine.dispose()


def test_the_search_is_filled_with_what_an_older_release_stored(
    engine: Engine, office: Viewer, administrator: Viewer
) -> None:
    of = found_consortium(engine)
    key = record_dialogue(engine, office, dialogue_draft(of))
    back_to(engine, "0002")
    assert migrate(engine)
    (hit,) = search(engine, office, read_query("potency"), Narrowing(), 20).hits
    assert hit.dialogue_id == key
    assert check_store(engine, administrator) == ()
