"""People, organisations, affiliations and ties: as a user keeps them."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest
from consortium_builders import Consortium, found_consortium
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import (
    AffiliationDraft,
    OrganisationDraft,
    PersonDraft,
    TieDraft,
)
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role, StakeholderKind
from dare_network.errors import ConflictError, InvalidInputError, NotFoundError
from dare_network.services.clearance import clearance
from dare_network.services.stakeholders import (
    add_affiliation,
    add_organisation,
    add_person,
    add_tie,
    change_stakeholder,
    end_affiliation,
    end_tie,
)
from dare_network.store.engine import read_transaction
from dare_network.store.revision import read_revisions
from dare_network.store.stakeholders import (
    get_stakeholder,
    list_affiliations,
    list_stakeholders,
    list_ties,
)

PUBLIC = Viewer("public", Role.PUBLIC)


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def stakeholder(engine: Engine, viewer: Viewer, key: UUID) -> Stakeholder:
    with read_transaction(engine) as transaction:
        return get_stakeholder(transaction, clearance(viewer), key)


def ties(engine: Engine, viewer: Viewer) -> tuple[Tie, ...]:
    with read_transaction(engine) as transaction:
        return list_ties(transaction, clearance(viewer))


def affiliations(engine: Engine, viewer: Viewer) -> tuple[Affiliation, ...]:
    with read_transaction(engine) as transaction:
        return list_affiliations(transaction, clearance(viewer))


def test_a_person_and_an_organisation_are_kept_as_they_were_entered(engine: Engine, liaison: Viewer) -> None:
    person = PersonDraft(name="Carla Vos", orcid="0000-0002-1825-0097", city="Leiden", by_role=True)
    carla = stakeholder(engine, liaison, add_person(engine, liaison, person))
    assert (carla.kind, carla.name, carla.city) == (StakeholderKind.PERSON, "Carla Vos", "Leiden")
    assert (carla.orcid, carla.by_role) == ("https://orcid.org/0000-0002-1825-0097", True)
    draft = OrganisationDraft(name="LUMC", name_nl="LUMC", ror_id="05xvt9f17", level="nl")
    lumc = stakeholder(engine, liaison, add_organisation(engine, liaison, draft))
    assert (lumc.kind, lumc.ror_id) == (StakeholderKind.ORGANISATION, "https://ror.org/05xvt9f17")
    assert (lumc.sample, lumc.version, lumc.body_id, lumc.is_body) == (False, 1, None, False)


def test_a_change_is_saved_on_what_was_read(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    draft = PersonDraft(name="Anna Bos", email="anna@example.org")
    change_stakeholder(engine, liaison, of.anna, 1, draft)
    anna = stakeholder(engine, liaison, of.anna)
    assert (anna.name, anna.email, anna.version) == ("Anna Bos", "anna@example.org", 2)


def test_a_stale_change_shows_both_versions_and_changes_nothing(
    engine: Engine, of: Consortium, liaison: Viewer, office: Viewer
) -> None:
    change_stakeholder(engine, office, of.anna, 1, PersonDraft(name="Anna Bos", city="Delft"))
    before = stakeholder(engine, office, of.anna)
    with pytest.raises(ConflictError) as caught:
        change_stakeholder(engine, liaison, of.anna, 1, PersonDraft(name="Anna Berg"))
    assert (caught.value.mine["name"], caught.value.theirs["name"]) == ("Anna Berg", "Anna Bos")
    assert (caught.value.mine["city"], caught.value.theirs["city"]) == ("", "Delft")
    assert caught.value.version == 2
    assert stakeholder(engine, office, of.anna) == before


def test_a_person_does_not_become_an_organisation(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    before = stakeholder(engine, liaison, of.anna), stakeholder(engine, liaison, of.meb)
    with pytest.raises(InvalidInputError, match="A person cannot become an organisation"):
        change_stakeholder(engine, liaison, of.anna, 1, OrganisationDraft(name="Anna B.V."))
    with pytest.raises(InvalidInputError, match="A person cannot become an organisation"):
        change_stakeholder(engine, liaison, of.meb, 1, PersonDraft(name="Mr Meb"))
    assert (stakeholder(engine, liaison, of.anna), stakeholder(engine, liaison, of.meb)) == before


def test_who_does_not_exist_cannot_be_changed(engine: Engine, liaison: Viewer) -> None:
    with pytest.raises(NotFoundError, match="does not exist any more"):
        change_stakeholder(engine, liaison, uuid4(), 1, PersonDraft(name="Nobody"))


def test_a_ror_identifier_belongs_to_one_organisation(engine: Engine, liaison: Viewer) -> None:
    add_organisation(engine, liaison, OrganisationDraft(name="LUMC", ror_id="05xvt9f17"))
    with pytest.raises(ConflictError, match="the same record exists already"):
        add_organisation(engine, liaison, OrganisationDraft(name="Leiden", ror_id="ror.org/05xvt9f17"))


def test_a_person_works_at_an_organisation_and_not_the_other_way_round(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        add_affiliation(engine, liaison, AffiliationDraft(person_id=of.leiden, organisation_id=of.anna))
    assert caught.value.fields == {
        "person_id": "Choose a person.",
        "organisation_id": "Choose an organisation.",
    }
    with pytest.raises(InvalidInputError) as caught:
        add_affiliation(engine, liaison, AffiliationDraft(person_id=uuid4(), organisation_id=of.leiden))
    assert set(caught.value.fields) == {"person_id"}
    assert affiliations(engine, liaison) == ()


def test_an_ended_affiliation_keeps_its_days(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    draft = AffiliationDraft(
        person_id=of.anna, organisation_id=of.leiden, role="PI", from_on=date(2026, 1, 1)
    )
    key = add_affiliation(engine, liaison, draft)
    with pytest.raises(InvalidInputError) as caught:
        end_affiliation(engine, liaison, key, 1, date(2025, 12, 31))
    assert caught.value.fields == {"until_on": "It began on 1 Jan 2026; it cannot end before."}
    end_affiliation(engine, liaison, key, 1, date(2026, 1, 1))
    (kept,) = affiliations(engine, liaison)
    assert (kept.role, kept.until_on, kept.version) == ("PI", date(2026, 1, 1), 2)
    assert kept.holds_on(date(2026, 1, 1))
    assert not kept.holds_on(date(2026, 1, 2))
    with pytest.raises(ConflictError):
        end_affiliation(engine, liaison, key, 1, date(2026, 2, 1))


def test_a_tie_is_noted_once_while_it_holds(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    draft = TieDraft(type_id="advises", from_id=of.meb, to_id=of.anna)
    key = add_tie(engine, liaison, draft)
    with pytest.raises(ConflictError, match="This tie is already noted"):
        add_tie(engine, liaison, draft)
    back = add_tie(engine, liaison, TieDraft(type_id="advises", from_id=of.anna, to_id=of.meb))
    end_tie(engine, liaison, key, 1, date(2026, 5, 12))
    again = add_tie(engine, liaison, draft)
    assert {tie.id for tie in ties(engine, liaison)} == {key, back, again}


def test_a_tie_without_direction_is_the_same_from_either_end(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    add_tie(engine, liaison, TieDraft(type_id="works_with", from_id=of.anna, to_id=of.bert))
    with pytest.raises(ConflictError, match="This tie is already noted"):
        add_tie(engine, liaison, TieDraft(type_id="works_with", from_id=of.bert, to_id=of.anna))
    add_tie(engine, liaison, TieDraft(type_id="knows", from_id=of.bert, to_id=of.anna))
    assert len(ties(engine, liaison)) == 2


def test_a_tie_cannot_end_before_it_began(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    draft = TieDraft(type_id="knows", from_id=of.anna, to_id=of.bert, from_on=date(2026, 5, 12))
    key = add_tie(engine, liaison, draft)
    with pytest.raises(InvalidInputError, match="It began on 12 May 2026"):
        end_tie(engine, liaison, key, 1, date(2026, 5, 11))
    with pytest.raises(NotFoundError):
        end_tie(engine, liaison, uuid4(), 1, date(2026, 5, 13))


@pytest.mark.parametrize("changes", [{"type_id": "adores"}, {"to_id": uuid4()}], ids=["type", "end"])
def test_a_tie_to_nothing_is_refused_and_leaves_no_trace(
    changes: dict[str, object], engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    draft = TieDraft(type_id="knows", from_id=of.anna, to_id=of.bert).model_copy(update=changes)
    with read_transaction(engine) as transaction:
        before = read_revisions(transaction)
    with pytest.raises((ConflictError, InvalidInputError)):
        add_tie(engine, liaison, draft)
    with read_transaction(engine) as transaction:
        assert read_revisions(transaction) == before


def test_the_public_sees_bodies_and_centres_and_no_people(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    add_affiliation(engine, liaison, AffiliationDraft(person_id=of.anna, organisation_id=of.leiden))
    add_tie(engine, liaison, TieDraft(type_id="knows", from_id=of.anna, to_id=of.leiden))
    between = add_tie(engine, liaison, TieDraft(type_id="advises", from_id=of.meb, to_id=of.leiden))
    with read_transaction(engine) as transaction:
        shown = {each.id for each in list_stakeholders(transaction, clearance(PUBLIC))}
        everybody = {each.id for each in list_stakeholders(transaction, clearance(liaison))}
    assert everybody - shown == {of.anna, of.bert}
    assert affiliations(engine, PUBLIC) == ()
    assert [tie.id for tie in ties(engine, PUBLIC)] == [between]
    with pytest.raises(NotFoundError, match="There is no such person or organisation"):
        stakeholder(engine, PUBLIC, of.anna)


HOSTILE = "Robert'); DROP TABLE stakeholder;-- <script>alert(1)</script> “é” \N{PILE OF POO}"


@pytest.mark.parametrize("make", [PersonDraft, OrganisationDraft])
def test_a_hostile_name_is_kept_to_the_letter(
    make: Callable[..., PersonDraft | OrganisationDraft], engine: Engine, liaison: Viewer
) -> None:
    add = add_person if make is PersonDraft else add_organisation
    key = add(engine, liaison, make(name=HOSTILE, description=HOSTILE))  # type: ignore[operator]
    kept = stakeholder(engine, liaison, key)
    assert (kept.name, kept.description) == (HOSTILE, HOSTILE)
