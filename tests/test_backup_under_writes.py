"""A backup that is made while others write, and comes back after they were killed in the middle of it."""

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from contents import beside, mode_of, rows_of
from databases import Content, SqliteDatabase

from dare_network.__main__ import main

ROOT = Path(__file__).resolve().parents[1]
WRITER = ROOT / "tests" / "busy_writer.py"
BOUND = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.geteuid() == 0 else []
"""An administrator of the machine may do everything, so these do as everybody else."""


@pytest.fixture
def path(sqlite: SqliteDatabase, tmp_path: Path) -> Path:
    """A database with the sample."""
    file = tmp_path / "dare.sqlite3"
    file.write_bytes(sqlite.bytes_of(Content.SAMPLE))
    return file


def environment(path: Path) -> dict[str, str]:
    return {**os.environ, "DARE_DATABASE_URL": f"sqlite:///{path}", "PYTHONPATH": str(ROOT)}


def command(path: Path, *arguments: object) -> tuple[int, Any]:
    """Run a command; its exit code, and what it said."""
    said = StringIO()
    with pytest.MonkeyPatch.context() as settings, redirect_stdout(said):
        settings.setenv("DARE_DATABASE_URL", f"sqlite:///{path}")
        code = main(["--json", *map(str, arguments)])
    return code, json.loads(said.getvalue())


BOUND_COMMANDS = """
import json, os, sys
from dare_network.__main__ import main
for path, *arguments in json.loads(sys.argv[1]):
    os.environ["DARE_DATABASE_URL"] = f"sqlite:///{path}"
    main(["--json", *arguments])
"""


def bound_commands(*asked: Sequence[object]) -> list[str]:
    """What is told of commands on databases that are run by somebody who may not do everything."""
    given = json.dumps([list(map(str, each)) for each in asked])
    done = subprocess.run(
        [*BOUND, sys.executable, "-c", BOUND_COMMANDS, given],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return [str(json.loads(line)["error"]) for line in done.stdout.splitlines()]


@contextmanager
def writing_to(path: Path, name: str, how: signal.Signals = signal.SIGKILL) -> Iterator[list[str]]:
    """A process that writes meanwhile, and is ended so; who it was told are kept, once it has ended."""
    acknowledged: list[str] = []
    with subprocess.Popen(
        [sys.executable, str(WRITER), f"sqlite:///{path}", name],
        env=environment(path), cwd=ROOT, stdout=subprocess.PIPE, text=True,
    ) as writer:  # fmt: skip
        try:
            assert writer.stdout
            for _each in range(4):
                acknowledged.append(writer.stdout.readline().strip())
            yield acknowledged
        finally:
            writer.send_signal(how)
            assert writer.stdout
            # What was cut off was not said.
            acknowledged += [line.strip() for line in writer.stdout if line.endswith("\n")]


def people(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            name for (name,) in connection.execute("SELECT name FROM stakeholder WHERE name LIKE '%.%.%'")
        }


def halves(names: set[str]) -> tuple[set[str], set[str]]:
    sides = {
        side: {name.removesuffix(side) for name in names if name.endswith(side)} for side in ("left", "right")
    }
    return sides["left"], sides["right"]


def test_what_was_backed_up_under_writes_comes_back_row_by_row(path: Path, tmp_path: Path) -> None:
    backups = [tmp_path / f"backup_{number}.sqlite3" for number in range(2)]
    with ExitStack() as stack:
        told = [stack.enter_context(writing_to(path, name)) for name in ("a", "b")]
        first = [name for names in told for name in names]
        for file in backups:
            assert command(path, "backup", file)[0] == 0
        refused, said = command(path, "restore", backups[0])
        assert refused == 1
        assert "Stop it first" in said["error"]
    # Both were killed while they wrote. No pair is torn, in no backup and in the database itself.
    for file in (*backups, path):
        left, right = halves(people(file))
        assert left == right
    earlier: set[str] = set()
    for file in backups:
        assert {f"{name}.left" for name in first} <= people(file)
        assert earlier < people(file)
        earlier = people(file)
    final = rows_of(path)
    assert {f"{name}.right" for names in told for name in names} <= people(path)
    for file in backups:
        assert all(
            set(rows) <= set(final[table]) for table, rows in rows_of(file).items() if table == "event"
        )
        written = rows_of(file)
        code, said = command(path, "restore", file)
        assert (code, said["sound"]) == (0, True)
        assert rows_of(path) == written
        assert mode_of(path) == mode_of(Path(said["kept"])) == 0o600


def test_after_a_kill_the_log_that_stays_does_not_eat_what_is_put_back(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "monday.sqlite3"
    command(path, "backup", file)
    with writing_to(path, "a"):
        pass
    assert path.with_name("dare.sqlite3-wal").stat().st_size > 0
    later = people(path)
    code, said = command(path, "restore", file)
    assert (code, said["sound"]) == (0, True)
    assert rows_of(path) == rows_of(file)
    assert people(Path(said["kept"])) == later


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda how: how.name)
def test_a_command_that_is_stopped_leaves_one_file_and_the_state_of_before(
    path: Path, tmp_path: Path, how: signal.Signals
) -> None:
    people_file = tmp_path / "people.csv"
    rows = "".join(f"Somebody {number},person\n" for number in range(30_000))
    people_file.write_text(f"name,kind\n{rows}")
    before = rows_of(path)
    with subprocess.Popen(
        [sys.executable, "-m", "dare_network", "import", str(people_file)],
        env=environment(path), cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
    ) as loading:  # fmt: skip
        log = path.with_name("dare.sqlite3-wal")
        last_try = time.monotonic() + 60
        while not log.exists() and time.monotonic() < last_try:
            time.sleep(0.01)
        time.sleep(0.3)
        loading.send_signal(how)
        assert loading.wait(60) == 128 + how
    assert beside(path) == {"people.csv"}
    assert rows_of(path)["stakeholder"] == before["stakeholder"]


def test_a_backup_that_is_killed_leaves_no_half_file_under_its_name(path: Path, tmp_path: Path) -> None:
    for tenths in range(1, 9, 3):
        file = tmp_path / f"{tenths}.sqlite3"
        with subprocess.Popen(
            [sys.executable, "-m", "dare_network", "backup", str(file)],
            env=environment(path), cwd=ROOT, stdout=subprocess.DEVNULL,
        ) as making:  # fmt: skip
            time.sleep(0.3 + tenths / 10)
            making.kill()
        assert not file.exists() or rows_of(file) == rows_of(path)


def test_a_restore_that_is_killed_leaves_the_database_of_before_or_the_backup(
    path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "monday.sqlite3"
    command(path, "backup", file)
    with writing_to(path, "a"):
        pass
    now, then = rows_of(path), rows_of(file)
    for tenths in range(1, 9, 3):
        with subprocess.Popen(
            [sys.executable, "-m", "dare_network", "restore", str(file)],
            env=environment(path), cwd=ROOT, stdout=subprocess.DEVNULL,
        ) as putting:  # fmt: skip
            time.sleep(0.4 + tenths / 10)
            putting.kill()
        assert rows_of(path) in (now, then)
    assert command(path, "restore", file)[0] == 0
    assert rows_of(path) == then


def test_what_may_not_be_read_or_written_is_a_sentence(path: Path, tmp_path: Path) -> None:
    folder, backup, closed = tmp_path / "locked", tmp_path / "monday.sqlite3", tmp_path / "closed.sqlite3"
    for file in (backup, closed):
        command(path, "backup", file)
    folder.mkdir()
    folder.chmod(0o500)
    closed.chmod(0)
    written, inside, read = bound_commands(
        (path, "backup", folder / "monday.sqlite3"),
        (folder / "dare.sqlite3", "restore", backup),
        (path, "restore", closed),
    )
    assert "cannot be written: Permission denied" in written
    assert "must belong to whoever runs this" in inside
    assert "cannot be read: Permission denied" in read


@contextmanager
def no_room() -> Iterator[None]:
    """Nobody can write more than half a megabyte into a file."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_disk_without_room_is_a_sentence_and_nothing_is_left_behind(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "monday.sqlite3"
    with no_room():
        code, said = command(path, "backup", file)
    assert (code, "Nothing was changed" in said["error"]) == (1, True)
    assert beside(path) == set()
    command(path, "backup", file)
    before = rows_of(path)
    with no_room():
        code, said = command(path, "restore", file)
    assert (code, "no room" in said["error"]) == (1, True)
    assert beside(path) == {"monday.sqlite3"}
    assert rows_of(path) == before


@pytest.mark.parametrize(
    "asked", [["check"], ["backup", "x.sqlite3"], ["export", "x.graphml"], ["fill-search"]]
)
def test_a_command_that_needs_a_database_makes_none(tmp_path: Path, asked: list[str]) -> None:
    path = tmp_path / "mistyped.sqlite3"
    code, said = command(path, *asked)
    assert code == 1
    assert "There is no database" in said["error"]
    assert list(tmp_path.iterdir()) == []
