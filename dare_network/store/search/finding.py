"""Finding of texts by a viewer. What he may not see is not fetched and not counted."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.search import Findings, Hit, Narrowing
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import TextKind
from dare_network.store.search.matching import PASSAGE, key_column, matching, newest_first
from dare_network.store.search.narrowing import conditions, in_time
from dare_network.store.search.passages import day_of
from dare_network.store.search.texts import TEXTS, Text, names_of, whole_text
from dare_network.store.tables.base import table_of
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.notes import NoteRow
from dare_network.store.tables.questions import AnswerRow
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import is_one_of, open_at, visible
from dare_network.words.query import Query

COUNTED = 1_000
"""Up to how many hits are counted: to count all of a common word would take longer than to read them."""
_KEPT = 256
"""The number of clearances and filters for which the conditions are kept."""

_DIALOGUE = table_of(DialogueRow)
_ANSWER = table_of(AnswerRow)
_NOTE = table_of(NoteRow)
_PLACED = (
    sa.select(
        PASSAGE.c.id,
        PASSAGE.c.kind,
        PASSAGE.c.record_id,
        PASSAGE.c.dialogue_id,
        _DIALOGUE.c.ref,
        _DIALOGUE.c.title,
        sa.func.coalesce(_ANSWER.c.body_id, _DIALOGUE.c.lead_body_id),
        _NOTE.c.stakeholder_id,
    )
    .outerjoin(_DIALOGUE, _DIALOGUE.c.id == PASSAGE.c.dialogue_id)
    .outerjoin(_ANSWER, _ANSWER.c.id == PASSAGE.c.record_id)
    .outerjoin(_NOTE, _NOTE.c.id == PASSAGE.c.record_id)
    .order_by(PASSAGE.c.id.desc())
)


def find(transaction: Transaction, cleared: Clearance, query: Query, to: Narrowing, limit: int) -> Findings:
    """The newest `limit` texts that meet a query that wants something, and how many do."""
    keys = transaction.connection.scalars(keys_of(transaction, cleared, query, to, COUNTED + 1)).all()
    return Findings(_hits(transaction, keys[:limit]), min(len(keys), COUNTED), len(keys) > COUNTED)


def keys_of(
    transaction: Transaction, cleared: Clearance, query: Query, to: Narrowing, limit: int
) -> sa.Select[int]:
    """The query for the keys of the newest passages."""
    dialect = transaction.connection.dialect.name
    return (
        matching(query, dialect)
        .outerjoin(_DIALOGUE, _DIALOGUE.c.id == PASSAGE.c.dialogue_id)
        .where(*_shown(cleared, to, dialect))
        .order_by(newest_first(transaction, query))
        .limit(limit)
    )


@lru_cache(_KEPT)
def _shown(cleared: Clearance, to: Narrowing, dialect: str) -> tuple[sa.ColumnElement[bool], ...]:
    """Tell which texts may be found at all; kept, since to write it down takes 0.4 of 2 ms of a search."""
    in_dialogue = visible(cleared) & open_at(cleared, PASSAGE.c.level)
    # A note belongs to no dialogue: its level alone decides, as in `store.notes`.
    noted = PASSAGE.c.kind.in_(names_of(TextKind.NOTE)) & is_one_of(PASSAGE.c.level, cleared.levels)
    shown: list[sa.ColumnElement[bool]] = [in_dialogue | noted]
    others = [text.name for text in TEXTS.values() if not (text.inside if cleared.people else text.outside)]
    shown.append(PASSAGE.c.kind.not_in(others))
    if to.alignment and not cleared.people:
        # How an answer stands to our position tells what that is.
        shown.append(sa.false())
    return (*shown, *conditions(to), *in_time(to, key_column(dialect)))


def _hits(transaction: Transaction, keys: Sequence[int]) -> tuple[Hit, ...]:
    rows = transaction.connection.execute(_PLACED.where(PASSAGE.c.id.in_(keys))).all()
    records: dict[str, list[UUID]] = defaultdict(list)
    for row in rows:
        records[row.kind].append(row.record_id)
    texts = {kind: _written(transaction, TEXTS[kind], those) for kind, those in records.items()}
    return tuple(
        Hit(
            TEXTS[kind].kind,
            record,
            dialogue,
            ref or "",
            title or "",
            body_id,
            day_of(key),
            texts[kind][record],
            of_whom,
        )
        for key, kind, record, dialogue, ref, title, body_id, of_whom in rows
        # A record that was taken out by hand leaves its passage behind, until somebody runs the check.
        if record in texts[kind]
    )


def _written(transaction: Transaction, text: Text, records: Sequence[UUID]) -> Mapping[UUID, str]:
    """The texts of these records as they were written."""
    query = text.select().where(table_of(text.row).c.id.in_(records))
    found = transaction.connection.execute(query)
    return {record: whole_text(fields) for record, _dialogue, _question, _day, _level, *fields in found}
