"""Agendas: what lands on them by itself, once, and in which order they are."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from dialogue_builders import dossier, meeting
from hypothesis import given
from hypothesis import strategies as st
from minutes_builders import agenda_item, minutes

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.rules.agenda import approvals_due, brought_forward, items_of, minutes_planned
from dare_network.domain.vocabulary import MinutesState


@pytest.fixture
def held() -> Dossier:
    """Meetings in May, September and November."""
    return dossier(meetings=[meeting(date(2026, month, 1)) for month in (5, 9, 11)])


def due(held: Dossier, *items: Any, **changes: Any) -> list[tuple[UUID, UUID]]:
    changes.setdefault("meeting_ids", (held.meetings[0].id,))
    found = approvals_due(held, [minutes(id=CHAIN, **changes)], items)
    return [(approved.chain_id, at.id) for approved, at in found]


CHAIN = uuid4()


def test_minutes_are_to_be_approved_at_the_meeting_after_theirs(held: Dossier) -> None:
    assert due(held) == [(CHAIN, held.meetings[1].id)]
    series = tuple(each.id for each in held.meetings[:2])
    assert due(held, meeting_ids=series) == [(CHAIN, held.meetings[2].id)]


def test_minutes_of_the_last_meeting_wait_for_the_next(held: Dossier) -> None:
    assert due(held, meeting_ids=(held.meetings[2].id,)) == []


@pytest.mark.parametrize("dropped", [True, False])
def test_what_was_asked_once_is_not_asked_again(held: Dossier, dropped: bool) -> None:
    assert due(held, agenda_item(approves_id=CHAIN, dropped=dropped)) == []
    assert due(held, agenda_item(approves_id=None)) == [(CHAIN, held.meetings[1].id)]


def test_final_minutes_need_no_approval_and_only_the_last_version_asks(held: Dossier) -> None:
    assert due(held, state=MinutesState.FINAL) == []
    assert due(held, is_last=False) == []


def test_a_meeting_has_its_own_items_and_the_backlog_the_others(held: Dossier) -> None:
    key = held.meetings[0].id
    planned, waiting = agenda_item(meeting_id=key), agenda_item()
    items = (planned, waiting, agenda_item(meeting_id=key, dropped=True))
    assert items_of(items, key) == (planned,)
    assert items_of(items, None) == (waiting,)


@given(st.lists(st.booleans(), min_size=2, max_size=9), st.data())
def test_an_item_that_is_brought_forward_changes_places_with_the_one_before_it(
    follows: list[bool], data: st.DataObject
) -> None:
    """Whatever approvals stand between them, the other items keep the numbers from one on."""
    items = []
    for place, is_followed in enumerate(follows):
        items += [agenda_item(position=place)] if place else []
        items += [agenda_item(position=place, approves_id=uuid4())] if is_followed else []
    at = data.draw(st.integers(0, len(items) - 1))
    positions = brought_forward(items, items[at].id)
    moved = [replace(item, position=positions.get(item.id, item.position)) for item in items]
    moved.sort(key=lambda item: (item.position, item.approves_id is not None))
    if at:
        items[at - 1 : at + 1] = items[at], items[at - 1]
    # Those behind one item have no order among them.
    assert [item.id for item in moved if not item.approves_id] == [
        item.id for item in items if not item.approves_id
    ]
    assert [bool(item.approves_id) for item in moved] == [bool(item.approves_id) for item in items]
    assert [item.position for item in moved if not item.approves_id] == list(range(1, len(follows)))


def test_an_item_without_a_number_takes_no_minutes() -> None:
    assert (
        minutes_planned([agenda_item(minutes_planned=20), agenda_item(), agenda_item(minutes_planned=5)])
        == 25
    )
