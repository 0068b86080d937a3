"""Changing somebody's job in one step: planned, written together, and taken back together."""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.network import AffiliationDraft, TieDraft
from dare_network.domain.records.dialogues import Commitment
from dare_network.domain.records.job_changes import Fate, JobChange, JobPlan, TieChoice
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.steps import Step
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.job_changes import is_left, last_day
from dare_network.domain.rules.rights import require
from dare_network.domain.rules.states import UNFINISHED_COMMITMENT
from dare_network.domain.vocabulary import ChangeKind, Right
from dare_network.errors import ConflictError, InvalidInputError, NotFoundError
from dare_network.language import _, day
from dare_network.services.clearance import clearance
from dare_network.services.steps import note_change_set, write_steps
from dare_network.store.commitments import list_commitments
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.keys import new_id
from dare_network.store.merging import undirected_types
from dare_network.store.paging import stakeholders_of
from dare_network.store.stakeholders import affiliations_of, lock_stakeholders, tie_between, ties_of
from dare_network.store.transaction import Transaction


def plan_job_change(engine: Engine, viewer: Viewer, change: JobChange) -> JobPlan:
    """Return what a change of job would write. Raises InvalidInputError where it cannot be made."""
    _require(viewer, change)
    with read_transaction(engine) as transaction:
        return _Planning(transaction, viewer, change).plan()


def change_job(engine: Engine, viewer: Viewer, change: JobChange) -> UUID:
    """Write all that a change of job brings, or nothing; the key under which it is taken back.

    Raises ConflictError where somebody else saved one of the records since it was read.
    """
    _require(viewer, change)
    key = new_id()
    with unit_of_work(engine, viewer, reason=_("Change of job."), change_set_id=key) as unit:
        lock_stakeholders(unit.transaction, _Planning.named_in(change))
        plan = _Planning(unit.transaction, viewer, change).plan()
        note_change_set(unit, key, ChangeKind.JOB, change.person_id, change.organisation_id)
        write_steps(unit, plan.steps)
    return key


def _require(viewer: Viewer, change: JobChange) -> None:
    require(viewer, Right.EDIT_NETWORK)
    if change.commitments:
        require(viewer, Right.RECORD_DIALOGUES)


Ends = tuple[str, tuple[UUID, UUID] | frozenset[UUID]]


def _ends_of(draft: TieDraft, undirected: Collection[str]) -> Ends:
    ends = draft.from_id, draft.to_id
    return draft.type_id, frozenset(ends) if draft.type_id in undirected else ends


class _Planning:
    """The planning of one change of job, of what its viewer sees alone."""

    def __init__(self, transaction: Transaction, viewer: Viewer, change: JobChange) -> None:
        self._transaction, self._cleared, self._change = transaction, clearance(viewer), change
        self._work = check(
            AffiliationDraft,
            {
                name: getattr(change, name)
                for name in ("person_id", "organisation_id", "role", "role_category", "source")
            }
            | {"from_on": change.from_on, "from_precision": change.from_precision},
        )
        self._last = last_day(change.from_on, change.from_precision)
        self._ended = {"until_on": self._last, "until_precision": change.from_precision}
        self._people = stakeholders_of(transaction, self._cleared, self.named_in(change))
        self._known: list[str] = []

    @staticmethod
    def named_in(change: JobChange) -> set[UUID]:
        """Everybody whom a change of job names."""
        named = {change.person_id, change.organisation_id}
        named |= {each.with_id for each in change.ties.values() if each.with_id}
        return named | {each.owner_id for each in change.commitments.values()}

    def plan(self) -> JobPlan:
        """All steps: the old work and the new, then ties, then commitments."""
        who, place = (self._people.get(key) for key in (self._change.person_id, self._change.organisation_id))
        if who is None or not who.is_person:
            raise InvalidInputError(_("Choose a person."))
        if place is None or place.is_person:
            raise InvalidInputError(_("Choose an organisation."))
        new = Step(Affiliation, None, place.label, {}, self._work.values())
        steps = [*self._old_work(), new, *self._ties(), *self._commitments()]
        return JobPlan(tuple(steps), tuple(self._known))

    def _old_work(self) -> Iterator[Step]:
        if self._change.left is None:
            return
        key, version = self._change.left
        posts = affiliations_of(self._transaction, self._cleared, self._change.person_id)
        post = next((each for each in posts if each.id == key), None)
        if post is None or post.person_id != self._change.person_id:
            raise NotFoundError(_("This record does not exist any more."))
        yield self._ending(Affiliation, post, version, self._name_of(post.organisation_id))

    def _ending(self, record: type[object], stored: Affiliation | Tie, version: int, name: str) -> Step:
        if stored.version != version:
            raise ConflictError(
                _("Somebody saved “{name}” in the meantime. Look at the preview again.").format(name=name)
            )
        if not is_left(stored, self._last):
            raise InvalidInputError(
                _("“{name}” does not hold on {date}: it cannot end then.").format(
                    name=name, date=day(self._last)
                )
            )
        before = {name: getattr(stored, name) for name in self._ended}
        return Step(record, stored.id, name, before, self._ended, stored.version)

    def _ties(self) -> Iterator[Step]:
        stored = {tie.id: tie for tie in ties_of(self._transaction, self._cleared, self._change.person_id)}
        begun, undirected = set[Ends](), undirected_types(self._transaction)
        for key, choice in self._change.ties.items():
            if choice.fate is Fate.ALONG:
                continue
            if key not in stored:
                raise NotFoundError(_("This record does not exist any more."))
            tie = stored[key]
            yield self._ending(Tie, tie, choice.version, self._called(tie.from_id, tie.to_id))
            if choice.fate is Fate.STAYS:
                draft = self._taken_over(tie, choice)
                same = _ends_of(draft, undirected)
                if same in begun or self._is_there(draft):
                    self._known.append(self._called(draft.from_id, draft.to_id))
                    continue
                begun.add(same)
                yield Step(Tie, None, self._called(draft.from_id, draft.to_id), {}, draft.values())

    def _taken_over(self, tie: Tie, choice: TieChoice) -> TieDraft:
        """The tie of the colleague: of the same type, to the same end, from the new first day on."""
        outward = tie.from_id == self._change.person_id
        other = tie.to_id if outward else tie.from_id
        colleague = self._people.get(choice.with_id) if choice.with_id else None
        if colleague is None:
            raise InvalidInputError(
                _("Choose with whom the tie to “{name}” stays.").format(name=self._name_of(other))
            )
        if colleague.id in (other, self._change.person_id):
            raise InvalidInputError(
                _("The tie to “{name}” cannot stay with “{colleague}”: choose somebody else.").format(
                    name=self._name_of(other), colleague=colleague.label
                )
            )
        ends = (colleague.id, other) if outward else (other, colleague.id)
        kept: dict[str, Any] = {name: getattr(tie, name) for name in ("type_id", "direction", "tags")}
        days = {"from_on": self._change.from_on, "from_precision": self._change.from_precision}
        until = {"until_on": tie.until_on, "until_precision": tie.until_precision}
        named = {"from_id": ends[0], "to_id": ends[1], "source": self._work.source}
        return check(TieDraft, kept | days | until | named)

    def _is_there(self, draft: TieDraft) -> bool:
        return bool(tie_between(self._transaction, draft.type_id, draft.from_id, draft.to_id))

    def _commitments(self) -> Iterator[Step]:
        wanted = self._change.commitments
        found = list_commitments(self._transaction, self._cleared, wanted)
        mine = {each.id: each for each in found if each.owner_id == self._change.person_id}
        for key, hand_over in wanted.items():
            promise = mine.get(key)
            if promise is None:
                raise NotFoundError(
                    _("One of these commitments does not exist any more, or is not open to you.")
                )
            if promise.version != hand_over.version or promise.state not in UNFINISHED_COMMITMENT:
                raise ConflictError(
                    _("Somebody saved “{name}” in the meantime. Look at the preview again.").format(
                        name=promise.ref
                    )
                )
            if hand_over.owner_id not in self._people:
                raise InvalidInputError(_("Choose to whom “{name}” goes.").format(name=promise.ref))
            before, after = {"owner_id": promise.owner_id}, {"owner_id": hand_over.owner_id}
            yield Step(Commitment, key, promise.ref, before, after, promise.version)

    def _called(self, *ends: UUID) -> str:
        return " – ".join(map(self._name_of, ends))

    def _name_of(self, key: UUID) -> str:
        found = self._people.get(key) or self._read(key)
        return found.label if found else "…"

    def _read(self, key: UUID) -> Stakeholder | None:
        return stakeholders_of(self._transaction, self._cleared, [key]).get(key)
