"""The filters of the directory find whom they mean, and nobody by what the reader does not see."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from consortium_builders import FOUNDER, Consortium, found_consortium
from random_dialogues import TODAY, clearances, store_random_dialogues
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.custom_fields import CustomFieldDraft
from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.records.custom_fields import CustomKind, CustomSubject
from dare_network.domain.records.lists import DirectoryFilter, FieldFilter, FieldState
from dare_network.domain.records.network import Network, Stakeholder, Tie
from dare_network.domain.records.paging import Wanted
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import ConflictError
from dare_network.language import Language, speaking
from dare_network.services.custom_fields import add_custom_field
from dare_network.services.network import read_network
from dare_network.services.stakeholders import add_affiliation, add_organisation, add_person, add_tie
from dare_network.store.directory import list_stakeholder_entries, list_tags, order_of_stakeholders
from dare_network.store.engine import read_transaction
from dare_network.words.cutting import folded_words

SINCE = TODAY - timedelta(days=60)
Filtered = tuple[DirectoryFilter, Callable[[Network, Stakeholder], bool]]


@pytest.fixture
def of(engine: Engine) -> Consortium:
    """A consortium of some who have tags, ties, sources and days, and some who have not."""
    made, dice = found_consortium(engine), Random(7)
    add_custom_field(
        engine,
        FOUNDER,
        CustomFieldDraft(subject=CustomSubject.PERSON, kind=CustomKind.TEXT, label_nl="Invloed"),
    )
    everyone = [made.anna, made.bert, made.leiden, made.utrecht, made.meb]
    for n in range(16):
        said = {
            "name": f"{dice.choice(('Müller', 'Łukasz', 'de Vries', 'O’Neill'))} {n}",
            "tags": dice.choice(((), ("gmp",), ("gmp", "ethiek"))),
            "source": dice.choice(("", "Kumu 2024", "100%_list")),
            "description": dice.choice(("", "Speaks of potency")),
            "checked_on": dice.choice((None, SINCE - timedelta(days=1), SINCE)),
            "category": dice.choice(("", "clinician", "industry")),
        }
        if n % 3:
            own = {"custom": (("invloed", dice.choice(("Hoog", "Laag"))),)} if n % 2 else {}
            everyone.append(add_person(engine, FOUNDER, PersonDraft.model_validate(said | own)))
        else:
            everyone.append(add_organisation(engine, FOUNDER, OrganisationDraft.model_validate(said)))
    for _tie in range(12):
        one, other = dice.sample(everyone[:14], 2)
        draft = TieDraft(
            type_id=dice.choice(("knows", "advises")),
            from_id=one,
            to_id=other,
            until_on=dice.choice((None, TODAY - timedelta(days=1))),
        )
        try:
            add_tie(engine, FOUNDER, draft)
        except ConflictError:
            continue
    store_random_dialogues(engine, made, 40)
    return made


def filters() -> Iterator[Filtered]:
    """Each filter, and whom of a network it finds."""

    def ties(network: Network, who: Stakeholder) -> list[Tie]:
        return [t for t in network.ties if who.id in (t.from_id, t.to_id) and t.holds_on(TODAY)]

    yield DirectoryFilter(kind=StakeholderKind.PERSON), lambda _all, who: who.is_person
    yield DirectoryFilter(category="industry"), lambda _all, who: who.category == "industry"
    yield DirectoryFilter(tag="ethiek"), lambda _all, who: "ethiek" in who.tags
    yield DirectoryFilter(source="KUMU"), lambda _all, who: "Kumu" in who.source
    yield DirectoryFilter(source="%_"), lambda _all, who: "%_" in who.source
    yield DirectoryFilter(untied=True), lambda network, who: not ties(network, who)
    yield (
        DirectoryFilter(tie_type="advises"),
        lambda network, who: any(tie.type_id == "advises" for tie in ties(network, who)),
    )
    yield (
        DirectoryFilter(not_checked_since=SINCE),
        lambda _all, who: who.checked_on in (None, date.min) or who.checked_on < SINCE,
    )
    yield DirectoryFilter(no_contact_since=SINCE), _not_met
    for name, text in (("description", "potency"), ("tags", "gm"), ("category", "clinician")):
        for state in FieldState:
            yield (
                DirectoryFilter(by_field=FieldFilter(name, state, text)),
                lambda _all, who, of=(name, text, state): _holds(getattr(who, of[0]), *of[1:]),
            )
    yield (
        DirectoryFilter(by_field=FieldFilter("custom:invloed", text="hoog")),
        lambda _all, who: dict(who.custom).get("invloed") == "Hoog",
    )
    yield (
        DirectoryFilter(by_field=FieldFilter("custom:invloed", FieldState.EMPTY)),
        lambda _all, who: not dict(who.custom).get("invloed"),
    )
    yield DirectoryFilter(by_field=FieldFilter("password", FieldState.EMPTY)), lambda _all, _who: False


def _holds(value: object, text: str, state: FieldState) -> bool:
    if state is FieldState.HOLDS:
        return text in str(value)
    return bool(value) is (state is FieldState.FILLED)


def _not_met(network: Network, who: Stakeholder) -> bool:
    days: set[date] = set()
    for part in network.participations:
        if part.stakeholder_id == who.id:
            if part.part == "attended" and part.on:
                days.add(part.on)
            elif part.part in ("lead_body", "co_body"):
                days.add(network.dialogue_by_id[part.dialogue_id].requested_on)
                days |= {p.on for p in network.participations if p.dialogue_id == part.dialogue_id and p.on}
    return not any(SINCE <= day <= TODAY for day in days)


def found(engine: Engine, cleared: Clearance, to: DirectoryFilter) -> list[UUID]:
    with read_transaction(engine) as transaction:
        return list(order_of_stakeholders(transaction, cleared, to, Wanted()))


@pytest.mark.usefixtures("of")
def test_those_who_see_everybody_find_by_each_filter_whom_it_means(engine: Engine, of: Consortium) -> None:
    counts = []
    for cleared in [each for each in clearances(of) if each.people][::3]:
        with read_transaction(engine) as transaction:
            network = read_network(transaction, cleared)
        for to, meets in filters():
            wanted = {who.id for who in network.stakeholders if meets(network, who)}
            if to.no_contact_since:
                # Meetings that nobody attended and answers without advice are in no network.
                people = {who.id for who in network.stakeholders if who.is_person}
                assert set(found(engine, cleared, to)) & people == wanted & people
                assert set(found(engine, cleared, to)) <= wanted
                continue
            assert set(found(engine, cleared, to)) == wanted, to
            counts.append(0 < len(wanted) < len(network.stakeholders))
    assert counts.count(True) > len(counts) * 0.8


def test_the_public_finds_nobody_by_what_it_does_not_see(engine: Engine, of: Consortium) -> None:
    public = next(each for each in clearances(of) if not each.people)
    with read_transaction(engine) as transaction:
        network = read_network(transaction, public)
        assert list_tags(transaction, public) == ()
    for hidden in (
        DirectoryFilter(tag="gmp"),
        DirectoryFilter(kind=StakeholderKind.PERSON),
        DirectoryFilter(words=("potency",)),
        DirectoryFilter(by_field=FieldFilter("description", text="potency")),
        DirectoryFilter(by_field=FieldFilter("tags", FieldState.EMPTY)),
        DirectoryFilter(by_field=FieldFilter("custom:invloed", FieldState.EMPTY)),
    ):
        assert found(engine, public, hidden) == [], hidden
    for to, meets in filters():
        if to.untied or to.tie_type or to.source or to.category:
            assert set(found(engine, public, to)) == {
                who.id for who in network.stakeholders if meets(network, who)
            }


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Jan Müller", ("muller", "MUELLER", "Mu\u0308ller", "Mül")),
        ("Ina Mueller", ("Müller", "Mueller", "muller")),
        ("Pat O’Neill", ("O'Neill", "ONeill", "O`neill", "neill")),
        ("Łukasz Ærø", ("lukasz", "aero", "ŁUKASZ")),
        ("Piet Meĳer", ("Meijer", "Meyer", "MEĲER")),
        ("Anne-Marie Bos", ("Anne Marie", "annemarie", "anne\u2011marie")),
        ("Zo\u00adë Smit", ("zoe", "Zoë", "Zo\u200be\u0308")),
    ],
)
def test_a_name_is_found_however_it_is_typed(
    name: str, typed: tuple[str, ...], engine: Engine, of: Consortium
) -> None:
    key = add_person(engine, FOUNDER, PersonDraft(name=name))
    cleared = next(each for each in clearances(of) if each.people)
    for text in typed:
        words = tuple(folded_words(text))
        assert key in found(engine, cleared, DirectoryFilter(words)), text


def test_somebody_is_found_by_every_field_and_by_where_he_works(engine: Engine, of: Consortium) -> None:
    place = add_organisation(
        engine, FOUNDER, OrganisationDraft(name="Antoni van Leeuwenhoek", short_name="AVL", city="Zaandam")
    )
    draft = PersonDraft.model_validate(
        {
            "name": "Jo Bakker",
            "email": "jo.bakker@avl.example",
            "phone": "06-12 34 56 78",
            "tags": ["gentherapie"],
            "earlier_names": ["Jo de Wit"],
            "description": "Kent de commissie",
            "source": "Adresboek 2019",
        }
    )
    key = add_person(engine, FOUNDER, draft)
    add_affiliation(engine, FOUNDER, AffiliationDraft(person_id=key, organisation_id=place))
    cleared = next(each for each in clearances(of) if each.people)
    for text in (
        "bakker@avl.example",
        "0612345678",
        "gentherap",
        "de wit",
        "commissie",
        "2019",
        "avl",
        "Zaandam",
    ):
        assert key in found(engine, cleared, DirectoryFilter(tuple(folded_words(text)))), text


def test_people_stand_by_family_name_or_first_name_and_bodies_by_the_readers_language(
    engine: Engine, of: Consortium
) -> None:
    names = ("Zoë van der Berg", "Bart Bergman", "prof. dr. Anna Çelik", "Yvo de Wit")
    keys = {add_person(engine, FOUNDER, PersonDraft(name=name)): name for name in names}
    house = OrganisationDraft(name="Board of Medicines", name_nl="College voor geneesmiddelen")
    keys[add_organisation(engine, FOUNDER, house)] = "Board"
    cleared = next(each for each in clearances(of) if each.people)

    def listed(by: str = "") -> list[str]:
        with read_transaction(engine) as transaction:
            order = order_of_stakeholders(transaction, cleared, DirectoryFilter(), Wanted(by=by))
        return [keys[key].split()[-1] for key in order if key in keys]

    assert listed() == ["Berg", "Bergman", "Board", "Çelik", "Wit"]
    with speaking(Language.DUTCH):
        assert listed() == ["Berg", "Bergman", "Çelik", "Board", "Wit"]
    assert listed("first_name") == ["Çelik", "Bergman", "Board", "Wit", "Berg"]


@pytest.mark.parametrize(
    ("typed", "whom"),
    [
        ("t.bakker@avl.example", {"email_2": "t.bakker@avl.example"}),
        ("t.bakker@avl.example", {"private_email": ["t.bakker@avl.example"]}),
        ("t.bakker@avl.example", {"further_emails": ["x@y.example", "t.bakker@avl.example"]}),
        ("06 12 34 56 78", {"mobile": ["06-12345678"]}),
        ("zwart", {"name": "Zoë Zwart"}),
    ],
)
def test_whom_the_words_mean_comes_before_all_who_have_them_as_well(
    typed: str, whom: dict[str, Any], engine: Engine, of: Consortium
) -> None:
    others = ("t bakker of avl example", "06 12 34 56 78 90", "Zwartboek")
    for n, said in enumerate(others):
        draft = {"name": f"Aad {n}", "description": f"{said} t.bakker avl.example"}
        add_person(engine, FOUNDER, PersonDraft.model_validate(draft))
    key = add_person(engine, FOUNDER, PersonDraft.model_validate({"name": "Tess Zwaan"} | whom))
    cleared = next(each for each in clearances(of) if each.people)
    to = DirectoryFilter(tuple(folded_words(typed)))
    with read_transaction(engine) as transaction:
        order = order_of_stakeholders(transaction, cleared, to, Wanted())
        assert len(order) > 1
        assert order[0] == key
        page = list_stakeholder_entries(transaction, cleared, to, Wanted())
        assert [entry.who.id for entry in page.entries] == list(order)
        # Whoever asks for an order gets it.
        assert order_of_stakeholders(transaction, cleared, to, Wanted(by="name"))[0] != key


def test_one_of_several_choices_is_not_found_by_another_that_holds_its_words(
    engine: Engine, of: Consortium
) -> None:
    field = {"subject": "person", "kind": "choice", "label_nl": "Steun", "choices": ["hoog", "zeer hoog"]}
    add_custom_field(engine, FOUNDER, CustomFieldDraft.model_validate(field))
    keys = {
        value: add_person(
            engine, FOUNDER, PersonDraft.model_validate({"name": value, "custom": {"steun": value}})
        )
        for value in ("hoog", "zeer hoog")
    }
    cleared = next(each for each in clearances(of) if each.people)
    to = FieldFilter("custom:steun", FieldState.HOLDS, "hoog", exactly=True)
    assert found(engine, cleared, DirectoryFilter(by_field=to)) == [keys["hoog"]]
