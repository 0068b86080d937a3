"""The directory finds people as they are typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from installation import chosen, installed, opened

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


@pytest.mark.usefixtures("_people")
def test_filters_and_order_stand_in_the_address_and_survive_a_reload() -> None:
    app = opened("stakeholders")
    app.text_input(key="stakeholders.list.words").set_value("unal").run()
    chosen(app, "selectbox", "stakeholders.list.by").set_value("First name").run()
    app.checkbox(key="stakeholders.list.untied").check().run()
    told = {name: app.query_params[name] for name in ("find", "sort", "untied")}
    assert told == {"find": "unal", "sort": "first_name", "untied": "1"}
    again = opened("stakeholders", "NL", address=told)
    assert not again.exception
    assert list(again.dataframe[0].value["Naam"]) == [CELIK]
    assert again.text_input(key="stakeholders.list.words").value == "unal"
    assert again.checkbox(key="stakeholders.list.untied").value
    again.text_input(key="stakeholders.list.words").set_value("").run()
    assert "find" not in again.query_params
    # What nobody could have chosen stands for nothing.
    assert not opened("stakeholders", address={"unchecked": "soon", "page": "x", "sort": "size"}).exception
