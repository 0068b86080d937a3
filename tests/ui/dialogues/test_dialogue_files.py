"""The files of a dialogue, in the app's own process: what is offered, and made only when asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from installation import chosen, installed, opened
from streamlit.testing.v1 import AppTest

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.language import day
from dare_network.services import dialogues
from dare_network.services import documents as service
from dare_network.ui import loaders

OFFICE = Viewer("office", Role.COORDINATOR)


@pytest.fixture(autouse=True)
def sample(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation with the sample, which the app under test opens."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    yield from installed(path, monkeypatch)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that were begun."""
    begun: list[str] = []
    for name in ("briefing_document", "minutes_document", "dialogue_calendar", "commitment_calendar"):
        monkeypatch.setattr(service, name, lambda *_given, name=name: begun.append(name) or b"")
    return begun


def of_the_sample(meetings: int) -> Dossier:
    """A dialogue of the sample with at least, or without, so many meetings."""
    found = dialogues.dossiers(loaders.engine(), OFFICE)
    return next(
        each for each in found if bool(each.meetings) is bool(meetings) and len(each.meetings) >= meetings
    )


def panel(found: Dossier, language: str = "EN", role: Role = Role.ADMINISTRATOR) -> AppTest:
    app = opened("dialogues", language, role, {"id": str(found.dialogue.id)})
    app.button(key=f"files.{found.dialogue.id}_open").click().run()
    assert not app.exception
    return app


def offered(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


@pytest.mark.parametrize("language", ["EN", "NL"])
def test_a_dialogue_offers_its_documents_and_makes_none_unasked(made: list[str], language: str) -> None:
    app = panel(of_the_sample(1), language)
    assert len(offered(app)) == 5
    assert not app.error
    assert made == []


def test_minutes_are_chosen_by_meeting_and_layer() -> None:
    found = of_the_sample(1)
    app = panel(found)
    key = f"files.{found.dialogue.id}.minutes"
    meetings = chosen(app, "selectbox", f"{key}.meeting")
    assert meetings.value == meetings.options[0] == day(found.meetings[0].on)
    assert chosen(app, "radio", f"{key}.layer").options == [
        "Ourselves, with what is not public marked",
        "The public",
    ]


def test_without_a_meeting_there_are_no_minutes() -> None:
    app = panel(of_the_sample(0))
    assert len(offered(app)) == 3
    assert "none yet" in app.info[-1].value


@pytest.mark.parametrize(("role", "may"), [(Role.STEERING, True), (Role.PUBLIC, False)])
def test_only_those_who_may_take_along_are_offered_it(role: Role, may: bool) -> None:
    app = opened("dialogues", role=role)
    assert ("Due days of all commitments (iCalendar)" in offered(app)) is may
