"""How long a database may take: who waits too long is told so, and what has to take long may."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import StoreUnavailableError
from dare_network.settings import Limits
from dare_network.store.engine import open_engine, read_transaction, unit_of_work
from dare_network.store.imports import lock_network
from dare_network.store.installation import lock_facts
from dare_network.store.limits import milliseconds
from dare_network.store.migrate import alone_at_start
from dare_network.store.outages import Outage
from dare_network.store.revision import read_revisions

PERSON = {"kind": StakeholderKind.PERSON, "name": "Anna de Wit"}
SHORT = Limits(statement=0.3, lock=0.1, idle=0.2, slow=10)


@contextmanager
def opened(url: str, limits: Limits = SHORT) -> Iterator[Engine]:
    """A database with limits of its own."""
    engine = open_engine(url, limits)
    try:
        yield engine
    finally:
        engine.dispose()


def test_a_statement_that_takes_too_long_is_stopped_and_the_next_one_works(postgres_url: str) -> None:
    with opened(postgres_url) as engine:
        with pytest.raises(StoreUnavailableError) as caught, read_transaction(engine) as transaction:
            transaction.connection.exec_driver_sql("SELECT pg_sleep(30)")
        assert str(caught.value) == Outage.TOO_LONG.value
        with read_transaction(engine) as transaction:
            assert transaction.connection.exec_driver_sql("SELECT 1").scalar() == 1


def test_a_transaction_in_which_nothing_is_asked_is_ended_and_the_next_one_works(
    postgres_url: str, office: Viewer
) -> None:
    with opened(postgres_url) as engine:
        with pytest.raises(StoreUnavailableError) as caught, unit_of_work(engine, office) as unit:
            unit.add(Stakeholder, PERSON)
            time.sleep(0.6)
        assert str(caught.value) == Outage.TOO_LONG.value
        with read_transaction(engine) as transaction:
            assert (
                transaction.connection.scalar(sa.select(sa.func.count()).select_from(sa.table("stakeholder")))
                == 0
            )


def test_who_waits_too_long_for_another_writer_is_told_the_same_by_either_database(
    database_url: str, office: Viewer
) -> None:
    with opened(database_url) as engine, opened(database_url, Limits()) as other:
        with unit_of_work(other, office) as first:
            lock_network(first.transaction)
            first.add(Stakeholder, PERSON)
            began = time.monotonic()
            with pytest.raises(StoreUnavailableError) as caught, unit_of_work(engine, office) as unit:
                unit.add(Stakeholder, PERSON)
            assert time.monotonic() - began < 3
            assert str(caught.value) == Outage.BUSY.value
        with unit_of_work(engine, office) as unit:
            unit.add(Stakeholder, PERSON)


@pytest.mark.parametrize("hold", [lock_network, lock_facts])
def test_what_handles_all_records_may_take_long(postgres_url: str, office: Viewer, hold: object) -> None:
    with opened(postgres_url) as engine, unit_of_work(engine, office) as unit:
        assert callable(hold)
        hold(unit.transaction)
        unit.transaction.connection.exec_driver_sql("SELECT pg_sleep(0.4)")
        time.sleep(0.4)
        unit.add(Stakeholder, PERSON)
    with opened(postgres_url) as engine, read_transaction(engine) as transaction:
        assert read_revisions(transaction).network == 1
        # What was allowed once does not stay with the connection.
        assert transaction.connection.exec_driver_sql("SHOW statement_timeout").scalar() == "300ms"


def test_who_starts_waits_for_another_start_however_long_it_takes(postgres_url: str) -> None:
    done = threading.Event()

    def second() -> None:
        with opened(postgres_url) as engine, alone_at_start(engine) as connection:
            connection.exec_driver_sql("SELECT pg_sleep(0.4)")
            done.set()

    thread = threading.Thread(target=second)
    with opened(postgres_url) as engine, alone_at_start(engine):
        thread.start()
        time.sleep(0.6)
        assert not done.is_set()
    thread.join()
    assert done.is_set()


def test_without_a_limit_nothing_is_stopped(postgres_url: str) -> None:
    with (
        opened(postgres_url, Limits(statement=0, idle=0)) as engine,
        read_transaction(engine) as transaction,
    ):
        shown = [
            transaction.connection.exec_driver_sql(f"SHOW {name}").scalar()
            for name in ("statement_timeout", "idle_in_transaction_session_timeout", "lock_timeout")
        ]
    assert shown == ["0", "0", "5s"]


def test_a_limit_of_less_than_a_millisecond_is_no_lack_of_one() -> None:
    assert [milliseconds(each) for each in (0, 0.0001, 0.2, 30)] == ["0", "1", "200", "30000"]
