"""Norm times: changing one, what open dialogues expect, and what finished ones keep."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from consortium_builders import Consortium, dialogue_draft, found_consortium, norm_draft
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.norms import MOST
from dare_network.domain.records.norm_times import NormTime
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import DialogueState
from dare_network.errors import ConflictError, InvalidInputError, NotAllowedError
from dare_network.services.dialogues import dossier, move_dialogue, record_dialogue
from dare_network.services.norms import change_norm, course_of, free_days
from dare_network.services.reference import load_reference, reference

D = DialogueState
REQUESTED = date(2026, 3, 2)
ACCEPTANCE = "meb_sa_meeting_accept"


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def advice(engine: Engine, of: Consortium, viewer: Viewer, **changes: Any) -> UUID:
    draft = dialogue_draft(of, format_id="meb_sa_meeting", requested_on=REQUESTED, **changes)
    return record_dialogue(engine, viewer, draft)


def times(engine: Engine, viewer: Viewer, key: UUID) -> Mapping[str, NormTime]:
    return {time.norm_id: time for time in course_of(engine, viewer, key)}


def move(engine: Engine, viewer: Viewer, key: UUID, target: D, reason: str = "") -> None:
    move_dialogue(engine, viewer, key, dossier(engine, viewer, key).dialogue.version, target, reason)


def test_a_changed_norm_moves_open_dialogues_and_leaves_finished_ones(
    engine: Engine, of: Consortium, liaison: Viewer, administrator: Viewer
) -> None:
    open_one, ended = (advice(engine, of, liaison) for _n in range(2))
    move(engine, liaison, ended, D.WITHDRAWN)
    change_norm(engine, administrator, ACCEPTANCE, 1, norm_draft(5))
    assert times(engine, liaison, open_one)[ACCEPTANCE].due_on == date(2026, 4, 6)
    assert times(engine, liaison, ended)[ACCEPTANCE].due_on == date(2026, 3, 23)


def test_a_dialogue_that_goes_on_again_follows_the_norms_again(
    engine: Engine, of: Consortium, liaison: Viewer, administrator: Viewer
) -> None:
    key = advice(engine, of, liaison)
    move(engine, liaison, key, D.WITHDRAWN)
    change_norm(engine, administrator, ACCEPTANCE, 1, norm_draft(5))
    move(engine, liaison, key, D.PROPOSED, "They ask us to try again.")
    assert times(engine, liaison, key)[ACCEPTANCE].due_on == date(2026, 4, 6)


def test_what_an_administrator_changed_outlives_the_next_start(
    engine: Engine, of: Consortium, liaison: Viewer, administrator: Viewer
) -> None:
    change_norm(engine, administrator, ACCEPTANCE, 1, norm_draft(5))
    load_reference(engine)
    assert times(engine, liaison, advice(engine, of, liaison))[ACCEPTANCE].limit == 5


def test_awaited_output_is_due_by_the_norm_unless_a_day_was_noted(
    engine: Engine, of: Consortium, liaison: Viewer, office: Viewer
) -> None:
    held = {"state": D.HELD, "held_on": date(2026, 5, 12)}
    by_norm = advice(engine, of, liaison, **held)
    noted = advice(engine, of, liaison, **held, output_due_on=date(2026, 6, 1))
    for key in (by_norm, noted):
        move(engine, office, key, D.AWAITING_OUTPUT, "Nobody noted who was there.")
    due = [dossier(engine, liaison, key).dialogue.output_due_on for key in (by_norm, noted)]
    assert due == [date(2026, 6, 9), date(2026, 6, 1)]


def test_only_administrators_change_norms(engine: Engine, of: Consortium, office: Viewer) -> None:
    with pytest.raises(NotAllowedError):
        change_norm(engine, office, ACCEPTANCE, 1, norm_draft(5))


def test_of_two_who_change_a_norm_at_once_the_second_sees_both(
    engine: Engine, of: Consortium, administrator: Viewer
) -> None:
    change_norm(engine, administrator, ACCEPTANCE, 1, norm_draft(5))
    with pytest.raises(ConflictError) as caught:
        change_norm(engine, administrator, ACCEPTANCE, 1, norm_draft(4))
    conflict = caught.value
    assert (conflict.mine["limit"], conflict.theirs["limit"], conflict.version) == (4, 5, 2)
    (stored,) = (norm for norm in reference(engine).norms if norm.id == ACCEPTANCE)
    assert (stored.limit, stored.version) == (5, 2)


@pytest.mark.parametrize(("limit", "reason"), [
    (0, "A norm time takes time: write a number other than zero."),
    (MOST + 1, "This is not a number that can be used here."),
])  # fmt: skip
def test_a_norm_of_no_time_or_of_an_age_is_refused(limit: int, reason: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        norm_draft(limit)
    assert caught.value.fields == {"limit": reason}
    assert norm_draft(-3).limit == -3


def test_free_days_are_those_of_the_netherlands() -> None:
    free = free_days()
    holidays = {
        date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 4, 27), date(2026, 5, 5),
        date(2026, 5, 14), date(2026, 5, 25), date(2026, 12, 25), date(2026, 12, 26),
    }  # fmt: skip
    every_day = {date.fromordinal(date(2026, 1, 1).toordinal() + n) for n in range(365)}
    assert {day for day in every_day if day in free and day.weekday() < 5} == {
        day for day in holidays if day.weekday() < 5
    }
