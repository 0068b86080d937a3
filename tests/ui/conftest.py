"""What the stories in a browser share."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from browser import ROOT, start_app, start_browser
from databases import Content, SqliteDatabase
from playwright.sync_api import Browser
from streamlit.components.v2 import manifest_scanner

# Streamlit reads the descriptions of all installed packages whenever an app is tested: a third of the time.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

# So that a reader's own assertions say what was different.
pytest.register_assert_rewrite("reader")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all stories; each story opens a context of its own."""
    # No page lives long enough to win back what the optimising compilers cost: a sixth of all its time.
    with start_browser("--js-flags=--no-maglev --no-opt") as chromium:
        yield chromium


@pytest.fixture(scope="session")
def sample_database(sqlite: SqliteDatabase) -> bytes:
    """A database with reference data and sample, as the bytes of its file."""
    return sqlite.bytes_of(Content.SAMPLE)


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
