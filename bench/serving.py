"""A server of its own for each measurement, and what it has cost."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.ui.browser import ROOT, SERVER_OPTIONS, free_port

APPS = Path(__file__).parent / "apps"
PRODUCT = ROOT / "app.py"
EMPTY_PAGE = APPS / "empty_page.py"
STARTING = 120.0
"""The seconds that a server may take until it answers."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    address: str
    process: int

    def cpu_seconds(self) -> float:
        """The time that all its threads have had on a core, ended ones included (Linux: proc(5))."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """The memory that it holds, in megabytes (Linux: proc(5))."""
        status = Path(f"/proc/{self.process}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def database(path: Path) -> str:
    """The address of an SQLite file."""
    return f"sqlite:///{path}"


@contextmanager
def serve(app: Path, **settings: str) -> Iterator[Server]:
    """Serve an app until the block ends; `settings` are added to the environment."""
    port = free_port()
    environment = {**os.environ, **SERVER_OPTIONS, "PYTHONPATH": str(ROOT), **settings}
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, process)
        yield Server(address, process.pid)
    finally:
        process.terminate()
        process.wait()


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + STARTING
    while not _answers(address):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"The server at {address} did not start.")
        time.sleep(0.02)


def _answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
