"""The timeline of a stakeholder: what happened, of which day, and for whom."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from consortium_builders import (
    FOUNDER,
    Consortium,
    answer_draft,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    question_draft,
    seat_draft,
)
from everything_told import clock
from hypothesis import given
from hypothesis import strategies as st
from random_dialogues import TODAY, clearances, store_random_dialogues
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.network import AffiliationDraft, PersonDraft, TieDraft
from dare_network.domain.drafts.notes import NoteDraft
from dare_network.domain.partial_days import Precision
from dare_network.domain.records.bulk import BulkChange
from dare_network.domain.records.dialogues import Answer, Commitment
from dare_network.domain.records.notes import Note
from dare_network.domain.records.paging import Wanted
from dare_network.domain.records.timeline import ImportTouch, RecordChange, TimelineEntry, Write
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import day_of
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import Action, Role, TimelineKind
from dare_network.formats.suggestion import suggest
from dare_network.services.answers import record_answer
from dare_network.services.bulk import change_many, plan_change
from dare_network.services.commitments import add_commitment
from dare_network.services.dialogues import record_dialogue
from dare_network.services.importing.files import read_files
from dare_network.services.importing.loading import load_import
from dare_network.services.meetings import add_attendance, add_meeting
from dare_network.services.network import read_network
from dare_network.services.notes import add_note
from dare_network.services.questions import add_question
from dare_network.services.stakeholders import add_affiliation, add_tie, change_stakeholder, end_tie
from dare_network.services.timeline import timeline
from dare_network.store.day_of import DayOf, amsterdam_day
from dare_network.store.dossiers import list_dossiers
from dare_network.store.engine import read_transaction
from dare_network.store.tables.base import table_of
from dare_network.store.tables.operations import EventRow
from dare_network.store.timeline import read_timeline

K = TimelineKind
MEMBER, PUBLIC = Viewer("m", Role.MEMBER), Viewer("p", Role.PUBLIC)
BY_HAND = (K.DIALOGUE, K.MEETING, K.ANSWER, K.COMMITMENT, K.TIE, K.AFFILIATION, K.NOTE)
FILE = ("people.csv", b"name,kind,city\nAnna de Wit,person,Leiden\n")


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with clock(TODAY):
        yield


def told(engine: Engine, viewer: Viewer, who: UUID, *kinds: TimelineKind) -> tuple[TimelineEntry, ...]:
    return timeline(engine, viewer, who, kinds, Wanted()).entries


def what(entries: tuple[TimelineEntry, ...]) -> list[tuple[TimelineKind, date]]:
    return [(entry.kind, entry.on) for entry in entries]


def asked(engine: Engine, of: Consortium) -> UUID:
    """A dialogue of Anna with the MEB, with a meeting, an answer and a promise."""
    key = record_dialogue(engine, FOUNDER, dialogue_draft(of))
    meeting = add_meeting(engine, FOUNDER, key, meeting_draft(on=date(2026, 5, 12)))
    add_attendance(engine, FOUNDER, meeting, seat_draft(of.bert, capacity="chair"))
    question = add_question(engine, FOUNDER, key, question_draft())
    record_answer(engine, FOUNDER, question, answer_draft(of, given_on=date(2026, 6, 9), summary="Not yet."))
    promise = commitment_draft(of, owner_id=of.meb, due_on=date(2026, 7, 1), summary="A letter follows.")
    add_commitment(engine, FOUNDER, key, promise)
    return key


def test_a_body_has_its_dialogues_meetings_answers_and_promises_the_newest_day_first(engine: Engine) -> None:
    of = found_consortium(engine)
    key = asked(engine, of)
    entries = told(engine, FOUNDER, of.meb, *BY_HAND)
    assert what(entries) == [
        (K.COMMITMENT, date(2026, 7, 1)),
        (K.ANSWER, date(2026, 6, 9)),
        (K.MEETING, date(2026, 5, 12)),
        (K.DIALOGUE, date(2026, 3, 2)),
    ]
    promise, answer, _meeting, _request = (entry.record for entry in entries)
    assert isinstance(promise, Commitment)
    assert isinstance(answer, Answer)
    assert (promise.summary, answer.summary) == ("A letter follows.", "Not yet.")
    assert {entry.dialogue.id for entry in entries if entry.dialogue} == {key}
    assert {entry.parts for entry in entries} == {("lead_body",)}


def test_a_person_has_the_role_at_the_meeting_and_in_the_dialogue(engine: Engine) -> None:
    of = found_consortium(engine)
    asked(engine, of)
    (owned,) = told(engine, FOUNDER, of.anna, *BY_HAND)
    assert (owned.kind, owned.parts) == (K.DIALOGUE, ("owner",))
    (sat,) = told(engine, FOUNDER, of.bert, *BY_HAND)
    assert (sat.kind, sat.seats) == (K.MEETING, ("chair",))


def test_ties_and_work_stand_at_both_their_days_also_where_only_the_month_or_the_year_is_known(
    engine: Engine,
) -> None:
    of = found_consortium(engine)
    work = {"person_id": of.anna, "organisation_id": of.leiden, "from_on": "2019", "until_on": "2024-03"}
    add_affiliation(engine, FOUNDER, check(AffiliationDraft, work))
    tie = TieDraft(type_id="knows", from_id=of.anna, to_id=of.bert, from_on=date(2020, 1, 1))
    key = add_tie(engine, FOUNDER, tie)
    end_tie(engine, FOUNDER, key, 1, date(2024, 3, 30))
    for who in (of.anna, of.leiden):
        entries = told(engine, FOUNDER, who, K.AFFILIATION)
        assert [(each.on, each.precision, each.ended) for each in entries] == [
            (date(2024, 3, 31), Precision.MONTH, True),
            (date(2019, 1, 1), Precision.YEAR, False),
        ]
    assert [(each.kind, each.ended) for each in told(engine, FOUNDER, of.anna, *BY_HAND)] == [
        (K.AFFILIATION, True), (K.TIE, True), (K.TIE, False), (K.AFFILIATION, False),
    ]  # fmt: skip
    assert what(told(engine, PUBLIC, of.leiden)) == []


def test_changes_by_hand_and_imports_stand_with_who_made_them(engine: Engine) -> None:
    of = found_consortium(engine)
    change_stakeholder(engine, FOUNDER, of.anna, 1, PersonDraft(name="Anna de Wit", phone="+31 71 526 9111"))
    mapping = suggest(read_files([FILE]))
    load_import(engine, FOUNDER, [FILE], mapping)
    changed, added = (entry.record for entry in told(engine, MEMBER, of.anna, K.CHANGE))
    assert isinstance(changed, RecordChange)
    assert isinstance(added, RecordChange)
    assert changed.account == FOUNDER.account
    assert changed.writes == (Write("stakeholder", Action.CHANGED, ("phone",), 1),)
    assert added.writes == (Write("stakeholder", Action.ADDED, (), 1),)
    (touch,) = (entry.record for entry in told(engine, FOUNDER, of.anna, K.IMPORT))
    assert isinstance(touch, ImportTouch)
    assert touch.file_name == "people.csv"
    # Who may not see what others imported is not told the name of the file either.
    (hidden,) = (entry.record for entry in told(engine, MEMBER, of.anna, K.IMPORT))
    assert hidden == replace(touch, file_name="")


def test_what_was_changed_at_once_is_one_entry(engine: Engine) -> None:
    of = found_consortium(engine)
    for other in (of.bert, of.leiden, of.utrecht):
        add_tie(engine, FOUNDER, TieDraft(type_id="knows", from_id=of.anna, to_id=other))
    wanted = BulkChange(source="Call", end_ties_on=TODAY)
    change_many(engine, FOUNDER, plan_change(engine, FOUNDER, [of.anna], wanted))
    latest, *_others = told(engine, FOUNDER, of.anna, K.CHANGE)
    assert isinstance(latest.record, RecordChange)
    assert {(each.entity, each.count) for each in latest.record.writes} == {("tie", 3), ("stakeholder", 1)}
    assert len(told(engine, FOUNDER, of.bert, K.CHANGE)) == 3


def test_a_note_stands_at_its_day(engine: Engine) -> None:
    of = found_consortium(engine)
    add_note(engine, FOUNDER, of.anna, NoteDraft(on=date(2026, 5, 12), text="Called back."))
    (entry,) = told(engine, MEMBER, of.anna, K.NOTE)
    assert isinstance(entry.record, Note)
    assert entry.record.text == "Called back."
    assert told(engine, PUBLIC, of.meb, K.NOTE) == ()


def test_pages_hold_each_entry_once_and_filters_a_part_of_all(engine: Engine) -> None:
    of = found_consortium(engine)
    store_random_dialogues(engine, of, 30)
    every = told(engine, FOUNDER, of.meb)
    assert len(every) > 25
    paged: list[TimelineEntry] = []
    for number in range(-(-len(every) // 7)):
        page = timeline(engine, FOUNDER, of.meb, (), Wanted(number, size=7))
        assert (page.count, page.number) == (len(every), number)
        paged += page.entries
    assert tuple(paged) == every
    assert [entry.on for entry in every] == sorted((entry.on for entry in every), reverse=True)
    for kind in TimelineKind:
        assert told(engine, FOUNDER, of.meb, kind) == tuple(each for each in every if each.kind is kind)


def _expected(engine: Engine, cleared: Clearance, who: UUID) -> set[tuple[TimelineKind, UUID, date]]:
    """What the dossiers of this reader have of somebody."""
    found: set[tuple[TimelineKind, UUID, date]] = set()
    with read_transaction(engine) as transaction:
        dossiers = list_dossiers(transaction, cleared)
    for of in dossiers:
        dialogue = of.dialogue
        body = who in (dialogue.lead_body_id, *dialogue.co_body_ids)
        if body or dialogue.owner_id == who:
            found.add((K.DIALOGUE, dialogue.id, dialogue.requested_on))
        for meeting in of.meetings:
            seats = of.attendances_of(meeting.id)
            if body or any(who == (seat.person_id or seat.body_id) for seat in seats):
                found.add((K.MEETING, meeting.id, meeting.on))
        found |= {(K.ANSWER, each.id, each.given_on) for each in of.answers if each.body_id == who}
        found |= {(K.COMMITMENT, each.id, each.due_on) for each in of.commitments if each.owner_id == who}
    return found


def test_each_reader_is_told_what_his_dossiers_hold(engine: Engine) -> None:
    of = found_consortium(engine)
    store_random_dialogues(engine, of, 30)
    counts = set()
    for cleared in list(clearances(of))[::2]:
        with read_transaction(engine) as transaction:
            for who in read_network(transaction, cleared).stakeholders:
                if who.id not in (of.anna, of.bert, of.leiden, of.meb, of.ccmo):
                    continue
                page = read_timeline(transaction, cleared, who.id, BY_HAND[:4], Wanted(size=900))
                assert {(each.kind, each.key, each.on) for each in page.entries} == _expected(
                    engine, cleared, who.id
                )
                assert all(each.dialogue for each in page.entries)
                counts.add(page.count)
    assert len(counts) > 9


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001
def test_a_change_is_of_the_day_in_amsterdam(at: datetime) -> None:
    assert amsterdam_day(str(at)) == day_of(at.replace(tzinfo=UTC)).isoformat()


def test_either_database_knows_the_day_in_amsterdam(engine: Engine) -> None:
    of = found_consortium(engine)
    event = table_of(EventRow)
    for at in (datetime(2026, month, 24, 22, 30, tzinfo=UTC) for month in (1, 7)):
        with engine.begin() as connection:
            connection.execute(sa.update(event).values(at=at))
            assert set(connection.scalars(sa.select(DayOf(event.c.at)))) == {day_of(at)}
    assert {entry.on for entry in told(engine, FOUNDER, of.anna, K.CHANGE)} == {day_of(at)}
    assert day_of(at) == at.date() + timedelta(days=1)
