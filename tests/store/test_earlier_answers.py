"""Earlier answers on the same topics are those of whole dossiers, for everybody."""

from consortium_builders import found_consortium
from random_dialogues import TOPICS, clearances, store_random_dialogues
from sqlalchemy.engine import Engine

from dare_network.domain.rules.precedents import answers_on
from dare_network.store.dossiers import list_dossiers
from dare_network.store.engine import read_transaction
from dare_network.store.precedents import list_earlier_answers


def test_every_reader_finds_the_answers_of_other_dialogues(engine: Engine) -> None:
    of = found_consortium(engine)
    store_random_dialogues(engine, of)
    counts = set()
    for cleared in clearances(of):
        with read_transaction(engine) as transaction:
            dossiers = list_dossiers(transaction, cleared)
            this = dossiers[0].dialogue.id
            for topics in ((), TOPICS[:1], TOPICS):
                rule = answers_on(topics, (each for each in dossiers if each.dialogue.id != this))
                told = list_earlier_answers(transaction, cleared, this, topics, 5)
                whole = list_earlier_answers(transaction, cleared, this, topics, 500)
                assert told.count == whole.count == len(rule)
                assert told.entries == whole.entries[:5]
                days = [(each.answer.given_on, each.dialogue.ref) for each in rule]
                assert [(each.answer.given_on, each.dialogue.ref) for each in whole.entries] == days
                assert {(e.dialogue, e.question, e.answer.id, e.answer.summary) for e in whole.entries} == {
                    (e.dialogue, e.question.text, e.answer.id, e.answer.summary) for e in rule
                }
                counts.add(len(rule))
    assert len(counts) > 5
