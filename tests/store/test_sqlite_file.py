"""The file of an SQLite database: how it begins, whose it is, and who may read it."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from contents import beside, mode_of, rows_of

from dare_network.errors import SettingsError, StoreUnavailableError
from dare_network.services.installation import open_installation
from dare_network.settings import Settings
from dare_network.store import sqlite_file
from dare_network.store.engine import close_engine, open_engine
from dare_network.store.sqlite_file import APPLICATION, Content, alone, content_of

ROOT = Path(__file__).resolve().parents[2]


def start(path: Path) -> None:
    """What a start does with a database, and a stop."""
    close_engine(open_installation(Settings(f"sqlite:///{path}", load_sample=False)))


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for long."""
    monkeypatch.setattr(sqlite_file, "PATIENCE", 0.1)


def foreign(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


EMPTY = "is empty"
ANOTHERS = "is the database of another program"
UNREADABLE = "damaged, or no database at all"
NOT_OURS = {
    "nothing": ([], EMPTY),
    "no table": (["PRAGMA user_version=1"], EMPTY),
    "a list of songs": (["CREATE TABLE song (name TEXT)", "INSERT INTO song VALUES ('X')"], ANOTHERS),
    "songs that are versioned": (
        ["CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('0001')"],
        ANOTHERS,
    ),
    "one that says whose it is": (["PRAGMA application_id=7", "CREATE TABLE event (id INTEGER)"], ANOTHERS),
}


@pytest.mark.parametrize(("statements", "sentence"), NOT_OURS.values(), ids=NOT_OURS)
def test_a_file_that_is_not_ours_is_refused_and_left_as_it_is(
    statements: list[str], sentence: str, tmp_path: Path
) -> None:
    path = tmp_path / "other.sqlite3"
    path.touch()
    foreign(path, *statements)
    path.chmod(0o664)
    before = path.read_bytes()
    with pytest.raises(StoreUnavailableError, match=sentence):
        start(path)
    assert path.read_bytes() == before
    assert path.stat().st_mode & 0o777 == 0o664
    assert {each.name for each in tmp_path.iterdir()} == {path.name}


@pytest.mark.parametrize("content", [b"Dear committee, " * 100, b"SQLite format 3\0" + bytes(5000), b"x"])
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(StoreUnavailableError, match=f"{UNREADABLE}|{EMPTY}"):
        start(path)
    assert path.read_bytes() == content


def test_a_database_says_in_its_header_that_it_is_ours(sqlite_url: str) -> None:
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)


def test_one_of_an_older_release_which_does_not_say_so_is_known(sqlite_url: str) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    foreign(path, "PRAGMA application_id=0")
    start(path)
    with closing(sqlite3.connect(path)) as connection:
        assert content_of(connection) is Content.OURS


# SIGKILL at each moment of a first start at which a file is made, opened, renamed or put on the disk.
BEGIN = """
import os, signal, sys
from pathlib import Path
path, at, seen = Path(sys.argv[1]), int(sys.argv[2]), 0
def count(event, arguments):
    global seen
    moment = event in ("open", "os.rename", "sqlite3.connect", "os.chmod")
    if moment and str(path.parent) in str(arguments[0]):
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
from dare_network.store import sqlite_file
sqlite_file.connect(path).close()
"""


def test_a_first_start_that_is_killed_at_any_moment_leaves_nothing_that_stops_the_next(
    tmp_path: Path,
) -> None:
    ended = set()
    for at in range(1, 30):
        path = tmp_path / str(at) / "dare.sqlite3"
        path.parent.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", BEGIN, str(path), str(at)], cwd=ROOT, capture_output=True, check=False
        )
        ended.add(done.returncode)
        if path.exists():
            assert path.stat().st_size > 0
        open_engine(f"sqlite:///{path}").connect().close()
        if done.returncode == 0:
            break
    assert ended == {0, -9}


def test_a_file_that_is_gone_while_its_log_is_there_is_not_begun_anew(tmp_path: Path) -> None:
    log = tmp_path / "dare.sqlite3-wal"
    log.write_bytes(b"the last records")
    with pytest.raises(StoreUnavailableError, match=r"may hold its last records"):
        start(tmp_path / "dare.sqlite3")
    assert log.read_bytes() == b"the last records"
    assert not (tmp_path / "dare.sqlite3").exists()


def test_nobody_but_the_owner_can_read_what_a_start_makes(tmp_path: Path) -> None:
    path = tmp_path / "dare.sqlite3"
    loose = os.umask(0)
    try:
        engine = open_installation(Settings(f"sqlite:///{path}", load_sample=False))
        made = {file.name: mode_of(file) for file in tmp_path.iterdir()}
    finally:
        os.umask(loose)
    assert made == dict.fromkeys(
        ("dare.sqlite3", *(f"dare.sqlite3-{x}" for x in ("lock", "wal", "shm"))), 0o600
    )
    close_engine(engine)


def test_a_database_that_others_could_read_is_closed_to_them(sqlite_url: str) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    engine = open_engine(sqlite_url)
    with engine.connect() as connection:
        for suffix in ("", "-wal", "-shm", "-lock"):
            path.with_name(path.name + suffix).chmod(0o664)
        other = open_engine(sqlite_url)
        other.connect().close()
        assert {mode_of(file) for file in path.parent.iterdir()} == {0o600}
        assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar() == 0
    close_engine(other)
    close_engine(engine)


@pytest.mark.usefixtures("hurried")
def test_whoever_wants_a_database_for_himself_waits_for_nobody_and_is_waited_for(sqlite_url: str) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    engine = open_engine(sqlite_url)
    with engine.connect(), pytest.raises(StoreUnavailableError, match="Stop it first"), alone(path):
        pass
    close_engine(engine)
    with alone(path), pytest.raises(StoreUnavailableError, match="being put back"):
        open_engine(sqlite_url).connect()


def test_a_database_that_is_closed_is_one_file_and_gives_no_connection(sqlite_url: str) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    engine, other = open_engine(sqlite_url), open_engine(sqlite_url)
    kept = other.connect()
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO installation VALUES ('a', 'fact')")
    close_engine(engine)
    # Although another has it open still: all is in the one file.
    copy = path.with_name("copy.sqlite3")
    copy.write_bytes(path.read_bytes())
    assert "('a', 'fact')" in rows_of(copy)["installation"]
    kept.close()
    close_engine(other)
    assert beside(path) == {"copy.sqlite3"}
    with pytest.raises(StoreUnavailableError, match="being stopped"):
        engine.connect()


@pytest.mark.usefixtures("hurried")
def test_a_file_that_was_removed_under_the_app_is_not_made_anew(sqlite_url: str) -> None:
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    engine = open_engine(sqlite_url)
    with engine.connect():
        path.unlink()
        with pytest.raises(StoreUnavailableError, match="removed while the app was running"):
            engine.connect()
    assert not path.exists()


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:", "sqlite:///file:x?uri=true"])
def test_records_that_would_live_in_memory_only_are_refused(address: str) -> None:
    with pytest.raises(SettingsError):
        open_engine(address)
