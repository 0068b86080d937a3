"""What is an outage, what is a conflict, and what is a fault of ours: told by the codes of the database."""

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import ConflictError, DareError, StoreUnavailableError
from dare_network.language import Language, speaking
from dare_network.settings import Limits
from dare_network.store import outages
from dare_network.store.engine import open_engine, read_transaction, unit_of_work
from dare_network.store.outages import Outage, explained, outage_of

PERSON = {"kind": StakeholderKind.PERSON, "name": "Anna de Wit"}
SECRET = "What Anna de Wit said in confidence"
MISTAKES = [
    "SELECT no_such_column FROM stakeholder",
    "SELECT name FROM no_such_table",
    "SELECT name FRM stakeholder",
    "SELECT no_such_function(name) FROM stakeholder",
    "SELECT count(*) FROM stakeholder WHERE name = ",
]


@pytest.mark.parametrize("statement", MISTAKES)
def test_a_mistake_in_a_statement_is_no_outage(engine: Engine, office: Viewer, statement: str) -> None:
    for opened in (read_transaction(engine), unit_of_work(engine, office)):
        with pytest.raises(sa.exc.DBAPIError) as caught, opened as given:
            transaction = getattr(given, "transaction", given)
            transaction.connection.exec_driver_sql(statement)
        assert not isinstance(caught.value, DareError)


@pytest.mark.parametrize("role", ["'emperor'", "NULL"])
def test_a_row_that_breaks_a_rule_of_its_table_is_a_mistake_of_ours_and_no_conflict(
    engine: Engine, office: Viewer, role: str
) -> None:
    insert = "INSERT INTO event (id, at, account, role, action, entity, entity_id, reason) VALUES "
    values = f"('{uuid4().hex}', '2026-05-12 12:00:00', 'a', {role}, 'added', 'tie', '1', '')"
    with pytest.raises(sa.exc.IntegrityError), unit_of_work(engine, office) as unit:
        unit.transaction.connection.exec_driver_sql(insert + values)


def test_no_message_of_the_database_repeats_what_was_sent(engine: Engine) -> None:
    with pytest.raises(sa.exc.DBAPIError) as caught, read_transaction(engine) as transaction:
        transaction.connection.execute(
            sa.text("SELECT no_such_column FROM stakeholder WHERE name = :name"), {"name": SECRET}
        )
    assert SECRET not in str(caught.value)


# By what each database itself says when it is brought to it.


def _full(connection: Any) -> None:
    connection.exec_driver_sql("PRAGMA max_page_count=1")
    connection.exec_driver_sql("CREATE TABLE large (text)")
    connection.exec_driver_sql("INSERT INTO large VALUES (zeroblob(1000000))")


def _read_only(connection: Any) -> None:
    connection.exec_driver_sql("PRAGMA query_only=ON")
    connection.exec_driver_sql("CREATE TABLE any (text)")


def _damaged(connection: Any) -> None:
    path = Path(connection.engine.url.database)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\0" * (path.stat().st_size - 4096))
    connection.exec_driver_sql("PRAGMA cache_size=0")
    connection.exec_driver_sql("SELECT * FROM stakeholder").fetchall()


def _elsewhere(connection: Any) -> None:
    connection.exec_driver_sql("ATTACH DATABASE '/no/such/folder/dare.sqlite3' AS other")


@pytest.mark.parametrize(
    ("bring_about", "outage"),
    [
        (_full, Outage.FULL),
        (_read_only, Outage.READ_ONLY),
        (_damaged, Outage.DAMAGED),
        (_elsewhere, Outage.AWAY),
    ],
)
def test_sqlite_is_told_what_it_cannot_do(
    sqlite_url: str, bring_about: Callable[[Any], None], outage: Outage
) -> None:
    engine = open_engine(sqlite_url)
    with pytest.raises(StoreUnavailableError) as caught, explained(), engine.connect() as connection:
        # Outside a transaction, where SQLite heeds its pragmas.
        connection.exec_driver_sql("COMMIT")
        bring_about(connection)
    assert str(caught.value) == outage.value
    engine.dispose()


@pytest.mark.parametrize(
    ("code", "outage"),
    [
        (sqlite3.SQLITE_BUSY, Outage.BUSY),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, Outage.BUSY),
        (sqlite3.SQLITE_LOCKED, Outage.BUSY),
        (sqlite3.SQLITE_IOERR_WRITE, Outage.FAULTY),
        (sqlite3.SQLITE_READONLY_DBMOVED, Outage.AWAY),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, Outage.AWAY),
        (sqlite3.SQLITE_CORRUPT_VTAB, Outage.DAMAGED),
        (sqlite3.SQLITE_ERROR, None),
        (sqlite3.SQLITE_MISUSE, None),
        (sqlite3.SQLITE_TOOBIG, None),
        (sqlite3.SQLITE_MISMATCH, None),
        (sqlite3.SQLITE_CONSTRAINT_CHECK, None),
    ],
)
def test_what_sqlite_seldom_says_is_known_by_its_code(code: int, outage: Outage | None) -> None:
    # As if the disk had told it: a text is no proof, "locked" may stand in any.
    error = sqlite3.OperationalError("table notes has no column named locked_on")
    error.sqlite_errorcode = code
    assert outage_of(sa.exc.OperationalError("INSERT", None, error)) is outage


@pytest.mark.parametrize(
    ("code", "outage"),
    [
        ("53100", Outage.FULL),
        ("53300", Outage.CROWDED),
        ("53200", Outage.CROWDED),
        ("25006", Outage.READ_ONLY),
        ("55P03", Outage.BUSY),
        ("40P01", Outage.BUSY),
        ("57014", Outage.TOO_LONG),
        ("25P03", Outage.TOO_LONG),
        ("57P01", Outage.SILENT),
        ("08006", Outage.SILENT),
        ("58030", Outage.FAULTY),
        ("XX001", Outage.DAMAGED),
        ("42501", Outage.AWAY),
        ("42703", None),
        ("42601", None),
        ("22P02", None),
        ("23514", None),
        ("23502", None),
        ("P0001", None),
        ("XX000", None),
    ],
)
def test_postgresql_is_told_what_it_cannot_do(postgresql: Any, code: str, outage: Outage | None) -> None:
    raised = f"DO $$ BEGIN RAISE EXCEPTION 'locked' USING ERRCODE = '{code}'; END $$"
    with (
        pytest.raises((StoreUnavailableError, sa.exc.DBAPIError)) as caught,
        read_transaction(postgresql.engine) as transaction,
    ):
        transaction.connection.exec_driver_sql(raised)
    if outage is None:
        assert not isinstance(caught.value, DareError)
    else:
        assert str(caught.value) == outage.value


def test_a_connection_that_postgresql_ends_is_an_outage_and_the_next_one_works(postgres_url: str) -> None:
    engine = open_engine(postgres_url)
    killer = sa.create_engine(engine.url, poolclass=sa.NullPool)
    with pytest.raises(StoreUnavailableError) as caught, read_transaction(engine) as transaction:
        key = transaction.connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
        with killer.connect() as other:
            other.exec_driver_sql(f"SELECT pg_terminate_backend({key})")
        transaction.connection.exec_driver_sql("SELECT 1")
    assert str(caught.value) == Outage.SILENT.value
    with read_transaction(engine) as transaction:
        assert transaction.connection.exec_driver_sql("SELECT 1").scalar() == 1
    engine.dispose()


def test_too_many_values_are_a_mistake_of_ours_though_the_driver_gives_no_code(postgresql: Any) -> None:
    names = [f"v{number}" for number in range(70_000)]
    large = sa.text(f"SELECT 1 WHERE 1 IN ({', '.join(f':{name}' for name in names)})")
    with pytest.raises(sa.exc.DBAPIError) as caught, read_transaction(postgresql.engine) as transaction:
        transaction.connection.execute(large, dict.fromkeys(names, 1))
    assert not isinstance(caught.value, DareError)


def test_who_finds_no_connection_left_is_told_so(sqlite_url: str) -> None:
    engine = sa.create_engine(
        sqlite_url, poolclass=sa.QueuePool, pool_size=1, max_overflow=0, pool_timeout=0.1
    )
    with engine.connect(), pytest.raises(StoreUnavailableError) as caught, explained():
        engine.connect()
    assert str(caught.value) == Outage.CROWDED.value
    engine.dispose()


def test_each_outage_says_something_else_in_either_language() -> None:
    for language in Language:
        with speaking(language):
            told = {str(outages.unavailable(each)) for each in Outage}
            assert len(told) == len(Outage)


def test_what_takes_long_is_written_down_without_what_was_sent(
    database_url: str, office: Viewer, caplog: pytest.LogCaptureFixture
) -> None:
    engine = open_engine(database_url, Limits(slow=0.0))
    with caplog.at_level(logging.WARNING), unit_of_work(engine, office) as unit:
        unit.add(Stakeholder, PERSON | {"description": SECRET})
        unit.transaction.connection.execute(sa.text(f"SELECT '{SECRET}', :name"), {"name": SECRET})
    told = [record.getMessage() for record in caplog.records]
    assert any("INSERT INTO stakeholder" in line for line in told)
    assert any("SELECT '…'" in line for line in told)
    assert SECRET not in caplog.text
    assert "Anna" not in caplog.text
    engine.dispose()


def test_the_same_identifier_twice_and_a_reference_to_nothing_are_conflicts(
    engine: Engine, office: Viewer
) -> None:
    with pytest.raises(ConflictError), unit_of_work(engine, office) as unit:
        connection = unit.transaction.connection
        connection.exec_driver_sql("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE child (id INTEGER REFERENCES parent (id))")
        connection.exec_driver_sql("INSERT INTO child VALUES (1)")
