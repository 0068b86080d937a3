"""Minutes, built from the record of a dialogue: of one meeting or of a series, whole or for the public."""

from collections.abc import Sequence
from enum import StrEnum

from dare_network.documents.commitment_table import commitment_table
from dare_network.documents.dialogue_facts import dialogue_facts
from dare_network.documents.document import Block, Document, Fact, Heading
from dare_network.documents.edition import Edition
from dare_network.documents.layers import public, whole
from dare_network.documents.meeting_blocks import meeting_blocks
from dare_network.documents.question_blocks import question_blocks
from dare_network.domain.records.dialogues import Dialogue, Dossier, Meeting
from dare_network.domain.rules.meeting_answers import answers_of, to_question
from dare_network.domain.rules.visibility import as_open_as, level_of, present_level
from dare_network.domain.vocabulary import QuestionState, TermList
from dare_network.language import _, day, ngettext


class Layer(StrEnum):
    """The part of the record that minutes show."""

    WHOLE = "whole"
    PUBLIC = "public"


def minutes(dossier: Dossier, meetings: Sequence[Meeting], layer: Layer, edition: Edition) -> Document:
    """The minutes of one or more meetings of a dialogue, in the reader's language.

    An answer stands with the last meeting that was held when it was given, and so does an outcome that names
    no meeting; questions that none of these meetings answered follow with what else is on record. The public
    layer leaves out persons, positions and literal words, and the whole one marks them; answers, outcomes and
    commitments that are more confidential than the dialogue are not in it either, and are marked whole.
    """
    dialogue = dossier.dialogue
    if layer is Layer.PUBLIC:
        blocks = _blocks(as_open_as(None, dossier), meetings, edition)
        sharing = _("Public summary, to be checked before it is shared: the dialogue itself is “{level}”")
        return edition.document(
            _("Public summary: {which}").format(which=which_meetings(meetings)),
            sharing.format(level=edition.level(present_level(dialogue, edition.today))),
            _("Shows: the public layer; persons, positions and literal words are left out."),
            dialogue,
            public(blocks),
        )
    return edition.document(
        _("Minutes: {which}").format(which=which_meetings(meetings)),
        edition.level(level_of(dossier, edition.today)),
        _("Shows: the whole record as it stands; what is marked and shaded is not in the public summary."),
        dialogue,
        whole(_blocks(dossier, meetings, edition)),
    )


def which_meetings(meetings: Sequence[Meeting]) -> str:
    """The day of a meeting, or how many there are and the days between which they lie."""
    if len(meetings) == 1:
        return day(meetings[0].on)
    count = ngettext("{n} meeting", "{n} meetings", len(meetings))
    if not meetings:
        return count
    return _("{count}, {first} to {last}").format(
        count=count, first=day(meetings[0].on), last=day(meetings[-1].on)
    )


def _blocks(dossier: Dossier, meetings: Sequence[Meeting], edition: Edition) -> list[Block]:
    standing = Fact(_("Standing of these minutes"), _standing(dossier.dialogue, edition))
    blocks: list[Block] = [dialogue_facts(dossier.dialogue, edition, standing)]
    for held in meetings:
        blocks += meeting_blocks(held, dossier, edition)
    blocks += _other_questions(dossier, meetings, edition)
    blocks.append(Heading(_("Commitments of the dialogue")))
    blocks.append(commitment_table(dossier.commitments, edition))
    return blocks


def _standing(dialogue: Dialogue, edition: Edition) -> str:
    """Say what minutes of this format are worth to the body, which no meeting's record says."""
    known = edition.reference.format(dialogue.format_id)
    return edition.reference.label(TermList.ENDORSEMENT, known.endorsement or None) if known else ""


def _other_questions(dossier: Dossier, meetings: Sequence[Meeting], edition: Edition) -> list[Block]:
    answered = {answer.question_id for held in meetings for answer in answers_of(dossier, held)}
    others = [
        asked
        for asked in dossier.questions
        if asked.id not in answered and asked.state is not QuestionState.WITHDRAWN
    ]
    if not others:
        return []
    blocks: list[Block] = [Heading(_("Other questions of the dialogue"))]
    for asked in others:
        blocks += question_blocks(asked, to_question(dossier.answers, asked.id), edition)
    return blocks
