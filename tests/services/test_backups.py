"""Backups: what is written is what was there, what comes back is what was written, or nothing changes."""

import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from contents import beside, mode_of, rows_behind, rows_of
from databases import Content, SqliteDatabase, postgres_tools
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from older_schema import back_to
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import PersonDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.errors import BackupError, DareError, StoreUnavailableError
from dare_network.services.installation import back_up, check_store, health, open_installation, restore
from dare_network.services.reference import load_reference
from dare_network.services.sample import load_sample
from dare_network.services.stakeholders import add_person
from dare_network.settings import Settings
from dare_network.store.engine import close_engine, open_engine
from dare_network.store.migrate import head_revision, migrate


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tools of PostgreSQL are on this machine, as they are beside its server."""
    monkeypatch.setenv("PATH", str(postgres_tools()), prepend=os.pathsep)


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """They are not."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture
def store(sqlite: SqliteDatabase, tmp_path: Path) -> Iterator[Engine]:
    """An SQLite database of its own, with the sample."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sqlite.bytes_of(Content.SAMPLE))
    engine = open_engine(f"sqlite:///{path}")
    yield engine
    close_engine(engine)


@pytest.fixture
def server_store(postgres_url: str) -> Iterator[Engine]:
    """A PostgreSQL database of its own, with the sample."""
    engine = open_engine(postgres_url)
    load_reference(engine)
    load_sample(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def bare_url(postgres_server: Any, postgres_admin: Engine) -> Iterator[str]:
    """A new PostgreSQL database, as createdb makes it."""
    with postgres_admin.connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE restored")
    yield postgres_server.get_uri(database="restored", driver="psycopg")
    with postgres_admin.connect() as connection:
        connection.exec_driver_sql("DROP DATABASE restored WITH (FORCE)")


def file_of(engine: Engine) -> Path:
    return Path(str(engine.url.database))


def stopped(engine: Engine) -> Engine:
    """The app that used this has ended; an engine for the next command."""
    url = engine.url
    close_engine(engine)
    return open_engine(url)


def revision(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_a_backup_is_one_sound_file_that_only_its_owner_can_read(
    store: Engine, administrator: Viewer, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    file = folder / "monday.sqlite3"
    made = back_up(store, administrator, file)
    assert (made.schema, made.bytes) == (head_revision(), file.stat().st_size)
    assert mode_of(file) == 0o600
    assert rows_of(file) == rows_of(file_of(store))
    assert beside(file) == set()
    with closing(sqlite3.connect(file)) as connection:
        # It can be read where nothing can be written, too.
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_backup_comes_back_and_what_was_there_is_kept(
    store: Engine, administrator: Viewer, office: Viewer, tmp_path: Path
) -> None:
    path, file = file_of(store), tmp_path / "monday.sqlite3"
    back_up(store, administrator, file)
    written = rows_of(file)
    add_person(store, office, PersonDraft(name="Later Wit"))
    later = rows_behind(store)
    store = stopped(store)
    kept = restore(store, administrator, file)
    assert rows_of(path) == written == rows_of(file)
    assert kept
    assert kept.name.startswith("dare-before-restore-")
    assert {name: rows for name, rows in rows_of(kept).items() if name in later} == later
    assert (mode_of(path), mode_of(kept)) == (0o600, 0o600)
    assert check_store(store, administrator) == ()
    # And back again.
    store = stopped(store)
    restore(store, administrator, kept)
    assert rows_behind(store) == later
    close_engine(store)


def test_a_backup_comes_back_where_there_is_no_database_yet(
    store: Engine, administrator: Viewer, tmp_path: Path
) -> None:
    file = tmp_path / "monday.sqlite3"
    back_up(store, administrator, file)
    fresh = open_engine(f"sqlite:///{tmp_path / 'new' / 'machine' / 'dare.sqlite3'}")
    assert restore(fresh, administrator, file) is None
    assert health(fresh).healthy
    close_engine(fresh)
    assert rows_of(file_of(fresh)) == rows_of(file)


def test_an_older_backup_is_brought_to_the_schema_of_this_release(
    store: Engine, administrator: Viewer, tmp_path: Path
) -> None:
    path, file = file_of(store), tmp_path / "old.sqlite3"
    back_to(store, "0008")
    assert back_up(store, administrator, file).schema == "0008"
    store = stopped(store)
    restore(store, administrator, file)
    assert (revision(path), revision(file)) == (head_revision(), "0008")
    assert not [name for name in beside(path) if "before-update" in name]
    assert check_store(store, administrator) == ()
    close_engine(store)


def test_a_copy_of_a_folder_after_a_crash_comes_back_with_its_last_records(
    store: Engine, administrator: Viewer, office: Viewer, tmp_path: Path
) -> None:
    add_person(store, office, PersonDraft(name="Last Wit"))
    path, copy = file_of(store), tmp_path / "copied" / "dare.sqlite3"
    copy.parent.mkdir()
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{path}{suffix}", f"{copy}{suffix}")
    before = rows_behind(store)
    store = stopped(store)
    restore(store, administrator, copy)
    assert rows_behind(store) == before
    assert beside(copy) == {"dare.sqlite3-wal"}
    close_engine(store)


Spoil = Callable[[Path], object]


def altered(*statements: str) -> Spoil:
    def alter(file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    return alter


def other(*statements: str) -> Spoil:
    def make(file: Path) -> None:
        file.unlink()
        altered(*statements)(file)

    return make


def zeroed(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    file.write_bytes(content)


UNSOUND: dict[str, tuple[Spoil, str]] = {
    "empty": (lambda file: file.write_bytes(b""), "is empty"),
    "a letter": (lambda file: file.write_text("Dear committee, " * 100), "no database at all"),
    "half a file": (lambda file: os.truncate(file, file.stat().st_size // 2 + 77), "damaged"),
    "half zeroes": (zeroed, "damaged"),
    "of another program": (other("CREATE TABLE song (name TEXT)"), "of another program"),
    "without a table": (other("PRAGMA user_version=1"), "is empty"),
    "of a first start": (other("PRAGMA application_id=1145131602", "PRAGMA user_version=1"), "is empty"),
    "of a newer release": (altered("UPDATE alembic_version SET version_num = '9999'"), "newer release"),
    "without a schema": (altered("DELETE FROM alembic_version"), "is empty"),
    "a folder": (lambda file: (file.unlink(), file.mkdir()), "not an ordinary file"),
    "gone": (Path.unlink, "There is no file"),
    "a link to nothing": (lambda file: (file.unlink(), file.symlink_to("nothing")), "There is no file"),
    "the database": (lambda file: (file.unlink(), file.symlink_to("dare.sqlite3")), "the database itself"),
    "its second name": (
        lambda file: (file.unlink(), os.link(file.with_name("dare.sqlite3"), file)),
        "the database itself",
    ),
    "a dump": (lambda file: file.write_bytes(b"PGDMP\x01\x10\x00" * 999), "no database at all"),
}


@pytest.mark.parametrize(("spoil", "sentence"), UNSOUND.values(), ids=UNSOUND)
def test_what_is_no_sound_backup_is_refused_and_changes_nothing(
    store: Engine, administrator: Viewer, tmp_path: Path, spoil: Spoil, sentence: str
) -> None:
    path, file = file_of(store), tmp_path / "backup.sqlite3"
    back_up(store, administrator, file)
    store = stopped(store)
    spoil(file)
    before, content = beside(path), path.read_bytes()
    with pytest.raises(BackupError, match=sentence):
        restore(store, administrator, file)
    assert (beside(path), path.read_bytes()) == (before, content)


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_wrong_with_a_file_the_database_is_as_before_or_kept(
    store: Engine, administrator: Viewer, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("spoilt")
    path, file = folder / "dare.sqlite3", folder / "backup.sqlite3"
    back_up(store, administrator, path)
    before = path.read_bytes()
    content = bytearray(before)
    at = data.draw(st.integers(0, len(content) - 1) | st.integers(0, 200), label="at")
    wrong = data.draw(st.binary(min_size=1, max_size=9000), label="wrong")
    content[at : at + len(wrong)] = wrong
    file.write_bytes(content[: data.draw(st.integers(0, len(content)) | st.none(), label="size")])
    engine = open_engine(f"sqlite:///{path}")
    try:
        kept = restore(engine, administrator, file)
    except DareError:
        assert path.read_bytes() == before
        assert beside(path) == {"backup.sqlite3"}
    else:
        assert kept
        assert kept.read_bytes() == before
    close_engine(engine)


def test_a_database_that_is_damaged_is_replaced_and_kept_with_its_log(
    store: Engine, administrator: Viewer, tmp_path: Path
) -> None:
    path, file = file_of(store), tmp_path / "monday.sqlite3"
    back_up(store, administrator, file)
    store = stopped(store)
    path.write_bytes(b"no database" * 999)
    path.with_name("dare.sqlite3-wal").write_bytes(b"a log")
    path.with_name("dare.sqlite3-shm").write_bytes(b"an index")
    kept = restore(store, administrator, file)
    assert kept
    assert kept.read_bytes() == b"no database" * 999
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"a log"
    close_engine(store)
    assert beside(path) == {"monday.sqlite3", kept.name, f"{kept.name}-wal"}
    assert rows_of(path) == rows_of(file)


def test_a_log_without_its_database_does_not_eat_what_is_put_back(
    store: Engine, administrator: Viewer, office: Viewer, tmp_path: Path
) -> None:
    path, file = file_of(store), tmp_path / "monday.sqlite3"
    back_up(store, administrator, file)
    add_person(store, office, PersonDraft(name="Later Wit"))
    log = path.with_name("dare.sqlite3-wal").read_bytes()
    store = stopped(store)
    path.unlink()
    path.with_name("dare.sqlite3-wal").write_bytes(log)
    restore(store, administrator, file)
    close_engine(store)
    assert rows_of(path) == rows_of(file)


def test_nothing_is_put_back_under_a_running_app(
    store: Engine, administrator: Viewer, tmp_path: Path
) -> None:
    file = tmp_path / "monday.sqlite3"
    back_up(store, administrator, file)
    before = beside(file_of(store))
    with pytest.raises(StoreUnavailableError, match="Stop it first"):
        restore(store, administrator, file)
    assert beside(file_of(store)) == before


@pytest.mark.parametrize("begin", ["BEGIN", "BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_nothing_is_put_back_under_another_program(
    store: Engine, administrator: Viewer, tmp_path: Path, begin: str, mode: str
) -> None:
    path, file = file_of(store), tmp_path / "monday.sqlite3"
    back_up(store, administrator, file)
    store = stopped(store)
    with closing(sqlite3.connect(path, isolation_level=None)) as shell:
        shell.execute(f"PRAGMA journal_mode={mode}")
        shell.execute(begin)
        shell.execute("SELECT count(*) FROM event").fetchone()
        with pytest.raises(BackupError, match="Another program"):
            restore(store, administrator, file)
        shell.execute("ROLLBACK")
    restore(store, administrator, file)
    close_engine(store)


TAKEN: dict[str, tuple[Callable[[Path], Path], str]] = {
    "a file": (lambda folder: made(folder / "there"), "exists already"),
    "a link to a file": (lambda folder: linked(folder / "link", made(folder / "there")), "exists already"),
    "a folder": (lambda folder: folder, "not an ordinary file"),
    "no folder": (lambda folder: folder / "none" / "x.sqlite3", "There is no folder"),
    "below a file": (lambda folder: made(folder / "there") / "x.sqlite3", "There is no folder"),
    "a device": (lambda _folder: Path("/dev/null"), "not an ordinary file"),
    "a name of 300 letters": (lambda folder: folder / ("x" * 300), "cannot be written"),
}


def made(file: Path) -> Path:
    file.write_text("precious")
    return file


def linked(file: Path, target: Path) -> Path:
    file.symlink_to(target)
    return file


@pytest.mark.parametrize(("name", "sentence"), TAKEN.values(), ids=TAKEN)
def test_a_backup_that_cannot_be_written_is_a_sentence(
    store: Engine, administrator: Viewer, tmp_path: Path, name: Callable[[Path], Path], sentence: str
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    file = name(folder)
    before = {found: found.read_bytes() for found in folder.iterdir()}
    with pytest.raises(BackupError, match=sentence):
        back_up(store, administrator, file)
    assert {found: found.read_bytes() for found in folder.iterdir()} == before


@pytest.mark.parametrize("overwrite", [True, False])
@pytest.mark.parametrize("suffix", ["", "-wal", "-shm", "-journal", "-lock"])
def test_a_backup_is_never_written_over_the_database_itself(
    store: Engine, administrator: Viewer, suffix: str, overwrite: bool
) -> None:
    before = rows_behind(store)
    with pytest.raises(BackupError, match="the database itself"):
        back_up(store, administrator, Path(f"{file_of(store)}{suffix}"), overwrite)
    with pytest.raises(BackupError, match="the database itself"):
        link = file_of(store).with_name("link")
        back_up(store, administrator, linked(link, Path(f"{file_of(store)}{suffix}")), overwrite)
    assert rows_behind(store) == before


def test_a_backup_is_written_over_another_only_when_that_is_said(
    store: Engine, administrator: Viewer, tmp_path: Path
) -> None:
    file = made(tmp_path / "backup.sqlite3")
    back_up(store, administrator, file, overwrite=True)
    assert rows_of(file) == rows_of(file_of(store))
    assert mode_of(file) == 0o600


def test_no_backup_is_made_of_a_damaged_database(
    store: Engine, administrator: Viewer, tmp_path: Path
) -> None:
    path = file_of(store)
    store = stopped(store)
    zeroed(path)
    with pytest.raises((BackupError, StoreUnavailableError), match="damaged"):
        back_up(store, administrator, tmp_path / "monday.sqlite3")
    assert "monday.sqlite3" not in beside(path)
    close_engine(store)


def test_a_database_is_kept_before_its_schema_changes(store: Engine) -> None:
    path = file_of(store)
    back_to(store, "0008")
    older = rows_behind(store)
    store = stopped(store)
    open_installation(Settings(f"sqlite:///{path}", load_sample=False)).dispose()
    (kept,) = [path.with_name(name) for name in beside(path) if "before-update" in name]
    assert (revision(kept), revision(path)) == ("0008", head_revision())
    assert {name: rows for name, rows in rows_of(kept).items() if name in older} == older
    assert mode_of(kept) == 0o600


def test_only_the_last_three_of_these_are_kept(store: Engine) -> None:
    path = file_of(store)
    for _each in range(5):
        back_to(store, "0008")
        migrate(store)
    kept = sorted(name for name in beside(path) if "before-update" in name)
    assert len(kept) == 3
    assert not migrate(store)
    assert sorted(name for name in beside(path) if "before-update" in name) == kept


def test_a_new_database_has_nothing_to_keep(tmp_path: Path) -> None:
    path = tmp_path / "dare.sqlite3"
    close_engine(open_installation(Settings(f"sqlite:///{path}", load_sample=False)))
    assert beside(path) == set()


def test_a_schema_does_not_change_where_no_backup_can_be_made(store: Engine) -> None:
    back_to(store, "0008")
    with store.begin() as connection:
        connection.exec_driver_sql("PRAGMA writable_schema=ON")
        connection.exec_driver_sql("UPDATE sqlite_schema SET sql = '?' WHERE name = 'ix_stakeholder_name'")
    store = stopped(store)
    with pytest.raises((BackupError, StoreUnavailableError)):
        migrate(store)
    assert not [name for name in beside(file_of(store)) if "before-update" in name]


@pytest.mark.usefixtures("tools")
def test_a_dump_comes_back_into_a_new_database(
    server_store: Engine, bare_url: str, administrator: Viewer, tmp_path: Path
) -> None:
    file = tmp_path / "monday.dump"
    made = back_up(server_store, administrator, file)
    assert (made.schema, mode_of(file)) == (head_revision(), 0o600)
    before = rows_behind(server_store)
    restored = open_engine(bare_url)
    assert restore(restored, administrator, file) is None
    assert rows_behind(restored) == before
    assert check_store(restored, administrator) == ()
    restored.dispose()


@pytest.mark.usefixtures("tools")
def test_an_older_dump_is_brought_to_the_schema_of_this_release(
    server_store: Engine, bare_url: str, administrator: Viewer, tmp_path: Path
) -> None:
    back_to(server_store, "0008")
    assert back_up(server_store, administrator, tmp_path / "old.dump").schema == "0008"
    restored = open_engine(bare_url)
    restore(restored, administrator, tmp_path / "old.dump")
    assert health(restored).healthy
    assert check_store(restored, administrator) == ()
    restored.dispose()


@pytest.mark.usefixtures("tools")
def test_a_dump_does_not_come_back_over_what_is_there(
    server_store: Engine, administrator: Viewer, tmp_path: Path
) -> None:
    back_up(server_store, administrator, tmp_path / "monday.dump")
    before = rows_behind(server_store)
    with pytest.raises(BackupError, match=r"is not empty.*createdb"):
        restore(server_store, administrator, tmp_path / "monday.dump")
    assert rows_behind(server_store) == before


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size * 2 // 3)


UNSOUND_DUMPS: dict[str, tuple[Spoil, str]] = {
    "empty": (lambda file: file.write_bytes(b""), "no sound backup"),
    "a letter": (lambda file: file.write_text("Dear committee, " * 100), "no sound backup"),
    "cut": (cut, "no sound backup"),
    "gone": (Path.unlink, "There is no file"),
}


@pytest.mark.usefixtures("tools")
def test_what_is_no_sound_dump_is_refused_and_changes_nothing(
    server_store: Engine, bare_url: str, administrator: Viewer, tmp_path: Path
) -> None:
    file, restored = tmp_path / "monday.dump", open_engine(bare_url)
    for spoil, sentence in UNSOUND_DUMPS.values():
        back_up(server_store, administrator, file, overwrite=True)
        spoil(file)
        with pytest.raises(BackupError, match=sentence):
            restore(restored, administrator, file)
    with server_store.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    back_up(server_store, administrator, file, overwrite=True)
    with pytest.raises(BackupError, match="newer release"):
        restore(restored, administrator, file)
    with server_store.begin() as connection:
        connection.exec_driver_sql("DROP TABLE event CASCADE")
    with pytest.raises(BackupError, match="another program"):
        back_up(server_store, administrator, tmp_path / "other.dump")
    assert not (tmp_path / "other.dump").exists()
    assert sa.inspect(restored).get_table_names() == []
    restored.dispose()


@pytest.mark.usefixtures("bare_machine")
def test_without_the_tools_of_postgresql_the_command_to_run_is_told(
    server_store: Engine, administrator: Viewer, tmp_path: Path
) -> None:
    with pytest.raises(BackupError, match=r"run: pg_dump --format=custom .*dbname=test_"):
        back_up(server_store, administrator, tmp_path / "x.dump")
    made(tmp_path / "y.dump")
    with pytest.raises(BackupError, match=r"run: pg_restore --single-transaction .*y.dump"):
        restore(server_store, administrator, tmp_path / "y.dump")


def test_nobody_sees_the_password_of_a_server(
    administrator: Viewer, tmp_path: Path, bare_machine: None
) -> None:
    engine = open_engine("postgresql+psycopg://dare:hidden@db.example:5433/dare?sslmode=require")
    with pytest.raises(BackupError) as caught:
        back_up(engine, administrator, tmp_path / "x.dump")
    assert "hidden" not in str(caught.value)
    for part in ("host=db.example", "port=5433", "sslmode=require", "user=dare"):
        assert part in str(caught.value)


def test_before_a_server_changes_its_schema_the_log_says_whose_the_backup_is(
    server_store: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    back_to(server_store, "0008")
    with caplog.at_level(logging.WARNING):
        migrate(server_store)
    assert f"from 0008 to {head_revision()}" in caplog.text


def test_the_database_of_another_program_on_a_server_is_left_alone(bare_url: str) -> None:
    engine = open_engine(bare_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE song (name TEXT)")
    with pytest.raises(StoreUnavailableError, match="another program"):
        migrate(engine)
    assert sa.inspect(engine).get_table_names() == ["song"]
    engine.dispose()
