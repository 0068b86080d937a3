"""The product as a package: installed from its wheel alone, with no checkout in reach."""

import json
import os
import subprocess
import sys
import sysconfig
import tempfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from browser import ROOT, free_port, start_server
from graph import ask, wait_drawn
from playwright.sync_api import Browser, expect
from reader import reader, visit

from dare_network import __version__

pytestmark = pytest.mark.browser

WHAT_IS_SHIPPED = ("app.py", ".streamlit", "data/mappings", "data/reference", "data/sample", "pages")
WHERE = "import dare_network.paths as it; print(it.__file__)"


def sources(*places: str) -> set[str]:
    """The files of a checkout at these places, without what Python keeps beside them."""
    found = [path for place in places for path in (ROOT / place, *(ROOT / place).rglob("*"))]
    return {
        path.relative_to(ROOT).as_posix()
        for path in found
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


class Installed:
    """The product in an environment of its own, used where things lie that could be taken for parts of it."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        (self.home / ".streamlit").mkdir(parents=True)
        (self.home / ".streamlit" / "config.toml").write_text(
            "client.allowedOrigins = ['https://example.org']"
        )
        (self.home / "dare_network.py").write_text("raise SystemExit('This is not the product.')")
        self.commands = folder / "environment" / "bin"
        named = ("PYTHON", "DARE_", "STREAMLIT_", "XDG_", "COV_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(named)}
        self.environment = {**kept, "HOME": str(self.home)}

    def run(self, *command: str) -> str:
        """What a command of that environment prints."""
        done = subprocess.run(
            [str(self.commands / command[0]), *command[1:]],
            env=self.environment, cwd=self.home, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Iterator[Installed]:
    """The wheel, installed; what it needs is lent by the environment of the tests, which has no product."""
    with tempfile.TemporaryDirectory(prefix="installed-") as name:
        folder = Path(name)
        venv.create(folder / "environment", symlinks=True)
        python = folder / "environment" / "bin" / "python"
        subprocess.run(
            [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check",
             "install", "--quiet", "--no-index", "--no-deps", "--no-compile", str(wheel)],
            check=True, cwd=folder,
        )  # fmt: skip
        (own,) = (folder / "environment").glob("lib/python*/site-packages")
        (own / "lent.pth").write_text(sysconfig.get_path("purelib"))
        yield Installed(folder)


def test_the_wheel_holds_the_product_and_nothing_else(wheel: Path) -> None:
    assert wheel.name == f"dare_network-{__version__}-py3-none-any.whl"
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    shipped = {f"dare_network/shipped/{name}" for name in sources(*WHAT_IS_SHIPPED)}
    assert len(shipped) > 20
    assert held == sources("dare_network") | shipped


def test_commands_run_from_anywhere_and_keep_their_records_with_their_user(installed: Installed) -> None:
    assert Path(installed.run("python", "-P", "-c", WHERE).strip()).is_relative_to(installed.commands.parent)
    assert installed.run("dare", "--version") == f"dare-network {__version__}\n"
    assert json.loads(installed.run("dare", "init", "--json"))["version"] == __version__
    assert json.loads(installed.run("dare", "check", "--json")) == {"sound": True, "faults": []}
    assert (installed.home / ".local" / "share" / "dare-network" / "dare.sqlite3").exists()
    assert list(installed.commands.parent.rglob("*.sqlite3*")) == []


def test_the_app_is_served_with_its_settings_sample_pages_and_scripts(
    installed: Installed, browser: Browser, tmp_path: Path
) -> None:
    port = free_port()
    settings = {**installed.environment, "DARE_DATABASE_URL": f"sqlite:///{tmp_path / 'dare.sqlite3'}"}
    command = [str(installed.commands / "dare"), "serve", "--port", str(port)]
    with start_server(command, port, settings, installed.home) as address:
        assert told(f"{address}/health")["version"] == __version__
        assert told(f"{address}/_stcore/host-config")["allowedOrigins"] == []
        with urlopen(address, timeout=20) as answer:
            assert answer.status == 200
        with reader(browser, address) as (page, _watch):
            visit(page, f"{address}/network?lang=NL&show=picture")
            wait_drawn(page)
            expect(page.get_by_role("heading", level=1)).to_have_text("Netwerk")
            assert ask(page, "graph.marks().length") > 100
            expect(page.get_by_test_id("stSidebar").get_by_text(f"Versie {__version__}")).to_be_visible()


def told(address: str) -> dict[str, Any]:
    """What an address answers in JSON; anything but success is an error."""
    with urlopen(address, timeout=20) as answer:
        found: dict[str, Any] = json.load(answer)
    return found
