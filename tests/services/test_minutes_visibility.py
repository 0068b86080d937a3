"""Minutes are as confidential as their dialogue, and the public gets the public layer of final ones only."""

from collections.abc import Callable
from uuid import UUID

import pytest
from consortium_builders import (
    Consortium,
    dialogue_draft,
    found_consortium,
    item_draft,
    meeting_draft,
    minutes_draft,
    text_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.minutes import CirculationDraft, MinutesCommentDraft
from dare_network.domain.records.minutes import PublicMinutes
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, MinutesState, Role, Standing
from dare_network.errors import NotAllowedError, NotFoundError
from dare_network.services import agenda, circulation, dialogues, meetings, minutes

Level, PUBLIC = Confidentiality, Viewer("public", Role.PUBLIC)


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def begun(engine: Engine, of: Consortium, viewer: Viewer, level: Confidentiality) -> tuple[UUID, UUID]:
    """A dialogue of this confidentiality whose meeting has minutes in draft; its key and their chain."""
    key = dialogues.record_dialogue(engine, viewer, dialogue_draft(of, confidentiality=level))
    meeting = meetings.add_meeting(engine, viewer, key, meeting_draft())
    chain = minutes.build_minutes(engine, viewer, key, minutes_draft(meeting, standing=Standing.OWN_RECORD))
    return key, chain


def finish(engine: Engine, viewer: Viewer, key: UUID) -> None:
    last = minutes.minutes(engine, viewer, key)[0]
    circulation.move_minutes(engine, viewer, last.id, last.version, MinutesState.FINAL, CirculationDraft())


@pytest.mark.parametrize("level", [Level.RESTRICTED_STRICT, Level.NAMED_ONLY])
def test_who_may_not_see_a_dialogue_can_do_nothing_with_its_minutes_and_agendas(
    level: Confidentiality, engine: Engine, of: Consortium, office: Viewer, liaison: Viewer
) -> None:
    key, chain = begun(engine, of, office, level)
    (meeting,) = dialogues.dossier(engine, office, key).meetings
    item = agenda.add_item(engine, office, key, item_draft())
    before = minutes.minutes(engine, office, key), agenda.agenda(engine, office, key)
    act, go, said = circulation, MinutesState.INTERNAL_REVIEW, MinutesCommentDraft(text="No.")
    tried: list[Callable[[], object]] = [
        lambda: minutes.minutes(engine, liaison, key),
        lambda: minutes.comments(engine, liaison, key),
        lambda: minutes.build_minutes(engine, liaison, key, minutes_draft(meeting.id)),
        lambda: minutes.save_minutes(engine, liaison, chain, 1, text_draft("Mine.")),
        lambda: minutes.rebuild_minutes(engine, liaison, chain, 1),
        lambda: minutes.redraft_minutes(engine, liaison, chain, 1, 1),
        lambda: act.move_minutes(engine, liaison, chain, 1, go, CirculationDraft()),
        lambda: act.declare_standing(engine, liaison, chain, 1, Standing.AGREED_BY_BODY),
        lambda: act.comment_on(engine, liaison, chain, said),
        lambda: agenda.agenda(engine, liaison, key),
        lambda: agenda.add_item(engine, liaison, key, item_draft()),
        lambda: agenda.change_item(engine, liaison, item, 1, item_draft("Mine")),
        lambda: agenda.bring_item_forward(engine, liaison, item),
    ]
    for attempt in tried:
        with pytest.raises(NotFoundError, match="There is no such dialogue, or it is not open to you"):
            attempt()
    assert minutes.public_minutes(engine, liaison, key) == ()
    assert (minutes.minutes(engine, office, key), agenda.agenda(engine, office, key)) == before


def test_the_public_gets_the_public_layer_of_final_minutes_and_nothing_else(
    engine: Engine, of: Consortium, office: Viewer
) -> None:
    key, chain = begun(engine, of, office, Level.PUBLIC)
    minutes.save_minutes(engine, office, chain, 1, text_draft("Anna said it.", "It was said."))
    assert minutes.public_minutes(engine, PUBLIC, key) == ()
    assert dialogues.dossier(engine, office, key).minutes_states == (MinutesState.DRAFT,)
    assert dialogues.dossier(engine, PUBLIC, key).minutes_states == ()
    finish(engine, office, key)
    (shown,) = minutes.public_minutes(engine, PUBLIC, key)
    assert isinstance(shown, PublicMinutes)
    assert shown.public_text == "It was said."
    assert "Anna" not in repr(shown)
    with pytest.raises(NotAllowedError):
        minutes.minutes(engine, PUBLIC, key)
    minutes.redraft_minutes(engine, office, chain, 2, 2, "a name")
    minutes.save_minutes(engine, office, chain, 3, text_draft("Bert said it.", "Corrected."))
    assert minutes.public_minutes(engine, PUBLIC, key) == (shown,)
    finish(engine, office, key)
    assert [one.public_text for one in minutes.public_minutes(engine, PUBLIC, key)] == ["Corrected."]


@pytest.mark.parametrize("level", [Level.CONSORTIUM, Level.RESTRICTED])
def test_minutes_of_a_dialogue_that_is_not_public_have_no_public(
    level: Confidentiality, engine: Engine, of: Consortium, office: Viewer
) -> None:
    key, _chain = begun(engine, of, office, level)
    finish(engine, office, key)
    assert minutes.public_minutes(engine, PUBLIC, key) == ()
    assert minutes.public_minutes(engine, office, key) == ()


def test_without_a_public_layer_nothing_is_published(engine: Engine, of: Consortium, office: Viewer) -> None:
    key, chain = begun(engine, of, office, Level.PUBLIC)
    minutes.save_minutes(engine, office, chain, 1, text_draft("Anna said it."))
    finish(engine, office, key)
    assert minutes.public_minutes(engine, PUBLIC, key) == ()
