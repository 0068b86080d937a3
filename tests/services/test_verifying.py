"""Asking whether something is still true: what is asked, in which order, and what an answer does."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from consortium_builders import FOUNDER, Consortium, found_consortium
from merge_builders import whole_store
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import PersonDraft, TieDraft
from dare_network.domain.partial_days import Precision
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.records.verifying import Verdict, Verifiable, Verified
from dare_network.domain.rules.deadlines import day_of
from dare_network.domain.rules.verifying import ASKED_AGAIN
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import ConflictError, InvalidInputError
from dare_network.services.network import network
from dare_network.services.stakeholders import (
    add_person,
    add_tie,
    change_stakeholder,
    change_tie,
    end_tie,
    history,
)
from dare_network.services.verifying import count_to_verify, take_answer_back, to_verify, verify
from dare_network.store.engine import unit_of_work
from dare_network.store.keys import first_id

TODAY = day_of(datetime.now(UTC))
LONG_AGO = TODAY - ASKED_AGAIN
LATELY = LONG_AGO + timedelta(days=1)
_LATER = count(1)


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def noted(engine: Engine, on: date, record: type[object], **values: Any) -> UUID:
    """Store a record as if it had been noted on a day."""
    key = UUID(int=first_id(on).int + next(_LATER))
    with unit_of_work(engine, FOUNDER) as unit:
        return unit.add(record, {"id": key, **values})


def old_tie(engine: Engine, of: Consortium, type_id: str = "knows", on: date = LONG_AGO, **more: Any) -> UUID:
    on -= timedelta(days=1)
    return noted(engine, on, Tie, type_id=type_id, from_id=of.anna, to_id=of.bert, **more)


def asked(engine: Engine, around: UUID | None = None) -> list[UUID]:
    return [each.id for each in page(engine, around).entries]


def page(engine: Engine, around: UUID | None = None, **wanted: int) -> Page[Verifiable]:
    return to_verify(engine, FOUNDER, around, Wanted(**wanted))


def first(engine: Engine) -> Verifiable:
    return page(engine).entries[0]


def test_it_asks_for_what_nobody_verified_for_a_year_the_oldest_first(engine: Engine, of: Consortium) -> None:
    assert asked(engine) == []
    ended, to_come = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
    checked = old_tie(engine, of, checked_on=LONG_AGO)
    earlier = old_tie(engine, of, checked_on=LONG_AGO - timedelta(days=9))
    doubted = old_tie(engine, of, doubted_on=TODAY, checked_on=LONG_AGO - timedelta(days=99))
    confirmed = old_tie(engine, of, doubted_on=date(2020, 1, 1), checked_on=LONG_AGO - timedelta(days=3))
    never = old_tie(engine, of)
    work = noted(engine, date(2020, 1, 1), Affiliation, person_id=of.anna, organisation_id=of.leiden)
    person = {"kind": StakeholderKind.PERSON, "name": "Zoë", "checked_on": LONG_AGO - timedelta(days=2)}
    reached = noted(engine, TODAY, Stakeholder, **person, mobile=("06 1",))
    for left_out in (
        {"checked_on": LATELY},
        {"until_on": ended},
        {"until_on": TODAY},
        {"from_on": to_come},
        {"on": LATELY + timedelta(days=2)},
    ):
        old_tie(engine, of, **left_out)
    # Nobody is reached by a city, and who was noted lately was right then.
    noted(engine, TODAY, Stakeholder, **person, city="Ede")
    add_person(engine, FOUNDER, PersonDraft(name="New", email="new@x.example"))
    assert asked(engine) == [work, never, earlier, confirmed, reached, checked, doubted]
    assert count_to_verify(engine, FOUNDER) == 7
    some = page(engine, number=1, size=3)
    assert [each.id for each in some.entries] == [confirmed, reached, checked]
    assert (some.count, some.is_last) == (7, False)


def test_around_an_organisation_it_asks_for_what_is_said_of_it_and_of_who_works_there(
    engine: Engine, of: Consortium
) -> None:
    tie = old_tie(engine, of)
    work = noted(engine, date(2020, 1, 1), Affiliation, person_id=of.anna, organisation_id=of.leiden)
    old = {"kind": StakeholderKind.ORGANISATION, "email": "info@x.example"}
    place = noted(engine, date(2021, 1, 1), Stakeholder, name="Elsewhere", **old)
    assert asked(engine) == [work, place, tie]
    assert asked(engine, of.leiden) == [work, tie]
    assert asked(engine, place) == [place]
    assert asked(engine, of.utrecht) == []


@pytest.mark.parametrize("verdict", Verdict)
def test_an_answer_is_kept_with_its_reason_and_taken_back(
    engine: Engine, of: Consortium, verdict: Verdict
) -> None:
    old_tie(engine, of, from_on=date(2019, 1, 1), checked_on=date(2021, 1, 1), doubted_on=date(2021, 1, 2))
    before = whole_store(engine)
    answer = verify(engine, FOUNDER, first(engine), verdict, TODAY - timedelta(days=1))
    (tie,) = network(engine, FOUNDER).ties
    told = tie.checked_on, tie.doubted_on, tie.until_on
    assert (
        told
        == {
            Verdict.YES: (TODAY, None, None),
            Verdict.ENDED: (date(2021, 1, 1), None, TODAY - timedelta(days=1)),
            Verdict.NOT_SURE: (date(2021, 1, 1), TODAY, None),
        }[verdict]
    )
    assert asked(engine) == ([tie.id] if verdict is Verdict.NOT_SURE else [])
    assert history(engine, FOUNDER, of.anna)[0].reason
    take_answer_back(engine, FOUNDER, answer)
    assert whole_store(engine) == before
    with pytest.raises(ConflictError):
        take_answer_back(engine, FOUNDER, answer)


def test_all_three_kinds_are_answered_and_taken_back(engine: Engine, of: Consortium) -> None:
    old_tie(engine, of)
    noted(engine, date(2020, 1, 1), Affiliation, person_id=of.anna, organisation_id=of.leiden)
    person = {"kind": StakeholderKind.PERSON, "name": "Zoë", "email": "zoe@x.example"}
    noted(engine, date(2020, 1, 1), Stakeholder, **person)
    before, answers = whole_store(engine), list[Verified]()
    while page(engine).count:
        answers.append(verify(engine, FOUNDER, first(engine), Verdict.YES))
    assert {answer.record for answer in answers} == {Tie, Affiliation, Stakeholder}
    for answer in reversed(answers):
        take_answer_back(engine, FOUNDER, answer)
    assert whole_store(engine) == before


def test_it_ended_in_a_month_of_which_the_day_is_not_known(engine: Engine, of: Consortium) -> None:
    old_tie(engine, of)
    verify(engine, FOUNDER, first(engine), Verdict.ENDED, date(2026, 2, 3), Precision.MONTH)
    (tie,) = network(engine, FOUNDER).ties
    assert (tie.until_on, tie.until_precision) == (date(2026, 2, 28), Precision.MONTH)


def test_what_is_no_answer_is_refused(engine: Engine, of: Consortium) -> None:
    old_tie(engine, of, from_on=date(2020, 1, 1))
    for until in (None, date(2019, 12, 31)):
        with pytest.raises(InvalidInputError):
            verify(engine, FOUNDER, first(engine), Verdict.ENDED, until)
    somebody = next(who for who in network(engine, FOUNDER).stakeholders if who.id == of.anna)
    with pytest.raises(InvalidInputError, match="do not end"):
        verify(engine, FOUNDER, somebody, Verdict.ENDED, TODAY)


def test_an_answer_on_what_somebody_saved_since_is_refused_and_so_is_taking_it_back(
    engine: Engine, of: Consortium
) -> None:
    key = old_tie(engine, of)
    seen = first(engine)
    draft = TieDraft(type_id="knows", from_id=of.anna, to_id=of.bert, note="Since the symposium")
    change_tie(engine, FOUNDER, key, 1, draft)
    with pytest.raises(ConflictError):
        verify(engine, FOUNDER, seen, Verdict.YES)
    answer = verify(engine, FOUNDER, first(engine), Verdict.YES)
    end_tie(engine, FOUNDER, key, answer.version, TODAY)
    with pytest.raises(ConflictError):
        take_answer_back(engine, FOUNDER, answer)


def test_whoever_corrects_an_address_is_asked_no_more(engine: Engine, of: Consortium) -> None:
    person = {"kind": StakeholderKind.PERSON, "name": "Zoë", "email": "zoe@x.example"}
    key = noted(engine, date(2020, 1, 1), Stakeholder, **person)
    draft = PersonDraft(name="Zoë", email="z@x.example", checked_on=TODAY)
    change_stakeholder(engine, FOUNDER, key, 1, draft)
    assert asked(engine) == []


def test_a_new_tie_is_not_asked_after(engine: Engine, of: Consortium) -> None:
    draft = TieDraft(type_id="knows", from_id=of.anna, to_id=of.bert, from_on=date(2015, 1, 1))
    add_tie(engine, FOUNDER, draft)
    assert asked(engine) == []
