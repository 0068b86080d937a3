"""Taking back decisions: what still is as they left it becomes as it was, the rest is told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.nouns import fields_of_noun
from dare_network.domain.records.change_sets import ChangeSet, Decision
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.merging import earlier_names_after, names_of, without_change
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import ChangeKind, Right
from dare_network.errors import ConflictError
from dare_network.language import _
from dare_network.services.clearance import clearance
from dare_network.store import change_sets as store
from dare_network.store.audiences import could_see
from dare_network.store.change_sets import Done
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.event_values import plain_values, revive
from dare_network.store.rows import values_of
from dare_network.store.stakeholders import get_stakeholder
from dare_network.store.transaction import Transaction
from dare_network.store.unit_of_work import UnitOfWork

_NOT_COMPARED = frozenset({"id", "version"})
_PERIOD = ("from_on", "until_on")


def list_decisions(
    engine: Engine, viewer: Viewer, most: int, who: UUID | None = None
) -> tuple[Decision, ...]:
    """The last merges and removals, of all or of one stakeholder, the newest first."""
    require(viewer, Right.EDIT_NETWORK)
    with read_transaction(engine) as transaction:
        found = store.list_change_sets(transaction, most, who)
        told = store.named(transaction, found)
        return tuple(replace(each, final=_is_final(transaction, each.change_set)) for each in told)


def take_back(engine: Engine, viewer: Viewer, change_set_id: UUID) -> tuple[str, ...]:
    """Take a merge or a removal back; what could not be restored, a sentence each.

    Raises ConflictError where it was taken back before, or where the record that was kept is gone.
    """
    require(viewer, Right.EDIT_NETWORK)
    with unit_of_work(engine, viewer, reason=_("Taken back."), change_set_id=change_set_id) as unit:
        decided = store.get_change_set(unit.transaction, change_set_id)
        if decided.undone_at:
            raise ConflictError(_("This was taken back before."))
        store.lock_for_good(unit.transaction, [decided.one_id, *filter(None, [decided.other_id])])
        done = store.done_by(unit.transaction, change_set_id)
        _require_kept(unit, decided, done)
        told = _TakingBack(unit, viewer).take_back(done)
        unit.change(ChangeSet, change_set_id, {"undone_at": unit.now})
    return told


def _require_kept(unit: UnitOfWork, decided: ChangeSet, done: Sequence[Done]) -> None:
    if decided.kind is not ChangeKind.MERGE:
        return
    if store.is_stored(unit.transaction, Stakeholder, decided.one_id):
        _refuse_to_name(unit, decided, done)
        return
    if _is_final(unit.transaction, decided):
        raise ConflictError(_("Both records were sample data, which has been removed since."))
    into = store.merged_into(unit.transaction, decided.one_id)
    if into is None:
        raise ConflictError(_("The record that was kept has been removed since: bring it back first."))
    name = get_stakeholder(unit.transaction, clearance(unit.viewer), into).label
    raise ConflictError(
        _("The record that was kept was itself merged into “{name}” since: take that back first.").format(
            name=name
        )
    )


def _is_final(transaction: Transaction, decided: ChangeSet) -> bool:
    """Return whether the record that a merge kept is gone, and no decision brings it back."""
    kept = decided.one_id
    while decided.kind is ChangeKind.MERGE and not store.is_stored(transaction, Stakeholder, kept):
        went = [each for each in store.change_sets_of(transaction, [kept]) if each.record_id == kept]
        later = next((each for each in went if each.undone_at is None), None)
        if later is None:
            return True
        decided, kept = later, later.one_id
    return False


def _refuse_to_name(unit: UnitOfWork, decided: ChangeSet, done: Sequence[Done]) -> None:
    """Refuse to bring back the name of somebody of whom only the role is kept since."""
    now = values_of(unit.transaction, Stakeholder, [decided.one_id])[decided.one_id]
    named = any(
        each.after is None and not (each.before or {}).get("by_role")
        for each in done
        if each.row.record is Stakeholder
    )
    if now["by_role"] and named:
        raise ConflictError(
            _(
                "Of “{name}” only the role is kept since: taking this back would name again who it was. "
                "Keep more than the role first, if that is meant."
            ).format(name=now["name"])
        )


class _TakingBack:
    """One taking back; it collects what could not be restored."""

    def __init__(self, unit: UnitOfWork, viewer: Viewer) -> None:
        self._unit, self._cleared = unit, clearance(viewer)
        self._told: dict[str, None] = {}
        self._gone: Sequence[Mapping[str, Any]] = ()

    def take_back(self, done: Sequence[Done]) -> tuple[str, ...]:
        """Undo these writes in the order in which no two records ever claim the same."""
        added = [each for each in done if each.before is None]
        changed = [each for each in done if each.before is not None and each.after is not None]
        removed = [each for each in done if each.after is None]
        self._gone = [each.before or {} for each in removed if each.row.record is Stakeholder]
        own = [each for each in changed if each.row.record is Stakeholder]
        for each in added:
            self._remove(each)
        for each in own:
            self._put_back(each)
        # Whoever is referred to comes before those who refer to him.
        for each in sorted(removed, key=lambda each: each.row.record is not Stakeholder):
            self._bring_back(each)
        for each in changed:
            if each not in own:
                self._put_back(each)
        return tuple(self._told)

    def _remove(self, each: Done) -> None:
        now = self._now(each)
        if now is None:
            return
        if _as_left(now, each.after or {}):
            self._unit.remove(each.row, each.key)
        else:
            self._tell(each, _("{record} was changed since, and stays."))

    def _put_back(self, each: Done) -> None:
        now, before, after = self._now(each), each.before or {}, each.after or {}
        if now is None:
            self._tell(each, _("{record} was removed since."))
            return
        standing = {name: before[name] for name in before if now.get(name) == after[name]}
        standing |= {name: value for name, value in self._lists(each, now).items() if name not in standing}
        standing = {name: value for name, value in standing.items() if name not in _NOT_COMPARED}
        values = dict(revive(each.row, standing))
        left = {name for name in before if name not in standing} - _NOT_COMPARED
        left |= self._unfit(each, values, now)
        values = {name: value for name, value in values.items() if name not in left}
        if values:
            self._unit.put_back(each.row, each.key, values)
        for name in sorted(left):
            if now.get(name) != before[name]:
                self._tell(each, _("{record}: “{field}” was changed since, and stays."), name)

    def _lists(self, each: Done, now: Mapping[str, Any]) -> dict[str, Any]:
        """The lists that others changed since, without what this change added and with what it took."""
        before, after = each.before or {}, each.after or {}
        found = {
            name: without_change(now[name], before[name], after[name])
            for name in each.row.links.keys() & before.keys()
        }
        if "earlier_names" in found:
            gone = [name for who in self._gone for name in names_of(who)]
            found["earlier_names"] = earlier_names_after(found["earlier_names"], gone, {**now, **before}, now)
        return found

    def _unfit(self, each: Done, values: Mapping[str, Any], now: Mapping[str, Any]) -> set[str]:
        """The fields that cannot be as they were beside what others hold now."""
        unfit = {
            name
            for name in values.keys() & store.unique_fields(each.row)
            if values[name] is not None and store.is_taken(self._unit.transaction, name, values[name])
        }
        if set(_PERIOD) <= now.keys():
            period = {name: plain_values(values).get(name, now[name]) for name in _PERIOD}
            if all(period.values()) and str(period["until_on"]) < str(period["from_on"]):
                unfit |= values.keys() & set(_PERIOD)
        return unfit

    def _bring_back(self, each: Done) -> None:
        if self._now(each) is not None:
            return
        values = dict(revive(each.row, each.before or {}))
        for name in store.unique_fields(each.row):
            value = values.get(name)
            if value is not None and store.is_taken(self._unit.transaction, name, value):
                values[name] = None
                self._tell(each, _("{record}: “{field}” belongs to another record now."), name)
        if not self._refer(each, values):
            return
        self._unit.add_all(each.row, [values])

    def _refer(self, each: Done, values: dict[str, Any]) -> bool:
        """Let it refer to what there is now; return whether it can."""
        for name, target in store.foreign_keys(each.row).items():
            key = values.get(name)
            if key is None or store.is_stored(self._unit.transaction, target, key):
                continue
            into = store.merged_into(self._unit.transaction, key) if target.record is Stakeholder else None
            if into is None:
                self._tell(each, _("{record} cannot be brought back: what it belonged to is gone."))
                return False
            values[name] = into
        ends = {values.get(name) for name in ("from_id", "to_id")} - {None}
        return len(ends) != 1

    def _now(self, each: Done) -> Mapping[str, Any] | None:
        found = store.read_values(self._unit.transaction, each.row, each.key)
        return None if found is None else plain_values(found)

    def _tell(self, each: Done, sentence: str, name: str = "") -> None:
        """Tell what could not be restored to those who could see it."""
        if not could_see(self._cleared, each.audiences):
            return
        values = each.before or each.after or {}
        about = fields_of_noun(each.row.entity).get(name)
        self._told[
            sentence.format(record=self._called(each, values), field=about.title if about else name)
        ] = None

    def _called(self, each: Done, values: Mapping[str, Any]) -> str:
        stored = self._now(each) or values
        keys = [stored.get(name) for name in ("from_id", "to_id", "person_id", "organisation_id")]
        if each.row.record is Stakeholder:
            return f"“{stored.get('name', values.get('name', '…'))}”"
        who = [UUID(str(key)) for key in keys if key]
        names = {k: v["name"] for k, v in values_of(self._unit.transaction, Stakeholder, who).items()}
        parts = str(stored.get("ref", "")) or " – ".join(names.get(key, "…") for key in who)
        return f"{_noun(each.row.entity)} {parts}".strip()


def _as_left(now: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    return all(now.get(name) == value for name, value in after.items() if name not in _NOT_COMPARED)


def _noun(entity: str) -> str:
    nouns = {
        "tie": _("Tie"),
        "affiliation": _("Affiliation"),
        "attendance": _("Attendance"),
        "commitment": _("Commitment"),
    }
    return nouns.get(entity, _("A record"))
