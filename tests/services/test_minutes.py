"""The text of minutes: built from the records, saved in versions, corrected, restored, and never lost."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from consortium_builders import (
    Consortium,
    answer_draft,
    at_once,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    minutes_draft,
    question_draft,
    seat_draft,
    text_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.minutes import CirculationDraft, MinutesCommentDraft
from dare_network.domain.records.minutes import Minutes
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import MinutesState, Standing
from dare_network.errors import ConflictError, InvalidInputError, NotFoundError
from dare_network.language import Language, day, speaking
from dare_network.services import answers, circulation, commitments, dialogues, meetings, questions
from dare_network.services import minutes as service

M = MinutesState


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def key(engine: Engine, of: Consortium, liaison: Viewer) -> UUID:
    return dialogues.record_dialogue(engine, liaison, dialogue_draft(of))


@pytest.fixture
def meeting(engine: Engine, key: UUID, liaison: Viewer) -> UUID:
    return meetings.add_meeting(engine, liaison, key, meeting_draft())


@pytest.fixture
def chain(engine: Engine, key: UUID, meeting: UUID, liaison: Viewer) -> UUID:
    return service.build_minutes(engine, liaison, key, minutes_draft(meeting))


def versions(engine: Engine, viewer: Viewer, key: UUID) -> tuple[Minutes, ...]:
    return service.minutes(engine, viewer, key)


def make_final(engine: Engine, viewer: Viewer, key: UUID) -> None:
    """Our own record, straight from the draft."""
    last = versions(engine, viewer, key)[0]
    circulation.declare_standing(engine, viewer, last.id, last.version, Standing.OWN_RECORD)
    last = versions(engine, viewer, key)[0]
    circulation.move_minutes(engine, viewer, last.id, last.version, M.FINAL, CirculationDraft())


def test_the_first_draft_holds_what_is_on_record(
    engine: Engine, of: Consortium, key: UUID, meeting: UUID, liaison: Viewer
) -> None:
    meetings.add_attendance(engine, liaison, meeting, seat_draft(of.anna))
    asked = questions.add_question(engine, liaison, key, question_draft(position="It is."))
    answers.record_answer(engine, liaison, asked, answer_draft(of, verbatim="Dat volstaat."))
    commitments.add_commitment(engine, liaison, key, commitment_draft(of))
    service.build_minutes(engine, liaison, key, minutes_draft(meeting))
    (built,) = versions(engine, liaison, key)
    assert (built.number, built.state, built.standing) == (1, M.DRAFT, Standing.CHECKED_BY_BODY)
    assert (built.account, built.meeting_ids, built.digest) == ("liaison", (meeting,), "")
    for said in ("Anna de Wit", "It is.", "In short: Yes.", "“Dat volstaat.”", "Send the validation report."):
        assert said in built.text
    assert "In short: Yes." in built.public_text
    for withheld in ("Anna de Wit", "It is.", "Dat volstaat."):
        assert withheld not in built.public_text


def test_the_language_of_minutes_is_not_that_of_whoever_builds_them(
    engine: Engine, key: UUID, meeting: UUID, liaison: Viewer
) -> None:
    with speaking(Language.DUTCH):
        service.build_minutes(engine, liaison, key, minutes_draft(meeting))
    service.build_minutes(engine, liaison, key, minutes_draft(meeting, language=Language.DUTCH))
    texts = {one.language: one.text for one in versions(engine, liaison, key)}
    assert "12 May 2026" in texts[Language.ENGLISH]
    assert "12 mei 2026" in texts[Language.DUTCH]
    assert "Medicines Evaluation Board" in texts[Language.ENGLISH]
    with pytest.raises(ConflictError, match="There are minutes of this in this language already"):
        service.build_minutes(engine, liaison, key, minutes_draft(meeting))


def test_minutes_are_of_meetings_of_their_dialogue(
    engine: Engine, of: Consortium, key: UUID, meeting: UUID, liaison: Viewer
) -> None:
    second = meetings.add_meeting(engine, liaison, key, meeting_draft(on="2026-09-01"))
    other = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    foreign = meetings.add_meeting(engine, liaison, other, meeting_draft())
    with pytest.raises(InvalidInputError, match="Choose a meeting of this dialogue"):
        service.build_minutes(engine, liaison, key, minutes_draft(meeting, foreign))
    with pytest.raises(InvalidInputError):
        minutes_draft()
    service.build_minutes(engine, liaison, key, minutes_draft(second, meeting))
    (series,) = versions(engine, liaison, key)
    assert series.text.index("## Meeting of 12 May 2026") < series.text.index(
        f"## Meeting of {day(date(2026, 9, 1))}"
    )


def test_each_save_is_a_version_and_the_old_ones_stay(
    engine: Engine, key: UUID, chain: UUID, liaison: Viewer, office: Viewer
) -> None:
    (first,) = versions(engine, liaison, key)
    service.save_minutes(engine, office, chain, 1, text_draft("Edited.", "Edit."))
    service.save_minutes(engine, office, chain, 2, text_draft("Edited.", "Edit."))
    last, kept = versions(engine, liaison, key)
    assert (last.number, last.text, last.public_text, last.account) == (2, "Edited.", "Edit.", "office")
    assert (last.is_last, kept.is_last, kept.text) == (True, False, first.text)
    assert (last.meeting_ids, last.standing, last.chain_id) == (first.meeting_ids, first.standing, chain)


def test_a_save_on_an_older_version_shows_both_texts_and_changes_nothing(
    engine: Engine, key: UUID, chain: UUID, liaison: Viewer, office: Viewer
) -> None:
    service.save_minutes(engine, office, chain, 1, text_draft("Theirs."))
    before = versions(engine, liaison, key)
    with pytest.raises(ConflictError) as caught:
        service.save_minutes(engine, liaison, chain, 1, text_draft("Mine."))
    assert caught.value.mine == {"text": "Mine.", "public_text": ""}
    assert caught.value.theirs == {"text": "Theirs.", "public_text": ""}
    assert caught.value.version == 2
    assert versions(engine, liaison, key) == before
    service.save_minutes(engine, liaison, chain, caught.value.version, text_draft("Mine."))
    assert [one.text for one in versions(engine, liaison, key)][:2] == ["Mine.", "Theirs."]


def test_of_two_who_save_at_once_one_meets_a_conflict(
    engine: Engine, key: UUID, chain: UUID, liaison: Viewer
) -> None:
    texts = ["One.", "Another."]
    outcomes = at_once(lambda: service.save_minutes(engine, liaison, chain, 1, text_draft(texts.pop())), 2)
    assert sorted(type(one) for one in outcomes if one is not None) == [ConflictError]
    assert [one.number for one in versions(engine, liaison, key)] == [2, 1]


def test_building_again_takes_up_what_was_recorded_since_and_keeps_what_was_typed(
    engine: Engine, key: UUID, chain: UUID, liaison: Viewer
) -> None:
    service.save_minutes(engine, liaison, chain, 1, text_draft("Typed."))
    questions.add_question(engine, liaison, key, question_draft(text="Is it stable?"))
    service.rebuild_minutes(engine, liaison, chain, 2)
    last, typed, _first = versions(engine, liaison, key)
    assert "- 1. Is it stable?" in last.text
    assert typed.text == "Typed."


def test_final_minutes_are_not_edited_and_their_correction_supersedes_them(
    engine: Engine, key: UUID, chain: UUID, liaison: Viewer
) -> None:
    make_final(engine, liaison, key)
    (final,) = versions(engine, liaison, key)
    assert len(final.digest) == 64
    for edit in (
        lambda: service.save_minutes(engine, liaison, chain, 1, text_draft("Other.")),
        lambda: service.rebuild_minutes(engine, liaison, chain, 1),
    ):
        with pytest.raises(InvalidInputError, match="Final minutes are not edited: begin a correction"):
            edit()
    with pytest.raises(InvalidInputError, match="This step needs a reason"):
        service.redraft_minutes(engine, liaison, chain, 1, 1)
    service.redraft_minutes(engine, liaison, chain, 1, 1, "the name was wrong")
    service.save_minutes(engine, liaison, chain, 2, text_draft("Corrected."))
    assert [one.state for one in versions(engine, liaison, key)] == [M.DRAFT, M.DRAFT, M.FINAL]
    make_final(engine, liaison, key)
    corrected, _draft, old = versions(engine, liaison, key)
    assert (corrected.state, corrected.text) == (M.FINAL, "Corrected.")
    assert (old.state, old.digest, old.text) == (M.SUPERSEDED, final.digest, final.text)
    assert corrected.digest != old.digest


def test_any_version_can_be_restored_into_a_new_draft(
    engine: Engine, key: UUID, chain: UUID, liaison: Viewer
) -> None:
    (first,) = versions(engine, liaison, key)
    service.save_minutes(engine, liaison, chain, 1, text_draft("Second."))
    service.redraft_minutes(engine, liaison, chain, 2, 1)
    restored = versions(engine, liaison, key)[0]
    assert (restored.number, restored.state, restored.text) == (3, M.DRAFT, first.text)
    with pytest.raises(NotFoundError):
        service.redraft_minutes(engine, liaison, chain, 3, 9)
    with pytest.raises(ConflictError):
        service.redraft_minutes(engine, liaison, chain, 2, 1)


def test_the_history_of_a_dialogue_says_who_worked_on_its_minutes(
    engine: Engine, key: UUID, chain: UUID, liaison: Viewer
) -> None:
    make_final(engine, liaison, key)
    service.redraft_minutes(engine, liaison, chain, 1, 1, "the name was wrong")
    said = MinutesCommentDraft(text="Well put.")
    circulation.comment_on(engine, liaison, versions(engine, liaison, key)[0].id, said)
    told = [(one.entity, one.reason) for one in dialogues.history(engine, liaison, key)]
    assert told[0] == ("minutes_comment", "")
    assert ("minutes", "the name was wrong") in told


def test_a_text_that_is_too_long_to_be_edited_is_refused(
    engine: Engine, key: UUID, meeting: UUID, liaison: Viewer
) -> None:
    long: Any = "x" * 19_999
    for _each in range(11):
        questions.add_question(engine, liaison, key, question_draft(text=long))
    with pytest.raises(InvalidInputError) as caught:
        service.build_minutes(engine, liaison, key, minutes_draft(meeting))
    assert caught.value.fields["text"] == "This text is too long: at most 200,000 characters."
