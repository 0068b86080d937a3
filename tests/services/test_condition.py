"""The condition of the installation: what was done for it, what failed, and how large it is."""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from databases import postgres_tools
from sqlalchemy.engine import Engine

from dare_network import __version__
from dare_network.domain.records.installation import Holding
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.errors import DareError, NotAllowedError, UnreadableFileError
from dare_network.formats.mapping import ColumnMapping
from dare_network.formats.suggestion import suggest
from dare_network.services.condition import condition
from dare_network.services.importing.files import File, read_files
from dare_network.services.importing.loading import load_import
from dare_network.services.importing.undoing import undo_import
from dare_network.services.installation import back_up, check_store
from dare_network.store.engine import open_engine
from dare_network.store.tables import Base
from dare_network.store.upkeep import LATEST

GOOD = b"Name,Type\nAnna de Wit,Person\n"
MIXED = b"Name,Type,ORCID\nBram Bakker,Person,\n,Person,12\n"
REFUSED = b"Name,Type,ORCID\n,Person,12\n"


@pytest.fixture(autouse=True)
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """The programs of PostgreSQL are found."""
    monkeypatch.setenv("PATH", str(postgres_tools()), prepend=":")


def _mapped(content: bytes) -> tuple[list[File], ColumnMapping]:
    files = [("people.csv", content)]
    return files, suggest(read_files(files))


def _since(at: datetime) -> bool:
    return datetime.now(UTC) - timedelta(minutes=1) < at <= datetime.now(UTC)


def test_of_a_new_installation_nothing_is_known_that_did_not_happen(
    engine: Engine, administrator: Viewer
) -> None:
    found = condition(engine, administrator)
    assert (found.version, found.schema) == (__version__, found.expected)
    assert (found.backup, found.check, found.failed_imports) == (None, None, ())
    assert re.match(r"(SQLite|PostgreSQL) \d+\.", found.database)


def test_the_last_backup_is_known_and_a_backup_that_failed_is_none(
    engine: Engine, administrator: Viewer, tmp_path: Path
) -> None:
    file = tmp_path / "backup"
    back_up(engine, administrator, file)
    found = condition(engine, administrator).backup
    assert found
    assert (found.file, found.bytes) == (str(file), file.stat().st_size)
    assert _since(found.at)
    with pytest.raises(DareError):
        back_up(engine, administrator, file)
    assert condition(engine, administrator).backup == found


def test_the_last_check_is_known_with_the_number_of_its_faults(engine: Engine, administrator: Viewer) -> None:
    assert check_store(engine, administrator) == ()
    found = condition(engine, administrator).check
    assert found
    assert found.faults == 0
    assert _since(found.at)
    with engine.begin() as connection:
        connection.execute(sa.delete(Base.metadata.tables["event"]))
    faults = check_store(engine, administrator)
    found = condition(engine, administrator).check
    assert found
    assert found.faults == len(faults) > 0


def test_what_cannot_be_noted_is_done_all_the_same(
    sqlite_url: str, administrator: Viewer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    engine = open_engine(sqlite_url)

    def read_only(connection: object, _record: object) -> None:
        connection.execute("PRAGMA query_only=ON")  # type: ignore[attr-defined]

    sa.event.listen(engine, "connect", read_only)
    assert back_up(engine, administrator, tmp_path / "backup").bytes
    assert "It could not be noted: BackupMade, StoreUnavailableError" in caplog.text
    engine.dispose()


def test_imports_that_failed_and_those_with_refused_rows_are_known_the_latest_first(
    engine: Engine, administrator: Viewer
) -> None:
    load_import(engine, administrator, *_mapped(GOOD))
    _files, mapping = _mapped(GOOD)
    with pytest.raises(UnreadableFileError) as caught:
        load_import(engine, administrator, [("broken.xlsx", b"no workbook")], mapping)
    assert load_import(engine, administrator, *_mapped(REFUSED)) is None
    mixed = load_import(engine, administrator, *_mapped(MIXED))
    assert mixed
    found = condition(engine, administrator).failed_imports
    assert [(each.file_name, each.refused, each.loaded, each.reason) for each in found] == [
        ("people.csv", 1, True, ""),
        ("people.csv", 1, False, ""),
        ("broken.xlsx", 0, False, str(caught.value)),
    ]
    assert all(_since(each.at) for each in found)
    undo_import(engine, administrator, mixed.id)
    assert len(condition(engine, administrator).failed_imports) == 2


def test_only_the_latest_failures_are_remembered(engine: Engine, administrator: Viewer) -> None:
    _files, mapping = _mapped(GOOD)
    for number in range(LATEST + 3):
        with pytest.raises(UnreadableFileError):
            load_import(engine, administrator, [(f"{number}.xlsx", b"no workbook")], mapping)
    found = [each.file_name for each in condition(engine, administrator).failed_imports]
    assert found == [f"{number}.xlsx" for number in range(LATEST + 2, 2, -1)]


def test_everything_is_counted_as_it_is_stored(sampled: Engine, administrator: Viewer) -> None:
    size = condition(sampled, administrator).size
    assert set(size.rows) == set(Holding)
    with sampled.connect() as connection:
        for holding, table in ((Holding.DIALOGUES, "dialogue"), (Holding.EVENTS, "event")):
            assert size.rows[holding] == connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
    assert size.rows[Holding.STAKEHOLDERS] > 20
    assert size.bytes > 100_000
    if sampled.dialect.name == "postgresql":
        assert size.bytes_of[Holding.EVENTS] > size.bytes_of[Holding.VIEWS] > 0
    else:
        assert size.bytes >= Path(str(sampled.url.database)).stat().st_size
        assert size.bytes_of == {}


def test_revisions_are_told_by_family(engine: Engine, administrator: Viewer) -> None:
    before = condition(engine, administrator).revisions
    load_import(engine, administrator, *_mapped(GOOD))
    after = condition(engine, administrator).revisions
    assert {name for name in after if after[name] != before[name]} == {"network", "imports"}


_OTHER = """
import sys
from dare_network.store.engine import open_engine, read_transaction
with read_transaction(open_engine(sys.argv[1])) as transaction:
    transaction.connection.exec_driver_sql("SELECT 1")
    print("there", flush=True)
    sys.stdin.read()
"""


def test_processes_that_use_the_database_are_counted(database_url: str, administrator: Viewer) -> None:
    engine = open_engine(database_url)
    assert condition(engine, administrator).processes == 1
    command = [sys.executable, "-c", _OTHER, database_url]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "there\n"
        assert condition(engine, administrator).processes == 2
        other.communicate("")
    engine.dispose()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nobody_but_an_administrator_reads_it(engine: Engine, role: Role) -> None:
    with pytest.raises(NotAllowedError):
        condition(engine, Viewer("somebody", role))


def test_what_is_kept_is_plain_and_can_be_read_by_other_programs(
    engine: Engine, administrator: Viewer
) -> None:
    check_store(engine, administrator)
    with engine.connect() as connection:
        kept = connection.exec_driver_sql(
            "SELECT value FROM installation WHERE name = 'upkeep.check'"
        ).scalar()
    assert json.loads(str(kept))["faults"] == 0
