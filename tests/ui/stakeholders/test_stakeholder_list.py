"""The directory finds people as they are typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from installation import installed, opened

from dare_network.domain.drafts.network import PersonDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.services.stakeholders import add_person
from dare_network.store.engine import open_engine

CELIK, LUCZAK = "Ünal Çelik", "Søren Łuczak"
_TYPED = {"Celik": CELIK, "çelik unal": CELIK, "ÜNAL": CELIK, "soren luc": LUCZAK}


@pytest.fixture
def _people(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    engine = open_engine(f"sqlite:///{path}")
    for name in (CELIK, LUCZAK):
        add_person(engine, Viewer("office", Role.COORDINATOR), PersonDraft(name=name))
    engine.dispose()
    yield from installed(path, monkeypatch)


@pytest.mark.usefixtures("_people")
def test_accents_case_and_the_order_of_words_make_no_difference() -> None:
    app = opened("stakeholders")
    everyone = len(app.dataframe[0].value)
    for typed, name in _TYPED.items():
        app.text_input(key="stakeholders.list.words").set_value(typed).run()
        assert list(app.dataframe[0].value["Name"]) == [name]
    app.text_input(key="stakeholders.list.words").set_value(" ").run()
    assert len(app.dataframe[0].value) == everyone
