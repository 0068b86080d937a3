"""The server is started, stopped and killed: what was saved is in one file, and a backup comes back."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from browser import PYTHONPATH, ROOT, SERVER_OPTIONS, free_port
from contents import beside, mode_of, rows_of
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from dare_network.__main__ import main

Command = Callable[..., tuple[int, str]]
STOPS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


def environment(path: Path) -> dict[str, str]:
    return {
        **os.environ, **SERVER_OPTIONS, "PYTHONPATH": PYTHONPATH, "DARE_DATABASE_URL": f"sqlite:///{path}"
    }  # fmt: skip


@contextmanager
def serving(path: Path, open_page: bool = True) -> Iterator[Callable[[signal.Signals], str]]:
    """The app on a database, with a page open in it; what ends it by a signal and returns what it said."""
    port, log = free_port(), path.with_suffix(".log")
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    with log.open("wb") as said:
        server = subprocess.Popen(command, env=environment(path), cwd=ROOT, stdout=said, stderr=said)

    def stop(how: signal.Signals) -> str:
        server.send_signal(how)
        server.wait(10)
        assert server.returncode == (-signal.SIGKILL if how is signal.SIGKILL else -signal.SIGTERM)
        return log.read_text()

    try:
        _wait_for(f"http://127.0.0.1:{port}/health", server)
        if not open_page:
            yield stop
            return
        with connect(
            f"ws://127.0.0.1:{port}/_stcore/stream",
            origin=Origin(f"http://127.0.0.1:{port}"),
            subprotocols=[Subprotocol("streamlit")],
        ) as page:
            asked = BackMsg()
            asked.rerun_script.query_string = ""
            page.send(asked.SerializeToString())
            page.recv(timeout=30)
            yield stop
    finally:
        if server.poll() is None:
            server.kill()
            server.wait()
        log.unlink()


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    last_try = time.monotonic() + 60
    while True:
        try:
            with urlopen(address, timeout=20) as answer:
                assert json.loads(answer.read())["healthy"]
                return
        except OSError:
            assert server.poll() is None
            assert time.monotonic() < last_try
            time.sleep(0.1)


@pytest.fixture
def command(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command on the database; its exit code, and what it said."""
    monkeypatch.setenv("DARE_DATABASE_URL", f"sqlite:///{path}")

    def run(*arguments: object) -> tuple[int, str]:
        code, said = main([*map(str, arguments)]), capsys.readouterr()
        return code, said.out + said.err

    return run


def write_later(path: Path) -> None:
    """Write what the backup does not have; it stands in the log for as long as the app runs."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO installation VALUES ('later', ?)", ["x" * 100_000])
        connection.commit()


@pytest.fixture
def path(sample_database: bytes, tmp_path: Path) -> Path:
    """A database with the sample, which everybody can read."""
    file = tmp_path / "dare.sqlite3"
    file.write_bytes(sample_database)
    file.chmod(0o644)
    return file


@pytest.mark.parametrize("how", STOPS, ids=lambda how: how.name)
def test_a_backup_comes_back_after_a_stop_and_the_old_way_works_too(
    path: Path, tmp_path: Path, command: Command, how: signal.Signals
) -> None:
    backup, old = tmp_path / "backup.sqlite3", tmp_path / "old.sqlite3"
    with serving(path) as stop:
        assert {mode_of(file) for file in tmp_path.glob("dare.sqlite3*")} == {0o600}
        assert command("backup", backup)[0] == 0
        subprocess.run(["sqlite3", str(path), f".backup {old}"], check=True)
        write_later(path)
        assert path.with_name("dare.sqlite3-wal").stat().st_size > 0
        later = rows_of(path)
        code, said = command("restore", backup)
        assert (code, "Stop it first" in said) == (1, True)
        assert "Traceback" not in stop(how)
    assert beside(path) == {"backup.sqlite3", "old.sqlite3"}
    shutil.copyfile(path, tmp_path / "copy.sqlite3")
    assert rows_of(tmp_path / "copy.sqlite3") == later
    # As the guide said before: the copy over the file.
    for copy in (old, backup):
        shutil.copyfile(copy, path)
        assert command("check")[0] == 0
        assert rows_of(path) == rows_of(copy)
    code, said = command("restore", tmp_path / "copy.sqlite3")
    assert (code, "sound: True" in said) == (0, True)
    assert rows_of(path) == later


def test_a_backup_comes_back_after_the_server_was_killed(
    path: Path, tmp_path: Path, command: Command
) -> None:
    backup = tmp_path / "backup.sqlite3"
    with serving(path, open_page=False) as stop:
        assert command("backup", backup)[0] == 0
        # It holds its database before anybody has opened a page.
        assert command("restore", backup)[0] == 1
        write_later(path)
        stop(signal.SIGKILL)
    assert path.with_name("dare.sqlite3-wal").stat().st_size > 0
    assert path.with_name("dare.sqlite3-lock").exists()
    code, said = command("restore", backup)
    assert (code, "sound: True" in said) == (0, True)
    assert rows_of(path) == rows_of(backup)
