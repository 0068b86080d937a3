"""The form names where a text stands as well, before it is made more confidential."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from installation import installed
from streamlit.testing.v1 import AppTest


@pytest.fixture(autouse=True)
def sample(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation with the sample, which the app under test opens."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    yield from installed(path, monkeypatch)


def forms() -> None:
    """The forms of a dialogue and of an answer of the sample."""
    from dare_network.services.dialogues import dossiers
    from dare_network.ui import loaders, state
    from dare_network.ui.dialogues.forms import edit_dialogue
    from dare_network.ui.dialogues.question_forms import answer

    loaders.begin_run()
    viewer = state.viewer()
    found = next(each for each in dossiers(loaders.engine(), viewer) if each.answers)
    given = found.answers[0]
    asked = next(each for each in found.questions if each.id == given.question_id)
    edit_dialogue(viewer, found.dialogue, "dialogue")
    answer(viewer, found, asked, given, "answer")


def test_forms_say_what_becomes_of_other_places() -> None:
    app = AppTest.from_function(forms, default_timeout=30).run()
    assert not app.exception
    named = [each for each in app.expander if each.label == "If this becomes more confidential"]
    assert len(named) == 2
    texts = [each.get("html")[0].proto.body for each in named]
    assert all("Found only by those who may still see it." in text for text in texts)
    assert ["Calendars" in text for text in texts] == [True, False]
