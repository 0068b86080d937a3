"""The form of a merge: its fields follow the record that is kept, and a role is no named person."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from installation import chosen, installed
from streamlit.testing.v1 import AppTest

from dare_network.domain.drafts.network import PersonDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.services.change_sets import list_decisions
from dare_network.services.lists import stakeholder
from dare_network.services.stakeholders import add_person
from dare_network.ui import loaders

OFFICE = Viewer("office", Role.COORDINATOR)


@pytest.fixture(autouse=True)
def sample(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation with the sample, which the app under test opens."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    yield from installed(path, monkeypatch)


def merge_panel(one: str, other: str) -> None:
    """What the panel holds: AppTest closes a panel at each run."""
    from uuid import UUID

    from dare_network.ui import list_loaders, loaders, state
    from dare_network.ui.duplicates.merge_form import merge_form
    from dare_network.ui.navigation import navigation

    # The form has links to the pages of both.
    navigation(state.viewer())
    loaders.begin_run()
    viewer = state.viewer()
    merge_form(viewer, *(list_loaders.stakeholder(viewer, UUID(key)) for key in (one, other)), "merge")


def added(name: str, **more: object) -> UUID:
    return add_person(loaders.engine(), OFFICE, PersonDraft.model_validate({"name": name, **more}))


def opened_form(one: UUID, other: UUID) -> AppTest:
    app = AppTest.from_function(merge_panel, default_timeout=30, args=(str(one), str(other))).run()
    assert not app.exception
    return app


def test_what_is_preselected_follows_the_record_that_is_kept() -> None:
    wiebe = added("Wiebe Duyvendak", category="industry", city="Ede")
    short = added("W. Duyvendak", category="clinician")
    app = opened_form(wiebe, short)
    assert chosen(app, "selectbox", "merge.kept").value == "Wiebe Duyvendak"
    assert chosen(app, "selectbox", f"merge.keep.{wiebe}.name").value == "Wiebe Duyvendak"
    chosen(app, "selectbox", "merge.kept").select("W. Duyvendak").run()
    assert chosen(app, "selectbox", f"merge.keep.{short}.name").value == "W. Duyvendak"
    app.button(key=f"merge.keep.{short}.submit").click().run()
    assert not app.exception
    kept = stakeholder(loaders.engine(), OFFICE, short)
    assert (kept.name, kept.category, kept.city) == ("W. Duyvendak", "clinician", "Ede")
    (decided,) = list_decisions(loaders.engine(), OFFICE, 9)
    assert decided.names == ("Wiebe Duyvendak", "W. Duyvendak")


def test_a_role_and_a_named_person_get_a_sentence_in_place_of_the_form() -> None:
    role, named = added("Assessor, quality", by_role=True), added("Wiebe Duyvendak")
    app = opened_form(named, role)
    (told,) = app.info
    assert "only the role is kept and no name" in told.value
    assert not app.button
    assert not app.selectbox
