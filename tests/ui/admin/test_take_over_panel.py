"""The panel in which an administrator takes over a dialogue that is closed to him."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from consortium_builders import dialogue_draft, found_consortium
from installation import chosen, installed
from streamlit.testing.v1 import AppTest

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.services.dialogues import dossier, record_dialogue
from dare_network.ui import loaders

WENT = Viewer("went", Role.COORDINATOR, listed_as="went")


@pytest.fixture(autouse=True)
def sample(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation with the sample, which the app under test opens."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    yield from installed(path, monkeypatch)


def panel() -> None:
    from dare_network.ui import loaders, state
    from dare_network.ui.admin.take_overs import take_overs

    loaders.begin_run()
    take_overs(state.viewer(), "closed")


def test_the_panel_names_no_title_and_opens_with_a_reason_only() -> None:
    of = found_consortium(loaders.engine())
    draft = dialogue_draft(of, title="Secret title", confidentiality=Confidentiality.NAMED_ONLY)
    key = record_dialogue(loaders.engine(), WENT, draft)
    app = AppTest.from_function(panel, default_timeout=30).run()
    assert not app.exception
    (shown,) = app.dataframe
    assert "went" in shown.value.to_string()
    assert "Secret title" not in shown.value.to_string()
    app.button(key="closed.submit").click().run()
    assert "Reason" in app.error[0].value
    chosen(app, "selectbox", "closed.dialogue_id").select_index(0)
    app.text_area(key="closed.reason").set_value("The last reader has left.")
    app.button(key="closed.submit").click().run()
    assert not app.exception
    assert dossier(loaders.engine(), WENT, key).dialogue.readers == ("went", "local")
    assert not app.dataframe
