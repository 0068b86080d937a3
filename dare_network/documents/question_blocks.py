"""A question in a document: what was asked, what we hold, and what bodies answered."""

from collections.abc import Iterable

from dare_network.documents.document import Block, Fact, Facts, Heading, Paragraph
from dare_network.documents.edition import Edition
from dare_network.domain.records.dialogues import Answer, Question
from dare_network.domain.vocabulary import QuestionState, TermList
from dare_network.language import _, day

_NOT_ADOPTED = frozenset({QuestionState.DRAFT, QuestionState.POSITION_PROPOSED})


def question_blocks(asked: Question, answers: Iterable[Answer], edition: Edition) -> list[Block]:
    """The question under a heading of the second level, each answer under one of the third."""
    blocks: list[Block] = [_heading(asked, edition), Paragraph(asked.text), _position(asked)]
    for given in answers:
        blocks += _answer(given, edition)
    return blocks


def _heading(asked: Question, edition: Edition) -> Heading:
    number = _("Question {number}").format(number=asked.number)
    section = edition.reference.label(TermList.SECTION, asked.section or None)
    return Heading(f"{number} · {section}" if section else number, 2)


def _position(asked: Question) -> Facts:
    held = asked.state not in _NOT_ADOPTED
    label = _("Our position") if held else _("Our position, not yet adopted")
    facts = [Fact(label, asked.position or _("No position is on record."), withheld=True)]
    if asked.rationale:
        facts.append(Fact(_("Rationale"), asked.rationale, withheld=True))
    return Facts(tuple(facts))


def _answer(given: Answer, edition: Edition) -> list[Block]:
    reference = edition.reference
    channel = reference.label(TermList.CHANNEL, given.channel or None)
    said = [edition.name(given.body_id), day(given.given_on), channel]
    # The public layer has nothing of an answer that is more confidential than its dialogue.
    cut = given.confidentiality is not None
    facts = (
        Fact(_("Answer in short"), given.summary or _("Not yet summarised."), withheld=cut),
        Fact(_("In their own words"), given.verbatim, withheld=True),
        Fact(_("Conditions"), given.conditions, withheld=cut),
        Fact(
            _("Alignment with our position"),
            reference.label(TermList.ALIGNMENT, given.alignment or None),
            withheld=True,
        ),
        Fact(
            _("How binding"),
            reference.label(TermList.BINDING_LEVEL, given.binding_level or None),
            withheld=cut,
        ),
        Fact(_("Place in the source"), given.source_locator, withheld=cut),
    )
    heading = edition.stricter(" · ".join(filter(None, said)), given.confidentiality)
    return [Heading(heading, 3), Facts(tuple(fact for fact in facts if fact.text))]
