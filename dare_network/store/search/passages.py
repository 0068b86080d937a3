"""A text as the database searches it, and its key."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cache
from hashlib import blake2b
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.rules.deadlines import day_of as day_in_amsterdam
from dare_network.store.rows import Values
from dare_network.store.search.texts import TEXTS, Text, whole_text
from dare_network.store.tables.base import table_of
from dare_network.store.transaction import Transaction
from dare_network.words.cutting import folded_words
from dare_network.words.stems import stems

_BITS = 40
"""The bits of a key that tell the texts of one day apart: two of a thousand meet once in two million days."""

# PostgreSQL keeps no more places of one word.
_PLACES = 255
AT_ONCE = 5_000
"""The number of texts in memory while all of them are gone through."""


def passage_id(day: date, name: str, record_id: UUID) -> int:
    """The key of a text: those of later days are greater, those of one day stand in no order."""
    digest = blake2b(record_id.bytes + name.encode(), digest_size=_BITS // 8)
    return first_id(day) | int.from_bytes(digest.digest())


def first_id(day: date) -> int:
    """The smallest key that a text of this day can have."""
    return day.toordinal() << _BITS


def day_of(key: int) -> date:
    """The day of the text with this key."""
    return date.fromordinal(key >> _BITS)


def passages(transaction: Transaction, text: Text, keys: Sequence[UUID] | None = None) -> Iterator[Values]:
    """Yield what is to be stored for the texts of one kind: of these records, or of all."""
    connection = transaction.connection
    found: Iterable[Sequence[Any]]
    if keys is None:
        found = connection.execute(text.select().execution_options(yield_per=AT_ONCE))
    else:
        query = _of_record(text.name)
        found = (each for key in keys for each in connection.execute(query, {"key": key}))
    write = _as_text if connection.dialect.name == "sqlite" else as_tsvector
    for record_id, dialogue_id, question_id, when, level, *fields in found:
        day = day_in_amsterdam(when) if isinstance(when, datetime) else when
        if words := folded_words(whole_text(fields)):
            yield {
                "id": passage_id(day, text.name, record_id),
                "record_id": record_id,
                "kind": text.name,
                "dialogue_id": dialogue_id,
                "question_id": question_id,
                "level": level.value if level else None,
                **write(words),
            }


@cache
def _of_record(name: str) -> sa.Select[Any]:
    text = TEXTS[name]
    return text.select().where(table_of(text.row).c.id == sa.bindparam("key"))


def _stems(words: Sequence[str]) -> Iterable[str]:
    return {stem for word in dict.fromkeys(words) for stem in stems(word)}


def _as_text(words: Sequence[str]) -> Values:
    return {"words": " ".join(words), "stems": " ".join(sorted(_stems(words)))}


def as_tsvector(words: Sequence[str]) -> Values:
    """Words with their places, and their stems, as PostgreSQL keeps them."""
    # As PostgreSQL writes one itself: its own parser would take words apart by rules of its own.
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words, 1):
        places.setdefault(word, []).append(place)
    listed = {word: ",".join(map(str, places[word][:_PLACES])) for word in sorted(places, key=str.encode)}
    return {
        "words": " ".join(f"'{word}':{where}" for word, where in listed.items()),
        "stems": " ".join(f"'{stem}'" for stem in sorted(_stems(words), key=str.encode)),
    }
