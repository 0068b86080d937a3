"""The briefing document: what we ask, what we hold and why, and what was answered before."""

from collections.abc import Iterable

from dare_network.documents.dialogue_facts import dialogue_facts
from dare_network.documents.document import Block, Bullets, Document, Heading, Paragraph
from dare_network.documents.edition import Edition
from dare_network.documents.layers import undivided
from dare_network.documents.question_blocks import question_blocks
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.rules.precedents import Precedent, precedents
from dare_network.domain.rules.visibility import level_of
from dare_network.domain.vocabulary import QuestionState
from dare_network.language import _, day


def briefing(dossier: Dossier, known: Iterable[Dossier], edition: Edition) -> Document:
    """The questions of a dialogue in their order, withdrawn ones left out, in the reader's language.

    It goes to a body: what we think of an earlier answer stays here. `known` are the dialogues in which
    earlier answers on the same topics are looked for.
    """
    dialogue, others = dossier.dialogue, tuple(known)
    title = _("Briefing document: {title}").format(title=dialogue.title)
    shows = _("Shows: all questions that are not withdrawn, as the record stands.")
    blocks: list[Block] = [dialogue_facts(dialogue, edition), Heading(_("Questions and positions"))]
    asked = [question for question in dossier.questions if question.state is not QuestionState.WITHDRAWN]
    if not asked:
        blocks.append(Paragraph(_("No question is on record.")))
    for question in asked:
        blocks += question_blocks(question, (), edition)
        own = [Precedent(dialogue, question, answer) for answer in dossier.answers_to(question.id)]
        if before := [*own, *precedents(question, dialogue, others, edition.today)]:
            blocks.append(_before(before, edition))
    sharing = edition.level(level_of(dossier, edition.today))
    return edition.document(title, sharing, shows, dialogue, undivided(blocks))


def _before(found: Iterable[Precedent], edition: Edition) -> Bullets:
    label = _("What was answered before")
    return Bullets(label, tuple(_precedent(each, edition) for each in found))


def _precedent(found: Precedent, edition: Edition) -> str:
    return _("{body}, {date}, {ref} question {number}: {answer}").format(
        body=edition.name(found.answer.body_id),
        date=day(found.answer.given_on),
        ref=found.dialogue.ref,
        number=found.question.number,
        answer=found.answer.summary or found.answer.verbatim,
    )
