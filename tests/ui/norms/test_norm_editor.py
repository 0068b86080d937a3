"""The form of a norm time: what it refuses, and what the second of two administrators sees."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from consortium_builders import norm_draft
from installation import installed
from streamlit.testing.v1 import AppTest

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.services.norms import change_norm
from dare_network.services.reference import reference
from dare_network.ui import loaders

ADMINISTRATOR = Viewer("administrator", Role.ADMINISTRATOR)
NORM = "meb_sa_meeting_accept"


@pytest.fixture(autouse=True)
def sample(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation with the sample, which the app under test opens."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    yield from installed(path, monkeypatch)


def drawn_form(norm_id: str) -> None:
    """What the panel holds: AppTest closes a panel at each run."""
    from dare_network.ui import loaders, state
    from dare_network.ui.norms.editor import norm_form

    loaders.begin_run()
    reference = loaders.reference()
    norm_form(state.viewer(), next(norm for norm in reference.norms if norm.id == norm_id), "norm")


def limit() -> int:
    return next(norm.limit for norm in reference(loaders.engine()).norms if norm.id == NORM)


def test_of_two_administrators_the_second_sees_what_the_first_saved() -> None:
    app = AppTest.from_function(drawn_form, default_timeout=30, args=(NORM,)).run()
    change_norm(loaders.engine(), ADMINISTRATOR, NORM, 1, norm_draft(5))
    for weeks, refusal in ((0, "A norm time takes time"), (4, "Somebody else saved this record")):
        app.number_input(key="norm.limit").set_value(weeks)
        app.button(key="norm.submit").click().run()
        assert not app.exception
        assert refusal in app.error[0].value
        assert limit() == 5
    app.button(key="norm.overwrite").click().run()
    assert not app.exception
    assert limit() == 4
