"""What is sent to the driver itself is what SQLAlchemy would have sent, and comes back as it would."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from dare_network.domain.vocabulary import Confidentiality
from dare_network.store.engine import open_engine
from dare_network.store.prepared import ask, send
from dare_network.store.tables.base import table_of, vocabulary
from dare_network.store.tables.operations import EventRow

INSTANT = table_of(EventRow).c.at.type
PROBE = sa.Table(
    "probe",
    sa.MetaData(),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("said", sa.String, nullable=False),
    sa.Column("on", sa.Date),
    sa.Column("starts", sa.Time),
    sa.Column("at", INSTANT),
    sa.Column("level", vocabulary(Confidentiality, "level", checked=False)),
    sa.Column("flag", sa.Boolean),
    sa.Column("whole", sa.Integer),
    sa.Column("share", sa.Float),
    sa.Column("content", sa.LargeBinary),
    sa.Column("values", sa.JSON),
    sa.Column("place", sa.Integer, default=7),
)
FULL = {
    "id": UUID(int=1),
    "said": "“Ω”; DROP TABLE probe; -- %s %(said)s ? :said",
    "on": date(2028, 2, 29),
    "starts": time(14, 30),
    "at": datetime(2026, 5, 12, 14, 30, 1, 5, tzinfo=UTC),
    "level": Confidentiality.RESTRICTED,
    "flag": True,
    "whole": -3,
    "share": 0.1,
    "content": b"\x00\xff",
    "values": {"said": ["“Ω”", None, 1.5]},
    "place": 1,
}
EMPTY = dict.fromkeys(FULL) | {"id": UUID(int=2), "said": ""}
INSERT, SELECT = sa.insert(PROBE), sa.select(PROBE).order_by(PROBE.c.id)


@pytest.fixture
def connection(empty_engine: Engine):  # type: ignore[no-untyped-def]
    with empty_engine.connect() as connection:
        PROBE.create(connection)
        yield connection


def stored(connection: Connection) -> list[dict[str, object]]:
    return [dict(row) for row in connection.execute(SELECT).mappings()]


@pytest.mark.parametrize("rows", [[FULL], [EMPTY], [FULL, EMPTY]], ids=["full", "empty", "both"])
def test_every_kind_of_value_is_written_and_read_as_by_sqlalchemy(
    connection: Connection, rows: list[dict[str, object]]
) -> None:
    assert send(connection, INSERT, rows) == len(rows)
    assert stored(connection) == rows
    found = ask(connection, SELECT)
    assert found == [list(row.values()) for row in rows]
    assert [[type(value) for value in row] for row in found] == [
        [type(value) for value in row.values()] for row in rows
    ]


def test_a_statement_has_constants_and_takes_a_value_in_two_places(connection: Connection) -> None:
    send(connection, INSERT, [FULL, EMPTY])
    key = sa.bindparam("key")
    asked = sa.select(PROBE.c.said).where(
        PROBE.c.level == Confidentiality.RESTRICTED, (PROBE.c.id == key) | (PROBE.c.id > key)
    )
    assert ask(connection, asked, key=UUID(int=1)) == [[FULL["said"]]]
    assert ask(connection, asked, key=UUID(int=2)) == []


def test_it_says_how_many_rows_it_met_and_what_it_returned(connection: Connection) -> None:
    send(connection, INSERT, [FULL, EMPTY])
    change = sa.update(PROBE).where(PROBE.c.id == sa.bindparam("of_key"))
    assert send(connection, change, [{"said": "Once.", "of_key": UUID(int=2)}]) == 1
    assert send(connection, change, [{"said": "Never.", "of_key": UUID(int=3)}]) == 0
    drop = sa.delete(PROBE).where(PROBE.c.id == sa.bindparam("key")).returning(PROBE.c.id, PROBE.c.said)
    assert ask(connection, drop, key=UUID(int=2)) == [[UUID(int=2), "Once."]]
    assert stored(connection) == [FULL]


def test_what_the_database_refuses_is_said_as_by_sqlalchemy_without_the_words_of_people(
    connection: Connection,
) -> None:
    with pytest.raises(sa.exc.IntegrityError) as caught, connection.begin_nested():
        send(connection, INSERT, [FULL, FULL])
    assert str(FULL["said"]) not in str(caught.value)
    with pytest.raises(sa.exc.DatabaseError):
        ask(connection, sa.select(sa.column("nothing")).select_from(sa.table("nowhere")))


def test_a_value_that_is_missing_is_never_stored_as_nothing(connection: Connection) -> None:
    with pytest.raises(KeyError, match="said"):
        send(connection, INSERT, [FULL, {"id": UUID(int=2)}])
    with pytest.raises(KeyError, match="place"):
        send(connection, INSERT, [{name: value for name, value in FULL.items() if name != "place"}])


def test_what_is_written_is_gone_with_its_transaction(empty_engine: Engine) -> None:
    with empty_engine.connect() as connection:
        PROBE.create(connection)
        connection.commit()
        send(connection, INSERT, [FULL])
        connection.rollback()
        assert stored(connection) == []
        PROBE.drop(connection)
        connection.commit()


def test_an_error_that_is_kept_keeps_no_file_open(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/store.sqlite3")
    with engine.connect() as connection:
        PROBE.create(connection)
        send(connection, INSERT, [FULL])
        with pytest.raises(sa.exc.IntegrityError) as kept:
            send(connection, INSERT, [FULL])
        connection.commit()
    engine.dispose()
    assert kept.value.orig
    # The last connection that is really closed takes the write-ahead log with it.
    assert {path.name for path in tmp_path.iterdir()} == {"store.sqlite3", "store.sqlite3-lock"}
