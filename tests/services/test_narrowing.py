"""What is made more confidential goes from minutes, their public layer and the search in the same moment."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
import sqlalchemy as sa
from consortium_builders import (
    Consortium,
    answer_draft,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    minutes_draft,
    outcome_draft,
    question_draft,
    text_draft,
)
from sqlalchemy.engine import Engine

from dare_network.documents.minutes import Layer
from dare_network.domain.drafts.minutes import CirculationDraft, LevelDraft
from dare_network.domain.records.minutes import Minutes
from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, MinutesState, Role, Standing, TextKind
from dare_network.errors import InvalidInputError, NotFoundError
from dare_network.services import answers as answer_service
from dare_network.services import (
    circulation,
    commitments,
    dialogues,
    documents,
    meetings,
    minutes,
    outcomes,
    questions,
)
from dare_network.services.installation import check_store
from dare_network.services.places import places_that_hold
from dare_network.services.search import search
from dare_network.store.tables.base import table_of
from dare_network.store.tables.questions import AnswerRow
from dare_network.words.query import read_query

L = Confidentiality
OFFICE = Viewer("office", Role.COORDINATOR, listed_as="office")
LIAISON = Viewer("liaison", Role.LIAISON, listed_as="liaison")
MEMBER = Viewer("member", Role.MEMBER, listed_as="member")
PUBLIC = Viewer("public", Role.PUBLIC)
SAID = "The body agrees to zeldzaamwoord in phase one."
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
Narrow = Callable[[Confidentiality | None], None]


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def key(engine: Engine, of: Consortium) -> UUID:
    """A public dialogue of one meeting."""
    key = dialogues.record_dialogue(engine, OFFICE, dialogue_draft(of, confidentiality=L.PUBLIC))
    meetings.add_meeting(engine, OFFICE, key, meeting_draft())
    return key


def answered(engine: Engine, of: Consortium, key: UUID) -> Narrow:
    asked = questions.add_question(engine, OFFICE, key, question_draft())
    answer = answer_service.record_answer(engine, OFFICE, asked, answer_draft(of, summary=SAID))

    def narrow(level: Confidentiality | None) -> None:
        (stored,) = dialogues.dossier(engine, OFFICE, key).answers
        draft = answer_draft(of, summary=SAID, confidentiality=level)
        answer_service.change_answer(engine, OFFICE, answer, stored.version, draft)

    return narrow


def promised(engine: Engine, of: Consortium, key: UUID) -> Narrow:
    promise = commitments.add_commitment(engine, OFFICE, key, commitment_draft(of, summary=SAID))

    def narrow(level: Confidentiality | None) -> None:
        (stored,) = dialogues.dossier(engine, OFFICE, key).commitments
        draft = commitment_draft(of, summary=SAID, confidentiality=level)
        commitments.change_commitment(engine, OFFICE, promise, stored.version, draft)

    return narrow


def came_out(engine: Engine, _of: Consortium, key: UUID) -> Narrow:
    outcome = outcomes.add_outcome(engine, OFFICE, key, outcome_draft(text=SAID))

    def narrow(level: Confidentiality | None) -> None:
        (stored,) = dialogues.dossier(engine, OFFICE, key).outcomes
        draft = outcome_draft(text=SAID, confidentiality=level)
        outcomes.change_outcome(engine, OFFICE, outcome, stored.version, draft)

    return narrow


def build(engine: Engine, key: UUID, level: Confidentiality | None = None) -> UUID:
    held = dialogues.dossier(engine, OFFICE, key).meetings[0].id
    draft = minutes_draft(held, standing=Standing.OWN_RECORD, confidentiality=level)
    return minutes.build_minutes(engine, OFFICE, key, draft)


def last(engine: Engine, key: UUID) -> Minutes:
    return minutes.minutes(engine, OFFICE, key)[0]


def finish(engine: Engine, key: UUID) -> None:
    one = last(engine, key)
    circulation.move_minutes(engine, OFFICE, one.id, one.version, MinutesState.FINAL, CirculationDraft())


def found(engine: Engine, viewer: Viewer) -> int:
    only = Narrowing(kinds=frozenset({TextKind.MINUTES}))
    return search(engine, viewer, read_query("zeldzaamwoord"), only, 10).count


def told(engine: Engine, viewer: Viewer, key: UUID) -> str:
    """All that a viewer reads of minutes."""
    public = minutes.public_minutes(engine, viewer, key)
    if viewer.role is Role.PUBLIC:
        return str(public)
    whole = minutes.minutes(engine, viewer, key), dialogues.history(engine, viewer, key)
    return str((public, *whole, minutes.comments(engine, viewer, key)))


@pytest.mark.parametrize("part", [answered, promised, came_out])
def test_final_minutes_close_for_those_who_may_not_see_a_part_any_more_and_lose_their_public_layer(
    engine: Engine, of: Consortium, key: UUID, part: Callable[..., Narrow]
) -> None:
    narrow = part(engine, of, key)
    build(engine, key)
    finish(engine, key)
    before = last(engine, key)
    for viewer in (PUBLIC, MEMBER, LIAISON):
        assert SAID in told(engine, viewer, key)
    assert found(engine, MEMBER) == 1
    narrow(L.RESTRICTED)
    for viewer in (PUBLIC, MEMBER):
        assert SAID not in told(engine, viewer, key)
        assert minutes.public_minutes(engine, viewer, key) == ()
        assert found(engine, viewer) == 0
    after = last(engine, key)
    assert SAID in told(engine, LIAISON, key)
    assert (after.text, after.digest, after.state) == (before.text, before.digest, MinutesState.FINAL)
    assert (after.recalled, after.public_withdrawn) == (True, True)
    (event,) = (each for each in dialogues.history(engine, OFFICE, key) if "recalled" in (each.before or {}))
    assert (event.entity, event.entity_id, event.account) == ("minutes", str(after.id), "office")
    assert check_store(engine, OFFICE) == ()
    with pytest.raises(NotFoundError):
        documents.minutes_version_document(engine, MEMBER, after.id, Layer.WHOLE, "docx", NOW)
    with pytest.raises(NotFoundError, match="withdrawn"):
        documents.minutes_version_document(engine, OFFICE, after.id, Layer.PUBLIC, "docx", NOW)
    # What was withdrawn does not come back by itself.
    narrow(None)
    assert minutes.public_minutes(engine, PUBLIC, key) == ()


def test_a_new_version_without_the_part_is_open_again(engine: Engine, of: Consortium, key: UUID) -> None:
    narrow = answered(engine, of, key)
    chain = build(engine, key)
    finish(engine, key)
    narrow(L.RESTRICTED_STRICT)
    for act in (
        lambda: minutes.redraft_minutes(engine, LIAISON, chain, 1, 1, "A part is more confidential."),
        lambda: minutes.classify_minutes(engine, LIAISON, chain, 1, LevelDraft()),
    ):
        with pytest.raises(NotFoundError):
            act()
    minutes.redraft_minutes(engine, OFFICE, chain, 1, 1, "A part is more confidential.")
    assert last(engine, key).recalled
    with pytest.raises(InvalidInputError, match="new version without it is needed"):
        finish(engine, key)
    minutes.rebuild_minutes(engine, OFFICE, chain, 2)
    finish(engine, key)
    (shown,) = minutes.minutes(engine, LIAISON, key)
    assert (shown.number, shown.recalled, SAID in shown.text) == (3, False, False)
    assert len(minutes.public_minutes(engine, PUBLIC, key)) == 1
    # Whoever sees the last version only goes on with it, and cannot take an older text up.
    minutes.redraft_minutes(engine, LIAISON, chain, 3, 3, "A name.")
    with pytest.raises(NotFoundError):
        minutes.redraft_minutes(engine, LIAISON, chain, 4, 1)


@pytest.mark.parametrize("change_text", [False, True])
def test_typed_minutes_count_as_made_of_all_that_their_readers_saw(
    engine: Engine, of: Consortium, key: UUID, change_text: bool
) -> None:
    chain = build(engine, key)
    narrow = answered(engine, of, key)
    if change_text:
        minutes.save_minutes(engine, OFFICE, chain, 1, text_draft("They do agree.", "They do."))
    finish(engine, key)
    narrow(L.RESTRICTED)
    # The first version was built before the answer was there.
    assert [one.number for one in minutes.minutes(engine, MEMBER, key)] == [1]
    assert (minutes.public_minutes(engine, PUBLIC, key) == ()) == change_text


def test_a_public_layer_holds_nothing_stricter_even_where_nobody_marked_it(
    engine: Engine, of: Consortium, key: UUID
) -> None:
    answered(engine, of, key)
    build(engine, key)
    finish(engine, key)
    answers = table_of(AnswerRow)
    with engine.begin() as connection:
        connection.execute(sa.update(answers).values(confidentiality=L.RESTRICTED))
    assert not last(engine, key).recalled
    assert minutes.public_minutes(engine, PUBLIC, key) == ()
    assert minutes.minutes(engine, MEMBER, key) == ()


def test_words_of_a_stricter_record_are_not_typed_into_a_layer_nor_shown_in_it(
    engine: Engine, of: Consortium, key: UUID
) -> None:
    chain = build(engine, key)
    shouted = "Note.\n" + SAID.upper().replace(" ", "\n ")
    minutes.save_minutes(engine, OFFICE, chain, 1, text_draft(shouted, shouted))
    finish(engine, key)
    assert len(minutes.public_minutes(engine, PUBLIC, key)) == 1
    answered(engine, of, key)(L.RESTRICTED_STRICT)
    # It was typed before anybody recorded it: only the words tell.
    assert minutes.public_minutes(engine, PUBLIC, key) == ()
    minutes.redraft_minutes(engine, OFFICE, chain, 2, 2, "A name.")
    for layers, field in ((("x " + shouted, ""), "text"), (("Short.", shouted), "public_text")):
        with pytest.raises(InvalidInputError) as caught:
            minutes.save_minutes(engine, OFFICE, chain, 3, text_draft(*layers))
        assert field in caught.value.fields
    with pytest.raises(InvalidInputError, match="words of a record"):
        finish(engine, key)
    minutes.save_minutes(engine, OFFICE, chain, 3, text_draft("Short.", "Short."))
    finish(engine, key)
    assert [one.public_text for one in minutes.public_minutes(engine, PUBLIC, key)] == ["Short."]


def test_minutes_are_not_widened_beyond_what_they_were_built_from(
    engine: Engine, of: Consortium, key: UUID
) -> None:
    narrow = answered(engine, of, key)
    narrow(L.RESTRICTED)
    chain = build(engine, key, L.RESTRICTED)
    for level in (None, L.CONSORTIUM):
        with pytest.raises(InvalidInputError, match="built from what fewer may see"):
            minutes.classify_minutes(engine, OFFICE, chain, 1, LevelDraft(confidentiality=level))
    minutes.classify_minutes(engine, OFFICE, chain, 1, LevelDraft(confidentiality=L.RESTRICTED_STRICT))
    minutes.classify_minutes(engine, OFFICE, chain, 1, LevelDraft(confidentiality=L.RESTRICTED))
    narrow(None)
    minutes.classify_minutes(engine, OFFICE, chain, 1, LevelDraft())
    assert SAID in told(engine, MEMBER, key)


def test_minutes_that_were_typed_count_as_built_from_all_that_their_readers_saw(
    engine: Engine, of: Consortium, key: UUID
) -> None:
    chain = build(engine, key, L.RESTRICTED_STRICT)
    narrow = answered(engine, of, key)
    narrow(L.RESTRICTED_STRICT)
    minutes.save_minutes(engine, OFFICE, chain, 1, text_draft("Between us."))
    # Also not once an older text is taken up again: its versions are as open as the last.
    minutes.redraft_minutes(engine, OFFICE, chain, 2, 1)
    with pytest.raises(InvalidInputError, match="built from what fewer may see"):
        minutes.classify_minutes(engine, OFFICE, chain, 3, LevelDraft())
    narrow(None)
    minutes.classify_minutes(engine, OFFICE, chain, 3, LevelDraft())


def test_a_dialogue_that_is_narrowed_withdraws_public_layers_for_good(
    engine: Engine, of: Consortium, key: UUID
) -> None:
    answered(engine, of, key)
    chain = build(engine, key)
    finish(engine, key)
    for version, level in ((1, L.RESTRICTED), (2, L.PUBLIC)):
        dialogues.change_dialogue(engine, OFFICE, key, version, dialogue_draft(of, confidentiality=level))
        assert minutes.public_minutes(engine, PUBLIC, key) == ()
    after = last(engine, key)
    assert (after.recalled, after.public_withdrawn) == (False, True)
    assert found(engine, LIAISON) == 1
    minutes.redraft_minutes(engine, OFFICE, chain, 1, 1, "To be public again.")
    finish(engine, key)
    assert len(minutes.public_minutes(engine, PUBLIC, key)) == 1


def test_the_form_names_each_place_and_what_becomes_of_it(engine: Engine, of: Consortium, key: UUID) -> None:
    answered(engine, of, key)
    outcomes.add_outcome(
        engine, OFFICE, key, outcome_draft(text="No minutes have this.", noted_on="2026-01-01")
    )
    build(engine, key)
    one = last(engine, key)
    to = CirculationDraft(sent_to="Anna, Bert")
    circulation.move_minutes(engine, OFFICE, one.id, one.version, MinutesState.INTERNAL_REVIEW, to)
    one = last(engine, key)
    circulation.move_minutes(
        engine, OFFICE, one.id, one.version, MinutesState.INTERNAL_APPROVED, CirculationDraft()
    )
    finish(engine, key)
    whole = dialogues.dossier(engine, LIAISON, key)
    named = {each.name: each.consequence for each in places_that_hold(engine, LIAISON, whole.answers[0])}
    assert "new version is needed" in named["Minutes of 12 May 2026, version 1 (Final)"]
    assert "Withdrawn at once" in named["Public layer of the minutes of 12 May 2026, version 1"]
    assert "Cannot be called back" in named["Copy of version 1, sent to: Anna, Bert"]
    assert "Search" in named
    others = {each.name for each in places_that_hold(engine, LIAISON, whole.outcomes[0])}
    assert not any("inutes" in name for name in others)
    of_whole = [each.name for each in places_that_hold(engine, LIAISON, whole.dialogue)]
    assert "Minutes of 12 May 2026, version 1 (Final)" in of_whole
    assert "Calendars" in of_whole
