"""Dossiers: read whole, also while somebody else is writing."""

from typing import Any

import pytest
import sqlalchemy as sa
from consortium_builders import (
    answer_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    question_draft,
    seat_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.services import answers, dialogues, meetings, questions
from dare_network.services.clearance import clearance
from dare_network.store import rows
from dare_network.store.dossiers import get_dossier
from dare_network.store.engine import open_engine, unit_of_work


def test_what_is_added_between_two_queries_of_a_write_does_not_break_it(
    postgres_url: str, liaison: Viewer, office: Viewer
) -> None:
    engine, other = open_engine(postgres_url), open_engine(postgres_url)
    of = found_consortium(engine)
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    added: list[object] = []

    def somebody_else(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if "FROM meeting" in statement and not added:
            meeting = meetings.add_meeting(other, office, key, meeting_draft())
            added.append(meetings.add_attendance(other, office, meeting, seat_draft(of.anna)))
        if "FROM question" in statement and len(added) == 1:
            asked = questions.add_question(other, office, key, question_draft())
            added.append(answers.record_answer(other, office, asked, answer_draft(of)))

    sa.event.listen(engine, "after_cursor_execute", somebody_else)
    with unit_of_work(engine, liaison) as unit:
        found = get_dossier(unit.transaction, clearance(liaison), key)
    assert len(added) == 2
    assert (found.meetings, found.attendances, found.questions, found.answers) == ((), (), (), ())
    whole = dialogues.dossier(engine, liaison, key)
    assert [len(part) for part in (whole.meetings, whole.attendances, whole.answers)] == [1, 1, 1]
    for each in (engine, other):
        each.dispose()


def test_dossiers_come_newest_request_first_with_their_parts_in_order(
    engine: Engine, liaison: Viewer
) -> None:
    of = found_consortium(engine)
    older, newer = (
        dialogues.record_dialogue(engine, liaison, dialogue_draft(of, requested_on=day))
        for day in ("2026-01-05", "2026-03-02")
    )
    for on, starts in (("2026-05-12", "14:00"), ("2026-04-01", None), ("2026-05-12", "09:30")):
        meetings.add_meeting(engine, liaison, newer, meeting_draft(on=on, starts=starts))
    first, second = dialogues.dossiers(engine, liaison)
    assert (first.dialogue.id, second.dialogue.id) == (newer, older)
    assert second.meetings == ()
    times = [(meeting.on.isoformat(), str(meeting.starts)) for meeting in first.meetings]
    assert times == [("2026-04-01", "None"), ("2026-05-12", "09:30:00"), ("2026-05-12", "14:00:00")]


def test_a_dossier_has_its_own_lists_whether_it_is_read_alone_or_among_many(
    engine: Engine, liaison: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = found_consortium(engine)
    for topics in (("q_potency", "q_vector"), ("q_release",)):
        key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of, topic_ids=topics))
        questions.add_question(engine, liaison, key, question_draft(topic_ids=topics[:1]))
    among_many = dialogues.dossiers(engine, liaison)
    assert {each.dialogue.topic_ids for each in among_many} == {("q_potency", "q_vector"), ("q_release",)}
    for each in among_many:
        assert dialogues.dossier(engine, liaison, each.dialogue.id) == each
    monkeypatch.setattr(rows, "_FEW", 0)
    assert dialogues.dossiers(engine, liaison) == among_many
