"""Changing many people and organisations at once: planned, written together, and taken back together."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import AffiliationDraft
from dare_network.domain.records.bulk import BulkChange, BulkPlan
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.steps import Step
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import ChangeKind, Right
from dare_network.errors import InvalidInputError
from dare_network.language import _
from dare_network.services.clearance import clearance
from dare_network.services.steps import note_change_set, write_steps
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.keys import new_id
from dare_network.store.paging import stakeholders_of
from dare_network.store.rows import chunks
from dare_network.store.stakeholders import list_affiliations, list_ties, stakeholder_labels
from dare_network.store.transaction import Transaction


def plan_change(engine: Engine, viewer: Viewer, keys: Sequence[UUID], change: BulkChange) -> BulkPlan:
    """Return what a change would write. Raises InvalidInputError where it cannot be made."""
    require(viewer, Right.EDIT_NETWORK)
    with read_transaction(engine) as transaction:
        return _Planning(transaction, viewer, keys, change).plan()


def change_many(engine: Engine, viewer: Viewer, plan: BulkPlan) -> UUID:
    """Write all of a plan or nothing, and return the key under which it is taken back.

    Raises ConflictError where somebody else saved one of the records since.
    """
    require(viewer, Right.EDIT_NETWORK)
    if not plan.steps:
        raise InvalidInputError(_("Nothing would change."))
    change_set_id = new_id()
    with unit_of_work(engine, viewer, reason=_("Changed together."), change_set_id=change_set_id) as unit:
        note_change_set(unit, change_set_id, ChangeKind.BULK, plan.who[0])
        write_steps(unit, plan.steps)
    return change_set_id


class _Planning:
    """The planning of one change to these."""

    def __init__(
        self, transaction: Transaction, viewer: Viewer, keys: Sequence[UUID], change: BulkChange
    ) -> None:
        self._transaction, self._cleared, self._change = transaction, clearance(viewer), change
        self._who: dict[UUID, Stakeholder] = {}
        for some in chunks(keys):
            self._who |= stakeholders_of(transaction, self._cleared, some)
        self._order = [key for key in dict.fromkeys(keys) if key in self._who]
        self._later = 0

    def plan(self) -> BulkPlan:
        """All steps, by the order of those whom they are about."""
        steps = [*self._own(), *self._work(), *self._ties()]
        return BulkPlan(tuple(self._order), tuple(steps), self._later)

    def _own(self) -> Iterator[Step]:
        for key in self._order:
            who = self._who[key]
            wanted = {name: value for name, value in self._wanted(who).items() if value != getattr(who, name)}
            if wanted:
                before = {name: getattr(who, name) for name in wanted}
                yield Step(Stakeholder, key, who.label, before, wanted, who.version)

    def _wanted(self, who: Stakeholder) -> dict[str, Any]:
        change, wanted = self._change, dict[str, Any]()
        if change.category is not None:
            wanted["category"] = change.category
        if change.source is not None:
            wanted["source"] = change.source
        if change.tags_added or change.tags_removed:
            kept = [tag for tag in who.tags if tag not in change.tags_removed]
            wanted["tags"] = tuple(dict.fromkeys([*kept, *change.tags_added]))
        return wanted

    def _work(self) -> Iterator[Step]:
        place = self._change.organisation_id
        if place is None:
            return
        found = stakeholders_of(self._transaction, self._cleared, [place]).get(place)
        if found is None or found.is_person:
            raise InvalidInputError(_("Choose an organisation."))
        there = {
            each.person_id
            for each in list_affiliations(self._transaction, self._cleared)
            if each.organisation_id == place and each.holds_on(self._cleared.today)
        }
        for key in self._order:
            if self._who[key].is_person and key not in there:
                values = AffiliationDraft(person_id=key, organisation_id=place).values()
                yield Step(Affiliation, None, self._who[key].label, {}, values)

    def _ties(self) -> Iterator[Step]:
        last = self._change.end_ties_on
        if last is None:
            return
        names = stakeholder_labels(self._transaction, self._cleared)
        for tie in list_ties(self._transaction, self._cleared):
            meant = not self._change.tie_type or tie.type_id == self._change.tie_type
            if not meant or self._who.keys().isdisjoint((tie.from_id, tie.to_id)):
                continue
            if tie.until_on is not None and tie.until_on <= last:
                continue
            if tie.from_on is not None and tie.from_on > last:
                self._later += 1
                continue
            name = f"{names.get(tie.from_id, '…')} – {names.get(tie.to_id, '…')}"
            before = {"until_on": tie.until_on, "until_precision": tie.until_precision}
            after = {"until_on": last, "until_precision": None}
            yield Step(Tie, tie.id, name, before, after, tie.version)
