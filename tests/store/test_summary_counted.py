"""What a summary counts is what follows from whole dossiers, for everybody and every period."""

from datetime import date, timedelta
from itertools import product

from consortium_builders import found_consortium
from random_dialogues import TODAY, clearances, store_random_dialogues
from sqlalchemy.engine import Engine
from summaries import counted_of

from dare_network.domain.records.summary import Period
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import Confidentiality
from dare_network.store.dossiers import list_dossiers
from dare_network.store.engine import read_transaction
from dare_network.store.stakeholders import list_stakeholders
from dare_network.store.summary import read_counted
from dare_network.store.summary_records import read_behind
from dare_network.store.transaction import Transaction

PERIODS = (
    Period(None, None),
    Period(TODAY - timedelta(days=180), TODAY),
    Period(TODAY - timedelta(days=30), None),
    Period(None, TODAY - timedelta(days=300)),
    Period(TODAY - timedelta(days=9), TODAY + timedelta(days=9)),
    Period(date(2030, 1, 1), date(2030, 12, 31)),
)


def agrees(transaction: Transaction, cleared: Clearance, period: Period) -> set[object]:
    """See that the queries and the rule count the same; what is met on the way."""
    dossiers = list_dossiers(transaction, cleared)
    rule = counted_of(dossiers, list_stakeholders(transaction, cleared), period, TODAY)
    told = read_counted(transaction, cleared, period, TODAY)
    assert [(each.id, each.state, each.body_ids) for each in told.dialogues] == [
        (each.id, each.state, each.body_ids) for each in rule.dialogues
    ]
    assert set(told.answers) == set(rule.answers)
    assert set(told.unfinished) == set(rule.unfinished)
    assert set(told.fulfilled) == set(rule.fulfilled)
    assert len(told.answers) + len(told.unfinished) == len(rule.answers) + len(rule.unfinished)
    assert told.met == rule.met
    assert told.last_contacts == rule.last_contacts
    assert (told.confidentiality, told.has_sample) == (rule.confidentiality, rule.has_sample)
    return {told.confidentiality, told.has_sample, bool(told.met), bool(told.last_contacts)}


def test_every_reader_is_counted_what_whole_dossiers_hold(engine: Engine) -> None:
    of = found_consortium(engine)
    store_random_dialogues(engine, of)
    seen: set[object] = set()
    every = list(clearances(of))
    for period, cleared in list(product(PERIODS, every))[::5]:
        with read_transaction(engine) as transaction:
            seen |= agrees(transaction, cleared, period)
    assert {True, False, Confidentiality.NAMED_ONLY, Confidentiality.RESTRICTED_STRICT} <= seen


def test_behind_a_number_is_what_it_counts(engine: Engine) -> None:
    of = found_consortium(engine)
    store_random_dialogues(engine, of)
    everything = None
    for cleared in clearances(of):
        with read_transaction(engine) as transaction:
            told = read_counted(transaction, cleared, Period(None, None), TODAY)
            for those in (told.dialogues, told.answers, told.unfinished):
                keys = [each.id for each in those]
                assert [each.record.id for each in read_behind(transaction, cleared, keys)] == keys
            dossiers = {each.dialogue.id: each for each in list_dossiers(transaction, cleared)}
            keys = [each.id for each in (*told.answers, *told.unfinished, *told.dialogues)]
            everything = everything or keys
            for behind in read_behind(transaction, cleared, everything):
                whole = dossiers[behind.dialogue.id]
                assert behind.dialogue == whole.dialogue
                parts = {each.id: each for each in (*whole.commitments, *whole.answers, whole.dialogue)}
                found = parts[behind.record.id]
                # What supersedes what is not told in a list.
                assert getattr(found, "summary", "") == getattr(behind.record, "summary", "")
