"""Removing what was wrong, bringing it back, and correcting what is nearly right."""

from datetime import date
from uuid import UUID

import pytest
from audit_trail import latest_events
from consortium_builders import FOUNDER, MEB, dialogue_draft, meeting_draft, seat_draft
from merge_builders import Doubled, found_doubled, merged, read, whole_store
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import AffiliationDraft, PersonDraft, TieDraft
from dare_network.domain.drafts.notes import NoteDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Action, Role
from dare_network.errors import ConflictError, InvalidInputError
from dare_network.formats.suggestion import suggest
from dare_network.services.change_sets import list_decisions, take_back
from dare_network.services.dialogues import record_dialogue
from dare_network.services.duplicates import pairs, propose_again, tell_apart, told_apart
from dare_network.services.importing import load_import, undo_import
from dare_network.services.importing.files import read_files
from dare_network.services.meetings import add_attendance, add_meeting
from dare_network.services.network import network
from dare_network.services.notes import add_note
from dare_network.services.removing import remove_affiliation, remove_stakeholder, remove_tie
from dare_network.services.stakeholders import (
    add_affiliation,
    add_person,
    add_tie,
    change_affiliation,
    change_stakeholder,
    change_tie,
    history,
)
from dare_network.store.engine import read_transaction

LIAISON = Viewer("lia", Role.LIAISON, listed_as="lia")


@pytest.fixture
def doubled(engine: Engine) -> Doubled:
    return found_doubled(engine)


def test_who_is_unused_goes_and_comes_back_as_he_was(engine: Engine, doubled: Doubled) -> None:
    carla = add_person(engine, FOUNDER, PersonDraft(name="Carla Vos", tags=("CAR-T",)))
    before = whole_store(engine)
    key = remove_stakeholder(engine, FOUNDER, carla, 1)
    assert carla not in network(engine, FOUNDER).by_id
    (decided,) = list_decisions(engine, FOUNDER, 9)
    assert (decided.entity, decided.names) == ("stakeholder", ("Carla Vos",))
    assert take_back(engine, FOUNDER, key) == ()
    assert whole_store(engine) == before


def test_who_is_in_use_stays_and_the_sentence_says_by_what(engine: Engine, doubled: Doubled) -> None:
    with pytest.raises(ConflictError, match="is in use: ") as refused:
        remove_stakeholder(engine, FOUNDER, doubled.again, 1)
    for word in ("a tie", "an affiliation", "a dialogue", "a meeting", "a commitment", "Merge it"):
        assert word in str(refused.value)
    with pytest.raises(InvalidInputError, match="keep it"):
        remove_stakeholder(engine, FOUNDER, MEB, read(engine, MEB).version)


def test_what_refers_to_somebody_is_named_to_those_who_may_see_it_alone(
    engine: Engine, doubled: Doubled
) -> None:
    carla = add_person(engine, FOUNDER, PersonDraft(name="Carla Vos"))
    closed = dialogue_draft(doubled.of, confidentiality="named_only", readers=("founder",))
    meeting = add_meeting(engine, FOUNDER, record_dialogue(engine, FOUNDER, closed), meeting_draft())
    add_attendance(engine, FOUNDER, meeting, seat_draft(carla))
    office = NoteDraft(on=date(2026, 5, 12), text="Left.", confidentiality="restricted_strict")
    add_note(engine, FOUNDER, carla, office)
    assert _refusal(engine, FOUNDER, carla).startswith("“Carla Vos” is in use: a note, a meeting. ")
    told = _refusal(engine, LIAISON, carla)
    assert told.startswith("“Carla Vos” is in use: something refers to it that is not open to you. ")
    assert "meeting" not in told
    assert "note" not in told
    add_tie(engine, FOUNDER, TieDraft(type_id="knows", from_id=doubled.of.bert, to_id=carla))
    told = _refusal(engine, LIAISON, carla)
    assert told.startswith("“Carla Vos” is in use: a tie, something that is not open to you. ")


def test_an_undo_that_is_refused_names_what_may_be_seen_alone(engine: Engine, doubled: Doubled) -> None:
    file = [("list.csv", b"Name,Kind\nZita Kramer,person\n")]
    batch = load_import(engine, FOUNDER, file, suggest(read_files(file)))
    assert batch
    (zita,) = (each.id for each in network(engine, FOUNDER).stakeholders if each.name == "Zita Kramer")
    closed = dialogue_draft(doubled.of, confidentiality="named_only", readers=("founder",))
    meeting = add_meeting(engine, FOUNDER, record_dialogue(engine, FOUNDER, closed), meeting_draft())
    add_attendance(engine, FOUNDER, meeting, seat_draft(zita))
    told = {}
    for viewer in (FOUNDER, Viewer("office", Role.COORDINATOR, listed_as="office")):
        with pytest.raises(ConflictError) as refused:
            undo_import(engine, viewer, batch.id)
        told[viewer.account] = str(refused.value)
    assert "(a meeting)" in told["founder"]
    assert "(something that is not open to you)" in told["office"]


def _refusal(engine: Engine, viewer: Viewer, who: UUID) -> str:
    with pytest.raises(ConflictError) as refused:
        remove_stakeholder(engine, viewer, who, 1)
    return str(refused.value)


def test_what_tells_who_it_was_leaves_the_history_once_only_the_role_is_kept(
    engine: Engine, doubled: Doubled
) -> None:
    carla = add_person(
        engine,
        FOUNDER,
        PersonDraft(
            name="Carla Vos", given_name="Carla", family_name="Vos", email="c.vos@meb.example",
            further_emails=("carla@home.example",), phone="+31 6 1234", city="Utrecht",
        ),
    )  # fmt: skip
    again = add_person(engine, FOUNDER, PersonDraft(name="Carla Vos-Bos", email="bos@meb.example"))
    merged(engine, carla, again)
    draft = PersonDraft(name="Assessor, quality", by_role=True, email="quality@meb.example", city="Utrecht")
    change_stakeholder(engine, FOUNDER, carla, read(engine, carla).version, draft)
    events = history(engine, FOUNDER, carla)
    told = repr([(event.before, event.after) for event in events])
    for word in ("Carla", "Vos", "Bos", "c.vos@", "carla@", "bos@", "1234"):
        assert word not in told
    assert [event.action for event in events if event.entity_id == str(carla)] == [
        Action.CHANGED, Action.CHANGED, Action.ADDED
    ]  # fmt: skip
    assert events[0].after is not None
    assert events[0].after["name"] == "Assessor, quality"
    assert events[0].after["email"] == "quality@meb.example"
    with read_transaction(engine) as transaction:
        kept = repr([event.before for event in latest_events(transaction, 50)])
    assert "c.vos@meb.example" in kept


def test_the_history_of_others_keeps_their_names(engine: Engine, doubled: Doubled) -> None:
    draft = PersonDraft(name="Anna Bakker")
    change_stakeholder(engine, FOUNDER, doubled.of.anna, 1, draft)
    (changed, *_rest) = history(engine, FOUNDER, doubled.of.anna)
    assert changed.before is not None
    assert changed.before["name"] == "Anna de Wit"


def test_who_kept_the_keys_of_a_merged_record_goes_with_them_and_comes_back_with_them(
    engine: Engine, doubled: Doubled
) -> None:
    one, other = (add_person(engine, FOUNDER, PersonDraft(name=name)) for name in ("C. Vos", "Carla Vos"))
    key = merged(engine, one, other)
    before = whole_store(engine)
    removal = remove_stakeholder(engine, FOUNDER, one, read(engine, one).version)
    with pytest.raises(ConflictError, match="bring it back first"):
        take_back(engine, FOUNDER, key)
    take_back(engine, FOUNDER, removal)
    assert whole_store(engine) == before


def test_a_wrong_tie_and_a_wrong_affiliation_go_and_come_back(engine: Engine, doubled: Doubled) -> None:
    before = whole_store(engine)
    whole = network(engine, FOUNDER)
    keys = [
        remove_tie(engine, FOUNDER, whole.ties[0].id, 1),
        remove_affiliation(engine, FOUNDER, whole.affiliations[0].id, 1),
    ]
    now = network(engine, FOUNDER)
    assert (len(now.ties), len(now.affiliations)) == (len(whole.ties) - 1, len(whole.affiliations) - 1)
    for key in keys:
        assert take_back(engine, FOUNDER, key) == ()
    assert whole_store(engine) == before


def test_a_tie_comes_back_to_whom_its_end_was_merged_into(engine: Engine, doubled: Doubled) -> None:
    carla = add_person(engine, FOUNDER, PersonDraft(name="Carla Vos"))
    tie = add_tie(engine, FOUNDER, TieDraft(type_id="knows", from_id=doubled.of.bert, to_id=carla))
    removal = remove_tie(engine, FOUNDER, tie, 1)
    merged(engine, doubled.of.utrecht, doubled.of.leiden)
    merged(engine, doubled.of.anna, carla)
    assert take_back(engine, FOUNDER, removal) == ()
    (found,) = (each for each in network(engine, FOUNDER).ties if each.id == tie)
    assert found.to_id == doubled.of.anna


def test_what_was_saved_meanwhile_is_not_removed_unseen(engine: Engine, doubled: Doubled) -> None:
    tie = network(engine, FOUNDER).ties[0]
    change_tie(engine, FOUNDER, tie.id, 1, TieDraft(**_values(tie), note="Seen."))
    with pytest.raises(ConflictError, match="in the meantime"):
        remove_tie(engine, FOUNDER, tie.id, 1)


def test_ties_and_affiliations_are_corrected_with_a_history(engine: Engine, doubled: Doubled) -> None:
    whole = network(engine, FOUNDER)
    tie = next(each for each in whole.ties if each.type_id == "advises")
    change_tie(engine, FOUNDER, tie.id, 1, TieDraft(**_values(tie), from_on=date(2025, 1, 1)))
    place = add_affiliation(
        engine, FOUNDER, AffiliationDraft(person_id=doubled.of.bert, organisation_id=doubled.of.leiden)
    )
    right = AffiliationDraft(person_id=doubled.of.bert, organisation_id=doubled.of.utrecht, role="Chair")
    change_affiliation(engine, FOUNDER, place, 1, right)
    told = {(event.entity, event.action) for event in history(engine, FOUNDER, doubled.of.bert)}
    assert ("affiliation", Action.CHANGED) in told
    told = {(event.entity, event.action) for event in history(engine, FOUNDER, doubled.again)}
    assert ("tie", Action.CHANGED) in told


def test_a_correction_makes_no_second_tie_of_one(engine: Engine, doubled: Doubled) -> None:
    tie = next(each for each in network(engine, FOUNDER).ties if each.type_id == "advises")
    same = TieDraft(type_id="knows", from_id=doubled.again, to_id=doubled.of.bert)
    with pytest.raises(ConflictError, match="already noted"):
        change_tie(engine, FOUNDER, tie.id, 1, same)


def test_both_histories_are_told_on_the_record_that_was_kept(engine: Engine, doubled: Doubled) -> None:
    merged(engine, doubled.of.anna, doubled.again)
    told = {(event.entity_id, event.action) for event in history(engine, FOUNDER, doubled.of.anna)}
    assert (str(doubled.again), Action.ADDED) in told
    assert (str(doubled.again), Action.REMOVED) in told
    assert (str(doubled.of.anna), Action.ADDED) in told


def test_those_told_apart_are_proposed_no_more_until_that_is_taken_back(
    engine: Engine, doubled: Doubled
) -> None:
    again = add_person(engine, FOUNDER, PersonDraft(name="Anna de Wit"))
    ends = tuple(sorted((doubled.of.anna, again)))

    def proposed() -> bool:
        return ends in {(pair.one_id, pair.other_id) for pair in pairs(engine, FOUNDER)}

    assert proposed()
    tell_apart(engine, FOUNDER, again, doubled.of.anna)
    assert not proposed()
    assert told_apart(engine, FOUNDER) == (ends,)
    propose_again(engine, FOUNDER, *ends)
    assert proposed()
    with pytest.raises(ConflictError):
        propose_again(engine, FOUNDER, *ends)


def test_whoever_was_told_apart_from_one_is_apart_from_whom_that_is_merged_into(
    engine: Engine, doubled: Doubled
) -> None:
    third = add_person(engine, FOUNDER, PersonDraft(name="Anna de Wit"))
    tell_apart(engine, FOUNDER, third, doubled.again)
    merged(engine, doubled.of.anna, doubled.again)
    assert told_apart(engine, FOUNDER) == (tuple(sorted((third, doubled.of.anna))),)


def _values(tie: object) -> dict[str, object]:
    return {name: getattr(tie, name) for name in ("type_id", "from_id", "to_id", "source")}
