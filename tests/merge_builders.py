"""Two records of the same person in a network and its dialogues, and all that the store holds."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from consortium_builders import (
    FOUNDER,
    Consortium,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    seat_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import AffiliationDraft, PersonDraft, TieDraft
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.rules.merging import Keep
from dare_network.services.commitments import add_commitment
from dare_network.services.dialogues import record_dialogue
from dare_network.services.lists import stakeholder
from dare_network.services.meetings import add_attendance, add_meeting
from dare_network.services.merging import merge
from dare_network.services.stakeholders import add_affiliation, add_person, add_tie
from dare_network.store.engine import read_transaction
from dare_network.store.tables import Base

# What only ever grows, or is derived from the rest.
_GROWING = ("event", "revision", "counter", "change_set", "passage", "passage_index")


@dataclass(frozen=True, slots=True)
class Doubled:
    """Anna, and a second record of her; both know Bert, work at Leiden and sat in the same meeting."""

    of: Consortium
    again: UUID
    dialogue: UUID
    shared: UUID
    """The meeting at which both sit."""
    other: UUID
    """The meeting at which only the second record sits."""


def found_doubled(engine: Engine) -> Doubled:
    """Put a person into the store twice."""
    of = found_consortium(engine)
    again = add_person(
        engine,
        FOUNDER,
        PersonDraft(name="A. de Wit", email="anna@leiden.example", city="Leiden", tags=("CAR-T",)),
    )
    for who, source in ((of.anna, "Address list"), (again, "Symposium")):
        add_tie(engine, FOUNDER, TieDraft(type_id="knows", from_id=who, to_id=of.bert, source=source))
        add_affiliation(
            engine, FOUNDER, AffiliationDraft(person_id=who, organisation_id=of.leiden, source=source)
        )
    add_tie(engine, FOUNDER, TieDraft(type_id="advises", from_id=again, to_id=of.utrecht, note="Since long."))
    add_tie(engine, FOUNDER, TieDraft(type_id="knows", from_id=again, to_id=of.anna))
    dialogue = record_dialogue(engine, FOUNDER, dialogue_draft(of, owner_id=again))
    shared = add_meeting(engine, FOUNDER, dialogue, meeting_draft())
    other = add_meeting(engine, FOUNDER, dialogue, meeting_draft(on=date(2026, 6, 1)))
    add_attendance(engine, FOUNDER, shared, seat_draft(of.anna))
    add_attendance(engine, FOUNDER, shared, seat_draft(again))
    add_attendance(engine, FOUNDER, other, seat_draft(again))
    add_commitment(engine, FOUNDER, dialogue, commitment_draft(of, owner_id=again))
    return Doubled(of, again, dialogue, shared, other)


def read(engine: Engine, who: UUID) -> Stakeholder:
    """A stakeholder as it is stored now."""
    return stakeholder(engine, FOUNDER, who)


def merged(engine: Engine, kept: UUID, gone: UUID, **keeps: Keep) -> UUID:
    """Merge the second into the first as both are now, and return by what it is taken back."""
    first, second = read(engine, kept), read(engine, gone)
    return merge(engine, FOUNDER, (kept, first.version), (gone, second.version), keeps)


def whole_store(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, without versions: those only ever rise."""
    found = {}
    with read_transaction(engine) as transaction:
        for table in Base.metadata.sorted_tables:
            if table.name in _GROWING:
                continue
            rows = transaction.connection.execute(sa.select(table).order_by(*table.primary_key)).mappings()
            found[table.name] = [{k: v for k, v in each.items() if k != "version"} for each in rows]
    return found
