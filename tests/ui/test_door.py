"""The door: health, headers, and who is turned away."""

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
import streamlit as st
from browser import ROOT, free_port, start_app


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The product on a database of its own."""
    database = tmp_path_factory.mktemp("door") / "dare.sqlite3"
    with start_app(ROOT / "app.py", {"DARE_DATABASE_URL": f"sqlite:///{database}"}) as base:
        yield base


def test_health_says_in_json_that_database_and_schema_are_well(address: str) -> None:
    with urlopen(f"{address}/health") as answer:
        assert answer.headers["Content-Type"] == "application/json"
        told = json.loads(answer.read())
    assert told["healthy"] is True
    assert told["database"] == "sqlite"
    assert told["schema"] == told["expected"]


def test_every_answer_says_what_a_page_may_load(address: str) -> None:
    with urlopen(address) as answer:
        policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert "blob:" not in scripts


def test_the_network_script_comes_from_the_app_itself(address: str) -> None:
    with urlopen(f"{address}/vendor/vis-network-9.1.2.js") as answer:
        assert answer.headers["Content-Type"].startswith("text/javascript")
        assert answer.headers["Content-Encoding"] is None
        plain = answer.read()
    assert b"vis" in plain
    asked = Request(f"{address}/vendor/vis-network-9.1.2.js", headers={"Accept-Encoding": "gzip"})
    with urlopen(asked) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        packed = answer.read()
    assert len(packed) < len(plain) / 3
    assert gzip.decompress(packed) == plain


def test_a_request_under_another_name_is_turned_away(address: str) -> None:
    with pytest.raises(HTTPError) as caught:
        urlopen(Request(address, headers={"Host": "dare.example.org"}))
    with caught.value as refusal:
        assert refusal.code == 403


def test_a_request_from_elsewhere_through_a_proxy_is_turned_away(address: str) -> None:
    with pytest.raises(HTTPError) as caught:
        urlopen(Request(address, headers={"X-Forwarded-For": "203.0.113.9"}))
    with caught.value as refusal:
        assert refusal.code == 403


def test_the_app_refuses_to_listen_to_other_machines(tmp_path: Path) -> None:
    started = subprocess.run(
        [
            sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"),
            "--server.address", "0.0.0.0", "--server.port", str(free_port()),
        ],
        cwd=ROOT,
        env={"DARE_DATABASE_URL": f"sqlite:///{tmp_path / 'dare.sqlite3'}", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )  # fmt: skip
    assert started.returncode != 0
    assert "Nobody can sign in yet" in started.stdout + started.stderr


def test_the_app_does_not_start_with_wrong_settings_and_says_all_that_is_wrong(tmp_path: Path) -> None:
    wrong = {"DARE_DATABASE_URL": "mysql://user:secret@host/db", "DARE_LOG": "xml", "DARE_SAMPLE": "maybe"}
    started = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(free_port())],
        cwd=ROOT,
        env={"HOME": str(tmp_path), **wrong},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert started.returncode != 0
    told = started.stdout + started.stderr
    for name in wrong:
        assert f"{name} must" in told
    assert "Traceback" not in told
    assert "secret" not in told


def test_the_scripts_of_a_page_are_sent_as_they_are_and_may_be_kept_for_a_year(address: str) -> None:
    with urlopen(address) as answer:
        page = answer.read().decode()
    scripts = re.findall(r'href="\./(static/js/[^"]+\.js)"', page)
    assert len(scripts) > 20
    shipped = Path(st.__file__).parent / "static"
    for script in scripts:
        with urlopen(f"{address}/{script}") as answer:
            assert answer.read() == (shipped / script).read_bytes()
            assert "javascript" in answer.headers["Content-Type"]
            assert answer.headers["Cache-Control"] == "public, immutable, max-age=31536000"
            assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["static/js/none.js", "static/../index.html", "static/js/%2e%2e/js"])
def test_no_other_file_is_reached_beside_the_scripts(address: str, path: str) -> None:
    with closing(HTTPConnection(address.removeprefix("http://"))) as connection:
        connection.request("GET", f"/{path}")
        assert "immutable" not in (connection.getresponse().headers["Cache-Control"] or "")
