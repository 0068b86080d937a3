"""Access: who may change who sees what. It is the one gate through which every such change passes."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.rules.visibility import Access, Clearance, access_hindrance, opens, sees
from dare_network.domain.vocabulary import Confidentiality
from dare_network.errors import NotAllowedError
from dare_network.language import _
from dare_network.store.rows import Values, column_values, list_values
from dare_network.store.tables.base import Entity, Record, table_of
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.minutes import MinutesRow
from dare_network.store.tables.notes import NoteRow
from dare_network.store.tables.outcomes import OutcomeRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow
from dare_network.store.tables.sources import SourceDocumentRow
from dare_network.store.transaction import Transaction

PARTS: tuple[type[Record], ...] = (AnswerRow, SourceDocumentRow, CommitmentRow, OutcomeRow, MinutesRow)
"""Tables of what may be more confidential than its dialogue."""

ALONE: tuple[type[Record], ...] = (NoteRow,)
"""Tables of what has a level and hangs on no dialogue."""

_OF_DIALOGUE = frozenset({"confidentiality", "centre_id", "readers", "embargo_until"})
_OF_PART = frozenset({"confidentiality", "dialogue_id"})
_OF_ANSWER = frozenset({"confidentiality", "question_id"})


def require_cleared(
    transaction: Transaction, cleared: Clearance, row: type[Entity], stored: Values, changed: Values
) -> None:
    """Raise NotAllowedError where a change opens to anybody what this clearance does not."""
    if row is DialogueRow and changed.keys() & _OF_DIALOGUE:
        _require_whole(transaction, cleared, stored, changed)
    elif row in PARTS and changed.keys() & (_OF_ANSWER if row is AnswerRow else _OF_PART):
        _require_part(transaction, cleared, stored, changed)
    elif row in ALONE and "confidentiality" in changed:
        levels = stored["confidentiality"], changed["confidentiality"]
        _require_seen(cleared, *(Access(level, None, ()) for level in levels))


def _require_whole(transaction: Transaction, cleared: Clearance, stored: Values, changed: Values) -> None:
    key = stored["id"]
    before = _access(transaction, stored)
    after = _access(transaction, {**stored, "readers": before.readers, **changed})
    hindrance = access_hindrance(cleared, before, after, _own_levels(transaction, key))
    if hindrance:
        raise NotAllowedError(hindrance)


def _require_part(transaction: Transaction, cleared: Clearance, stored: Values, changed: Values) -> None:
    before, after = (_access_of_part(transaction, values) for values in (stored, {**stored, **changed}))
    _require_seen(cleared, before, after)


def _require_seen(cleared: Clearance, before: Access, after: Access) -> None:
    if opens(before, after, cleared.today) and not sees(cleared, before):
        raise NotAllowedError(_("Your role may not widen who reads this."))


def _access_of_part(transaction: Transaction, values: Mapping[str, Any]) -> Access:
    if "dialogue_id" in values:
        key = values["dialogue_id"]
    else:
        asked = column_values(transaction, QuestionRow, values["question_id"])
        assert asked is not None
        key = asked["dialogue_id"]
    whole = column_values(transaction, DialogueRow, key)
    assert whole is not None
    return _access(transaction, whole, values["confidentiality"])


def _access(transaction: Transaction, whole: Mapping[str, Any], own: Confidentiality | None = None) -> Access:
    readers = whole.get("readers")
    if readers is None:
        readers = list_values(transaction, DialogueRow.links["readers"], whole["id"])
    return Access(whole["confidentiality"], whole["centre_id"], tuple(readers), whole["embargo_until"], own)


def _own_levels(transaction: Transaction, dialogue_id: UUID) -> Collection[Confidentiality]:
    return transaction.connection.scalars(_held(), {"dialogue": dialogue_id}).all()


@cache
def _held() -> sa.Select[Any]:
    """The levels of their own that parts of a dialogue have, each once."""
    every = own_levels()
    return (
        sa.select(every.c.confidentiality).where(every.c.dialogue_id == sa.bindparam("dialogue")).distinct()
    )


@cache
def own_levels() -> sa.Subquery:
    """The levels of all parts that have one of their own, each with the key of its dialogue."""
    asked = table_of(QuestionRow)
    levels = []
    for row in PARTS:
        table = table_of(row)
        whole = table if "dialogue_id" in table.c else asked
        source = table if whole is table else table.join(asked, table.c.question_id == asked.c.id)
        query = sa.select(whole.c.dialogue_id, table.c.confidentiality).select_from(source)
        levels.append(query.where(table.c.confidentiality.is_not(None)))
    return sa.union_all(*levels).subquery()
