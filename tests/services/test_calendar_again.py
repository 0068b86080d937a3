"""A calendar that is exported again: what the earlier file held stands, has moved, or is cancelled."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import icalendar
import pytest
from consortium_builders import (
    Consortium,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    milestone_draft,
)
from databases import Content, SqliteDatabase
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.decisions import DecisionDraft
from dare_network.domain.records.dialogues import Commitment, Dialogue, Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import CommitmentState, Confidentiality, DialogueState, Role
from dare_network.errors import InvalidInputError, NotFoundError
from dare_network.services import commitments, dialogues, meetings, milestones
from dare_network.services.clearance import clearance
from dare_network.services.documents import commitment_calendar, dialogue_calendar
from dare_network.store.dossiers import get_dossier, list_dossiers
from dare_network.store.engine import read_transaction, unit_of_work

WRITER = Viewer("writer", Role.COORDINATOR, listed_as="writer")
MEMBER = Viewer("member", Role.MEMBER)
LEVELS = st.sampled_from(Confidentiality)
Events = dict[str, icalendar.Event]


def events(content: bytes) -> Events:
    return {str(event["UID"]): event for event in icalendar.Calendar.from_ical(content).events}


def due(engine: Engine, viewer: Viewer = MEMBER) -> Events:
    return events(commitment_calendar(engine, viewer, datetime.now(UTC)))


def cancelled(found: Events) -> set[str]:
    return {uid for uid, event in found.items() if event["STATUS"] == "CANCELLED"}


@dataclass
class Case:
    """A dialogue with a meeting, an output, and a commitment with a milestone."""

    engine: Engine
    level: Confidentiality = Confidentiality.CONSORTIUM
    of: Consortium = field(init=False)
    dialogue: UUID = field(init=False)
    meeting: UUID = field(init=False)
    promise: UUID = field(init=False)
    step: UUID = field(init=False)

    def __post_init__(self) -> None:
        self.of = of = found_consortium(self.engine)
        draft = dialogue_draft(of, confidentiality=self.level, output_due_on=date(2027, 7, 9))
        self.dialogue = dialogues.record_dialogue(self.engine, WRITER, draft)
        planned = meeting_draft(on=date(2027, 6, 16), starts=time(9, 30), place="Room of the board")
        self.meeting = meetings.add_meeting(self.engine, WRITER, self.dialogue, planned)
        promised = commitment_draft(of, due_on=date(2027, 9, 1))
        self.promise = commitments.add_commitment(self.engine, WRITER, self.dialogue, promised)
        on_the_way = milestone_draft(due_on=date(2027, 7, 1))
        self.step = milestones.add_milestone(self.engine, WRITER, self.promise, on_the_way)

    @property
    def found(self) -> Dossier:
        with read_transaction(self.engine) as transaction:
            return get_dossier(transaction, clearance(WRITER), self.dialogue)

    def taken(self, viewer: Viewer = WRITER) -> Events:
        return events(dialogue_calendar(self.engine, viewer, self.dialogue, datetime.now(UTC)))

    def put(self, **values: Any) -> None:
        with unit_of_work(self.engine, WRITER) as unit:
            unit.change(Dialogue, self.dialogue, values)

    def put_promise(self, **values: Any) -> None:
        with unit_of_work(self.engine, WRITER) as unit:
            unit.change(Commitment, self.promise, values)


@pytest.fixture
def case(engine: Engine) -> Case:
    return Case(engine)


def assert_ended(before: Events, after: Events, *uids: object) -> None:
    for uid in map(str, uids):
        assert before[uid]["STATUS"] == "CONFIRMED"
        assert after[uid]["STATUS"] == "CANCELLED"
        assert after[uid]["SEQUENCE"] > before[uid]["SEQUENCE"]
        assert after[uid].start == before[uid].start


@pytest.mark.parametrize("state", ["fulfilled", "closed", "cancelled", "superseded"])
def test_what_is_no_longer_to_be_done_is_cancelled_with_its_milestones(case: Case, state: str) -> None:
    before = case.taken()
    case.put_promise(state=CommitmentState(state), evidence="Mail of 20 August")
    assert_ended(before, case.taken(), case.promise, case.step)
    assert cancelled(due(case.engine)) == {str(case.promise), str(case.step)}


def test_a_milestone_that_is_reached_is_cancelled_alone(case: Case) -> None:
    before, (step,) = case.taken(), case.found.milestones
    reached = milestone_draft(due_on=step.due_on, reached_on=date(2020, 6, 20))
    milestones.change_milestone(case.engine, WRITER, step.id, step.version, reached)
    after = case.taken()
    assert_ended(before, after, case.step)
    assert cancelled(after) == {str(case.step)}


@pytest.mark.parametrize(
    "change",
    [
        {"output_due_on": None},
        {"output_received_on": date(2027, 7, 1)},
        {"state": DialogueState.OUTPUT_RECEIVED},
        {"state": DialogueState.CLOSED},
    ],
    ids=str,
)
def test_an_output_that_is_not_awaited_any_more_is_cancelled(case: Case, change: dict[str, Any]) -> None:
    before = case.taken()
    case.put(**change)
    after = case.taken()
    assert_ended(before, after, f"{case.dialogue}-output")
    assert cancelled(after) == {f"{case.dialogue}-output"}
    assert not case.taken(MEMBER).keys() - before.keys()


def test_an_output_that_never_had_a_day_is_not_cancelled(engine: Engine) -> None:
    of = found_consortium(engine)
    key = dialogues.record_dialogue(engine, WRITER, dialogue_draft(of))
    assert events(dialogue_calendar(engine, WRITER, key, datetime.now(UTC))) == {}


def test_a_due_day_that_moves_there_and_back_is_one_entry_that_rises(case: Case) -> None:
    told = [case.taken()[str(case.promise)]]
    for to in (date(2027, 10, 1), date(2027, 9, 1)):
        (promise,) = case.found.commitments
        draft = commitment_draft(case.of, due_on=to)
        commitments.change_commitment(
            case.engine, WRITER, promise.id, promise.version, draft, "Laboratory closed"
        )
        told.append(case.taken()[str(case.promise)])
    assert [event.start for event in told] == [date(2027, 9, 1), date(2027, 10, 1), date(2027, 9, 1)]
    assert sorted({event["SEQUENCE"] for event in told}) == [event["SEQUENCE"] for event in told]
    assert {event["STATUS"] for event in told} == {"CONFIRMED"}
    assert all(b"Laboratory" not in event.to_ical() for event in told)


def test_a_meeting_that_is_called_off_and_planned_anew_is_the_same_entry(case: Case) -> None:
    case.put(state=DialogueState.SCHEDULED)
    first = case.taken()
    case.put(state=DialogueState.CANCELLED)
    second = case.taken()
    assert_ended(first, second, case.meeting)
    case.put(state=DialogueState.SCHEDULED)
    (held,) = case.found.meetings
    anew = meeting_draft(on=date(2027, 11, 3), starts=time(10))
    meetings.change_meeting(case.engine, WRITER, held.id, held.version, anew)
    third = case.taken()[str(case.meeting)]
    assert (third["STATUS"], third["SEQUENCE"] > second[str(case.meeting)]["SEQUENCE"]) == ("CONFIRMED", True)
    assert third.start.astimezone(UTC) == datetime(2027, 11, 3, 9, tzinfo=UTC)


NARROWER: dict[str, Callable[[Case], None]] = {
    "level": lambda case: case.put(confidentiality=Confidentiality.RESTRICTED),
    "embargo": lambda case: case.put(embargo_until=date(2199, 1, 1)),
    "readers": lambda case: case.put(confidentiality=Confidentiality.NAMED_ONLY, readers=("writer",)),
}


@pytest.mark.parametrize("narrow", NARROWER.values(), ids=NARROWER)
def test_who_sees_a_dialogue_no_more_gets_the_ends_of_its_entries_and_no_word(
    case: Case, narrow: Callable[[Case], None]
) -> None:
    before, both = case.taken(MEMBER), due(case.engine)
    assert both.keys() <= before.keys()
    narrow(case)
    # What happens afterwards is not for them: neither a new day nor how often it changed.
    case.put_promise(due_on=date(2028, 1, 1))
    after = due(case.engine)
    assert_ended(before, after, *before)
    assert after.keys() == before.keys()
    for event in after.values():
        assert event["SUMMARY"] == ""
        assert event["CLASS"] == "CONFIDENTIAL"
        assert not event.keys() & {"DESCRIPTION", "LOCATION"}
    assert after[str(case.promise)]["SEQUENCE"] == before[str(case.promise)]["SEQUENCE"] + 1
    assert (
        icalendar.Calendar.from_ical(commitment_calendar(case.engine, MEMBER, datetime.now(UTC)))["METHOD"]
        == "CANCEL"
    )
    with pytest.raises(NotFoundError):
        case.taken(MEMBER)
    assert cancelled(due(case.engine, WRITER)) == set()


def test_what_is_opened_again_stands_again_above_its_end(case: Case) -> None:
    case.put(confidentiality=Confidentiality.RESTRICTED)
    ended = due(case.engine)[str(case.promise)]
    case.put(confidentiality=Confidentiality.CONSORTIUM)
    again = due(case.engine)[str(case.promise)]
    assert (ended["STATUS"], again["STATUS"]) == ("CANCELLED", "CONFIRMED")
    assert again["SEQUENCE"] > ended["SEQUENCE"]


def test_a_commitment_that_becomes_more_confidential_ends_alone(case: Case) -> None:
    before = case.taken(MEMBER)
    case.put_promise(confidentiality=Confidentiality.RESTRICTED)
    after = case.taken(MEMBER)
    assert_ended(before, after, case.promise, case.step)
    assert {str(event["SUMMARY"]) for event in after.values()} - {""}
    assert cancelled(after) == {str(case.promise), str(case.step)} == due(case.engine).keys()


@pytest.mark.parametrize("level", ["restricted", "restricted_strict", "named_only"])
def test_nobody_is_told_of_what_he_never_saw(engine: Engine, level: str) -> None:
    case = Case(engine, Confidentiality.RESTRICTED)
    case.put(confidentiality=Confidentiality(level), readers=("writer",))
    case.put_promise(state=CommitmentState.FULFILLED)
    case.put(output_due_on=None, embargo_until=date(2199, 1, 1))
    assert due(engine) == {}


def test_what_came_after_the_narrowing_is_not_told_of(case: Case) -> None:
    case.put(confidentiality=Confidentiality.RESTRICTED)
    before = due(case.engine)
    commitments.add_commitment(case.engine, WRITER, case.dialogue, commitment_draft(case.of))
    assert due(case.engine).keys() == before.keys()


def test_what_came_before_an_opening_is_told_of_afterwards(engine: Engine) -> None:
    case = Case(engine, Confidentiality.RESTRICTED)
    case.put(confidentiality=Confidentiality.CONSORTIUM)
    assert cancelled(due(engine)) == set()
    case.put(confidentiality=Confidentiality.RESTRICTED)
    assert str(case.promise) in cancelled(due(engine))


def test_a_time_that_clocks_skip_is_refused_and_the_meeting_stays(case: Case) -> None:
    (held,) = case.found.meetings
    with pytest.raises(InvalidInputError) as caught:
        meetings.change_meeting(
            case.engine,
            WRITER,
            held.id,
            held.version,
            meeting_draft(on=date(2027, 3, 28), starts=time(2, 30)),
        )
    assert list(caught.value.fields) == ["starts"]
    assert case.found.meetings == (held,)


def test_a_decision_on_several_ends_the_entries_of_all(case: Case) -> None:
    before, (promise,) = case.taken(), case.found.commitments
    draft = check(DecisionDraft, {"decision": "cancelled", "reason": "No longer needed"})
    assert commitments.decide(case.engine, WRITER, {promise.id: promise.version}, draft) == 1
    assert_ended(before, case.taken(), case.promise, case.step)


VIEWERS = (
    MEMBER,
    Viewer("chair", Role.STEERING),
    Viewer("reader", Role.LIAISON, listed_as="reader"),
    Viewer("office", Role.COORDINATOR),
)
STEPS = st.lists(
    st.tuples(st.just("dialogue"), LEVELS)
    | st.tuples(st.just("promise"), st.none() | LEVELS)
    | st.tuples(st.just("readers"), st.sampled_from([("writer",), ("writer", "reader")]))
    | st.tuples(st.just("embargo"), st.none() | st.sampled_from([date(2026, 1, 1), date(2199, 1, 1)])),
    max_size=7,
)


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(Confidentiality), STEPS)
def test_after_any_changes_a_file_holds_what_its_reader_sees_and_the_ends_of_what_he_saw(
    sqlite: SqliteDatabase, level: Confidentiality, steps: list[tuple[str, Any]]
) -> None:
    case = Case(sqlite.holding(Content.REFERENCE))
    case.put(confidentiality=level, readers=("writer",))
    # From here on everybody takes a file along after every change.
    had = {viewer: _standing(case.engine, viewer) | due(case.engine, viewer).keys() for viewer in VIEWERS}
    rank = {viewer: _sequences(case.engine, viewer) for viewer in VIEWERS}
    for what, value in steps:
        _take(case, what, value)
        for viewer in VIEWERS:
            sees, file = _standing(case.engine, viewer), due(case.engine, viewer)
            assert file.keys() - cancelled(file) == sees & file.keys()
            had[viewer] |= sees
            assert cancelled(file) == had[viewer] - sees
            now = _sequences(case.engine, viewer)
            assert all(now[uid] >= before for uid, before in rank[viewer].items() if uid in now)
            rank[viewer] |= now


def _take(case: Case, what: str, value: Any) -> None:
    match what:
        case "dialogue":
            case.put(confidentiality=value)
        case "promise":
            case.put_promise(confidentiality=value)
        case "readers":
            case.put(readers=value)
        case _embargo:
            case.put(embargo_until=value)


def _sequences(engine: Engine, viewer: Viewer) -> dict[str, int]:
    return {uid: int(event["SEQUENCE"]) for uid, event in due(engine, viewer).items()}


def _standing(engine: Engine, viewer: Viewer) -> set[str]:
    """All entries that either kind of file holds for somebody now."""
    with read_transaction(engine) as transaction:
        dossiers = list_dossiers(transaction, clearance(viewer))
    found = {str(each.id) for d in dossiers for each in (*d.meetings, *d.commitments, *d.milestones)}
    return found | {f"{each.dialogue.id}-output" for each in dossiers}
