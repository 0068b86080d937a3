"""Documents of a dialogue: attached as they are, replaced by newer versions, as closed as the dialogue."""

import hashlib
from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from consortium_builders import Consortium, answer_draft, dialogue_draft, found_consortium, question_draft
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.dialogues import SourceDocumentDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.errors import InvalidInputError, NotFoundError
from dare_network.services import answers, dialogues, questions
from dare_network.services.sources import MOST, attach_source, source_content

LETTER = b"%PDF-1.7 \x00\xff the letter"


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def key(engine: Engine, of: Consortium, liaison: Viewer) -> UUID:
    return dialogues.record_dialogue(engine, liaison, dialogue_draft(of))


@pytest.fixture
def attach(engine: Engine, key: UUID, liaison: Viewer) -> Callable[..., UUID]:
    def attached(on: date = date(2026, 6, 9), replaces: UUID | None = None, name: str = "letter.pdf") -> UUID:
        draft = SourceDocumentDraft(title=f"Advice letter of {on}", on=on, replaces_id=replaces)
        return attach_source(engine, liaison, key, draft, name, LETTER)

    return attached


def test_a_document_comes_back_as_it_was(
    engine: Engine, key: UUID, liaison: Viewer, attach: Callable[..., UUID]
) -> None:
    made = attach(name="C:\\letters\\26-31.pdf")
    (document,) = dialogues.dossier(engine, liaison, key).documents
    assert (document.file_name, document.size) == ("26-31.pdf", len(LETTER))
    assert document.digest == hashlib.sha256(LETTER).hexdigest()
    assert source_content(engine, liaison, made) == LETTER


def test_an_answer_points_at_its_source_and_learns_of_a_newer_version(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer, attach: Callable[..., UUID]
) -> None:
    first = attach()
    asked = questions.add_question(engine, liaison, key, question_draft())
    answers.record_answer(engine, liaison, asked, answer_draft(of, document_id=first))
    before = dialogues.dossier(engine, liaison, key)
    assert before.newer_than(first) is None
    second = attach(date(2026, 7, 1), first)
    third = attach(date(2026, 8, 1), second)
    after = dialogues.dossier(engine, liaison, key)
    assert after.answers[0].document_id == first
    newer = after.newer_than(first)
    assert newer is not None
    assert newer.id == third


def test_a_document_of_another_dialogue_is_refused(
    engine: Engine, of: Consortium, liaison: Viewer, attach: Callable[..., UUID]
) -> None:
    foreign = attach()
    other = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    asked = questions.add_question(engine, liaison, other, question_draft())
    with pytest.raises(InvalidInputError, match="document of this dialogue"):
        answers.record_answer(engine, liaison, asked, answer_draft(of, document_id=foreign))
    draft = SourceDocumentDraft(title="New", on=date(2026, 7, 1), replaces_id=foreign)
    with pytest.raises(InvalidInputError, match="document of this dialogue"):
        attach_source(engine, liaison, other, draft, "new.pdf", LETTER)


@pytest.mark.parametrize("size", [0, MOST + 1])
def test_an_empty_or_a_huge_file_is_refused_and_leaves_nothing(
    engine: Engine, key: UUID, liaison: Viewer, size: int
) -> None:
    draft = SourceDocumentDraft(title="Letter", on=date(2026, 6, 9))
    with pytest.raises(InvalidInputError, match="not empty"):
        attach_source(engine, liaison, key, draft, "letter.pdf", bytes(size))
    assert not dialogues.dossier(engine, liaison, key).documents


def test_whoever_may_not_see_the_dialogue_may_not_read_its_documents(engine: Engine, of: Consortium) -> None:
    inner = Viewer("inner", Role.COORDINATOR, listed_as="inner")
    draft = dialogue_draft(of, confidentiality=Confidentiality.NAMED_ONLY, readers=("inner",))
    hidden = dialogues.record_dialogue(engine, inner, draft)
    letter = SourceDocumentDraft(title="Letter", on=date(2026, 6, 9))
    made = attach_source(engine, inner, hidden, letter, "letter.pdf", LETTER)
    with pytest.raises(NotFoundError):
        source_content(engine, Viewer("outer", Role.ADMINISTRATOR, listed_as="outer"), made)
