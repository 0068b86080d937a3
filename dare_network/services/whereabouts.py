"""Telling where a stakeholder is who was here when a form was opened."""

from uuid import UUID

from dare_network.errors import NotFoundError
from dare_network.language import _
from dare_network.services.clearance import clearance
from dare_network.store.change_sets import existing, merged_into
from dare_network.store.stakeholders import get_stakeholder
from dare_network.store.unit_of_work import UnitOfWork


def refuse_merged(unit: UnitOfWork, *keys: UUID) -> None:
    """Raise NotFoundError, which says into whom, where one of these was merged into another."""
    there = existing(unit.transaction, keys)
    for key in keys:
        if key in there:
            continue
        into = merged_into(unit.transaction, key)
        if into is None:
            continue
        kept = get_stakeholder(unit.transaction, clearance(unit.viewer), into)
        sentence = _("This record was merged into “{name}” in the meantime. Change that one.")
        raise NotFoundError(sentence.format(name=kept.label), kept.id)
