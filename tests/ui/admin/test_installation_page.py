"""The page of the installation: an administrator reads there what was done, what failed and what was slow."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from installation import installed, opened
from streamlit.testing.v1 import AppTest

from dare_network import __version__, tracing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.errors import UnreadableFileError
from dare_network.formats.mapping import ColumnMapping
from dare_network.language import in_every_language
from dare_network.services.importing.loading import load_import
from dare_network.services.installation import back_up, check_store
from dare_network.store.engine import open_engine

HOSTILE = "<img src=x onerror=alert(1)>.xlsx"


@pytest.fixture
def database(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation with the sample, which the app under test opens."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    for _nothing in installed(path, monkeypatch):
        yield path


def _texts(app: AppTest) -> str:
    parts = [*(each.value for each in app.caption), *(each.value for each in app.warning)]
    parts += [each.proto.body for each in app.get("html")]
    parts += [each.value.to_csv() for each in app.dataframe]
    return "\n".join(parts)


@pytest.mark.usefixtures("database")
def test_of_a_new_installation_it_says_what_is_not_known() -> None:
    app = opened("installation")
    assert not app.exception
    told = _texts(app)
    assert "No backup is known." in told
    assert "No check of the database is known." in told
    assert "No import failed" in told
    assert __version__ in told
    assert "SQLite 3." in told
    assert "loaders.network_of" in told or "loaders._reference" in told


@pytest.mark.parametrize("language", ["EN", "NL"])
def test_what_was_done_and_what_failed_stands_there_in_either_language(
    database: Path, tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracing, "_times", {})
    engine, office = open_engine(f"sqlite:///{database}"), Viewer("office", Role.ADMINISTRATOR)
    back_up(engine, office, tmp_path / "monday.sqlite3")
    check_store(engine, office)
    with pytest.raises(UnreadableFileError):
        load_import(engine, office, [(HOSTILE, b"no workbook")], ColumnMapping(name="any", tables=()))
    engine.dispose()
    with tracing.tracing(tracing.RequestKind.PAGE, "slowest"):
        tracing.remember_slow("SELECT the shape", 1.5, 7)
    app = opened("installation", language)
    assert not app.exception
    assert not app.warning
    told = _texts(app)
    for stands in ("monday.sqlite3", HOSTILE.replace("/", ""), "SELECT the shape", "slowest"):
        assert stands in told
    sound = in_every_language("nothing wrong was found")
    assert any(sentence in told for sentence in sound)
    title = {"EN": "Installation", "NL": "Installatie"}[language]
    assert app.title[0].value == title
