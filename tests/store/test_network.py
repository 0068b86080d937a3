"""The network as it is read, held against the same made of whole dialogues."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

import pytest
from consortium_builders import found_consortium
from random_dialogues import clearances, store_random_dialogues
from sqlalchemy.engine import Engine

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.network import Advice, DialogueNode, Network, Participation
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import DialogueState
from dare_network.graph.derived import topic_node
from dare_network.graph.network_graph import EdgeKind
from dare_network.graph.view import DEFAULT_TIES, View, seen
from dare_network.services.exploring import graph_of_all
from dare_network.services.network import read_network
from dare_network.services.reference import reference
from dare_network.store.dossiers import list_dossiers
from dare_network.store.engine import read_transaction
from dare_network.store.network import NO_ADVICE, read_topics
from dare_network.store.products import list_products
from dare_network.store.stakeholders import list_affiliations, list_stakeholders, list_ties
from dare_network.store.transaction import Transaction

Stored = tuple[Engine, Sequence[Clearance]]


def whole_network(transaction: Transaction, cleared: Clearance) -> Network:
    """The network made of all that hangs on each dialogue."""
    stakeholders = list_stakeholders(transaction, cleared)
    dossiers = list_dossiers(transaction, cleared)
    shown = {stakeholder.id for stakeholder in stakeholders}
    parts = {part for dossier in dossiers for part in _participations(dossier)}
    advice = {given for dossier in dossiers for given in _advice(dossier)}
    return Network(
        stakeholders,
        list_affiliations(transaction, cleared),
        list_ties(transaction, cleared),
        tuple(_node(dossier) for dossier in dossiers),
        tuple(sorted((part for part in parts if part.stakeholder_id in shown), key=_order)),
        tuple(sorted(advice, key=lambda given: (given.on, given.topic_id, given.body_id, given.dialogue_id))),
        list_products(transaction, cleared),
        {dossier.dialogue.id: _last_contact(dossier, cleared.today) for dossier in dossiers},
    )


def _node(dossier: Dossier) -> DialogueNode:
    dialogue = dossier.dialogue
    return DialogueNode(
        dialogue.id,
        dialogue.ref,
        dialogue.title,
        dialogue.state,
        dialogue.lead_body_id,
        dialogue.requested_on,
        dialogue.product_id,
        dialogue.topic_ids,
        dialogue.sample,
    )


def _last_contact(dossier: Dossier, today: date) -> date:
    """The last day of contact up to today; of a dialogue that was called off no meeting was held."""
    requested_on = dossier.dialogue.requested_on
    days = [requested_on, *(answer.given_on for answer in dossier.answers)]
    if dossier.dialogue.state is not DialogueState.CANCELLED:
        days += [meeting.on for meeting in dossier.meetings]
    return max((on for on in days if on <= today), default=requested_on)


def _advice(dossier: Dossier) -> Iterator[Advice]:
    asked = {question.id: question for question in dossier.questions}
    for answer in dossier.answers:
        if answer.alignment not in NO_ADVICE:
            for topic in asked[answer.question_id].topic_ids or dossier.dialogue.topic_ids:
                yield Advice(dossier.dialogue.id, answer.body_id, topic, answer.given_on)


def _participations(dossier: Dossier) -> Iterator[Participation]:
    dialogue = dossier.dialogue
    yield Participation(dialogue.id, dialogue.lead_body_id, "lead_body", None)
    yield Participation(dialogue.id, dialogue.owner_id, "owner", None)
    yield from (Participation(dialogue.id, body, "co_body", None) for body in dialogue.co_body_ids)
    for meeting in dossier.meetings:
        for seat in dossier.attendances_of(meeting.id):
            who = seat.person_id or seat.body_id
            if who:
                yield Participation(dialogue.id, who, "attended", meeting.on)


def _order(part: Participation) -> tuple[UUID, UUID, str, date]:
    return part.dialogue_id, part.stakeholder_id, part.part, part.on or date.min


@pytest.fixture
def stored(engine: Engine) -> Stored:
    """A consortium with dialogues of every level, and everybody who can see something else than others."""
    of = found_consortium(engine)
    store_random_dialogues(engine, of)
    return engine, tuple(clearances(of))


def test_a_network_is_that_of_all_that_hangs_on_each_visible_dialogue(stored: Stored) -> None:
    engine, everybody = stored
    with read_transaction(engine) as transaction:
        found = [read_network(transaction, each) for each in everybody]
        assert found == [whole_network(transaction, each) for each in everybody]
    assert any(network.participations for network in found)
    assert any(network.advice for network in found)


def test_the_topics_are_those_of_which_the_network_has_a_node(stored: Stored) -> None:
    engine, everybody = stored
    known = reference(engine)
    with read_transaction(engine) as transaction:
        for cleared in everybody:
            graph = graph_of_all(read_network(transaction, cleared), known)
            topics = read_topics(transaction, cleared)
            assert {topic_node(topic) for topic in topics} == {
                n for n in graph.nodes if n.startswith("topic:")
            }


def test_a_view_shows_the_same_of_a_graph_that_has_only_its_kinds_of_edges(stored: Stored) -> None:
    engine, everybody = stored
    known = reference(engine)
    with read_transaction(engine) as transaction:
        networks = [read_network(transaction, each) for each in everybody]
    network = max(networks, key=lambda each: len(each.dialogues))
    whole = graph_of_all(network, known)
    assert any(edge.kind is EdgeKind.SHARED for edge in whole.edges)
    for ties in (DEFAULT_TIES, frozenset(EdgeKind), *(frozenset({kind}) for kind in EdgeKind)):
        view = View(date(2026, 11, 24), ties=ties)
        assert seen(graph_of_all(network, known, ties), view) == seen(whole, view)
