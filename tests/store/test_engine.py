"""The two ways into the database, and what is said when it cannot be used."""

import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from audit_trail import latest_events
from sqlalchemy.engine import Engine

from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import ConflictError, SettingsError, StoreUnavailableError
from dare_network.services.clearance import clearance
from dare_network.store.engine import connected_to_read, open_engine, read_transaction, unit_of_work
from dare_network.store.migrate import migrate
from dare_network.store.outages import Outage
from dare_network.store.revision import Revisions, read_revisions
from dare_network.store.stakeholders import list_stakeholders

PERSON = {"kind": StakeholderKind.PERSON, "name": "Anna de Wit"}
ADDRESS = "DARE_DATABASE_URL must begin with sqlite:/// or postgresql:// and be a database address."
IN_THE_WAY = "This cannot be saved: another record refers to it, or the same record exists already."


def test_a_locked_database_says_so_and_nothing_is_changed(sqlite_url: str, office: Viewer) -> None:
    engine = open_engine(sqlite_url)

    def hurry(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA busy_timeout=50")

    sa.event.listen(engine, "connect", hurry)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailableError) as caught, unit_of_work(engine, office) as unit:
        unit.add(Stakeholder, PERSON)
    assert str(caught.value) == Outage.BUSY.value
    with read_transaction(engine) as transaction:
        assert list_stakeholders(transaction, clearance(office)) == ()
    other.execute("ROLLBACK")
    other.close()
    with unit_of_work(engine, office) as unit:
        unit.add(Stakeholder, PERSON)
    with read_transaction(engine) as transaction:
        assert len(list_stakeholders(transaction, clearance(office))) == 1
        assert read_revisions(transaction) == Revisions(network=1)
    engine.dispose()


def test_who_opens_a_file_that_was_put_back_waits_for_whoever_was_first(sqlite_url: str) -> None:
    first = sqlite3.connect(
        sqlite_url.removeprefix("sqlite:///"), isolation_level=None, check_same_thread=False
    )
    first.execute("PRAGMA journal_mode=DELETE")
    first.execute("BEGIN EXCLUSIVE")
    first.execute("CREATE TABLE something (id INTEGER)")
    later = threading.Timer(0.3, first.execute, ["COMMIT"])
    later.start()
    engine = open_engine(sqlite_url)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    later.join()
    first.close()
    engine.dispose()


def test_every_connection_heeds_references_and_keeps_what_it_acknowledged(sqlite_url: str) -> None:
    engine = open_engine(sqlite_url)
    with connected_to_read(engine) as one, engine.connect() as other:
        for connection in (one, other):
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    engine.dispose()


def test_postgresql_is_told_that_reading_out_of_order_is_cheap(postgres_url: str) -> None:
    engine = open_engine(postgres_url)
    with read_transaction(engine) as transaction:
        assert transaction.connection.exec_driver_sql("SHOW random_page_cost").scalar() == "1.1"
    engine.dispose()


def test_a_connection_that_has_read_begins_as_a_writer_next(sqlite_url: str, office: Viewer) -> None:
    engine = open_engine(sqlite_url)
    with read_transaction(engine) as transaction:
        list_stakeholders(transaction, clearance(office))
    with unit_of_work(engine, office) as unit:
        list_stakeholders(unit.transaction, clearance(office))
        other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None, timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()
    engine.dispose()


def test_what_is_written_while_reading_is_not_kept(empty_engine: Engine, office: Viewer) -> None:
    with unit_of_work(empty_engine, office) as unit:
        key = unit.add(Stakeholder, PERSON)
    with read_transaction(empty_engine) as transaction:
        transaction.connection.execute(sa.text("UPDATE stakeholder SET name = 'X'"))
    with read_transaction(empty_engine) as transaction:
        (anna,) = list_stakeholders(transaction, clearance(office))
    assert (anna.id, anna.name) == (key, "Anna de Wit")


def test_who_reads_sees_one_state_of_the_database(empty_engine: Engine, office: Viewer) -> None:
    with read_transaction(empty_engine) as transaction:
        assert list_stakeholders(transaction, clearance(office)) == ()
        with unit_of_work(empty_engine, office) as unit:
            unit.add(Stakeholder, PERSON)
        assert list_stakeholders(transaction, clearance(office)) == ()
        assert latest_events(transaction, 10) == ()
    with read_transaction(empty_engine) as transaction:
        assert len(list_stakeholders(transaction, clearance(office))) == 1


def test_who_reads_before_writing_loses_nothing(empty_engine: Engine, office: Viewer) -> None:
    with unit_of_work(empty_engine, office) as unit:
        key = unit.add(Stakeholder, PERSON | {"description": "0"})
    failures: list[Exception] = []

    def count_up() -> None:
        with unit_of_work(empty_engine, office) as unit:
            stored = unit.current(Stakeholder, key)
            counted = {"description": str(int(stored["description"]) + 1)}
            unit.change(Stakeholder, key, counted, stored["version"])

    def count_to_ten() -> None:
        counted = 0
        while counted < 10:
            try:
                count_up()
            except ConflictError:
                continue
            except Exception as error:  # noqa: BLE001 - shown by the assertion below
                failures.append(error)
                return
            counted += 1

    threads = [threading.Thread(target=count_to_ten) for _each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with read_transaction(empty_engine) as transaction:
        (person,) = list_stakeholders(transaction, clearance(office))
    assert (person.description, person.version) == ("40", 41)


def test_the_same_identifier_twice_is_a_conflict(empty_engine: Engine, office: Viewer) -> None:
    ror = {"kind": StakeholderKind.ORGANISATION, "name": "A", "ror_id": "https://ror.org/02mhbdp94"}
    with unit_of_work(empty_engine, office) as unit:
        unit.add(Stakeholder, ror)
    with pytest.raises(ConflictError) as caught, unit_of_work(empty_engine, office) as unit:
        unit.add(Stakeholder, ror | {"name": "B"})
    assert str(caught.value) == IN_THE_WAY
    with read_transaction(empty_engine) as transaction:
        assert [each.name for each in list_stakeholders(transaction, clearance(office))] == ["A"]


def test_a_file_that_is_no_database_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "letter.sqlite3"
    path.write_bytes(b"Dear committee, " * 100)
    engine = open_engine(f"sqlite:///{path}")
    with pytest.raises(StoreUnavailableError) as caught:
        migrate(engine)
    assert str(caught.value) == Outage.DAMAGED.value
    assert path.read_bytes() == b"Dear committee, " * 100
    engine.dispose()


@pytest.mark.parametrize(
    ("address", "outage"),
    [("postgresql://127.0.0.1:1/none", Outage.SILENT), ("sqlite:///{folder}", Outage.AWAY)],
)
def test_a_database_that_is_not_there_is_refused_with_a_sentence(
    address: str, outage: Outage, tmp_path: Path
) -> None:
    engine = open_engine(address.format(folder=tmp_path))
    with pytest.raises(StoreUnavailableError) as caught, read_transaction(engine):
        pass
    assert str(caught.value) == outage.value
    engine.dispose()


@pytest.mark.parametrize("address", ["", "nonsense", "mysql://user:secret@host/db", "/srv/dare.sqlite3"])
def test_what_is_no_address_of_a_database_is_refused_without_showing_it(address: str) -> None:
    with pytest.raises(SettingsError) as caught:
        open_engine(address)
    assert str(caught.value) == ADDRESS


def test_the_folder_of_the_file_is_made(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'a' / 'b' / 'dare.sqlite3'}")
    assert migrate(engine)
    engine.dispose()
    assert (tmp_path / "a" / "b" / "dare.sqlite3").exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailableError) as caught:
        open_engine(f"sqlite:///{tmp_path / 'file' / 'dare.sqlite3'}")
    assert str(caught.value) == f"The folder “{tmp_path / 'file'}” for the database cannot be made."
