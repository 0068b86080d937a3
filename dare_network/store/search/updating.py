"""Keeps what is stored for the search in step with the records.

The writing transaction does it itself, at its end: no path of writing is forgotten, and nothing has to be
made again after a migration as triggers would.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import chain, islice
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.vocabulary import Action
from dare_network.store.installation import keep_fact, read_fact
from dare_network.store.limits import allow_time
from dare_network.store.rows import Values, chunks
from dare_network.store.search import index
from dare_network.store.search.passages import AT_ONCE, passages
from dare_network.store.search.texts import TEXTS, searched_fields, texts_of
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow
from dare_network.store.tables.search import PassageRow
from dare_network.store.transaction import Transaction
from dare_network.words.stems import RECIPE

_FACT = "search_recipe"
_RECIPE = "; ".join(
    [RECIPE, *(f"{text.name}: {', '.join((*text.fields, *text.only_by))}" for text in TEXTS.values())]
)
_PASSAGE = table_of(PassageRow)
_QUESTION = table_of(QuestionRow)
_ANSWER = table_of(AnswerRow)
_COMMITMENT = table_of(CommitmentRow)
Keys = defaultdict[type[Entity], set[UUID]]
_FOLLOW: Mapping[str, Collection[type[Entity]]] = {
    # A question has the day of its dialogue.
    "requested_on": (QuestionRow,),
    # What everybody finds of these is kept of public dialogues only.
    "confidentiality": (AnswerRow, CommitmentRow),
}
"""Tables whose texts follow a field of their dialogue, by that field."""
_OF_DIALOGUES: Mapping[type[Entity], sa.Select[Any]] = {
    QuestionRow: sa.select(_QUESTION.c.id, _QUESTION.c.dialogue_id),
    AnswerRow: sa.select(_ANSWER.c.id, _QUESTION.c.dialogue_id).join(
        _QUESTION, _QUESTION.c.id == _ANSWER.c.question_id
    ),
    CommitmentRow: sa.select(_COMMITMENT.c.id, _COMMITMENT.c.dialogue_id),
}


class Touched:
    """The records of one transaction whose texts it has changed."""

    def __init__(self) -> None:
        self._to_drop: Keys = defaultdict(set)
        self._to_store: Keys = defaultdict(set)
        self._following: Keys = defaultdict(set)

    def note(self, action: Action, row: type[Entity], key: object, names: Collection[str]) -> None:
        """Something was done to these fields of a record."""
        if not isinstance(key, UUID) or searched_fields(row).isdisjoint(names):
            return
        if action is not Action.ADDED:
            self._to_drop[row].add(key)
        if action is not Action.REMOVED:
            self._to_store[row].add(key)
        if action is Action.CHANGED and row is DialogueRow:
            for field, followers in _FOLLOW.items():
                for each in followers if field in names else ():
                    self._following[each].add(key)

    def follow(self, transaction: Transaction) -> None:
        """Store what these records say now."""
        self._note_followers(transaction)
        for keys in self._to_drop.values():
            for some in chunks(keys):
                index.drop(transaction, some)
        for row, keys in self._to_store.items():
            for some in chunks(keys):
                theirs = (passages(transaction, text, some) for text in texts_of(row))
                index.store(transaction, list(chain.from_iterable(theirs)))

    def _note_followers(self, transaction: Transaction) -> None:
        for row, dialogues in self._following.items():
            for some in chunks(dialogues):
                query = _OF_DIALOGUES[row].where(_OF_DIALOGUES[row].selected_columns.dialogue_id.in_(some))
                keys = {key for key, _dialogue in transaction.connection.execute(query)}
                self._to_drop[row] |= keys
                self._to_store[row] |= keys


def is_current(transaction: Transaction) -> bool:
    """Return whether the search was filled as this release fills it."""
    return read_fact(transaction, _FACT) == _RECIPE


def fill(transaction: Transaction) -> int:
    """Make anew all that is stored for the search, and return how many texts that are."""
    allow_time(transaction.connection)
    index.clear(transaction)
    count = 0
    for some in _batches(_expected(transaction)):
        index.store_all(transaction, some)
        count += len(some)
    index.index_all(transaction)
    keep_fact(transaction, _FACT, _RECIPE)
    return count


def count_faults(transaction: Transaction) -> int:
    """Count texts that are not stored as their records have them, or are stored without a record."""
    wrong, right = 0, 0
    for some in _batches(_expected(transaction)):
        stored = _stored(transaction, [each["id"] for each in some])
        met = sum(stored.get(each["id"]) == each for each in some)
        wrong, right = wrong + len(some) - met, right + met
    every = transaction.connection.scalar(sa.select(sa.func.count()).select_from(_PASSAGE))
    assert isinstance(every, int)
    return max(wrong, every - right)


def _expected(transaction: Transaction) -> Iterator[Values]:
    for text in TEXTS.values():
        yield from passages(transaction, text)


def _stored(transaction: Transaction, keys: Collection[int]) -> dict[int, Values]:
    query = sa.select(_PASSAGE).where(_PASSAGE.c.id.in_(keys))
    return {row["id"]: dict(row) for row in transaction.connection.execute(query).mappings()}


def _batches(every: Iterator[Values]) -> Iterator[list[Values]]:
    while some := list(islice(every, AT_ONCE)):
        yield some
