"""Minutes and agendas on the page of a dialogue, as each role."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from consortium_builders import item_draft, minutes_draft, text_draft
from installation import installed, opened
from streamlit.testing.v1 import AppTest

from dare_network.domain.drafts.minutes import CirculationDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import RIGHTS
from dare_network.domain.vocabulary import Confidentiality, MinutesState, Right, Role, Standing
from dare_network.services import agenda, circulation, dialogues, minutes
from dare_network.store.engine import open_engine

OFFICE = Viewer("office", Role.COORDINATOR)


@pytest.fixture
def dialogue(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[UUID]:
    """A public dialogue of the sample with final minutes, an agenda and a correction under way."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    engine = open_engine(f"sqlite:///{path}")
    public = (one for one in dialogues.dossiers(engine, OFFICE) if one.meetings)
    found = next(one for one in public if one.dialogue.confidentiality is Confidentiality.PUBLIC)
    key, meeting = found.dialogue.id, found.meetings[0].id
    draft = minutes_draft(meeting, standing=Standing.OWN_RECORD)
    chain = minutes.build_minutes(engine, OFFICE, key, draft)
    minutes.save_minutes(engine, OFFICE, chain, 1, text_draft("Anna said it.", "It was said."))
    last = minutes.minutes(engine, OFFICE, key)[0]
    circulation.move_minutes(engine, OFFICE, last.id, last.version, MinutesState.FINAL, CirculationDraft())
    minutes.redraft_minutes(engine, OFFICE, chain, 2, 2, "a name")
    agenda.add_item(engine, OFFICE, key, item_draft("Release tests", meeting_id=meeting))
    engine.dispose()
    for _each in installed(path, monkeypatch):
        yield key


def shown(app: AppTest) -> str:
    return " ".join(str(drawn.proto.body) for drawn in app.get("html"))


def keys(app: AppTest, beginning: str) -> list[str]:
    return [button.key for button in app.button if str(button.key).startswith(beginning)]


@pytest.mark.parametrize("role", Role)
def test_each_role_sees_and_does_what_is_meant_for_it(dialogue: UUID, role: Role) -> None:
    app = opened("dialogues", role=role, address={"id": str(dialogue)})
    assert not app.exception
    assert not app.error
    inside, writes = Right.SEE_PEOPLE in RIGHTS[role], Right.RECORD_DIALOGUES in RIGHTS[role]
    assert ("Release tests" in shown(app)) == inside
    assert bool(keys(app, "minutes.open.")) == inside
    assert bool(keys(app, "minutes.new.")) == writes
    assert bool(keys(app, "agenda.edit.")) == writes
    assert ("It was said." in shown(app)) == (not inside)
    if not inside:
        assert "Anna said it." not in shown(app)
        return
    app.button(key=keys(app, "minutes.open.")[0]).click().run()
    assert not app.exception
    assert "Anna said it." in shown(app)
    assert "Version 2 is final and in force. Version 3 is its correction." in [i.value for i in app.info]
    assert bool(keys(app, "minutes.edit.")) == writes
    # In the text and among the versions, as DOCX and PDF.
    assert len(app.get("download_button")) == 4
    (layers, _of_a_version) = (radio for radio in app.radio if ".layer--" in str(radio.key))
    layers.set_value("Public layer").run()
    assert not app.exception
    app.button(key="minutes.back").click().run()
    assert "Release tests" in shown(app)


def test_a_reader_in_the_other_language_reads_the_same_minutes(dialogue: UUID) -> None:
    app = opened("dialogues", "NL", address={"id": str(dialogue)})
    app.button(key=keys(app, "minutes.open.")[0]).click().run()
    assert not app.exception
    assert "Anna said it." in shown(app)
    assert "Concept" in shown(app)


def test_who_comes_for_a_version_finds_the_minutes_open_and_can_leave_them(dialogue: UUID) -> None:
    app = opened("dialogues", address={"q": "Anna said it"})
    found, _in_force = (
        str(link.proto.query_string) for link in app.get("page_link") if "at=" in str(link.proto)
    )
    place = dict(part.split("=") for part in found.split("&"))["at"]
    app = opened("dialogues", address={"id": str(dialogue), "at": place})
    assert not app.exception
    assert "Version 2 is final and in force. Version 3 is its correction." in [i.value for i in app.info]
    app.button(key="minutes.back").click().run()
    assert "Release tests" in shown(app)
    app.run()
    assert "Release tests" in shown(app)


def test_two_versions_are_compared_and_the_older_one_can_be_restored(dialogue: UUID) -> None:
    app = opened("dialogues", address={"id": str(dialogue)})
    app.button(key=keys(app, "minutes.open.")[0]).click().run()
    (read,) = (box for box in app.selectbox if ".read--" in str(box.key))
    (before,) = (box for box in app.selectbox if ".before--" in str(box.key))
    assert str(read.value).startswith("3 · ")
    assert before.value is None
    read.select_index(1)
    before.select_index(1)
    app.run()
    assert not app.exception
    assert "<ins>Anna said it.</ins>" in shown(app)
    assert len(keys(app, "minutes.restore.")) == 1
