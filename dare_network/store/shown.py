"""The part of a record that a reader is shown: the public what is listed, nobody the key of what is hidden.

Both are decided in the query. A field that is not read has the blank of its type in the record.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, get_type_hints
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.nouns import fields_of_record
from dare_network.domain.records.change_sets import Alias
from dare_network.domain.records.dialogues import (
    Answer,
    Attendance,
    Commitment,
    Dialogue,
    DueMove,
    Meeting,
    Product,
    Question,
    SourceDocument,
)
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.minutes import AgendaItem, Minutes, MinutesComment, PublicMinutes
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.norm_times import NormTime
from dare_network.domain.records.notes import Note
from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.store.references import REFERENCES, TOLD_WITH, To
from dare_network.store.rows import Instead, Values
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.network import StakeholderRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow
from dare_network.store.tables.sources import SourceDocumentRow
from dare_network.store.tables.stored import row_of
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import open_part

_DIALOGUE = table_of(DialogueRow)
_QUESTION = table_of(QuestionRow)
_STAKEHOLDER = table_of(StakeholderRow)
_NOBODY = UUID(int=0)
"""Stands for somebody whom the reader may not know where a record always names somebody."""


_OPEN = (Dialogue, Meeting, Question, Answer, Commitment, SourceDocument, Outcome, Product, Stakeholder, Tie)
"""The records of which everybody may read the fields that are described as public, and the key.

As in public minutes: no persons, positions, literal words, places and notes; nor accounts, reasons, internal
references and versions. Of ties the source, since one without counts for less in what the public sees.
"""

_WHOLE = (PublicMinutes, NormTime)
"""The records of which everybody may read all."""

_CLOSED = (Attendance, DueMove, Milestone, Minutes, MinutesComment, AgendaItem, Note, Affiliation, Alias)
"""The records of which nobody outside reads anything."""


def _public_fields(record: type[object]) -> frozenset[str]:
    return frozenset({"id", *(name for name, about in fields_of_record(record).items() if about.public)})


PUBLIC: Mapping[type[object], frozenset[str]] = {
    **{record: _public_fields(record) for record in _OPEN},
    **{record: frozenset(get_type_hints(record)) for record in _WHOLE},
    **{record: frozenset() for record in _CLOSED},
}
"""The fields of each record that everybody may read of what is public. What is not listed is blank."""


DERIVED: Mapping[type[object], frozenset[str]] = {Answer: frozenset({"superseded_on"})}
"""The fields that are stored nowhere: they follow from what else the reader may see."""

_PARTS: Mapping[str, type[Entity]] = {
    "document_id": SourceDocumentRow,
    "replaces_id": SourceDocumentRow,
    "supersedes_id": AnswerRow,
}


def is_shown(cleared: Clearance, record: type[object]) -> bool:
    """Return whether anything of records of this kind is for this reader."""
    return cleared.people or bool(PUBLIC[record])


def is_public(record: type[object], name: str) -> bool:
    """Return whether everybody may read this field of what is public."""
    return name in PUBLIC[record]


@lru_cache(500)
def instead(cleared: Clearance, row: type[Entity], record: type[object]) -> Instead:
    """Return what a reader is shown in place of the columns of a record."""
    told: dict[str, sa.ColumnElement[Any] | None] = dict.fromkeys(DERIVED.get(record, ()))
    told |= _references(cleared, row)
    if not cleared.people:
        listed = get_type_hints(record)
        told |= {name: None for name in listed if not is_public(record, name)}
    return told


def people(cleared: Clearance) -> tuple[sa.ColumnElement[bool], ...]:
    """The condition under which somebody is visible; none for those who see everybody."""
    return () if cleared.people else (_STAKEHOLDER.c.kind != StakeholderKind.PERSON,)


def _leads_to_open(cleared: Clearance, column: sa.Column[Any]) -> sa.ColumnElement[bool]:
    """The condition under which the part that a column names is visible; its record is."""
    part = table_of(_PARTS[column.name]).alias()
    ways = (
        [_DIALOGUE.c.id == part.c.dialogue_id]
        if "dialogue_id" in part.c
        else [_QUESTION.c.id == part.c.question_id, _DIALOGUE.c.id == _QUESTION.c.dialogue_id]
    )
    return sa.exists().where(part.c.id == column, open_part(cleared, part, *ways))


def without_hidden(
    transaction: Transaction, cleared: Clearance, record: type[object], key: UUID, values: Values
) -> Values:
    """Return these values without references that are empty because this reader may not see to what.

    Saved as they were read, they would take away what is stored.
    """
    row = row_of(record)
    parts = [name for name, to in REFERENCES[row].items() if to is To.PART and values.get(name, key) is None]
    if not parts:
        return values
    table = table_of(row)
    columns = (table.c[name].is_not(None) & ~_leads_to_open(cleared, table.c[name]) for name in parts)
    hidden = transaction.connection.execute(sa.select(*columns).where(table.c.id == key)).one()
    kept = {name for name, is_hidden in zip(parts, hidden, strict=True) if is_hidden}
    kept |= {name for name, of in TOLD_WITH.items() if of in kept and not values.get(name)}
    return {name: value for name, value in values.items() if name not in kept}


def as_shown(
    transaction: Transaction, cleared: Clearance, row: type[Entity], key: object, values: Values
) -> Values:
    """Stored values of a record with nothing in place of what this reader may not see that it leads to."""
    columns = {name: column for name, column in _references(cleared, row).items() if name in values}
    if not columns:
        return values
    asked = sa.select(*(column.label(name) for name, column in columns.items()))
    return values | dict(
        transaction.connection.execute(asked.where(table_of(row).c.id == key)).one()._mapping
    )


def _references(cleared: Clearance, row: type[Entity]) -> Mapping[str, sa.ColumnElement[Any]]:
    """Return what stands for each column that leads to something hidden, or that is told with one."""
    told: dict[str, sa.ColumnElement[Any]] = {}
    for name, to in REFERENCES.get(row, {}).items():
        if name not in row.links and (hidden := _reference(cleared, table_of(row).c[name], to)) is not None:
            told[name] = hidden
    for name, of in TOLD_WITH.items():
        if of in REFERENCES.get(row, {}):
            reference, column = table_of(row).c[of], table_of(row).c[name]
            told[name] = sa.case((reference.is_(None) | _leads_to_open(cleared, reference), column), else_="")
    return told


def _reference(cleared: Clearance, column: sa.Column[Any], to: To) -> sa.ColumnElement[Any] | None:
    if to is To.PART:
        return sa.case((column.is_not(None) & _leads_to_open(cleared, column), column))
    if to is To.SOMEBODY and not cleared.people:
        known = sa.exists().where(_STAKEHOLDER.c.id == column, *people(cleared))
        return sa.case((known, column), else_=None if column.nullable else sa.literal(_NOBODY, sa.Uuid()))
    return None
