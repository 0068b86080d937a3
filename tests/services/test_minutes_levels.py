"""Minutes may be more confidential than their dialogue: in all versions, on agendas, in what they hold."""

from collections.abc import Callable
from uuid import UUID

import pytest
from consortium_builders import (
    Consortium,
    answer_draft,
    dialogue_draft,
    found_consortium,
    item_draft,
    meeting_draft,
    minutes_draft,
    question_draft,
    text_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.minutes import CirculationDraft, LevelDraft, MinutesCommentDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, MinutesState, Standing
from dare_network.errors import ConflictError, InvalidInputError, NotFoundError
from dare_network.services import agenda, answers, circulation, dialogues, meetings, questions
from dare_network.services import minutes as service
from dare_network.services.installation import check_store

C = Confidentiality
STRICT = LevelDraft(confidentiality=C.RESTRICTED_STRICT)


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def key(engine: Engine, of: Consortium, office: Viewer) -> UUID:
    return dialogues.record_dialogue(engine, office, dialogue_draft(of, confidentiality=C.PUBLIC))


@pytest.fixture
def meeting(engine: Engine, key: UUID, office: Viewer) -> UUID:
    return meetings.add_meeting(engine, office, key, meeting_draft())


@pytest.fixture
def build(engine: Engine, key: UUID, meeting: UUID, office: Viewer) -> Callable[..., UUID]:
    """Build minutes of the meeting, which are our own record."""

    def built(level: Confidentiality | None = None) -> UUID:
        draft = minutes_draft(meeting, standing=Standing.OWN_RECORD, confidentiality=level)
        return service.build_minutes(engine, office, key, draft)

    return built


def finish(engine: Engine, viewer: Viewer, key: UUID) -> None:
    last = service.minutes(engine, viewer, key)[0]
    circulation.move_minutes(engine, viewer, last.id, last.version, MinutesState.FINAL, CirculationDraft())


def test_who_may_not_see_minutes_can_do_nothing_with_them(
    engine: Engine, key: UUID, build: Callable[..., UUID], office: Viewer, liaison: Viewer
) -> None:
    chain = build(C.RESTRICTED_STRICT)
    service.save_minutes(engine, office, chain, 1, text_draft("Edited."))
    told = MinutesCommentDraft(text="No.")
    first, last = (one for one in reversed(service.minutes(engine, office, key)))
    assert {first.confidentiality, last.confidentiality} == {C.RESTRICTED_STRICT}
    circulation.comment_on(engine, office, last.id, told)
    assert service.minutes(engine, liaison, key) == service.comments(engine, liaison, key) == ()
    tried: list[Callable[[], object]] = [
        lambda: service.save_minutes(engine, liaison, chain, 2, text_draft("Mine.")),
        lambda: service.rebuild_minutes(engine, liaison, chain, 2),
        lambda: service.redraft_minutes(engine, liaison, chain, 2, 1),
        lambda: service.classify_minutes(engine, liaison, chain, 2, LevelDraft()),
        lambda: circulation.comment_on(engine, liaison, last.id, told),
        lambda: circulation.declare_standing(engine, liaison, last.id, 1, Standing.AGREED_BY_BODY),
    ]
    for attempt in tried:
        with pytest.raises(NotFoundError):
            attempt()


def test_final_minutes_that_become_more_confidential_stay_frozen_and_are_hidden_in_every_version(
    engine: Engine, key: UUID, build: Callable[..., UUID], office: Viewer, liaison: Viewer
) -> None:
    chain = build()
    service.save_minutes(engine, office, chain, 1, text_draft("Whole.", "Public."))
    finish(engine, office, key)
    before = service.minutes(engine, liaison, key)
    assert len(before) == 2
    assert len(service.public_minutes(engine, liaison, key)) == 1
    service.classify_minutes(engine, office, chain, 2, STRICT)
    assert service.minutes(engine, liaison, key) == ()
    assert service.public_minutes(engine, office, key) == ()
    after = service.minutes(engine, office, key)
    assert [(one.text, one.digest) for one in after] == [(one.text, one.digest) for one in before]
    assert check_store(engine, office) == ()
    service.redraft_minutes(engine, office, chain, 2, 2, "A name.")
    assert {one.confidentiality for one in service.minutes(engine, office, key)} == {C.RESTRICTED_STRICT}
    with pytest.raises(ConflictError):
        service.classify_minutes(engine, office, chain, 2, LevelDraft())
    service.classify_minutes(engine, office, chain, 3, LevelDraft())
    assert len(service.minutes(engine, liaison, key)) == 3


def test_minutes_are_never_more_open_than_their_dialogue_nor_hidden_from_their_writer(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of, confidentiality=C.RESTRICTED))
    held = meetings.add_meeting(engine, liaison, key, meeting_draft())
    chain = service.build_minutes(engine, liaison, key, minutes_draft(held))
    for level, why in ((C.CONSORTIUM, "more open"), (C.RESTRICTED_STRICT, "not see it yourself")):
        with pytest.raises(InvalidInputError, match=why):
            service.build_minutes(engine, liaison, key, minutes_draft(held, confidentiality=level))
        with pytest.raises(InvalidInputError, match=why):
            service.classify_minutes(engine, liaison, chain, 1, LevelDraft(confidentiality=level))
    (kept,) = service.minutes(engine, liaison, key)
    assert kept.confidentiality is None


def test_minutes_hold_what_is_as_open_as_they_are_and_their_public_layer_nothing_stricter(
    engine: Engine, of: Consortium, key: UUID, build: Callable[..., UUID], office: Viewer
) -> None:
    asked = questions.add_question(engine, office, key, question_draft())
    for level in (None, C.RESTRICTED, C.RESTRICTED_STRICT):
        given = answer_draft(of, summary=f"Said {level}.", confidentiality=level)
        answers.record_answer(engine, office, asked, given)
    build(C.RESTRICTED)
    (written,) = service.minutes(engine, office, key)
    assert "Said None." in written.text
    assert "Said restricted." in written.text
    assert "Said restricted_strict." not in written.text
    assert "Said None." in written.public_text
    assert "Said restricted" not in written.public_text


def test_minutes_of_one_meeting_stand_beside_each_other_where_not_the_same_may_see_them(
    engine: Engine, key: UUID, build: Callable[..., UUID], office: Viewer
) -> None:
    chain = build()
    build(C.RESTRICTED_STRICT)
    with pytest.raises(ConflictError):
        build(C.RESTRICTED_STRICT)
    with pytest.raises(ConflictError):
        service.classify_minutes(engine, office, chain, 1, STRICT)
    assert len(service.minutes(engine, office, key)) == 2


def test_approving_stricter_minutes_stands_on_the_agenda_of_those_who_see_them(
    engine: Engine, key: UUID, build: Callable[..., UUID], office: Viewer, liaison: Viewer
) -> None:
    chain = build(C.RESTRICTED_STRICT)
    # Also where somebody adds the next meeting who does not see them.
    meetings.add_meeting(engine, liaison, key, meeting_draft(on="2026-06-16"))
    assert agenda.agenda(engine, liaison, key) == ()
    (item,) = agenda.agenda(engine, office, key)
    assert item.approves_id == chain
    for attempt in (
        lambda: agenda.change_item(engine, liaison, item.id, 1, item_draft("Mine")),
        lambda: agenda.bring_item_forward(engine, liaison, item.id),
    ):
        with pytest.raises(NotFoundError):
            attempt()
    assert str(item.id) not in str(dialogues.history(engine, liaison, key))
    assert str(item.id) in str(dialogues.history(engine, office, key))


def test_the_order_of_an_agenda_tells_nobody_of_approvals_that_he_does_not_see(
    engine: Engine, key: UUID, build: Callable[..., UUID], office: Viewer, liaison: Viewer
) -> None:
    build(C.RESTRICTED_STRICT)
    following = meetings.add_meeting(engine, office, key, meeting_draft(on="2026-06-16"))
    for title in ("Welcome", "Assay", "Release"):
        agenda.add_item(engine, office, key, item_draft(title, meeting_id=following))
    for at in (2, 1, 2, 3, 3, 2, 1):
        before = [item.id for item in agenda.agenda(engine, office, key)]
        agenda.bring_item_forward(engine, office, before[at])
        before[at - 1 : at + 1] = before[at], before[at - 1]
        after = agenda.agenda(engine, office, key)
        assert [item.id for item in after] == before
        seen = [item for item in after if not item.approves_id]
        assert [(item.title, item.position) for item in agenda.agenda(engine, liaison, key)] == [
            (item.title, place) for place, item in enumerate(seen, start=1)
        ]
    told = dialogues.history(engine, liaison, key)
    sides = [side for event in told for side in (event.before, event.after)]
    places = {side["position"] for side in sides if side and "position" in side}
    assert places == {1, 2, 3}
