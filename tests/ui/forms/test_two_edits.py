"""Two edits of one record: only what both changed competes, and nothing else of either is lost."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from installation import installed
from streamlit.testing.v1 import AppTest

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.custom_fields import CustomFieldDraft
from dare_network.domain.drafts.network import PersonDraft
from dare_network.domain.records.custom_fields import CustomKind, CustomSubject
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.services.custom_fields import add_custom_field
from dare_network.services.lists import stakeholder
from dare_network.services.merging import merge
from dare_network.services.stakeholders import add_person, change_stakeholder
from dare_network.ui import loaders

OFFICE = Viewer("office", Role.COORDINATOR)
COLLEAGUE = Viewer("colleague", Role.COORDINATOR)


@pytest.fixture(autouse=True)
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation without any record of its own, which the app under test opens."""
    monkeypatch.setenv("DARE_SAMPLE", "no")
    yield from installed(tmp_path / "dare.sqlite3", monkeypatch)


@pytest.fixture
def own() -> list[str]:
    about = {"subject": CustomSubject.PERSON, "kind": CustomKind.TEXT}
    drafts = [check(CustomFieldDraft, {**about, "label_nl": label}) for label in ("Badge", "Gate")]
    return [add_custom_field(loaders.engine(), OFFICE, draft) for draft in drafts]


@pytest.fixture
def anna(own: list[str]) -> UUID:
    draft = PersonDraft(
        name="Anna Bos",
        tags=("one",),
        earlier_names=("Anna Smit",),
        custom=((own[0], "7"),),
        description="First.",
    )
    return add_person(loaders.engine(), OFFICE, draft)


def edit_form(key: str) -> None:
    """What the panel holds: AppTest closes a panel at each run. It holds whom it was opened for."""
    from uuid import UUID

    import streamlit as st

    from dare_network.ui import list_loaders, loaders, state
    from dare_network.ui.stakeholders import forms

    loaders.begin_run()
    viewer = state.viewer()
    if "who" not in st.session_state:
        st.session_state["who"] = list_loaders.stakeholder(viewer, UUID(key))
    if forms.edit_stakeholder(viewer, st.session_state["who"], "edit"):
        for told in state.take_flashes():
            st.success(told)


def begun(key: UUID) -> AppTest:
    return AppTest.from_function(edit_form, default_timeout=30, args=(str(key),)).run()


def sent(app: AppTest) -> AppTest:
    app.button(key="edit.submit").click().run()
    assert not app.exception
    return app


def stored(key: UUID) -> Stakeholder:
    return stakeholder(loaders.engine(), OFFICE, key)


def colleague_saves(key: UUID, **changes: Any) -> None:
    before = stored(key)
    values = {name: getattr(before, name) for name in PersonDraft.model_fields}
    change_stakeholder(loaders.engine(), COLLEAGUE, key, before.version, check(PersonDraft, values | changes))


def test_edits_of_different_fields_are_both_kept_without_a_question(anna: UUID, own: list[str]) -> None:
    app = begun(anna)
    colleague_saves(
        anna,
        website="https://bos.example",
        tags=("one", "two"),
        earlier_names=("Anna Smit", "Anna Jansen"),
        custom=((own[0], "8"),),
    )
    app.text_input(key="edit.phone").set_value("030 123")
    app.text_input(key=f"edit.custom:{own[1]}").set_value("North")
    sent(app)
    assert not app.error
    kept = stored(anna)
    assert (kept.phone, kept.website) == ("030 123", "https://bos.example")
    assert (set(kept.tags), set(kept.earlier_names)) == ({"one", "two"}, {"Anna Smit", "Anna Jansen"})
    assert kept.custom == ((own[0], "8"), (own[1], "North"))
    (told,) = (each.value for each in app.success)
    assert all(name in told for name in ("Website", "Badge", "meantime"))
    assert "Telephone" not in told


def test_saving_mine_over_theirs_takes_only_what_both_changed(anna: UUID, own: list[str]) -> None:
    app = begun(anna)
    colleague_saves(anna, website="https://bos.example", description="Theirs.", custom=((own[0], "8"),))
    app.text_area(key="edit.description").set_value("Mine.")
    app.text_input(key=f"edit.custom:{own[0]}").set_value("9")
    app.text_input(key="edit.phone").set_value("030 123")
    sent(app)
    (table,) = (each.proto.body for each in app.get("html") if "conflict" in str(each.proto.body))
    assert ("Theirs." in table, "Mine." in table, "Badge" in table) == (True, True, True)
    assert ("bos.example" in table, "030 123" in table) == (False, False)
    assert stored(anna).description == "Theirs."
    app.button(key="edit.overwrite").click().run()
    assert not app.exception
    kept = stored(anna)
    assert (kept.description, kept.phone, kept.website) == ("Mine.", "030 123", "https://bos.example")
    assert kept.custom == ((own[0], "9"),)


def test_saving_over_one_version_asks_again_of_a_later_one(anna: UUID) -> None:
    app = begun(anna)
    colleague_saves(anna, description="Theirs.")
    app.text_area(key="edit.description").set_value("Mine.")
    sent(app)
    colleague_saves(anna, description="Theirs again.")
    app.button(key="edit.overwrite").click().run()
    assert stored(anna).description == "Theirs again."
    app.button(key="edit.overwrite").click().run()
    assert stored(anna).description == "Mine."


def test_what_a_colleague_emptied_stays_empty(anna: UUID) -> None:
    app = begun(anna)
    colleague_saves(anna, tags=(), description="", custom=())
    app.text_input(key="edit.phone").set_value("030 123")
    sent(app)
    kept = stored(anna)
    assert (kept.phone, kept.tags, kept.description, kept.custom) == ("030 123", (), "", ())


def test_whoever_edits_a_record_that_was_merged_meanwhile_is_led_to_the_one_that_was_kept(
    anna: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = begun(anna)
    kept = add_person(loaders.engine(), OFFICE, PersonDraft(name="Anna de Bos"))
    first, second = stored(kept), stored(anna)
    merge(loaders.engine(), COLLEAGUE, (kept, first.version), (anna, second.version), {})
    # What is tried here is a form alone, without the pages to which a link leads.
    led: list[tuple[object, ...]] = []
    monkeypatch.setattr("dare_network.ui.forms.form.link", lambda *given: led.append(given))
    app.text_input(key="edit.phone").set_value("030 123")
    sent(app)
    (error,) = app.error
    assert "merged into “Anna de Bos”" in error.value
    assert app.text_input(key="edit.phone").value == "030 123"
    assert [(page, record) for page, _label, record, _icon in led] == [("stakeholders", kept)]
