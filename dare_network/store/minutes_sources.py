"""Sources of the versions of minutes: what they hold of the records, which may become more confidential."""

from collections.abc import Collection, Iterator
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.rules.held_words import folded, holds, sentences
from dare_network.domain.rules.visibility import Clearance, is_open_at
from dare_network.domain.vocabulary import Confidentiality, MinutesState
from dare_network.store.rows import Values
from dare_network.store.tables.base import Entity, Record, table_of
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.minutes import MinutesRow, MinutesSourceRow
from dare_network.store.tables.outcomes import OutcomeRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow
from dare_network.store.tables.sources import SourceDocumentRow
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import open_part, visible

SOURCES: tuple[type[Record], ...] = (AnswerRow, SourceDocumentRow, CommitmentRow, OutcomeRow)
"""Tables of records whose texts minutes hold."""

_MINUTES = table_of(MinutesRow)
_SOURCE = table_of(MinutesSourceRow)
_DIALOGUE = table_of(DialogueRow)
_QUESTION = table_of(QuestionRow)
_TEXTS: dict[type[Record], tuple[str, ...]] = {
    AnswerRow: ("summary", "verbatim", "conditions"),
    CommitmentRow: ("text", "summary", "evidence"),
    OutcomeRow: ("text",),
}


def keep_sources(transaction: Transaction, minutes_id: UUID, parts: Collection[UUID]) -> None:
    """Keep which parts of its dialogue a version holds, or may hold."""
    rows = [{"minutes_id": minutes_id, "part_id": part} for part in dict.fromkeys(parts)]
    if rows:
        transaction.connection.execute(sa.insert(_SOURCE), rows)


def sources_of(transaction: Transaction, minutes_id: UUID) -> tuple[UUID, ...]:
    """The keys of the parts that a version holds, or may hold."""
    query = sa.select(_SOURCE.c.part_id).where(_SOURCE.c.minutes_id == minutes_id)
    return tuple(transaction.connection.scalars(query))


def holding(transaction: Transaction, part_id: UUID) -> frozenset[UUID]:
    """The keys of the versions that hold a part, or may hold it."""
    query = sa.select(_SOURCE.c.minutes_id).where(_SOURCE.c.part_id == part_id)
    return frozenset(transaction.connection.scalars(query))


def own_levels_of(transaction: Transaction, parts: Collection[UUID]) -> tuple[Confidentiality, ...]:
    """The levels of their own that any of these parts have now."""
    found: list[Confidentiality] = []
    for row in SOURCES:
        table = table_of(row)
        query = sa.select(table.c.confidentiality).where(table.c.id.in_(parts))
        found += transaction.connection.scalars(query.where(table.c.confidentiality.is_not(None)))
    return tuple(found)


def open_minutes(cleared: Clearance) -> sa.ColumnElement[bool]:
    """The condition under which minutes of a visible dialogue are visible: all that the version holds is."""
    own = open_part(cleared, _MINUTES, _DIALOGUE.c.id == _MINUTES.c.dialogue_id)
    return own & ~sa.or_(*(_holds_hidden(cleared, table_of(row)) for row in SOURCES))


def _holds_hidden(cleared: Clearance, part: sa.Table) -> sa.ColumnElement[bool]:
    level = part.c.confidentiality
    shown = sa.exists().where(_DIALOGUE.c.id == _MINUTES.c.dialogue_id, visible(cleared, level))
    return (
        sa.exists()
        .where(
            _SOURCE.c.minutes_id == _MINUTES.c.id,
            part.c.id == _SOURCE.c.part_id,
            level.is_not(None),
            ~shown.correlate(_MINUTES, part),
        )
        .correlate(_MINUTES)
    )


def holds_stricter() -> sa.ColumnElement[bool]:
    """The condition under which a version of minutes holds a part that has any level of its own."""
    return sa.or_(
        *(
            sa.exists()
            .where(
                _SOURCE.c.minutes_id == _MINUTES.c.id,
                table_of(row).c.id == _SOURCE.c.part_id,
                table_of(row).c.confidentiality.is_not(None),
            )
            .correlate(_MINUTES)
            for row in SOURCES
        )
    )


def to_recall(
    transaction: Transaction, row: type[Entity], stored: Values, changed: Values
) -> Iterator[tuple[UUID, Values]]:
    """The versions of minutes that a change of who sees something is to mark, and how."""
    if "confidentiality" not in changed:
        return
    level = changed["confidentiality"]
    if row in SOURCES and level is not None:
        for key, own in _versions(transaction, _MINUTES.c.id.in_(holding(transaction, stored["id"]))):
            if not is_open_at(own, level):
                yield key, {"recalled": True, "public_withdrawn": True}
    elif row is DialogueRow and stored["confidentiality"] is Confidentiality.PUBLIC:
        final = _MINUTES.c.state == MinutesState.FINAL
        of_dialogue = _MINUTES.c.dialogue_id == stored["id"]
        for key, _own in _versions(transaction, of_dialogue & final & (_MINUTES.c.public_text != "")):
            yield key, {"public_withdrawn": True}


def _versions(
    transaction: Transaction, where: sa.ColumnElement[bool]
) -> list[tuple[UUID, Confidentiality | None]]:
    query = sa.select(_MINUTES.c.id, _MINUTES.c.confidentiality).where(where)
    return [(key, own) for key, own in transaction.connection.execute(query)]


def stricter_words(
    transaction: Transaction, dialogue_id: UUID, level: Confidentiality | None
) -> frozenset[str]:
    """The sentences of parts of a dialogue that not all may see who see this level, and of no other part."""
    closed: list[str] = []
    open_ones: list[str] = [
        *transaction.connection.scalars(
            sa.select(_QUESTION.c.text).where(_QUESTION.c.dialogue_id == dialogue_id)
        )
    ]
    for row, names in _TEXTS.items():
        table = table_of(row)
        source = (
            table
            if "dialogue_id" in table.c
            else table.join(_QUESTION, table.c.question_id == _QUESTION.c.id)
        )
        whole = table if "dialogue_id" in table.c else _QUESTION
        query = sa.select(table.c.confidentiality, *(table.c[name] for name in names)).select_from(source)
        for own, *texts in transaction.connection.execute(query.where(whole.c.dialogue_id == dialogue_id)):
            (open_ones if is_open_at(level, own) else closed).extend(texts)
    told = folded("\n".join(open_ones))
    return frozenset(sentence for sentence in sentences(closed) if not holds(told, (sentence,)))
