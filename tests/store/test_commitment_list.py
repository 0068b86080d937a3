"""The list of commitments tells, page after page, what follows from whole dossiers, to everybody."""

from collections import Counter
from dataclasses import asdict
from itertools import product
from typing import Any

import pytest
from consortium_builders import Consortium, found_consortium
from random_dialogues import TODAY, clearances, pages_of, store_random_dialogues
from sqlalchemy.engine import Engine

from dare_network.domain.records.dialogues import Commitment
from dare_network.domain.records.lists import CommitmentFilter
from dare_network.domain.records.paging import Wanted
from dare_network.domain.rules.deadlines import SOON, is_due_soon, is_overdue
from dare_network.domain.rules.milestones import next_milestone
from dare_network.domain.rules.states import UNFINISHED_COMMITMENT
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import CommitmentState, Direction
from dare_network.store.commitment_list import (
    count_by_state,
    count_overdue,
    list_commitment_entries,
    list_due,
    list_owners,
)
from dare_network.store.dossiers import list_dossiers
from dare_network.store.engine import read_transaction
from dare_network.store.stakeholders import list_stakeholders
from dare_network.store.tables.naming import sort_name
from dare_network.store.transaction import Transaction

Line = tuple[Any, ...]


@pytest.fixture
def of(engine: Engine) -> Consortium:
    """A consortium with dialogues of every level."""
    made = found_consortium(engine)
    store_random_dialogues(engine, made)
    return made


def every_line(transaction: Transaction, cleared: Clearance) -> list[Line]:
    """All commitments of whole dossiers, each with its dialogue, owner and next milestone."""
    known = {one.id: one for one in list_stakeholders(transaction, cleared)}
    lines = [
        (each, found.dialogue, known.get(each.owner_id), next_milestone(each, found.milestones_of(each.id)))
        for found in list_dossiers(transaction, cleared)
        for each in found.commitments
    ]
    return sorted(lines, key=lambda line: (line[0].due_on, line[0].ref))


def meets(promise: Commitment, to: CommitmentFilter) -> bool:
    return (
        (not to.states or promise.state in to.states)
        and (not to.overdue or is_overdue(promise, TODAY))
        and to.direction in (None, promise.direction)
        and to.owner_id in (None, promise.owner_id)
    )


def told(entries: list[Any]) -> list[Line]:
    return [(each.commitment, each.dialogue, each.owner, each.milestone) for each in entries]


def test_every_reader_is_shown_what_whole_dossiers_hold(engine: Engine, of: Consortium) -> None:
    states = (frozenset[CommitmentState](), UNFINISHED_COMMITMENT, frozenset({CommitmentState.FULFILLED}))
    owned = set()
    for number, cleared in enumerate(clearances(of)):
        with read_transaction(engine) as transaction:
            every = every_line(transaction, cleared)
            owners = list_owners(transaction, cleared)
            assert owners == {line[0].owner_id for line in every}
            assert count_overdue(transaction, cleared) == sum(is_overdue(line[0], TODAY) for line in every)
            every_way = product(states, (False, True), (None, Direction.THEIRS), (None, *sorted(owners)[:2]))
            for some, late, side, owner in list(every_way)[number % 3 :: 5]:
                to = CommitmentFilter(some, late, side, owner)
                met = [line for line in every if meets(line[0], to)]
                assert met == told(pages_of(lambda w: list_commitment_entries(transaction, cleared, to, w)))  # noqa: B023
                counts = Counter(line[0].state for line in met)
                assert list(count_by_state(transaction, cleared, to).items()) == [
                    (state, counts[state]) for state in CommitmentState if counts[state]
                ]
                owned |= {bool(owner) for _line in met}
    assert owned == {True, False}


def test_what_is_due_first_is_told_first_with_how_much_there_is(engine: Engine, of: Consortium) -> None:
    for cleared in clearances(of):
        with read_transaction(engine) as transaction:
            due = [
                line
                for line in every_line(transaction, cleared)
                if is_overdue(line[0], TODAY) or is_due_soon(line[0], TODAY)
            ]
            found = list_due(transaction, cleared, TODAY + SOON, Wanted(size=6))
        assert (found.count, told(list(found.entries))) == (len(due), due[:6])


def test_it_is_ordered_over_all_pages_and_by_nothing_that_is_hidden(engine: Engine, of: Consortium) -> None:
    orders = {
        "ref": lambda line: line[0].ref,
        "text": lambda line: line[0].summary or line[0].text or None,
        "owner": lambda line: sort_name(asdict(line[2])) if line[2] else None,
        "due_on": lambda line: line[0].due_on,
        "state": lambda line: list(CommitmentState).index(line[0].state),
        "direction": lambda line: list(Direction).index(line[0].direction),
        "milestone": lambda line: line[3].due_on if line[3] else None,
        "dialogue": lambda line: line[1].ref,
    }
    for cleared in list(clearances(of))[::5]:
        with read_transaction(engine) as transaction:
            every = every_line(transaction, cleared)
            for (by, key), descending in product(orders.items(), (False, True)):
                # What is not there comes last either way; what is equal as it would otherwise.
                known = [line for line in every if key(line) is not None]
                expected = sorted(known, key=key, reverse=descending)
                if descending:
                    expected = sorted(every, key=lambda line: (line[0].due_on, line[0].ref))
                    expected = sorted(
                        (line for line in expected if key(line) is not None),
                        key=lambda line: _rank(known, key, line),
                    )
                expected += [line for line in every if key(line) is None]
                listed = pages_of(
                    lambda w: list_commitment_entries(transaction, cleared, CommitmentFilter(), w),  # noqa: B023
                    by=by,
                    descending=descending,
                )
                assert told(listed) == expected, (by, descending)


def _rank(lines: list[Line], key: Any, line: Line) -> int:
    """How many values come before that of a line, the largest first."""
    return -sorted({key(each) for each in lines}).index(key(line))
