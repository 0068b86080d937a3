"""A part of a dialogue may be more confidential than the whole: then those who see the rest get none of
it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from consortium_builders import (
    Consortium,
    answer_draft,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    milestone_draft,
    minutes_draft,
    outcome_draft,
    question_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.decisions import DecisionDraft
from dare_network.domain.drafts.dialogues import SourceDocumentDraft
from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.visibility import may_see
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.errors import InvalidInputError, NotFoundError
from dare_network.services import answers, commitments, dialogues, meetings, questions
from dare_network.services.clearance import clearance
from dare_network.services.commitments import decide
from dare_network.services.documents import briefing_document, commitment_calendar
from dare_network.services.milestones import add_milestone, change_milestone
from dare_network.services.minutes import build_minutes, minutes
from dare_network.services.network import network
from dare_network.services.outcomes import add_outcome, change_outcome
from dare_network.services.search import search
from dare_network.services.sources import attach_source, source_content
from dare_network.words.query import read_query

WORD, NOW = "zeldzaamwoord", datetime(2026, 11, 24, 12, tzinfo=UTC)
C = Confidentiality
WRITER = Viewer("writer", Role.ADMINISTRATOR, listed_as="writer")


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def with_parts(engine: Engine, of: Consortium) -> Callable[[Confidentiality | None], dict[str, UUID]]:
    """A public dialogue of the centre in Leiden with one part of each kind of this level.

    The milestone of the commitment has no level of its own.
    """

    def made(level: Confidentiality | None) -> dict[str, UUID]:
        draft = dialogue_draft(
            of, confidentiality=C.PUBLIC, centre_id=of.leiden, readers=("writer",), topic_ids=("q_potency",)
        )
        key = dialogues.record_dialogue(engine, WRITER, draft)
        asked = questions.add_question(engine, WRITER, key, question_draft(topic_ids=("q_potency",)))
        letter = SourceDocumentDraft(title=WORD, on=date(2026, 6, 9), confidentiality=level)
        given = answer_draft(of, summary=WORD, confidentiality=level)
        promised = commitment_draft(of, text=WORD, confidentiality=level)
        commitment = commitments.add_commitment(engine, WRITER, key, promised)
        came_out = outcome_draft(text=WORD, confidentiality=level)
        return {
            "dialogue": key,
            "answer": answers.record_answer(engine, WRITER, asked, given),
            "document": attach_source(engine, WRITER, key, letter, "letter.pdf", WORD.encode()),
            "commitment": commitment,
            "milestone": add_milestone(engine, WRITER, commitment, milestone_draft(text=WORD)),
            "outcome": add_outcome(engine, WRITER, key, came_out),
        }

    return made


def viewers(of: Consortium) -> list[Viewer]:
    centres = (None, of.leiden, of.utrecht)
    outer = [Viewer(role.value, role, centre, role.value) for role in Role for centre in centres]
    return [*outer, WRITER]


@pytest.mark.parametrize("level", [None, *Confidentiality])
def test_each_role_sees_parts_of_each_level_as_it_sees_dialogues(
    engine: Engine, of: Consortium, with_parts: Callable[..., dict[str, UUID]], level: Confidentiality | None
) -> None:
    keys = with_parts(level)
    for viewer in viewers(of):
        shown = may_see(clearance(viewer), level or C.PUBLIC, of.leiden, ("writer",))
        found = dialogues.dossier(engine, viewer, keys["dialogue"])
        parts = (found.answers, found.documents, found.commitments, found.outcomes)
        assert [len(part) for part in parts] == [int(shown)] * 4, viewer
        # What was promised word by word, and the steps towards it, are not for the public.
        inside = shown and viewer.role is not Role.PUBLIC
        assert len(found.milestones) == inside, viewer
        hits = search(engine, viewer, read_query(WORD), Narrowing(), 10)
        assert hits.count == 2 * shown + inside, viewer
        assert len(network(engine, viewer).advice) == shown, viewer
        try:
            assert source_content(engine, viewer, keys["document"]) == WORD.encode()
            assert shown, viewer
        except NotFoundError:
            assert not shown, viewer


def test_a_hidden_part_is_in_no_file_and_no_history(
    engine: Engine, with_parts: Callable[..., dict[str, UUID]], liaison: Viewer
) -> None:
    keys = with_parts(C.NAMED_ONLY)
    assert WORD.encode() not in commitment_calendar(engine, liaison, NOW)
    assert WORD.encode() in commitment_calendar(engine, WRITER, NOW)
    told = str(dialogues.history(engine, liaison, keys["dialogue"]))
    assert WORD not in told
    assert WORD in str(dialogues.history(engine, WRITER, keys["dialogue"]))
    assert briefing_document(engine, liaison, keys["dialogue"], "docx", NOW)


def test_a_hidden_part_cannot_be_changed_or_decided_on(
    engine: Engine, of: Consortium, with_parts: Callable[..., dict[str, UUID]], liaison: Viewer
) -> None:
    keys = with_parts(C.NAMED_ONLY)
    drop = DecisionDraft(decision="cancelled", reason="No more.")
    for act in (
        lambda: answers.change_answer(engine, liaison, keys["answer"], 1, answer_draft(of)),
        lambda: commitments.change_commitment(engine, liaison, keys["commitment"], 1, commitment_draft(of)),
        lambda: decide(engine, liaison, {keys["commitment"]: 1}, drop),
        lambda: change_outcome(engine, liaison, keys["outcome"], 1, outcome_draft()),
        lambda: add_milestone(engine, liaison, keys["commitment"], milestone_draft()),
        lambda: change_milestone(engine, liaison, keys["milestone"], 1, milestone_draft()),
    ):
        with pytest.raises(NotFoundError):
            act()


def test_each_part_is_judged_by_its_own_dialogue(engine: Engine, of: Consortium) -> None:
    centres = (of.leiden, of.utrecht)
    for centre in centres:
        draft = dialogue_draft(of, confidentiality=C.PUBLIC, centre_id=centre)
        key = dialogues.record_dialogue(engine, WRITER, draft)
        asked = questions.add_question(engine, WRITER, key, question_draft())
        stricter = answer_draft(of, confidentiality=C.RESTRICTED_STRICT)
        answers.record_answer(engine, WRITER, asked, stricter)
    for centre in centres:
        member = Viewer("member", Role.MEMBER, centre, "member")
        shown = {d.dialogue.centre_id for d in dialogues.dossiers(engine, member) if d.answers}
        assert shown == {centre}


def test_minutes_hold_nothing_that_is_more_confidential_than_the_dialogue(
    engine: Engine, with_parts: Callable[..., dict[str, UUID]]
) -> None:
    texts = {}
    for level in (None, C.NAMED_ONLY):
        key = with_parts(level)["dialogue"]
        held = meetings.add_meeting(engine, WRITER, key, meeting_draft())
        build_minutes(engine, WRITER, key, minutes_draft(held))
        (written,) = minutes(engine, WRITER, key)
        texts[level] = written.text + written.public_text
    assert f"Decision · 12 May 2026: {WORD}" in texts[None]
    assert WORD not in texts[C.NAMED_ONLY]


def test_a_hidden_part_cannot_be_named_by_its_key(
    engine: Engine, of: Consortium, with_parts: Callable[..., dict[str, UUID]], liaison: Viewer
) -> None:
    keys = with_parts(C.NAMED_ONLY)
    asked = dialogues.dossier(engine, WRITER, keys["dialogue"]).questions[0].id
    later = date(2026, 9, 1)
    for draft in (
        answer_draft(of, given_on=later, supersedes_id=keys["answer"]),
        answer_draft(of, given_on=later, document_id=keys["document"]),
    ):
        with pytest.raises(NotFoundError):
            answers.record_answer(engine, liaison, asked, draft)
        answers.record_answer(engine, WRITER, asked, draft)


def test_a_part_is_never_more_open_than_its_dialogue(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of, confidentiality=C.RESTRICTED))
    asked = questions.add_question(engine, liaison, key, question_draft())
    for level, why in ((C.CONSORTIUM, "more open"), (C.NAMED_ONLY, "not see it yourself")):
        with pytest.raises(InvalidInputError, match=why):
            answers.record_answer(engine, liaison, asked, answer_draft(of, confidentiality=level))
        with pytest.raises(InvalidInputError, match=why):
            commitments.add_commitment(engine, liaison, key, commitment_draft(of, confidentiality=level))
        with pytest.raises(InvalidInputError, match=why):
            add_outcome(engine, liaison, key, outcome_draft(confidentiality=level))
    found = dialogues.dossier(engine, liaison, key)
    assert (found.answers, found.commitments, found.outcomes) == ((), (), ())


def test_a_part_that_becomes_more_confidential_is_no_longer_found(
    engine: Engine, of: Consortium, with_parts: Callable[..., dict[str, UUID]], liaison: Viewer
) -> None:
    keys = with_parts(None)
    stricter = answer_draft(of, summary=WORD, confidentiality=C.NAMED_ONLY)
    answers.change_answer(engine, WRITER, keys["answer"], 1, stricter)
    change_outcome(engine, WRITER, keys["outcome"], 1, outcome_draft(text=WORD, confidentiality=C.NAMED_ONLY))
    assert search(engine, liaison, read_query(WORD), Narrowing(), 10).count == 1
    assert search(engine, WRITER, read_query(WORD), Narrowing(), 10).count == 3
