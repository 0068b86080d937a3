"""The briefing document: what we ask, what we hold and why, and what was answered before."""

from dare_network.documents.dialogue_facts import dialogue_facts
from dare_network.documents.document import Block, Document, Heading, Paragraph
from dare_network.documents.edition import Edition
from dare_network.documents.question_blocks import question_blocks
from dare_network.domain.records.dialogues import Dossier, Question
from dare_network.domain.vocabulary import QuestionState
from dare_network.language import _


def briefing(dossier: Dossier, edition: Edition) -> Document:
    """The questions of a dialogue in their order, withdrawn ones left out, in the reader's language."""
    dialogue = dossier.dialogue
    title = _("Briefing document: {title}").format(title=dialogue.title)
    shows = _("Shows: all questions that are not withdrawn, as the record stands.")
    blocks: list[Block] = [dialogue_facts(dialogue, edition), Heading(_("Questions and positions"))]
    asked = [question for question in dossier.questions if question.state is not QuestionState.WITHDRAWN]
    if not asked:
        blocks.append(Paragraph(_("No question is on record.")))
    for question in asked:
        blocks += _question(question, dossier, edition)
    return edition.document(title, edition.level(dialogue), shows, dialogue, blocks)


def _question(asked: Question, dossier: Dossier, edition: Edition) -> list[Block]:
    return question_blocks(asked, dossier.answers_to(asked.id), edition)
