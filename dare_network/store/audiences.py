"""Audiences, who could see a record when it was changed: each event keeps them as its transaction ends.

An audience is one condition, and an event has several: that of its dialogue, and one for each part on the way
that is more confidential, as they were before and after all that its transaction did. Who could see it then
meets all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.rules.visibility import Access, Clearance, level_on, sees
from dare_network.domain.vocabulary import Confidentiality
from dare_network.store.rows import Values, column_values
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.dialogues import DialogueReaderRow, DialogueRow
from dare_network.store.tables.notes import NoteRow
from dare_network.store.transaction import Transaction

Kept = Sequence[Mapping[str, Any]]
Place = tuple[type[Entity], UUID]

_WHOLES: tuple[type[Entity], ...] = (DialogueRow, NoteRow)
"""The tables of what has a level and hangs on nothing that has one."""
_DIALOGUE = table_of(DialogueRow)
_READER = table_of(DialogueReaderRow)
_PRESENT = (
    sa.select(
        _DIALOGUE.c.confidentiality, _DIALOGUE.c.centre_id, _DIALOGUE.c.embargo_until, _READER.c.account
    )
    .select_from(_DIALOGUE.outerjoin(_READER, _READER.c.dialogue_id == _DIALOGUE.c.id))
    .where(_DIALOGUE.c.id == sa.bindparam("key"))
    .order_by(_READER.c.position)
)


def could_see(cleared: Clearance, audiences: Kept | None) -> bool:
    """Say whether this clearance is one of all these audiences; of unknown ones nobody is."""
    return audiences is not None and all(sees(cleared, _access(each)) for each in audiences)


def _access(kept: Mapping[str, Any]) -> Access:
    centre = kept.get("centre_id")
    readers = tuple(kept.get("readers", ()))
    return Access(Confidentiality(kept["level"]), UUID(centre) if centre else None, readers)


def _kept(access: Access, on: date) -> Values:
    """Return an access as JSON, as it was on a day: who could not read it under embargo never could."""
    values: Values = {"level": level_on(on, access.level, access.embargo_until).value}
    if access.centre_id:
        values["centre_id"] = str(access.centre_id)
    if access.readers and access.level is Confidentiality.NAMED_ONLY:
        values["readers"] = list(access.readers)
    return values


class Audiences:
    """The audiences that were in force at any moment of one transaction, which was on this day."""

    def __init__(self, transaction: Transaction, on: date) -> None:
        self._transaction = transaction
        self._on = on
        self._wholes: dict[UUID, dict[Access, None]] = {}
        self._levels: dict[Place, dict[Confidentiality, None]] = {}
        self._places: dict[Place, tuple[Place, ...]] = {}

    def note(self, row: type[Entity], key: object, *states: Mapping[str, Any]) -> tuple[Place, ...]:
        """Know that something took a record through these states; it and what it hangs on are returned."""
        if not row.hangs_on and row not in _WHOLES:
            return ()
        assert isinstance(key, UUID)
        place = (row, key)
        if row in _WHOLES:
            for state in states:
                self._note_whole(key, state)
        else:
            self._note_levels(place, states)
        found = self._places.get(place, ())
        self._places[place] = tuple(dict.fromkeys((*found, *self._way(place, states))))
        return self._places[place]

    def kept(self, places: Iterable[Place], stricter: Iterable[Confidentiality] = ()) -> Kept:
        """The audiences of a record in these places, as an event keeps them.

        `stricter` are the levels of what else it tells of.
        """
        found = tuple(places)
        levels = [level for place in found for level in self._levels.get(place, ())]
        wholes = [whole for _row, key in found for whole in self._wholes.get(key, ())]
        every = [each for whole in wholes for each in (whole, *_stricter(whole, (*levels, *stricter)))]
        return [_kept(access, self._on) for access in dict.fromkeys(every)]

    def _note_whole(self, key: UUID, state: Mapping[str, Any]) -> None:
        readers = state.get("readers")
        whole = Access(
            Confidentiality(state["confidentiality"]),
            state.get("centre_id"),
            self._readers(key) if readers is None else tuple(readers),
            state.get("embargo_until"),
        )
        self._wholes.setdefault(key, {})[whole] = None

    def _readers(self, key: UUID) -> tuple[str, ...]:
        found = self._wholes.get(key) or self._present(key)
        return next(reversed(found)).readers if found else ()

    def _present(self, key: UUID) -> dict[Access, None]:
        rows = self._transaction.connection.execute(_PRESENT, {"key": key}).all()
        if not rows:
            return {}
        level, centre_id, until, _account = rows[0]
        readers = tuple(account for *_whole, account in rows if account)
        return {Access(level, centre_id, readers, until): None}

    def _note_levels(self, place: Place, states: Iterable[Mapping[str, Any]]) -> None:
        found = self._levels.setdefault(place, {})
        own = (state.get("confidentiality") for state in states)
        found.update(dict.fromkeys(Confidentiality(level) for level in own if level))

    def _way(self, place: Place, states: Iterable[Mapping[str, Any]]) -> Iterator[Place]:
        """A part in these states, and all that it hangs on in any of them."""
        yield place
        for name, holder in place[0].hangs_on.items():
            for key in dict.fromkeys(state.get(name) for state in states):
                if key is not None:
                    yield from self._stored((holder, key))

    def _stored(self, place: Place) -> tuple[Place, ...]:
        """Return a record to which nothing was done so far, and all that it hangs on, as stored."""
        if place not in self._places:
            row, key = place
            if row is DialogueRow:
                self._wholes[key] = self._present(key)
                states = []
            else:
                stored = column_values(self._transaction, row, key)
                states = [stored] if stored else []
                self._note_levels(place, states)
            self._places[place] = tuple(dict.fromkeys(self._way(place, states)))
        return self._places[place]


def _stricter(whole: Access, levels: Iterable[Confidentiality]) -> Iterator[Access]:
    return (replace(whole, level=level) for level in levels)
