"""The panel of a change of job: commitments are handed over, and only what was shown is written."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from consortium_builders import Consortium, commitment_draft, dialogue_draft
from installation import chosen, installed
from streamlit.testing.v1 import AppTest

from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.services.commitments import add_commitment
from dare_network.services.dialogues import dossier, record_dialogue
from dare_network.services.network import network
from dare_network.services.stakeholders import (
    add_affiliation,
    add_organisation,
    add_person,
    add_tie,
    end_affiliation,
)
from dare_network.ui import loaders

OFFICE = Viewer("office", Role.COORDINATOR)


class Panel:
    """The panel for Anna, who works somewhere, knows Bert and has promised one thing."""

    def __init__(self) -> None:
        engine = loaders.engine()
        self.anna, self.bert = (
            add_person(engine, OFFICE, PersonDraft(name=name)) for name in ("Anna Vos", "Bert Bol")
        )
        self.old, self.new = (
            add_organisation(engine, OFFICE, OrganisationDraft(name=name)) for name in ("Oud", "Zaailing BV")
        )
        post = AffiliationDraft(person_id=self.anna, organisation_id=self.old)
        self.post = add_affiliation(engine, OFFICE, post)
        add_tie(engine, OFFICE, TieDraft(type_id="knows", from_id=self.anna, to_id=self.bert))
        of = Consortium(self.anna, self.bert, self.old, self.new)
        self.dialogue = record_dialogue(engine, OFFICE, dialogue_draft(of))
        self.promise = add_commitment(engine, OFFICE, self.dialogue, commitment_draft(of))
        self.app = AppTest.from_function(panel, default_timeout=30, args=(str(self.anna),)).run()
        self.choose("job.place", "Zaailing BV")

    def choose(self, key: str, option: str) -> None:
        chosen(self.app, "selectbox", key).select(option).run()
        assert not self.app.exception

    def save(self) -> None:
        self.app.button(key="job.save").click().run()
        assert not self.app.exception

    def works_at(self) -> set[UUID]:
        found = network(loaders.engine(), OFFICE).affiliations
        return {each.organisation_id for each in found if each.person_id == self.anna}

    def owner(self) -> UUID:
        return dossier(loaders.engine(), OFFICE, self.dialogue).commitments[0].owner_id


def panel(key: str) -> None:
    """What the panel holds: AppTest closes a panel at each run."""
    from uuid import UUID

    from dare_network.ui import list_loaders, loaders, state
    from dare_network.ui.stakeholders.job_change import change_of_job

    loaders.begin_run()
    viewer = state.viewer()
    change_of_job(viewer, list_loaders.stakeholder(viewer, UUID(key)), "job")


@pytest.fixture
def opened(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Panel]:
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    for _installed in installed(path, monkeypatch):
        yield Panel()


def test_a_commitment_goes_to_somebody_who_is_chosen(opened: Panel) -> None:
    fate = f"job.promise.{opened.promise}.fate"
    opened.choose(fate, "Goes to somebody else")
    assert "job.save" not in [button.key for button in opened.app.button]
    opened.choose(f"job.promise.{opened.promise}.whom", "Bert Bol")
    opened.save()
    assert opened.owner() == opened.bert
    assert opened.works_at() == {opened.old, opened.new}


def test_what_somebody_saved_after_it_was_shown_is_refused_and_then_shown(opened: Panel) -> None:
    end_affiliation(loaders.engine(), OFFICE, opened.post, 1, date(2050, 1, 1))
    opened.save()
    assert "not what was shown before" in opened.app.warning[-1].value
    assert opened.works_at() == {opened.old}
    opened.save()
    assert opened.works_at() == {opened.old, opened.new}


def test_a_field_that_the_click_itself_leaves_is_shown_before_it_is_written(opened: Panel) -> None:
    opened.app.text_input(key="job.role").set_value("Hoofd")
    opened.save()
    assert "not what was shown before" in opened.app.warning[-1].value
    assert opened.works_at() == {opened.old}
    opened.save()
    assert opened.works_at() == {opened.old, opened.new}
