"""The commitments of all dialogues, a page at a time. What is hidden is neither listed nor counted."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.records.dialogues import Commitment
from dare_network.domain.records.lists import CommitmentEntry, CommitmentFilter
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.rules.milestones import next_milestone
from dare_network.domain.rules.states import UNFINISHED_COMMITMENT
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import CommitmentState, Direction
from dare_network.store.dialogue_list import dialogues_by_key
from dare_network.store.paging import (
    by_vocabulary,
    count_of,
    name_in_order,
    ordered,
    page_of,
    stakeholders_of,
)
from dare_network.store.rows import load
from dare_network.store.shown import instead, is_shown
from dare_network.store.tables.base import table_of
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.milestones import MilestoneRow
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import open_part, visible

_DIALOGUE = table_of(DialogueRow)
_COMMITMENT = table_of(CommitmentRow)
_MILESTONE = table_of(MilestoneRow)
# Past their indexes, which SQLite would follow one row after another: most days of a long list lie behind us,
# and to read all of it takes a tenth of the time.
_due_on = sa.func.coalesce(_COMMITMENT.c.due_on, _COMMITMENT.c.due_on)
_owner_id = sa.func.coalesce(_COMMITMENT.c.owner_id, _COMMITMENT.c.owner_id)
_FIRST_DUE = _COMMITMENT.c.due_on, _COMMITMENT.c.ref, _COMMITMENT.c.id
_UNFINISHED = _COMMITMENT.c.state.in_(sorted(UNFINISHED_COMMITMENT))


def list_commitment_entries(
    transaction: Transaction, cleared: Clearance, to: CommitmentFilter, wanted: Wanted
) -> Page[CommitmentEntry]:
    """A page of the visible commitments that meet a filter, the first due day first."""
    found = _visible(cleared).where(*_meets(cleared, to))
    return _page(transaction, cleared, found, wanted)


def list_due(
    transaction: Transaction, cleared: Clearance, until: date, wanted: Wanted
) -> Page[CommitmentEntry]:
    """A page of the visible commitments that are unfinished and due by this day, or were before."""
    return _page(transaction, cleared, _visible(cleared).where(_UNFINISHED, _due_on <= until), wanted)


def count_overdue(transaction: Transaction, cleared: Clearance) -> int:
    """Return how many visible commitments are overdue."""
    return count_of(transaction, _visible(cleared).where(*_meets(cleared, CommitmentFilter(overdue=True))))


def count_by_state(
    transaction: Transaction, cleared: Clearance, to: CommitmentFilter
) -> Mapping[CommitmentState, int]:
    """Return how many visible commitments that meet a filter are in each state; those that have any."""
    state = _COMMITMENT.c.state
    query = (
        _visible(cleared)
        .where(*_meets(cleared, to))
        .with_only_columns(state, sa.func.count())
        .group_by(state)
    )
    counts = {found: count for found, count in transaction.connection.execute(query)}
    return {each: counts[each] for each in CommitmentState if each in counts}


def list_owners(transaction: Transaction, cleared: Clearance) -> frozenset[UUID]:
    """Return the keys of the owners of all visible commitments, as this reader is shown them."""
    query = _visible(cleared).with_only_columns(_owner(cleared, _owner_id)).distinct()
    return frozenset(transaction.connection.scalars(query))


def overdue_on(cleared: Clearance) -> Sequence[sa.ColumnElement[bool]]:
    """The conditions under which a commitment is overdue: `rules.deadlines.is_overdue` in SQL."""
    return _UNFINISHED, _due_on < cleared.today


def _visible(cleared: Clearance) -> sa.Select[Any]:
    source = _COMMITMENT.join(_DIALOGUE, _DIALOGUE.c.id == _COMMITMENT.c.dialogue_id)
    is_open = open_part(cleared, _COMMITMENT, _DIALOGUE.c.id == _COMMITMENT.c.dialogue_id)
    return sa.select(_COMMITMENT.c.id).select_from(source).where(visible(cleared), is_open)


def _meets(cleared: Clearance, to: CommitmentFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if to.states:
        conditions.append(_COMMITMENT.c.state.in_(sorted(to.states)))
    if to.overdue:
        conditions += overdue_on(cleared)
    if to.direction:
        conditions.append(_COMMITMENT.c.direction == to.direction)
    if to.owner_id:
        conditions.append(_owner(cleared, _COMMITMENT.c.owner_id) == to.owner_id)
    return conditions


def _owner(cleared: Clearance, column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """The owner in this column as this reader is shown it."""
    shown = instead(cleared, CommitmentRow, Commitment).get("owner_id")
    return column if shown is None else shown


def _page(
    transaction: Transaction, cleared: Clearance, found: sa.Select[Any], wanted: Wanted
) -> Page[CommitmentEntry]:
    order = ordered(wanted, _columns(cleared), _FIRST_DUE)
    return page_of(transaction, found, order, wanted, lambda keys: _entries(transaction, cleared, keys))


def _columns(cleared: Clearance) -> Mapping[str, sa.ColumnElement[Any]]:
    """Columns to order the list by: what the reader is not shown does not tell by its place either."""
    text = sa.func.nullif(_COMMITMENT.c.summary, "")
    return {
        "ref": _COMMITMENT.c.ref,
        "text": sa.func.lower(sa.func.coalesce(text, _COMMITMENT.c.text) if cleared.people else text),
        "owner": name_in_order(cleared, _COMMITMENT.c.owner_id),
        "due_on": _COMMITMENT.c.due_on,
        "state": by_vocabulary(_COMMITMENT.c.state, list(CommitmentState)),
        "direction": by_vocabulary(_COMMITMENT.c.direction, list(Direction)),
        "dialogue": _DIALOGUE.c.ref,
    } | ({"milestone": _next_due()} if is_shown(cleared, Milestone) else {})


def _next_due() -> sa.ColumnElement[Any]:
    left = _MILESTONE.c.commitment_id == _COMMITMENT.c.id, _MILESTONE.c.reached_on.is_(None)
    return sa.select(sa.func.min(_MILESTONE.c.due_on)).where(*left, _UNFINISHED).scalar_subquery()


def _entries(
    transaction: Transaction, cleared: Clearance, keys: Sequence[UUID]
) -> Mapping[UUID, CommitmentEntry]:
    shown = instead(cleared, CommitmentRow, Commitment)
    found = load(transaction, CommitmentRow, Commitment, _COMMITMENT.c.id.in_(keys), instead=shown)
    dialogues = dialogues_by_key(transaction, cleared, {each.dialogue_id for each in found})
    owners = stakeholders_of(transaction, cleared, {each.owner_id for each in found})
    steps: dict[UUID, list[Milestone]] = {}
    for step in _milestones(transaction, cleared, keys):
        steps.setdefault(step.commitment_id, []).append(step)
    return {
        each.id: CommitmentEntry(
            each,
            dialogues[each.dialogue_id],
            owners.get(each.owner_id),
            next_milestone(each, steps.get(each.id, ())),
        )
        for each in found
    }


def _milestones(transaction: Transaction, cleared: Clearance, keys: Sequence[UUID]) -> Sequence[Milestone]:
    if not is_shown(cleared, Milestone):
        return ()
    where = _MILESTONE.c.commitment_id.in_(keys)
    return load(transaction, MilestoneRow, Milestone, where, order_by=(_MILESTONE.c.due_on,))
