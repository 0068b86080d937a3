"""The card of a stakeholder: as of a day, with links, the last contact, a timeline and a small network."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from installation import installed, opened
from streamlit.testing.v1 import AppTest

from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.services.reference import body_key
from dare_network.services.stakeholders import add_affiliation, add_organisation, add_person, add_tie
from dare_network.ui import loaders
from dare_network.ui.shared_cache import cache_fills

OFFICE = Viewer("office", Role.COORDINATOR)
MOVED = date(2024, 6, 1)
MEB = body_key("nl-meb")


@pytest.fixture(autouse=True)
def sample(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation with the sample, which the app under test opens."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    yield from installed(path, monkeypatch)


@pytest.fixture
def anna() -> UUID:
    """Somebody who was a clinician until she went to industry."""
    engine = loaders.engine()
    key = add_person(engine, OFFICE, PersonDraft(name="Anna Bos", category="clinician"))
    for name, category, first, last in (
        ("Old Hospital", "", date(2020, 1, 1), MOVED - timedelta(days=1)),
        ("New Company", "industry", MOVED, None),
    ):
        place = add_organisation(engine, OFFICE, OrganisationDraft(name=name))
        work = {"person_id": key, "organisation_id": place, "role_category": category, "strength": 0.5}
        add_affiliation(engine, OFFICE, AffiliationDraft(**work, from_on=first, until_on=last))
    add_tie(engine, OFFICE, TieDraft(type_id="knows", from_id=key, to_id=MEB, until_on=MOVED))
    return key


def shown(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(str(each.proto.body) for each in app.get("html"))


def linked(app: AppTest) -> set[str]:
    return {str(each.proto.label).replace("\\", "") for each in app.get("page_link")}


def read() -> int:
    """The number of timelines and of pictures that were made."""
    return sum(fill.entries for fill in cache_fills() if fill.name.endswith(("._timeline", "._explored")))


def test_it_tells_what_holds_today_apart_from_what_is_over_and_each_name_is_a_link(anna: UUID) -> None:
    app = opened("stakeholders", address={"id": str(anna)})
    text = shown(app)
    for heading in ("Works at (1)", "Worked at (1)", "Ended ties (1)"):
        assert f">{heading}<" in text
    assert "Ties (1)" not in text.replace("Ended ties", "")
    assert text.index("Works at") < text.index("Worked at")
    assert ">Industry" in text
    assert "Strength: 0.5" in text
    assert ">Clinician<" not in text
    assert {"Old Hospital", "New Company", "Medicines Evaluation Board"} <= {
        label.partition(" (")[0] for label in linked(app)
    }
    assert "No contact is recorded." in text


def test_beside_the_picture_it_is_of_the_day_of_the_picture(anna: UUID) -> None:
    of_before = {"id": str(anna), "date": (MOVED - timedelta(days=1)).isoformat(), "show": "picture"}
    text = shown(opened("network", address=of_before))
    assert ">Clinician<" in text
    for heading in ("Works at (1)", "Will work at (1)", "Ties (1)"):
        assert f">{heading}<" in text


def test_the_last_contact_leads_to_its_dialogue_and_names_through_whom() -> None:
    app = opened("stakeholders", address={"id": str(MEB)})
    assert ">Last contact<" in shown(app)
    (contact,) = (label for label in linked(app) if label.startswith(("Meeting", "Answer", "Asked")))
    assert "DIA-" in contact
    assert ">Through<" in shown(app)


def test_timeline_and_small_network_are_read_when_they_are_opened(anna: UUID) -> None:
    before = read()
    closed = opened("stakeholders", address={"id": str(MEB)})
    assert 'class="happened"' not in shown(closed)
    assert read() == before
    app = opened("stakeholders", "NL", address={"id": str(MEB)})
    for part in ("timeline", "around"):
        app.session_state[f"stakeholder.{part}.{MEB}"] = True
    app.run()
    assert shown(app).count('class="happened"') > 9
    assert read() == before + 2
    assert "Antwoord" in shown(app)
