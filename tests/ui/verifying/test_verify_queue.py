"""The queue of what is to be verified: answers, refusals, and contact details that are corrected in it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from installation import chosen, installed, opened
from streamlit.testing.v1 import AppTest

from dare_network.domain.drafts.network import OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.services.lists import stakeholder
from dare_network.services.network import network
from dare_network.services.stakeholders import add_organisation, add_person, add_tie, end_tie
from dare_network.ui import loaders

OFFICE = Viewer("office", Role.COORDINATOR)
LONG_AGO = date(2001, 2, 3)


@pytest.fixture(autouse=True)
def sample(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation with the sample, which the app under test opens."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    yield from installed(path, monkeypatch)


def contact_form(key: str) -> None:
    """What the panel holds: AppTest closes a panel at each run."""
    from uuid import UUID

    from dare_network.ui import list_loaders, loaders, state
    from dare_network.ui.stakeholders import forms

    loaders.begin_run()
    viewer = state.viewer()
    forms.correct_contact(viewer, list_loaders.stakeholder(viewer, UUID(key)), "contact")


def told(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(str(each.proto.body) for each in app.get("html"))


def add_old_tie(other: str) -> UUID:
    engine = loaders.engine()
    anna, bert = (add_person(engine, OFFICE, PersonDraft(name=name)) for name in ("Anna Vos", other))
    draft = TieDraft(type_id="knows", from_id=anna, to_id=bert, checked_on=LONG_AGO)
    return add_tie(engine, OFFICE, draft)


@pytest.mark.parametrize(("language", "asked"), [("EN", "Anna Vos knows"), ("NL", "Anna Vos kent")])
def test_what_is_answered_goes_and_comes_back_when_it_is_taken_back(language: str, asked: str) -> None:
    add_old_tie("Bert Bol")
    app = opened("verify", language)
    before = app.caption[1].value
    assert f"<h2>{asked} Bert Bol</h2>" in told(app)
    app.button(key="verify.yes").click().run()
    assert f"<h2>{asked} Bert Bol</h2>" not in told(app)
    assert app.caption[1].value != before
    app.button(key="verify.undo").click().run()
    assert f"<h2>{asked} Bert Bol</h2>" in told(app)
    assert app.caption[1].value == before
    assert app.button(key="verify.undo").disabled


def test_what_somebody_else_saved_since_it_was_asked_is_said_and_asked_anew() -> None:
    add_old_tie("Bert Bol")
    key = add_old_tie("<b>Cas</b>")
    app = opened("verify")
    end_tie(loaders.engine(), OFFICE, key, 1, date(2050, 1, 1))
    app.button(key="verify.yes").click().run()
    assert "knows &lt;b&gt;Cas" in told(app)
    end_tie(loaders.engine(), OFFICE, key, 2, date(2051, 1, 1))
    app.button(key="verify.yes").click().run()
    assert not app.exception
    assert "Nothing was overwritten" in app.error[0].value
    assert "<h2>Anna Vos knows &lt;b&gt;Cas&lt;/b&gt;</h2>" in told(app)
    stored = next(tie for tie in network(loaders.engine(), OFFICE).ties if tie.id == key)
    assert (stored.checked_on, stored.until_on) == (LONG_AGO, date(2051, 1, 1))


def test_around_an_organisation_of_which_nothing_waits_it_says_so() -> None:
    place = add_organisation(loaders.engine(), OFFICE, OrganisationDraft(name="Zaailing BV"))
    app = opened("verify")
    chosen(app, "selectbox", "verify.around").select("Zaailing BV").run()
    assert not app.exception
    assert [each.value for each in app.success] == ["Nothing waits around this organisation."]
    assert place


def test_a_corrected_address_counts_as_verified_and_all_else_stays() -> None:
    draft = PersonDraft(name="Anna Vos", email="old@x.example", description="Long.", tags=("gmp",))
    key = add_person(loaders.engine(), OFFICE, draft)
    app = AppTest.from_function(contact_form, default_timeout=30, args=(str(key),)).run()
    app.text_input(key="contact.email").set_value("new@x.example")
    app.button(key="contact.submit").click().run()
    assert not app.exception
    who = stakeholder(loaders.engine(), OFFICE, key)
    assert (who.email, who.description, who.tags) == ("new@x.example", "Long.", ("gmp",))
    assert who.checked_on == loaders.today()
