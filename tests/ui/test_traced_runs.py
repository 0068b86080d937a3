"""Each run of a page is a request in the log, which tells no text of a record, no account and no address."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from installation import ROOT, installed, opened
from streamlit.runtime.scriptrunner import script_runner

from dare_network.store.engine import open_engine
from dare_network.ui.state import OPERATOR
from dare_network.ui.traced import trace_runs

SECRET = "said-in-confidence"
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
DONE = re.compile(r"^page (\w+) took (\d+\.\d+) s, with (\d+) statements in (\d+\.\d+) s$")


@pytest.fixture
def sample(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation with the sample, whose runs are traced and every statement of which counts as slow."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    monkeypatch.setenv("DARE_SLOW_SECONDS", "0")
    before = script_runner.exec_func_with_error_handling  # type: ignore[attr-defined]
    monkeypatch.setattr(script_runner, "exec_func_with_error_handling", before)
    trace_runs()
    for _nothing in installed(path, monkeypatch):
        yield path


def _told(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name.startswith("dare_network")]


def test_each_page_is_told_with_its_time_and_statements_and_nothing_that_anybody_wrote(
    sample: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "dare_network")
    engine = open_engine(f"sqlite:///{sample}")
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE dialogue SET title = '{SECRET}'")
        names = set(connection.scalars(sa.text("SELECT name FROM stakeholder")))
    engine.dispose()
    for page in PAGES:
        app = opened(page, address={"q": SECRET, "id": SECRET})
        assert not app.exception
    told = _told(caplog)
    done = [found for line in told if (found := DONE.match(line))]
    assert {found[1] for found in done} == set(PAGES)
    assert all(float(found[2]) >= float(found[4]) for found in done)
    assert all(int(found[3]) for found in done)
    assert any(line.startswith("A statement took 0.") and "SELECT" in line for line in told)
    text = "\n".join(told)
    assert SECRET not in text
    assert not re.search(rf"\b{OPERATOR}\b", text)
    assert not [name for name in names if name in text]
