"""The forms of a profile: own fields are asked for and shown, empty ones folded away, notes kept."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from installation import installed, opened
from streamlit.testing.v1 import AppTest

from dare_network.domain.drafts.custom_fields import CustomFieldDraft
from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft
from dare_network.domain.records.custom_fields import CustomKind, CustomSubject
from dare_network.domain.records.verifying import Verdict
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.services.custom_fields import add_custom_field, retire_custom_field
from dare_network.services.lists import stakeholder
from dare_network.services.stakeholders import add_affiliation, add_organisation, add_person
from dare_network.services.verifying import verify
from dare_network.ui import loaders

OFFICE = Viewer("office", Role.COORDINATOR)


@pytest.fixture(autouse=True)
def sample(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation with the sample, which the app under test opens."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    yield from installed(path, monkeypatch)


@pytest.fixture
def anna() -> UUID:
    draft = PersonDraft(name="Anna Bos", email="anna@umc.example")
    return add_person(loaders.engine(), OFFICE, draft)


def define(label: str, kind: CustomKind = CustomKind.TEXT) -> str:
    draft = CustomFieldDraft(subject=CustomSubject.PERSON, kind=kind, label_nl=label)
    return add_custom_field(loaders.engine(), OFFICE, draft)


def edit_form(key: str) -> None:
    """What the panel holds: AppTest closes a panel at each run."""
    from uuid import UUID

    from dare_network.ui import list_loaders, loaders, state
    from dare_network.ui.stakeholders import forms

    loaders.begin_run()
    viewer = state.viewer()
    forms.edit_stakeholder(viewer, list_loaders.stakeholder(viewer, UUID(key)), "edit")


def note_form(key: str) -> None:
    """The form of a note."""
    from uuid import UUID

    from dare_network.ui import list_loaders, loaders, state
    from dare_network.ui.stakeholders.notes import new_note

    loaders.begin_run()
    viewer = state.viewer()
    new_note(viewer, list_loaders.stakeholder(viewer, UUID(key)), "note")


def card(key: UUID) -> str:
    app = opened("stakeholders", address={"id": str(key)})
    assert not app.exception
    return "\n".join(str(each.proto.body) for each in app.get("html"))


def test_an_own_field_is_filled_in_shown_and_kept_when_it_is_retired(anna: UUID) -> None:
    beds, since = define("Bedden", CustomKind.NUMBER), define("Erelid", CustomKind.TEXT)
    app = AppTest.from_function(edit_form, default_timeout=30, args=(str(anna),)).run()
    app.number_input(key=f"edit.custom:{beds}").set_value(12.5)
    app.text_input(key=f"edit.custom:{since}").set_value("sinds 2015")
    app.button(key="edit.submit").click().run()
    assert not app.exception
    assert "<dt>Bedden</dt>" in card(anna)
    retire_custom_field(loaders.engine(), OFFICE, since, 1)
    app = AppTest.from_function(edit_form, default_timeout=30, args=(str(anna),)).run()
    app.text_input(key="edit.city").set_value("Leiden")
    app.button(key="edit.submit").click().run()
    kept = stakeholder(loaders.engine(), OFFICE, anna)
    assert (kept.city, kept.custom) == ("Leiden", ((beds, "12.5"), (since, "sinds 2015")))


def test_the_form_of_somebody_known_folds_what_is_empty(anna: UUID) -> None:
    app = AppTest.from_function(edit_form, default_timeout=30, args=(str(anna),)).run()
    headings = [each.label for each in app.expander]
    assert headings == ["Parts of the name and form of address", "Contact", "More"]
    folded = {each.label for fold in app.expander for each in fold.text_input}
    assert "Family name" in folded
    assert "E-mail address" not in folded


def test_a_note_is_added_and_stands_on_the_card(anna: UUID) -> None:
    app = AppTest.from_function(note_form, default_timeout=30, args=(str(anna),)).run()
    app.button(key="note.submit").click().run()
    assert "This field is required" in app.error[0].value
    app.text_area(key="note.text").set_value("<b>Called</b> back.")
    app.button(key="note.submit").click().run()
    assert not app.exception
    assert "&lt;b&gt;Called&lt;/b&gt; back." in card(anna)
    assert "The consortium" in card(anna)


def test_own_fields_are_managed_on_the_data_page_by_the_office() -> None:
    define("Bedden")
    for role, there in ((Role.COORDINATOR, True), (Role.LIAISON, False)):
        app = opened("data", role=role)
        assert not app.exception
        names = [each.label for each in app.tabs]
        assert ("Own fields" in names) is there


def test_the_card_shows_the_category_of_the_work_of_today_and_what_nobody_was_sure_of(anna: UUID) -> None:
    place = add_organisation(loaders.engine(), OFFICE, OrganisationDraft(name="Zaailing BV"))
    draft = AffiliationDraft(person_id=anna, organisation_id=place, role_category="industry")
    add_affiliation(loaders.engine(), OFFICE, draft)
    who = stakeholder(loaders.engine(), OFFICE, anna)
    verify(loaders.engine(), OFFICE, who, Verdict.NOT_SURE)
    shown = card(anna)
    assert shown.count("Industry, biotech or CDMO") == 2
    assert shown.count("not sure on") == 1
