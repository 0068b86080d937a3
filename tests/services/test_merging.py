"""Merging two records into one: all that leads to the one leads to the other; nothing is doubled or lost."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from uuid import UUID

import pytest
from consortium_builders import FOUNDER, MEB, at_once, dialogue_draft
from merge_builders import Doubled, found_doubled, merged, read, whole_store
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.custom_fields import CustomFieldDraft
from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.drafts.notes import NoteDraft
from dare_network.domain.records.custom_fields import custom_values
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.merging import Keep
from dare_network.domain.vocabulary import Role
from dare_network.errors import ConflictError, DareError, InvalidInputError, NotAllowedError, NotFoundError
from dare_network.services.change_sets import list_decisions, take_back
from dare_network.services.custom_fields import add_custom_field
from dare_network.services.dialogues import change_dialogue, dossier, record_dialogue
from dare_network.services.merging import merge, parts_to_move
from dare_network.services.network import network
from dare_network.services.notes import add_note
from dare_network.services.sample import remove_sample
from dare_network.services.stakeholders import (
    add_affiliation,
    add_organisation,
    add_person,
    add_tie,
    change_stakeholder,
    change_tie,
    end_tie,
)
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.integrity import find_faults
from dare_network.store.references import REFERENCES, To
from dare_network.store.tables import Base
from dare_network.store.tables.base import table_of
from dare_network.store.tables.network import StakeholderRow


@pytest.fixture
def doubled(engine: Engine) -> Doubled:
    return found_doubled(engine)


def _faults(engine: Engine) -> list[str]:
    with read_transaction(engine) as transaction:
        return list(find_faults(transaction))


def test_all_that_led_to_the_one_leads_to_the_other(engine: Engine, doubled: Doubled) -> None:
    merged(engine, doubled.of.anna, doubled.again)
    whole = network(engine, FOUNDER)
    assert doubled.again not in whole.by_id
    ties = {(tie.type_id, tie.from_id, tie.to_id, tie.source) for tie in whole.ties}
    assert ties == {
        ("knows", doubled.of.anna, doubled.of.bert, "Address list; Symposium"),
        ("advises", doubled.of.anna, doubled.of.utrecht, ""),
    }
    (place,) = whole.affiliations
    assert (place.person_id, place.source) == (doubled.of.anna, "Address list; Symposium")
    told = dossier(engine, FOUNDER, doubled.dialogue)
    assert told.dialogue.owner_id == doubled.of.anna
    assert [each.owner_id for each in told.commitments] == [doubled.of.anna]
    seats = [(seat.meeting_id, seat.person_id) for seat in told.attendances]
    assert sorted(seats, key=str) == sorted(
        [(doubled.shared, doubled.of.anna), (doubled.other, doubled.of.anna)], key=str
    )
    assert not _faults(engine)


def test_what_is_empty_is_filled_and_what_both_say_is_chosen(engine: Engine, doubled: Doubled) -> None:
    add = PersonDraft(name="Anna de Wit", email="a@utrecht.example", city="Utrecht", description="Chair.")
    other = add_person(engine, FOUNDER, add)
    merged(engine, other, doubled.again, city=Keep.GONE)
    found = read(engine, other)
    assert (found.name, found.city, found.description) == ("Anna de Wit", "Leiden", "Chair.")
    assert (found.email, found.email_2) == ("a@utrecht.example", "anna@leiden.example")
    assert found.tags == ("CAR-T",)
    assert found.earlier_names == ("A. de Wit",)


def test_the_name_that_says_more_stays_and_the_newer_check_is_believed(
    engine: Engine, doubled: Doubled
) -> None:
    new = add_person(
        engine,
        FOUNDER,
        PersonDraft(name="Anna de Wit", city="Delft", checked_on=date(2026, 5, 1), phone="1"),
    )
    merged(engine, doubled.again, new)
    found = read(engine, doubled.again)
    assert (found.name, found.city, found.earlier_names) == ("Anna de Wit", "Delft", ("A. de Wit",))


def test_every_address_and_telephone_of_both_is_kept_and_every_tag(engine: Engine, doubled: Doubled) -> None:
    one = add_person(
        engine,
        FOUNDER,
        PersonDraft(name="C. Vos", email="c@a.example", email_2="vos@a.example", phone="030 1", tags=("A",)),
    )
    other = add_person(
        engine,
        FOUNDER,
        PersonDraft(
            name="C. Vos",
            email="VOS@a.example",
            email_2="c@b.example",
            phone="030 2",
            mobile=("06 3",),
            tags=("B",),
        ),
    )
    merged(engine, one, other)
    found = read(engine, one)
    assert found.emails == ("c@a.example", "vos@a.example", "c@b.example")
    assert (found.phone, found.further_phones, found.mobile) == ("030 1", ("030 2",), ("06 3",))
    assert found.tags == ("A", "B")


def test_fields_of_an_office_s_own_are_kept_of_both_and_chosen_where_they_differ(
    engine: Engine, doubled: Doubled
) -> None:
    for label in ("Badge", "Diet", "Room"):
        draft = CustomFieldDraft(subject="person", kind="text", label_en=label, label_nl=label)
        add_custom_field(engine, FOUNDER, draft)
    values = ({"badge": "1", "diet": "vegan"}, {"badge": "2", "diet": "none", "room": "3"})
    one, other = (
        add_person(engine, FOUNDER, PersonDraft(name="C. Vos", custom=custom_values(each))) for each in values
    )
    before = whole_store(engine)
    first, second = read(engine, one), read(engine, other)
    keeps = {"custom:diet": Keep.GONE}
    key = merge(engine, FOUNDER, (one, first.version), (other, second.version), keeps)
    assert dict(read(engine, one).custom) == {"badge": "1", "diet": "none", "room": "3"}
    assert take_back(engine, FOUNDER, key) == ()
    assert whole_store(engine) == before


def test_both_texts_stay_where_a_field_can_hold_both(engine: Engine, doubled: Doubled) -> None:
    one = add_person(engine, FOUNDER, PersonDraft(name="C. Vos", source="List 1", description="Chair."))
    other = add_person(engine, FOUNDER, PersonDraft(name="C. Vos", source="List 2", description="Retired."))
    merged(engine, one, other, description=Keep.KEPT)
    assert (read(engine, one).source, read(engine, one).description) == ("List 1\nList 2", "Chair.")


def test_a_body_of_the_reference_data_is_kept_and_others_are_merged_into_it(
    engine: Engine, doubled: Doubled
) -> None:
    cbg = add_organisation(engine, FOUNDER, OrganisationDraft(name="CBG", city="Utrecht"))
    with pytest.raises(InvalidInputError, match="keep it"):
        merged(engine, cbg, MEB)
    merged(engine, MEB, cbg)
    assert "CBG" in read(engine, MEB).earlier_names


def test_nobody_merges_a_person_with_an_organisation_or_with_himself(
    engine: Engine, doubled: Doubled
) -> None:
    with pytest.raises(InvalidInputError, match="cannot be one"):
        merged(engine, doubled.of.anna, doubled.of.leiden)
    with pytest.raises(InvalidInputError, match="two different"):
        merged(engine, doubled.of.anna, doubled.of.anna)


def test_a_role_without_a_name_is_not_merged_with_a_named_person_but_with_another_role(
    engine: Engine, doubled: Doubled
) -> None:
    roles = [
        add_person(engine, FOUNDER, PersonDraft(name=name, by_role=True, email="q@meb.example"))
        for name in ("Assessor, quality", "Quality assessor")
    ]
    before = whole_store(engine)
    for kept, gone in ((doubled.of.anna, roles[0]), (roles[0], doubled.of.anna)):
        with pytest.raises(InvalidInputError, match=r"“Assessor, quality” only the role .* “Anna de Wit” is"):
            merged(engine, kept, gone)
    assert whole_store(engine) == before
    merged(engine, *roles)
    found = read(engine, roles[0])
    assert (found.name, found.by_role, found.earlier_names) == ("Assessor, quality", True, ())


def test_a_merge_is_told_with_both_names_as_they_were_before_it(engine: Engine, doubled: Doubled) -> None:
    merged(engine, doubled.again, doubled.of.anna)
    assert read(engine, doubled.again).name == "Anna de Wit"
    (decided,) = list_decisions(engine, FOUNDER, 9)
    assert decided.names == ("Anna de Wit", "A. de Wit")


def test_a_merge_is_told_without_names_once_only_the_role_is_kept(engine: Engine, doubled: Doubled) -> None:
    merged(engine, doubled.again, doubled.of.anna)
    draft = PersonDraft(name="Assessor, quality", by_role=True)
    change_stakeholder(engine, FOUNDER, doubled.again, read(engine, doubled.again).version, draft)
    (decided,) = list_decisions(engine, FOUNDER, 9)
    assert decided.names == ("…", "Assessor, quality")


def test_whoever_saved_either_of_both_in_between_is_heard(engine: Engine, doubled: Doubled) -> None:
    before = {key: read(engine, key) for key in (doubled.of.anna, doubled.again)}
    for key in before:
        change_stakeholder(
            engine, FOUNDER, key, read(engine, key).version, PersonDraft(name=f"{before[key].name} MSc")
        )
        with pytest.raises(ConflictError, match="in the meantime"):
            merge(
                engine,
                FOUNDER,
                (doubled.of.anna, before[doubled.of.anna].version),
                (doubled.again, before[doubled.again].version),
                {},
            )


def test_what_the_merging_person_may_not_see_moves_without_a_word(engine: Engine, doubled: Doubled) -> None:
    liaison = Viewer("lia", Role.LIAISON, listed_as="lia")

    hidden = record_dialogue(
        engine,
        FOUNDER,
        dialogue_draft(
            doubled.of, owner_id=doubled.again, confidentiality="named_only", readers=("founder",)
        ),
    )
    before = parts_to_move(engine, liaison, doubled.again)
    assert parts_to_move(engine, FOUNDER, doubled.again).dialogues == before.dialogues + 1
    first, second = read(engine, doubled.of.anna), read(engine, doubled.again)
    key = merge(engine, liaison, (first.id, first.version), (second.id, second.version), {})
    assert dossier(engine, FOUNDER, hidden).dialogue.owner_id == doubled.of.anna
    assert take_back(engine, liaison, key) == ()
    assert dossier(engine, FOUNDER, hidden).dialogue.owner_id == doubled.again


def test_what_was_changed_in_a_hidden_dialogue_is_told_only_to_those_who_see_it(
    engine: Engine, doubled: Doubled
) -> None:
    closed = dialogue_draft(
        doubled.of, owner_id=doubled.again, confidentiality="named_only", readers=("founder",)
    )
    hidden = record_dialogue(engine, FOUNDER, closed)
    for viewer, told in ((Viewer("lia", Role.LIAISON, listed_as="lia"), 0), (FOUNDER, 1)):
        key = merged(engine, doubled.of.anna, doubled.again)
        found = dossier(engine, FOUNDER, hidden).dialogue
        draft = dialogue_draft(
            doubled.of, owner_id=doubled.of.bert, confidentiality="named_only", readers=("founder",)
        )
        change_dialogue(engine, FOUNDER, hidden, found.version, draft)
        assert len(take_back(engine, viewer, key)) == told
        again = dossier(engine, FOUNDER, hidden).dialogue
        change_dialogue(engine, FOUNDER, hidden, again.version, closed)


def test_only_who_edits_the_network_merges(engine: Engine, doubled: Doubled) -> None:
    member = Viewer("mem", Role.MEMBER)
    with pytest.raises(NotAllowedError):
        merge(engine, member, (doubled.of.anna, 1), (doubled.again, 1), {})


def test_a_merge_that_is_taken_back_at_once_leaves_every_table_as_it_was(
    engine: Engine, doubled: Doubled
) -> None:
    before = whole_store(engine)
    key = merged(engine, doubled.of.anna, doubled.again)
    assert whole_store(engine) != before
    assert take_back(engine, FOUNDER, key) == ()
    assert whole_store(engine) == before
    with pytest.raises(ConflictError, match="before"):
        take_back(engine, FOUNDER, key)


def test_what_was_changed_since_stays_and_is_told(engine: Engine, doubled: Doubled) -> None:
    key = merged(engine, doubled.of.anna, doubled.again)
    now = read(engine, doubled.of.anna)
    change_stakeholder(
        engine,
        FOUNDER,
        now.id,
        now.version,
        PersonDraft(name="Anna de Wit", email=now.email, city="Delft", tags=now.tags),
    )
    told = take_back(engine, FOUNDER, key)
    assert told == ("“Anna de Wit”: “City” was changed since, and stays.",)
    assert read(engine, doubled.of.anna).city == "Delft"
    assert read(engine, doubled.of.anna).email == ""
    assert read(engine, doubled.again).email == "anna@leiden.example"
    assert not _faults(engine)


def test_an_identifier_that_somebody_else_has_got_since_stays_with_him_and_is_told(
    engine: Engine, doubled: Doubled
) -> None:
    first, second = "https://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0001-5109-3700"
    one, other = (
        add_person(engine, FOUNDER, PersonDraft(name="C. Vos", orcid=each)) for each in (first, second)
    )
    key = merged(engine, one, other, orcid=Keep.GONE)
    add_person(engine, FOUNDER, PersonDraft(name="Dirk Bos", orcid=first))
    told = take_back(engine, FOUNDER, key)
    assert [sentence.partition(" was ")[0].partition(" belongs ")[0] for sentence in told] == [
        "“C. Vos”: “ORCID”"
    ] * 2
    assert (read(engine, one).orcid, read(engine, other).orcid) == (second, None)
    assert not _faults(engine)


def test_a_period_is_not_put_back_where_it_would_end_before_it_begins(
    engine: Engine, doubled: Doubled
) -> None:
    ends = {"type_id": "advises", "to_id": doubled.of.utrecht}
    kept = add_tie(engine, FOUNDER, TieDraft(from_id=doubled.of.anna, from_on=date(2022, 1, 1), **ends))
    (moved,) = (
        each
        for each in network(engine, FOUNDER).ties
        if each.from_id == doubled.again and each.to_id == doubled.of.utrecht
    )
    change_tie(
        engine, FOUNDER, moved.id, 1, TieDraft(from_id=doubled.again, from_on=date(2015, 1, 1), **ends)
    )
    key = merged(engine, doubled.of.anna, doubled.again)
    (tie,) = (each for each in network(engine, FOUNDER).ties if each.id == kept)
    assert tie.from_on == date(2015, 1, 1)
    end_tie(engine, FOUNDER, kept, tie.version, date(2018, 1, 1))
    assert len(take_back(engine, FOUNDER, key)) == 1
    (tie,) = (each for each in network(engine, FOUNDER).ties if each.id == kept)
    assert (tie.from_on, tie.until_on) == (date(2015, 1, 1), date(2018, 1, 1))


def test_an_address_that_named_the_other_leads_to_the_one_that_was_kept(
    engine: Engine, doubled: Doubled
) -> None:
    merged(engine, doubled.of.anna, doubled.again)
    merged(engine, doubled.of.bert, doubled.of.anna)
    assert read(engine, doubled.again).id == doubled.of.bert


def test_who_was_merged_further_comes_back_last_first(engine: Engine, doubled: Doubled) -> None:
    before = whole_store(engine)
    first = merged(engine, doubled.of.anna, doubled.again)
    second = merged(engine, doubled.of.bert, doubled.of.anna)
    with pytest.raises(ConflictError, match="merged into “Bert Bos” since"):
        take_back(engine, FOUNDER, first)
    assert take_back(engine, FOUNDER, second) == ()
    assert take_back(engine, FOUNDER, first) == ()
    assert whole_store(engine) == before


def test_every_way_to_somebody_is_known_to_merges(engine: Engine) -> None:
    """A key that nobody moves would keep a merge from ending, or lose what it leads to."""
    known = {
        (
            table_of(row.links[name].row if name in row.links else row).name,
            row.links[name].value if name in row.links else name,
        )
        for row, fields in REFERENCES.items()
        for name, to in fields.items()
        if to is To.SOMEBODY
    }
    own = {(table_of(link.row).name, link.owner) for link in StakeholderRow.links.values()}
    found = {
        (table.name, key.parent.name)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column is table_of(StakeholderRow).c.id
    }
    assert found - own <= known


def test_of_two_who_merge_both_ways_at_once_one_is_refused(engine: Engine, doubled: Doubled) -> None:
    ends = iter([(doubled.of.anna, doubled.again), (doubled.again, doubled.of.anna)])
    versions = {key: read(engine, key).version for key in (doubled.of.anna, doubled.again)}

    def merge_one_way() -> None:
        kept, gone = next(ends)
        merge(engine, FOUNDER, (kept, versions[kept]), (gone, versions[gone]), {})

    outcomes = at_once(merge_one_way, 2)
    assert [type(each) for each in outcomes if each is not None] in ([ConflictError], [NotFoundError])
    assert len([who for who in network(engine, FOUNDER).stakeholders if "Wit" in who.name]) == 1
    assert not _faults(engine)


def test_a_tie_that_is_noted_during_a_merge_is_refused_or_moves(engine: Engine, doubled: Doubled) -> None:
    first, second = read(engine, doubled.of.anna), read(engine, doubled.again)
    draft = TieDraft(type_id="advises", from_id=doubled.again, to_id=doubled.of.leiden)
    acts = iter(
        [
            lambda: merge(engine, FOUNDER, (first.id, first.version), (second.id, second.version), {}),
            lambda: add_tie(engine, FOUNDER, draft),
        ]
    )
    outcomes = at_once(lambda: next(acts)(), 2)
    refused = [each for each in outcomes if isinstance(each, Exception)]
    assert all(isinstance(each, DareError) for each in refused)
    ties = {(tie.type_id, tie.from_id, tie.to_id) for tie in network(engine, FOUNDER).ties}
    moved = ("advises", doubled.of.anna, doubled.of.leiden) in ties
    assert moved or refused
    assert not _faults(engine)


def test_whoever_still_edits_a_record_that_was_merged_is_told_into_whom(
    engine: Engine, doubled: Doubled
) -> None:
    version = read(engine, doubled.again).version
    merged(engine, doubled.of.anna, doubled.again)
    ends = {"from_id": doubled.again, "to_id": doubled.of.utrecht, "type_id": "knows"}
    place = AffiliationDraft(person_id=doubled.again, organisation_id=doubled.of.utrecht)
    acts: list[Callable[[], object]] = [
        lambda: change_stakeholder(engine, FOUNDER, doubled.again, version, PersonDraft(name="A. de Witte")),
        lambda: add_tie(engine, FOUNDER, TieDraft.model_validate(ends)),
        lambda: add_affiliation(engine, FOUNDER, place),
        lambda: add_note(
            engine, FOUNDER, doubled.again, NoteDraft(on=date(2026, 6, 1), text="Told by phone.")
        ),
    ]
    for act in acts:
        with pytest.raises(NotFoundError, match="merged into “Anna de Wit”") as told:
            act()
        assert told.value.instead == doubled.of.anna


def test_a_merge_that_is_taken_back_after_a_new_name_leaves_each_with_the_names_of_his_own(
    engine: Engine, doubled: Doubled
) -> None:
    decided = merged(engine, doubled.of.anna, doubled.again)
    rename(engine, doubled.of.anna, "Anna Smit", tags=("later",))
    assert take_back(engine, FOUNDER, decided) == ()
    anna, again = read(engine, doubled.of.anna), read(engine, doubled.again)
    assert (anna.name, anna.earlier_names, anna.tags) == ("Anna Smit", ("Anna de Wit",), ("later",))
    assert (again.name, again.earlier_names, again.tags) == ("A. de Wit", (), ("CAR-T",))


def test_a_merge_is_not_taken_back_where_that_would_name_somebody_of_whom_only_the_role_is_kept(
    engine: Engine, doubled: Doubled
) -> None:
    decided = merged(engine, doubled.of.anna, doubled.again)
    draft = PersonDraft(name="Assessor, quality", by_role=True)
    change_stakeholder(engine, FOUNDER, doubled.of.anna, read(engine, doubled.of.anna).version, draft)
    before = whole_store(engine)
    with pytest.raises(ConflictError, match="“Assessor, quality” only the role is kept since"):
        take_back(engine, FOUNDER, decided)
    assert whole_store(engine) == before


def test_nobody_keeps_a_name_that_a_merge_chose_and_that_was_taken_back(
    engine: Engine, doubled: Doubled
) -> None:
    decided = merged(engine, doubled.again, doubled.of.anna, name=Keep.GONE)
    assert read(engine, doubled.again).name == "Anna de Wit"
    rename(engine, doubled.again, "A. Smit")
    (told,) = take_back(engine, FOUNDER, decided)
    assert "Name" in told
    assert read(engine, doubled.again).earlier_names == ("A. de Wit",)


def rename(engine: Engine, who: UUID, name: str, tags: tuple[str, ...] = ()) -> None:
    stored = asdict(read(engine, who))
    values = {field: stored[field] for field in PersonDraft.model_fields if field != "custom"}
    draft = PersonDraft.model_validate(values | {"name": name, "tags": tags or stored["tags"]})
    change_stakeholder(engine, FOUNDER, who, stored["version"], draft)


def test_a_merge_within_the_sample_ends_with_the_sample(sampled: Engine) -> None:
    admin = Viewer("admin", Role.ADMINISTRATOR)
    people = (PersonDraft(name=name) for name in ("Anna Bos", "A. Bos", "Anna de Bos", "Cas Bos"))
    one, other, third, own = (add_person(sampled, FOUNDER, draft) for draft in people)
    with unit_of_work(sampled, admin) as unit:
        for key in (one, other, third):
            unit.change(Stakeholder, key, {"sample": True})
    inner = merged(sampled, one, other)
    outer = merged(sampled, third, one)
    kept = merged(sampled, own, doubled_of(sampled))
    assert not any(each.final for each in list_decisions(sampled, FOUNDER, 9))
    remove_sample(sampled, admin)
    told = {each.change_set.id: each.final for each in list_decisions(sampled, FOUNDER, 9)}
    assert told == {inner: True, outer: True, kept: False}
    for key in (inner, outer):
        with pytest.raises(ConflictError, match="sample data, which has been removed"):
            take_back(sampled, FOUNDER, key)
    assert take_back(sampled, FOUNDER, kept) == ()


def doubled_of(engine: Engine) -> UUID:
    return add_person(engine, FOUNDER, PersonDraft(name="C. Bos"))
