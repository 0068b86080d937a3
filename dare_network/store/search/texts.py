"""The texts of the records that can be searched. A further kind of text is a further row here."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql import visitors

from dare_network.domain.nouns import fields_of_record
from dare_network.domain.records.dialogues import Answer, Commitment, Dialogue, Meeting, Question
from dare_network.domain.records.minutes import Minutes
from dare_network.domain.records.notes import Note
from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.vocabulary import Confidentiality, MinutesState, TextKind
from dare_network.store.shown import is_public
from dare_network.store.tables.base import Entity, Record, table_of
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.meetings import MeetingRow
from dare_network.store.tables.minutes import MinutesRow
from dare_network.store.tables.notes import NoteRow
from dare_network.store.tables.outcomes import OutcomeRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow

_DIALOGUE = table_of(DialogueRow)
_MEETING = table_of(MeetingRow)
_QUESTION = table_of(QuestionRow)
_ANSWER = table_of(AnswerRow)
_OUTCOME = table_of(OutcomeRow)
_COMMITMENT = table_of(CommitmentRow)
_MINUTES = table_of(MinutesRow)
_NOTE = table_of(NoteRow)
_NO_DIALOGUE: sa.ColumnElement[Any] = sa.null()
_NO_QUESTION: sa.ColumnElement[Any] = sa.null()
_NO_LEVEL: sa.ColumnElement[Any] = sa.null()
_ALL: sa.ColumnElement[bool] = sa.true()
_IS_PUBLIC = _DIALOGUE.c.confidentiality == Confidentiality.PUBLIC


@dataclass(frozen=True, slots=True)
class Text:
    """A kind of text: its day, and where it belongs. The fields described as searched make it up.

    Where it is `only` of some records, `only_by` are the fields that tell which. Those `inside` find it,
    those `outside` the consortium, or both.
    """

    kind: TextKind
    row: type[Record]
    record: type[object]
    source: sa.FromClause
    day: sa.Column[object]
    dialogue_id: sa.ColumnElement[Any]
    question_id: sa.ColumnElement[Any] = _NO_QUESTION
    level: sa.ColumnElement[Any] = _NO_LEVEL
    only: sa.ColumnElement[bool] = _ALL
    only_by: tuple[str, ...] = ()
    inside: bool = True
    outside: bool = True
    fields: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name that tells it from all others, also from what those outside find of the same fields."""
        return self.kind.value if self.inside else f"{self.kind.value}, public"

    def select(self) -> sa.Select[Any]:
        """Record, dialogue, question, day, own confidentiality, and the fields of the text."""
        table = table_of(self.row)
        placed = (table.c.id, self.dialogue_id, self.question_id, self.day, self.level)
        texts = (table.c[name] for name in self.fields)
        return sa.select(*placed, *texts).select_from(self.source).where(self.only)


_OF_QUESTIONS = (
    _QUESTION.join(_DIALOGUE, _QUESTION.c.dialogue_id == _DIALOGUE.c.id),
    _DIALOGUE.c.requested_on,
    _DIALOGUE.c.id,
    _QUESTION.c.id,
)
_OF_ANSWERS = _ANSWER.join(_QUESTION, _ANSWER.c.question_id == _QUESTION.c.id)


def _by_reader(text: Text) -> Iterator[Text]:
    """A text as those inside and those outside find it: one text, or two where fields are not public."""
    described = fields_of_record(text.record)
    text = replace(text, fields=tuple(n for n, about in described.items() if about.searched is text.kind))
    public = tuple(name for name in text.fields if is_public(text.record, name))
    yield replace(text, outside=public == text.fields)
    if public and public != text.fields:
        known = any(each is _DIALOGUE for each in visitors.iterate(text.source))
        source = text.source if known else text.source.join(_DIALOGUE, _DIALOGUE.c.id == text.dialogue_id)
        yield replace(text, fields=public, source=source, only=text.only & _IS_PUBLIC, inside=False)


TEXTS: Mapping[str, Text] = {
    text.name: text
    for each in (
        Text(
            TextKind.DIALOGUE,
            DialogueRow,
            Dialogue,
            _DIALOGUE,
            _DIALOGUE.c.requested_on,
            _DIALOGUE.c.id,
        ),
        Text(
            TextKind.MEETING,
            MeetingRow,
            Meeting,
            _MEETING,
            _MEETING.c.on,
            _MEETING.c.dialogue_id,
        ),
        Text(TextKind.QUESTION, QuestionRow, Question, *_OF_QUESTIONS),
        Text(TextKind.POSITION, QuestionRow, Question, *_OF_QUESTIONS),
        Text(
            TextKind.ANSWER,
            AnswerRow,
            Answer,
            _OF_ANSWERS,
            _ANSWER.c.given_on,
            _QUESTION.c.dialogue_id,
            _ANSWER.c.question_id,
            _ANSWER.c.confidentiality,
        ),
        Text(
            TextKind.OUTCOME,
            OutcomeRow,
            Outcome,
            _OUTCOME,
            _OUTCOME.c.noted_on,
            _OUTCOME.c.dialogue_id,
            _OUTCOME.c.question_id,
            _OUTCOME.c.confidentiality,
        ),
        Text(
            TextKind.COMMITMENT,
            CommitmentRow,
            Commitment,
            _COMMITMENT,
            _COMMITMENT.c.due_on,
            _COMMITMENT.c.dialogue_id,
            _COMMITMENT.c.question_id,
            _COMMITMENT.c.confidentiality,
        ),
        Text(
            TextKind.MINUTES,
            MinutesRow,
            Minutes,
            _MINUTES,
            _MINUTES.c.written_at,
            _MINUTES.c.dialogue_id,
            level=_MINUTES.c.confidentiality,
            # The version that is worked on, and the one that is in force meanwhile.
            only=(_MINUTES.c.is_last | (_MINUTES.c.state == MinutesState.FINAL)) & ~_MINUTES.c.recalled,
            only_by=("is_last", "state", "recalled"),
        ),
        Text(
            TextKind.NOTE,
            NoteRow,
            Note,
            _NOTE,
            _NOTE.c.on,
            _NO_DIALOGUE,
            level=_NOTE.c.confidentiality,
        ),
    )
    for text in _by_reader(each)
}
"""All texts that can be searched."""


def names_of(*kinds: TextKind) -> Collection[str]:
    """The names of the texts of these kinds."""
    return sorted(text.name for text in TEXTS.values() if text.kind in kinds)


@cache
def texts_of(row: type[Entity]) -> Collection[Text]:
    """The texts that a record of this table holds."""
    return tuple(text for text in TEXTS.values() if text.row is row)


@cache
def searched_fields(row: type[Entity]) -> frozenset[str]:
    """The fields of a record of which any change changes what is stored for the search."""
    placing = ("dialogue_id", "question_id", "confidentiality")
    return frozenset(
        name for text in texts_of(row) for name in (*text.fields, text.day.name, *text.only_by, *placing)
    )


def whole_text(fields: Collection[str]) -> str:
    """The text that is searched and shown, of its fields."""
    return "\n".join(field for field in fields if field)
