"""Who else is editing: told to those who see the dialogue, and forgotten soon."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from consortium_builders import (
    Consortium,
    answer_draft,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    milestone_draft,
    outcome_draft,
    question_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.errors import NotAllowedError, NotFoundError
from dare_network.services import answers, commitments, dialogues, meetings, questions
from dare_network.services.milestones import add_milestone
from dare_network.services.network import revisions
from dare_network.services.outcomes import add_outcome
from dare_network.services.presence import leave, presences, tell_presence

NOW = datetime(2026, 11, 24, 9, 42, tzinfo=UTC)
MINE, THEIRS = uuid4(), uuid4()


@pytest.fixture
def found(engine: Engine, liaison: Viewer) -> Dossier:
    """A dialogue with one of each part."""
    of = found_consortium(engine)
    made = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    asked = questions.add_question(engine, liaison, made, question_draft())
    answers.record_answer(engine, liaison, asked, answer_draft(of))
    meetings.add_meeting(engine, liaison, made, meeting_draft())
    promise = commitments.add_commitment(engine, liaison, made, commitment_draft(of))
    add_milestone(engine, liaison, promise, milestone_draft())
    add_outcome(engine, liaison, made, outcome_draft())
    return dialogues.dossier(engine, liaison, made)


def seen(
    engine: Engine, viewer: Viewer, found: Dossier, after: int = 0, window: UUID = MINE
) -> list[tuple[str, UUID, datetime]]:
    now = NOW + timedelta(seconds=after)
    present = presences(engine, viewer, found.dialogue.id, window, now)
    return [(each.account, each.record_id, each.since) for each in present]


def test_whoever_has_a_part_open_is_shown_to_others_and_not_to_himself(
    engine: Engine, found: Dossier, liaison: Viewer, office: Viewer
) -> None:
    asked, promised = (*found.questions, *found.answers), (*found.commitments, *found.milestones)
    for part in (found.dialogue, *asked, *found.meetings, *promised, *found.outcomes):
        assert tell_presence(engine, office, THEIRS, part, NOW) == ()
        assert seen(engine, liaison, found) == [("office", part.id, NOW)]
        assert seen(engine, office, found, window=THEIRS) == []


def test_two_who_have_the_same_open_are_told_of_each_other(
    engine: Engine, found: Dossier, liaison: Viewer, office: Viewer
) -> None:
    question, answer = found.questions[0], found.answers[0]
    tell_presence(engine, office, THEIRS, question, NOW)
    assert tell_presence(engine, liaison, MINE, answer, NOW) == ()
    (other,) = tell_presence(engine, liaison, MINE, question, NOW)
    assert (other.account, other.since) == ("office", NOW)


def test_whoever_goes_on_is_there_since_the_beginning_and_is_forgotten_a_minute_after_the_last_beat(
    engine: Engine, found: Dossier, liaison: Viewer, office: Viewer
) -> None:
    question = found.questions[0]
    for after in (0, 15, 30):
        tell_presence(engine, office, THEIRS, question, NOW + timedelta(seconds=after))
    assert seen(engine, liaison, found, after=89) == [("office", question.id, NOW)]
    assert seen(engine, liaison, found, after=90) == []
    later = NOW + timedelta(seconds=300)
    tell_presence(engine, office, THEIRS, question, later)
    assert seen(engine, liaison, found, after=301) == [("office", question.id, later)]


def test_whoever_leaves_is_gone_at_once(
    engine: Engine, found: Dossier, liaison: Viewer, office: Viewer
) -> None:
    tell_presence(engine, office, THEIRS, found.dialogue, NOW)
    leave(engine, office, THEIRS)
    assert seen(engine, liaison, found) == []


def test_it_is_neither_an_event_nor_a_change(
    engine: Engine, found: Dossier, liaison: Viewer, office: Viewer
) -> None:
    before = revisions(engine), dialogues.history(engine, liaison, found.dialogue.id)
    tell_presence(engine, office, THEIRS, found.dialogue, NOW)
    leave(engine, office, THEIRS)
    assert (revisions(engine), dialogues.history(engine, liaison, found.dialogue.id)) == before


def test_nothing_is_told_of_what_is_hidden(engine: Engine, found: Dossier, liaison: Viewer) -> None:
    inner = Viewer("inner", Role.COORDINATOR, listed_as="inner")
    of = Consortium(found.dialogue.owner_id, *[found.dialogue.owner_id] * 3)
    draft = dialogue_draft(of, confidentiality=Confidentiality.NAMED_ONLY, readers=("inner",))
    key = dialogues.record_dialogue(engine, inner, draft)
    hidden = dialogues.dossier(engine, inner, key)
    tell_presence(engine, inner, THEIRS, hidden.dialogue, NOW)
    with pytest.raises(NotFoundError):
        presences(engine, liaison, key, MINE, NOW)
    with pytest.raises(NotFoundError):
        tell_presence(engine, liaison, MINE, hidden.dialogue, NOW)
    assert seen(engine, inner, hidden) == [("inner", key, NOW)]
    assert seen(engine, liaison, found) == []


def test_those_who_only_read_are_told_and_outsiders_are_not(
    engine: Engine, found: Dossier, liaison: Viewer
) -> None:
    tell_presence(engine, liaison, THEIRS, found.dialogue, NOW)
    steering, outsider = Viewer("steering", Role.STEERING), Viewer("anybody", Role.PUBLIC)
    assert len(seen(engine, steering, found)) == 1
    assert seen(engine, outsider, found) == []
    with pytest.raises(NotAllowedError):
        tell_presence(engine, steering, MINE, found.dialogue, NOW)
