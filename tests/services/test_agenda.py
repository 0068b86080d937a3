"""Agendas: items in their order, a backlog, and minutes that land on the next one by themselves."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

import pytest
from consortium_builders import (
    Consortium,
    dialogue_draft,
    found_consortium,
    item_draft,
    meeting_draft,
    minutes_draft,
    question_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.records.minutes import AgendaItem
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.agenda import items_of
from dare_network.domain.vocabulary import Role
from dare_network.errors import ConflictError, InvalidInputError
from dare_network.services import agenda, dialogues, meetings, minutes, questions


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def key(engine: Engine, of: Consortium, liaison: Viewer) -> UUID:
    return dialogues.record_dialogue(engine, liaison, dialogue_draft(of))


@pytest.fixture
def meeting(engine: Engine, key: UUID, liaison: Viewer) -> UUID:
    return meetings.add_meeting(engine, liaison, key, meeting_draft())


def titles(items: Sequence[AgendaItem], meeting_id: UUID | None) -> list[str]:
    return ["approval" if item.approves_id else item.title for item in items_of(items, meeting_id)]


def test_items_are_in_the_order_in_which_they_were_put_and_can_be_brought_forward(
    engine: Engine, key: UUID, meeting: UUID, liaison: Viewer
) -> None:
    added = [
        agenda.add_item(engine, liaison, key, item_draft(title, meeting_id=meeting))
        for title in ("Welcome", "Assay", "Release")
    ]
    agenda.bring_item_forward(engine, liaison, added[2])
    assert titles(agenda.agenda(engine, liaison, key), meeting) == ["Welcome", "Release", "Assay"]
    agenda.bring_item_forward(engine, liaison, added[0])
    assert titles(agenda.agenda(engine, liaison, key), meeting) == ["Welcome", "Release", "Assay"]


def test_an_item_waits_on_the_backlog_until_a_meeting_has_room(
    engine: Engine, key: UUID, meeting: UUID, liaison: Viewer
) -> None:
    agenda.add_item(engine, liaison, key, item_draft("Welcome", meeting_id=meeting))
    waiting = agenda.add_item(engine, liaison, key, item_draft("Assay"))
    assert titles(agenda.agenda(engine, liaison, key), None) == ["Assay"]
    agenda.change_item(engine, liaison, waiting, 1, item_draft("Assay", meeting_id=meeting))
    items = agenda.agenda(engine, liaison, key)
    assert (titles(items, meeting), titles(items, None)) == (["Welcome", "Assay"], [])
    agenda.change_item(engine, liaison, waiting, 2, item_draft("Assay"))
    assert titles(agenda.agenda(engine, liaison, key), None) == ["Assay"]
    with pytest.raises(ConflictError):
        agenda.change_item(engine, liaison, waiting, 2, item_draft("Assay", meeting_id=meeting))


def test_an_item_is_changed_as_it_was_read_and_refers_to_its_own_dialogue(
    engine: Engine, of: Consortium, key: UUID, meeting: UUID, liaison: Viewer
) -> None:
    asked = questions.add_question(engine, liaison, key, question_draft())
    item = agenda.add_item(engine, liaison, key, item_draft(question_id=asked))
    agenda.change_item(engine, liaison, item, 1, item_draft("Assay", presenter="Anna de Wit"))
    (changed,) = agenda.agenda(engine, liaison, key)
    assert (changed.title, changed.presenter, changed.question_id) == ("Assay", "Anna de Wit", None)
    with pytest.raises(ConflictError):
        agenda.change_item(engine, liaison, item, 1, item_draft("Theirs"))
    other = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    foreign = meetings.add_meeting(engine, liaison, other, meeting_draft())
    for act in (
        lambda: agenda.change_item(engine, liaison, item, 2, item_draft(meeting_id=foreign)),
        lambda: agenda.add_item(engine, liaison, key, item_draft(meeting_id=foreign)),
        lambda: agenda.add_item(engine, liaison, key, item_draft(question_id=uuid4())),
        lambda: agenda.change_item(engine, liaison, item, 2, item_draft(question_id=uuid4())),
    ):
        with pytest.raises(InvalidInputError, match="of this dialogue"):
            act()
    assert agenda.agenda(engine, liaison, key) == (changed,)


def test_an_item_that_was_dropped_is_on_no_agenda_and_in_the_history(
    engine: Engine, key: UUID, meeting: UUID, liaison: Viewer
) -> None:
    item = agenda.add_item(engine, liaison, key, item_draft(meeting_id=meeting))
    agenda.change_item(engine, liaison, item, 1, item_draft(meeting_id=meeting, dropped=True))
    assert agenda.agenda(engine, liaison, key) == ()
    assert dialogues.history(engine, liaison, key)[0].entity == "agenda_item"


def test_approving_the_last_minutes_lands_first_on_the_next_agenda_once(
    engine: Engine, key: UUID, meeting: UUID, liaison: Viewer
) -> None:
    built = minutes.build_minutes(engine, liaison, key, minutes_draft(meeting))
    assert agenda.agenda(engine, liaison, key) == ()
    following = meetings.add_meeting(engine, liaison, key, meeting_draft(on=date(2026, 9, 1)))
    agenda.add_item(engine, liaison, key, item_draft("Assay", meeting_id=following))
    items = agenda.agenda(engine, liaison, key)
    assert titles(items, following) == ["approval", "Assay"]
    assert (items[0].approves_id, items[0].title) == (built, "Approve the minutes of 12 May 2026")
    gone = item_draft(items[0].title, meeting_id=following, dropped=True)
    agenda.change_item(engine, liaison, items[0].id, 1, gone)
    meetings.add_meeting(engine, liaison, key, meeting_draft(on=date(2026, 6, 1)))
    assert titles(agenda.agenda(engine, liaison, key), following) == ["Assay"]
    assert len(agenda.agenda(engine, liaison, key)) == 1


def test_minutes_that_are_built_after_the_next_meeting_was_planned_land_before_its_items(
    engine: Engine, key: UUID, meeting: UUID, liaison: Viewer
) -> None:
    following = meetings.add_meeting(engine, liaison, key, meeting_draft(on=date(2026, 9, 1)))
    agenda.add_item(engine, liaison, key, item_draft("Assay", meeting_id=following))
    minutes.build_minutes(engine, liaison, key, minutes_draft(meeting))
    assert titles(agenda.agenda(engine, liaison, key), following) == ["approval", "Assay"]


def test_a_meeting_that_is_moved_behind_another_gets_its_minutes_to_approve(
    engine: Engine, key: UUID, meeting: UUID, liaison: Viewer
) -> None:
    earlier = meetings.add_meeting(engine, liaison, key, meeting_draft(on=date(2026, 4, 1)))
    minutes.build_minutes(engine, liaison, key, minutes_draft(meeting))
    assert agenda.agenda(engine, liaison, key) == ()
    meetings.change_meeting(engine, liaison, earlier, 1, meeting_draft(on=date(2026, 6, 1)))
    assert titles(agenda.agenda(engine, liaison, key), earlier) == ["approval"]


def test_several_approvals_are_brought_forward_past_items_and_each_other(
    engine: Engine, key: UUID, meeting: UUID, liaison: Viewer
) -> None:
    following = meetings.add_meeting(engine, liaison, key, meeting_draft(on=date(2026, 9, 1)))
    item = agenda.add_item(engine, liaison, key, item_draft("Assay", meeting_id=following))
    for language in ("en", "nl"):
        minutes.build_minutes(engine, liaison, key, minutes_draft(meeting, language=language))

    def order() -> list[UUID]:
        return [each.id for each in agenda.agenda(engine, liaison, key)]

    dutch, english, last = order()
    assert last == item
    agenda.bring_item_forward(engine, liaison, english)
    assert order() == [english, dutch, item]
    agenda.bring_item_forward(engine, liaison, item)
    assert order() == [english, item, dutch]
    agenda.bring_item_forward(engine, liaison, item)
    assert order()[0] == item
    # Behind the same item they have no order of their own: the second one goes before that item.
    second = order()[2]
    agenda.bring_item_forward(engine, liaison, second)
    assert order()[:2] == [second, item]


def test_an_approval_goes_to_the_end_of_another_agenda_and_is_followed_by_what_is_added(
    engine: Engine, key: UUID, meeting: UUID, liaison: Viewer
) -> None:
    following = meetings.add_meeting(engine, liaison, key, meeting_draft(on=date(2026, 9, 1)))
    minutes.build_minutes(engine, liaison, key, minutes_draft(meeting))
    (approval,) = agenda.agenda(engine, liaison, key)
    agenda.add_item(engine, liaison, key, item_draft("Welcome", meeting_id=meeting))
    agenda.change_item(engine, liaison, approval.id, 1, item_draft(approval.title, meeting_id=meeting))
    agenda.add_item(engine, liaison, key, item_draft("Assay", meeting_id=meeting))
    items = agenda.agenda(engine, liaison, key)
    assert titles(items, meeting) == ["Welcome", "approval", "Assay"]
    assert titles(items, following) == []


def test_nobody_from_outside_sees_an_agenda(
    engine: Engine, of: Consortium, liaison: Viewer, office: Viewer
) -> None:
    draft = dialogue_draft(of, confidentiality="public")
    key = dialogues.record_dialogue(engine, office, draft)
    agenda.add_item(engine, office, key, item_draft())
    assert agenda.agenda(engine, Viewer("public", Role.PUBLIC), key) == ()
    assert len(agenda.agenda(engine, liaison, key)) == 1
