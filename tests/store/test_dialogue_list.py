"""The list of dialogues tells, page after page, what follows from whole dossiers, to everybody."""

from dataclasses import asdict
from itertools import product
from typing import Any

import pytest
from consortium_builders import Consortium, found_consortium
from random_dialogues import TODAY, ZIN, clearances, pages_of, store_random_dialogues
from sqlalchemy.engine import Engine

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.paging import Wanted
from dare_network.domain.records.search import Narrowing
from dare_network.domain.rules.deadlines import is_overdue
from dare_network.domain.vocabulary import DialogueState
from dare_network.store.dialogue_list import any_dialogue, list_dialogues
from dare_network.store.dossiers import list_dossiers
from dare_network.store.engine import read_transaction
from dare_network.store.stakeholders import list_stakeholders
from dare_network.store.tables.naming import sort_name


@pytest.fixture
def of(engine: Engine) -> Consortium:
    """A consortium with dialogues of every level."""
    made = found_consortium(engine)
    store_random_dialogues(engine, made)
    return made


def meets(found: Dossier, to: Narrowing) -> bool:
    bodies = (found.dialogue.lead_body_id, *found.dialogue.co_body_ids)
    topics = (*found.dialogue.topic_ids, *(topic for each in found.questions for topic in each.topic_ids))
    return (
        (not to.states or found.dialogue.state in to.states)
        and to.body_id in (None, *bodies)
        and to.topic_id in (None, *topics)
    )


def line(found: Dossier, known: dict[Any, Stakeholder]) -> tuple[Any, ...]:
    answered = {answer.question_id for answer in found.answers}
    overdue = sum(is_overdue(promise, TODAY) for promise in found.commitments)
    numbers = (len(found.questions), len(answered), overdue)
    return found.dialogue, known.get(found.dialogue.lead_body_id), *numbers


def test_every_reader_is_shown_what_whole_dossiers_hold(engine: Engine, of: Consortium) -> None:
    states = (frozenset[DialogueState](), frozenset({DialogueState.HELD, DialogueState.CLOSED}))
    seen = set()
    for number, cleared in enumerate(clearances(of)):
        with read_transaction(engine) as transaction:
            dossiers = list_dossiers(transaction, cleared)
            known = {one.id: one for one in list_stakeholders(transaction, cleared)}
            assert any_dialogue(transaction, cleared) == bool(dossiers)
            every_way = product(states, (None, of.meb, ZIN), (None, "q_potency"))
            for some, body, topic in list(every_way)[number % 3 :: 3]:
                to = Narrowing(states=some, body_id=body, topic_id=topic)
                listed = pages_of(lambda wanted: list_dialogues(transaction, cleared, to, wanted))  # noqa: B023
                told = [(e.dialogue, e.body, e.asked, e.answered, e.overdue) for e in listed]
                assert told == [line(each, known) for each in dossiers if meets(each, to)]
                seen |= {(bool(to.body_id), bool(to.topic_id)) for _each in told}
    assert len(seen) == 4


def test_it_is_ordered_over_all_pages(engine: Engine, of: Consortium) -> None:
    orders = {
        "ref": lambda e: e.dialogue.ref,
        "title": lambda e: e.dialogue.title.lower(),
        "body": lambda e: (e.body.short_name.lower() or sort_name(asdict(e.body))) if e.body else "",
        "state": lambda e: list(DialogueState).index(e.dialogue.state),
        "requested_on": lambda e: e.dialogue.requested_on,
        "overdue": lambda e: e.overdue,
    }
    for cleared in list(clearances(of))[::5]:
        with read_transaction(engine) as transaction:
            for (by, key), descending in product(orders.items(), (False, True)):
                listed = pages_of(
                    lambda wanted: list_dialogues(transaction, cleared, Narrowing(), wanted),  # noqa: B023
                    by=by,
                    descending=descending,
                )
                assert len({e.dialogue.id for e in listed}) == len(listed)
                if by in ("title", "body"):
                    # Each database has its own order of letters.
                    listed = [e for e in listed if key(e).isascii() and key(e)]
                assert [key(e) for e in listed] == sorted(map(key, listed), reverse=descending)


def test_a_page_past_the_end_is_the_last_one(engine: Engine, of: Consortium) -> None:
    cleared = list(clearances(of))[-1]
    with read_transaction(engine) as transaction:
        page = list_dialogues(transaction, cleared, Narrowing(), Wanted(number=999, size=7))
    assert page.entries
    assert page.is_last
    assert page.last == page.count == page.first + len(page.entries) - 1
