"""Questions with our position, and the answers to them, in a spreadsheet."""

from dare_network.domain.drafts.dialogues import AnswerDraft, QuestionDraft
from dare_network.domain.records.dialogues import Answer, Dossier, Question
from dare_network.language import N_
from dare_network.services.answers import save_answer
from dare_network.services.questions import save_question
from dare_network.services.sheets.beside import BESIDE
from dare_network.services.sheets.sheet import Sheet, Values
from dare_network.services.sheets.wording import CellWording
from dare_network.store.unit_of_work import UnitOfWork


def question_number(found: Dossier, asked: Question) -> str:
    """Number a question as it is quoted over all dialogues: "DIA-2026-014/3"."""
    return f"{found.dialogue.ref}/{asked.number}"


def _answered(found: Dossier, given: Answer, _wording: CellWording) -> str:
    return next(question_number(found, asked) for asked in found.questions if asked.id == given.question_id)


def _save_question(
    unit: UnitOfWork, _found: Dossier, stored: Question, version: int, draft: QuestionDraft, _said: Values
) -> None:
    save_question(unit, stored.id, version, draft)


def _save_answer(
    unit: UnitOfWork, found: Dossier, stored: Answer, version: int, draft: AnswerDraft, _said: Values
) -> None:
    save_answer(unit, found.dialogue.id, stored.id, version, draft)


QUESTIONS = Sheet[Question](
    name=N_("Questions"),
    number=N_("Question number"),
    records=lambda found: found.questions,
    called=question_number,
    beside=BESIDE,
    draft=QuestionDraft,
    save=_save_question,
)
"""The questions of all dialogues."""

ANSWERS = Sheet[Answer](
    name=N_("Answers"),
    number=N_("Key of the answer"),
    records=lambda found: found.answers,
    # People quote answers by their question and day, which several may share.
    called=lambda _found, given: str(given.id),
    beside={N_("Answer to question"): _answered, **BESIDE},
    draft=AnswerDraft,
    save=_save_answer,
)
"""The answers of all bodies."""
