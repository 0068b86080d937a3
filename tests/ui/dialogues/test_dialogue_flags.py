"""Embargo, flags and minutes of their own level on the page of a dialogue, as each role."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from consortium_builders import minutes_draft
from installation import installed, opened
from streamlit.testing.v1 import AppTest

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.dialogues import DialogueDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.language import day
from dare_network.services import dialogues, minutes
from dare_network.services.clearance import clearance
from dare_network.store.engine import open_engine

OFFICE = Viewer("office", Role.COORDINATOR)
TOMORROW = clearance(OFFICE).today + timedelta(days=1)
INNER = {Role.ADMINISTRATOR, Role.COORDINATOR, Role.LIAISON, Role.STEERING}


@pytest.fixture
def dialogue(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[UUID]:
    """A public dialogue of the sample under embargo, with every flag, and minutes for the office only."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    engine = open_engine(f"sqlite:///{path}")
    known = (each for each in dialogues.dossiers(engine, OFFICE) if each.meetings)
    found = next(each for each in known if each.dialogue.confidentiality is Confidentiality.PUBLIC)
    stored = {each.name: getattr(found.dialogue, each.name) for each in fields(found.dialogue)}
    flags = dict.fromkeys(("contains_manufacturing_data", "contains_personal_data", "chatham_house"), True)
    values = {name: stored[name] for name in DialogueDraft.model_fields} | flags
    draft = check(DialogueDraft, values | {"embargo_until": TOMORROW})
    dialogues.change_dialogue(engine, OFFICE, found.dialogue.id, found.dialogue.version, draft)
    stricter = minutes_draft(found.meetings[0].id, confidentiality=Confidentiality.RESTRICTED_STRICT)
    minutes.build_minutes(engine, OFFICE, found.dialogue.id, stricter)
    engine.dispose()
    for _each in installed(path, monkeypatch):
        yield found.dialogue.id


def shown(app: AppTest) -> str:
    return " ".join(str(drawn.proto.body) for drawn in app.get("html"))


def keys(app: AppTest, beginning: str) -> list[str]:
    return [button.key for button in app.button if str(button.key).startswith(beginning)]


@pytest.mark.parametrize("role", Role)
def test_the_head_says_what_is_to_be_minded_to_those_who_see_the_dialogue(dialogue: UUID, role: Role) -> None:
    app = opened("dialogues", role=role, address={"id": str(dialogue)})
    assert not app.exception
    told = (f"Embargo until {day(TOMORROW)}", "Contains personal data", "Chatham House Rule")
    for each in (*told, "Contains manufacturing data"):
        assert (each in shown(app)) == (role in INNER), each
    office = role in {Role.ADMINISTRATOR, Role.COORDINATOR}
    assert bool(keys(app, "minutes.open.")) == office


def test_stricter_minutes_say_so_and_their_level_can_be_changed(dialogue: UUID) -> None:
    app = opened("dialogues", address={"id": str(dialogue)})
    (minutes_of,) = keys(app, "minutes.open.")
    app.button(key=minutes_of).click().run()
    assert "Restricted, one centre" in shown(app)
    (level,) = keys(app, "minutes.level.")
    app.button(key=level).click().run()
    assert not app.exception
    form = level.removesuffix("_open")
    (box,) = (each for each in app.selectbox if str(each.key).startswith(f"{form}.confidentiality--"))
    assert box.value == "Restricted, one centre"
