"""What the stories in a browser share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import ROOT, start_app, start_browser
from playwright.sync_api import Browser

from dare_network.services.reference import load_reference
from dare_network.services.sample import load_sample
from dare_network.store.engine import open_engine

# So that a reader's own assertions say what was different.
pytest.register_assert_rewrite("reader")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all stories; each story opens a context of its own."""
    with start_browser() as chromium:
        yield chromium


@pytest.fixture(scope="session")
def sample_database(sqlite_template: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database with reference data and sample, as the bytes of its file."""
    path = tmp_path_factory.mktemp("sample") / "sample.sqlite3"
    path.write_bytes(sqlite_template)
    engine = open_engine(f"sqlite:///{path}")
    load_reference(engine)
    load_sample(engine)
    engine.dispose()
    return path.read_bytes()


@pytest.fixture(scope="module")
def database(sample_database: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of one module of stories, which begins with the sample."""
    path = tmp_path_factory.mktemp("story") / "dare.sqlite3"
    path.write_bytes(sample_database)
    return path


@pytest.fixture(scope="module")
def address(database: Path) -> Iterator[str]:
    """The product, serving that database to one module of stories."""
    with start_app(ROOT / "app.py", {"DARE_DATABASE_URL": f"sqlite:///{database}"}) as base:
        yield base
