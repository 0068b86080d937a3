"""Questions with our position, and the answers to them, in a spreadsheet."""

from dare_network.domain.drafts.dialogues import AnswerDraft, QuestionDraft
from dare_network.domain.records.dialogues import Answer, Dossier, Question
from dare_network.domain.vocabulary import TermList
from dare_network.language import N_
from dare_network.services.answers import save_answer
from dare_network.services.questions import save_question
from dare_network.services.sheets.beside import BESIDE
from dare_network.services.sheets.column import Column, Kind
from dare_network.services.sheets.sheet import Sheet, Values
from dare_network.services.sheets.wording import Wording
from dare_network.store.unit_of_work import UnitOfWork


def question_number(found: Dossier, asked: Question) -> str:
    """How a question is quoted over all dialogues: "DIA-2026-014/3"."""
    return f"{found.dialogue.ref}/{asked.number}"


def _answered(found: Dossier, given: Answer, _wording: Wording) -> str:
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
    columns=(
        Column("text", N_("Question")),
        Column("position", N_("Our position")),
        Column("rationale", N_("Rationale")),
        Column("section", N_("Section"), Kind.TERM, TermList.SECTION),
        Column("topic_ids", N_("Topics"), Kind.TOPICS),
        Column("state", N_("State"), Kind.TERM, TermList.QUESTION_STATE),
    ),
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
    columns=(
        Column("body_id", N_("Body"), Kind.WHO),
        Column("given_on", N_("Given on"), Kind.DAY),
        Column("channel", N_("Channel"), Kind.TERM, TermList.CHANNEL),
        Column("alignment", N_("Alignment with our position"), Kind.TERM, TermList.ALIGNMENT),
        Column("summary", N_("Answer in short")),
        Column("verbatim", N_("In their own words")),
        Column("binding_level", N_("How binding"), Kind.TERM, TermList.BINDING_LEVEL),
        Column("conditions", N_("Conditions")),
        Column("capacity", N_("Given in which capacity")),
        Column("guideline", N_("Guideline it rests on")),
        Column("source_locator", N_("Place in the source")),
        Column("valid_until", N_("Valid until"), Kind.DAY),
        Column("review_by", N_("Look at it again by"), Kind.DAY),
    ),
    draft=AnswerDraft,
    save=_save_answer,
)
"""The answers of all bodies."""
