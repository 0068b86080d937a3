"""What was written while a record was more confidential stays with those who could see it then."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from consortium_builders import (
    Consortium,
    answer_draft,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    question_draft,
    seat_draft,
)
from history_builders import WRITER, C, Past, classify, classify_parts, lived, rewrite
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from dare_network.documents.minutes import Layer
from dare_network.domain.drafts.dialogues import SourceDocumentDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.visibility import is_more_open
from dare_network.domain.vocabulary import Confidentiality, QuestionState, Role
from dare_network.errors import NotFoundError
from dare_network.services import answers, commitments, dialogues, meetings, minutes, questions, sources
from dare_network.services.clearance import clearance
from dare_network.services.documents import minutes_version_document
from dare_network.store.audit import list_events
from dare_network.store.engine import read_transaction
from dare_network.store.tables.base import table_of
from dare_network.store.tables.operations import EventRow

MEMBER = Viewer("member", Role.MEMBER)
NOW = datetime.now(UTC)

# The expected sets are written out, and follow from nothing in the product.
OPEN = {C.PUBLIC, C.CONSORTIUM}
INNER = OPEN | {C.RESTRICTED}
SEES: Mapping[str, set[Confidentiality]] = {
    "member": OPEN,
    "member of the centre": INNER | {C.RESTRICTED_STRICT},
    "listed": OPEN | {C.NAMED_ONLY},
    "steering": INNER,
    "liaison": INNER,
    "coordinator": INNER | {C.RESTRICTED_STRICT},
    "carla": set(C),
}


def viewers(of: Consortium) -> Mapping[str, Viewer]:
    return {
        "member": MEMBER,
        "member of the centre": Viewer("inside", Role.MEMBER, centre_id=of.leiden),
        "listed": Viewer("listed", Role.MEMBER, listed_as="listed"),
        "steering": Viewer("steering", Role.STEERING),
        "liaison": Viewer("liaison", Role.LIAISON),
        "coordinator": Viewer("coordinator", Role.COORDINATOR),
        "carla": WRITER,
    }


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def told_of(engine: Engine, viewer: Viewer, past: Past) -> str:
    """All that this viewer is told of a dialogue; nothing where it is hidden."""
    try:
        return repr(
            [
                dialogues.history(engine, viewer, past.dialogue),
                dialogues.dossier(engine, viewer, past.dialogue),
                minutes.minutes(engine, viewer, past.dialogue),
                minutes.comments(engine, viewer, past.dialogue),
            ]
        )
    except NotFoundError:
        return ""


def words_in(told: str) -> set[str]:
    return set(re.findall(r"\b[cpr]?x\d+x\b", told))


@dataclass(frozen=True)
class Moment:
    """What stood at some time, and at which level."""

    number: int
    whole: Confidentiality
    own: Confidentiality | None
    is_new: bool

    def is_open(self, levels: set[Confidentiality], part: bool) -> bool:
        return self.whole in levels and (not part or self.own is None or self.own in levels)


def allowed(moments: list[Moment], levels: set[Confidentiality]) -> set[str]:
    """The words that somebody who sees these levels may read at the end."""
    last = moments[-1]
    if not last.is_open(levels, part=False):
        return set()
    words = {f"x{each.number}x" for each in moments if each.is_open(levels, part=False)}
    if last.is_open(levels, part=True):
        for each in moments:
            if each.is_open(levels, part=True):
                marks = "pcr" if each.is_new else "p"
                words |= {f"{mark}x{each.number}x" for mark in marks}
    return words - {"rx0x"}


STEPS = st.lists(
    st.one_of(
        st.just("rewrite"),
        st.sampled_from(list(C)),
        st.tuples(st.just("parts"), st.sampled_from([None, *C])),
    ),
    min_size=2,
    max_size=5,
)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.sampled_from(list(C)), steps=STEPS)
def test_nobody_reads_a_former_text_who_could_not_see_it_while_it_stood(
    engine: Engine, of: Consortium, first: Confidentiality, steps: list[object]
) -> None:
    past = lived(engine, of, first, word="x0x")
    moments = [Moment(0, first, None, is_new=True)]
    for step in [*steps, "rewrite", C.CONSORTIUM]:
        last = moments[-1]
        if step == "rewrite":
            now = replace(last, number=last.number + 1, is_new=True)
            rewrite(engine, of, past, f"x{now.number}x")
        elif isinstance(step, Confidentiality):
            now = replace(last, whole=step, is_new=False)
            classify(engine, of, past, step)
            if now.own and is_more_open(now.own, now.whole):
                classify_parts(engine, of, past, None)
                now = replace(now, own=None)
        else:
            assert isinstance(step, tuple)
            own = step[1]
            if own and is_more_open(own, last.whole):
                continue
            now = replace(last, own=own, is_new=False)
            classify_parts(engine, of, past, own)
        moments.append(now)
    for name, viewer in viewers(of).items():
        seen = words_in(told_of(engine, viewer, past))
        assert seen <= allowed(moments, SEES[name]), (name, moments)
    assert words_in(told_of(engine, WRITER, past)) == allowed(moments, SEES["carla"])


def test_a_former_text_is_told_to_those_who_saw_it_and_to_nobody_else(engine: Engine, of: Consortium) -> None:
    past = lived(engine, of, C.RESTRICTED, word="x0x")
    rewrite(engine, of, past, "x1x")
    classify(engine, of, past, C.CONSORTIUM)
    assert words_in(told_of(engine, MEMBER, past)) == {"x1x", "px1x"}
    former = {"x0x", "px0x", "cx0x", "rx1x", "cx1x"}
    assert words_in(told_of(engine, viewers(of)["liaison"], past)) == {"x1x", "px1x"} | former
    rewrite(engine, of, past, "x2x")
    since = {"x1x", "px1x", "x2x", "px2x", "rx2x", "cx2x"}
    assert words_in(told_of(engine, MEMBER, past)) == since


def test_an_event_that_is_withheld_still_says_who_did_something_and_when(
    engine: Engine, of: Consortium
) -> None:
    past = lived(engine, of, C.RESTRICTED)
    classify(engine, of, past, C.CONSORTIUM)
    events = dialogues.history(engine, MEMBER, past.dialogue)
    assert {event.entity for event in events} >= {"dialogue", "meeting", "question", "answer", "minutes"}
    assert all(event.withheld and event.account == "carla" for event in events)
    assert {(event.before, event.after, event.reason) for event in events} == {(None, None, "")}
    assert not any(event.withheld for event in dialogues.history(engine, WRITER, past.dialogue))


def test_a_former_version_of_minutes_is_neither_restored_nor_taken_along_by_who_may_not_read_it(
    engine: Engine, of: Consortium
) -> None:
    liaison = viewers(of)["liaison"]
    past = lived(engine, of, C.RESTRICTED_STRICT, word="x0x")
    rewrite(engine, of, past, "x1x")
    classify(engine, of, past, C.CONSORTIUM)
    old = minutes.minutes(engine, WRITER, past.dialogue)[1]
    assert [each.number for each in minutes.minutes(engine, liaison, past.dialogue)] == [3]
    with pytest.raises(NotFoundError):
        minutes.redraft_minutes(engine, liaison, past.chain, 3, old.number)
    with pytest.raises(NotFoundError):
        minutes_version_document(engine, liaison, old.id, Layer.WHOLE, "docx", NOW)
    minutes.redraft_minutes(engine, WRITER, past.chain, 3, old.number)


def test_who_was_kept_out_by_an_embargo_does_not_read_what_changed_under_it_once_it_ends(
    engine: Engine, of: Consortium
) -> None:
    until = (NOW + timedelta(days=3)).date()
    draft = dialogue_draft(of, confidentiality=C.PUBLIC, embargo_until=until, centre_id=of.leiden)
    key = dialogues.record_dialogue(engine, WRITER, draft)
    asked = questions.add_question(engine, WRITER, key, question_draft(text="x0x"))
    questions.change_question(engine, WRITER, asked, 1, question_draft(text="x1x"))
    inside = viewers(of)["member of the centre"]
    for viewer, seen in ((MEMBER, set()), (inside, {"x0x", "x1x"}), (WRITER, {"x0x", "x1x"})):
        later = replace(clearance(viewer), today=until + timedelta(days=1))
        with read_transaction(engine) as transaction:
            assert words_in(repr(list_events(transaction, later, [str(key), str(asked)], 9))) == seen


def test_a_centre_that_comes_later_does_not_read_what_was_written_for_another(
    engine: Engine, of: Consortium
) -> None:
    past = lived(engine, of, C.RESTRICTED_STRICT, word="x0x")
    rewrite(engine, of, past, "x1x")
    whole = dialogues.dossier(engine, WRITER, past.dialogue).dialogue
    moved = dialogue_draft(of, title="x1x", confidentiality=C.RESTRICTED_STRICT, centre_id=of.utrecht)
    dialogues.change_dialogue(engine, WRITER, whole.id, whole.version, moved)
    utrecht = Viewer("utrecht", Role.MEMBER, centre_id=of.utrecht)
    assert words_in(told_of(engine, utrecht, past)) == {"x1x", "px1x"}


def test_a_reader_who_is_listed_later_does_not_read_what_was_there_before(
    engine: Engine, of: Consortium
) -> None:
    past = lived(engine, of, C.NAMED_ONLY, word="x0x")
    rewrite(engine, of, past, "x1x")
    whole = dialogues.dossier(engine, WRITER, past.dialogue).dialogue
    listed = dialogue_draft(of, title="x1x", confidentiality=C.NAMED_ONLY, readers=("carla", "dirk"))
    dialogues.change_dialogue(engine, WRITER, whole.id, whole.version, listed)
    dirk = Viewer("dirk", Role.LIAISON, listed_as="dirk")
    assert words_in(told_of(engine, dirk, past)) == {"x1x", "px1x"}


def test_a_seat_that_was_taken_away_while_the_meeting_was_closed_stays_closed(
    engine: Engine, of: Consortium
) -> None:
    past = lived(engine, of, C.RESTRICTED)
    assessor = seat_draft(None, role_at_body="x0x", body_id=of.meb)
    seat = meetings.add_attendance(engine, WRITER, past.meeting, assessor)
    meetings.remove_attendance(engine, WRITER, seat)
    classify(engine, of, past, C.CONSORTIUM)
    seats = [
        event for event in dialogues.history(engine, MEMBER, past.dialogue) if event.entity == "attendance"
    ]
    assert all(event.withheld for event in seats)
    assert "x0x" not in told_of(engine, MEMBER, past)
    assert "x0x" in repr(dialogues.history(engine, viewers(of)["liaison"], past.dialogue))


def test_an_answer_tells_nothing_of_a_letter_that_is_hidden(engine: Engine, of: Consortium) -> None:
    draft = dialogue_draft(of, confidentiality=C.CONSORTIUM)
    key = dialogues.record_dialogue(engine, WRITER, draft)
    asked = questions.add_question(engine, WRITER, key, question_draft())
    answer = answers.record_answer(engine, WRITER, asked, answer_draft(of))
    letter = SourceDocumentDraft(title="Letter", on=date(2026, 6, 9), confidentiality=C.RESTRICTED)
    document = sources.attach_source(engine, WRITER, key, letter, "letter.txt", b"letter")
    before = dialogues.history(engine, MEMBER, key)
    placed = answer_draft(of, document_id=document, source_locator="page 3")
    answers.change_answer(engine, WRITER, answer, 1, placed)
    assert dialogues.history(engine, MEMBER, key) == before
    (told, *_rest) = dialogues.history(engine, WRITER, key)
    assert told.after == {"document_id": str(document), "source_locator": "page 3"}


def test_nothing_follows_from_a_stricter_answer_for_those_who_do_not_see_it(
    engine: Engine, of: Consortium
) -> None:
    draft = dialogue_draft(of, confidentiality=C.CONSORTIUM)
    key = dialogues.record_dialogue(engine, WRITER, draft)
    asked = questions.add_question(engine, WRITER, key, question_draft())
    before = dialogues.history(engine, MEMBER, key)
    stricter = answer_draft(of, confidentiality=C.RESTRICTED)
    answers.record_answer(engine, WRITER, asked, stricter)
    settled = question_draft(state=QuestionState.SETTLED)
    questions.change_question(engine, WRITER, asked, 1, settled)
    assert dialogues.history(engine, MEMBER, key) == before
    (last, *_rest) = dialogues.history(engine, WRITER, key)
    assert (last.entity, last.after) == ("answer", {"question_state": "settled"})


def test_a_record_and_its_dialogue_that_change_in_one_go_are_told_to_who_sees_both_before_and_after(
    engine: Engine, of: Consortium
) -> None:
    past = lived(engine, of, C.CONSORTIUM, word="x0x")
    found = dialogues.dossier(engine, WRITER, past.dialogue)
    (promise,) = found.commitments
    stricter = commitment_draft(of, text="px1x", due_on=date(2026, 7, 7), confidentiality=C.RESTRICTED)
    commitments.change_commitment(engine, WRITER, promise.id, 1, stricter, reason="rx1x")
    opened = commitment_draft(of, text="px2x", due_on=date(2026, 7, 7))
    commitments.change_commitment(engine, WRITER, promise.id, 2, opened)
    seen = words_in(told_of(engine, MEMBER, past))
    # The day moved in the same go in which the commitment was closed.
    assert seen.isdisjoint({"px1x", "rx1x"})
    assert "px2x" in seen


def test_where_nobody_knows_who_could_see_a_record_its_former_texts_are_told_to_nobody(
    engine: Engine, of: Consortium
) -> None:
    past = lived(engine, of, C.CONSORTIUM)
    with engine.begin() as connection:
        connection.execute(sa.update(table_of(EventRow)).values(audiences=None))
    assert all(event.withheld for event in dialogues.history(engine, WRITER, past.dialogue))
    assert dialogues.dossier(engine, WRITER, past.dialogue).due_moves == ()
    assert minutes.comments(engine, WRITER, past.dialogue) == ()
