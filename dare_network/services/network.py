"""The network as one viewer may see it, and where its nodes are drawn."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.network import Advice, DialogueNode, Network, Participation, Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.rules.visibility import LEVELS, Clearance
from dare_network.domain.vocabulary import Right, Role
from dare_network.graph.build import whole_graph
from dare_network.graph.layout.board import Point
from dare_network.graph.layout.placing import layout
from dare_network.graph.network_graph import NetworkGraph
from dare_network.graph.view import with_everything
from dare_network.memory import gc_paused
from dare_network.services.clearance import clearance
from dare_network.store.dossiers import list_dossiers
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.layout import keep_positions, read_positions
from dare_network.store.products import list_products
from dare_network.store.revision import Revisions, read_revisions
from dare_network.store.sample import shows_sample
from dare_network.store.stakeholders import list_affiliations, list_stakeholders, list_ties
from dare_network.store.transaction import Transaction

SEED = 20_211_221
"""Where the layout of the whole network starts; any number will do, as long as it stays."""

NO_ADVICE = frozenset({"not_answered", "out_of_remit", "refer_body"})
"""How an answer stands to our position where the body gave no advice."""


def revisions(engine: Engine) -> Revisions:
    """How often each family of records has changed: the key of every cache."""
    with read_transaction(engine) as transaction:
        return read_revisions(transaction)


def network(engine: Engine, viewer: Viewer) -> Network:
    """All that this viewer may see of the network."""
    require(viewer, Right.SEE_NETWORK)
    with gc_paused(), read_transaction(engine) as transaction:
        return read_network(transaction, clearance(viewer))


def read_network(transaction: Transaction, cleared: Clearance) -> Network:
    """All that this clearance opens of the network."""
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
    )


def has_sample(engine: Engine, viewer: Viewer) -> bool:
    """Whether anything that this viewer may see is invented sample data."""
    require(viewer, Right.SEE_NETWORK)
    with read_transaction(engine) as transaction:
        return shows_sample(transaction, clearance(viewer))


def node_positions(engine: Engine, viewer: Viewer, whole: Network) -> Mapping[str, tuple[float, float]]:
    """Where every node of the whole network that this viewer sees is drawn.

    Nodes that were placed before stay where they are; new ones are placed near their neighbours and
    kept, so that everybody finds them in the same place. What fewer may see has no part in where others are.
    """
    require(viewer, Right.SEE_NETWORK)
    graph = with_everything(whole_graph(whole, ()))
    with read_transaction(engine) as transaction:
        known = read_positions(transaction)
        if known.keys() >= graph.nodes.keys():
            return _of(graph, known)
        wider = [read_network(transaction, each) for each in _wider(clearance(viewer))]
    placed = dict(known)
    for each in wider:
        placed |= _placed(with_everything(whole_graph(each, ())), placed)
    placed |= _placed(graph, placed)
    with unit_of_work(engine, viewer) as unit:
        keep_positions(unit.transaction, {node: at for node, at in placed.items() if node not in known})
    with read_transaction(engine) as transaction:
        return _of(graph, read_positions(transaction))


def _wider(cleared: Clearance) -> Iterator[Clearance]:
    """Those who see less, from the fewest levels on: no place tells them of what they do not see."""
    for role in (Role.MEMBER, Role.STEERING, Role.COORDINATOR):
        if LEVELS[role] < cleared.levels or (LEVELS[role] == cleared.levels and _sees_more(cleared)):
            yield replace(cleared, levels=LEVELS[role], centre_id=None, listed_as=None)


def _sees_more(cleared: Clearance) -> bool:
    return cleared.people and (cleared.centre_id is not None or cleared.listed_as is not None)


def _placed(graph: NetworkGraph, known: Mapping[str, Point]) -> Mapping[str, Point]:
    fixed = {node: at for node, at in known.items() if node in graph}
    likeness = {
        node: (each.kind, each.category, each.record.name.casefold())
        for node, each in graph.nodes.items()
        if isinstance(each.record, Stakeholder)
    }
    return layout(graph.neighbours, SEED, fixed, likeness)


def _of(graph: NetworkGraph, places: Mapping[str, tuple[float, float]]) -> Mapping[str, tuple[float, float]]:
    # The others are of nodes that this viewer may not know of.
    return {node: at for node, at in places.items() if node in graph}


def _node(dossier: Dossier) -> DialogueNode:
    dialogue = dossier.dialogue
    days = [meeting.on for meeting in dossier.meetings] + [answer.given_on for answer in dossier.answers]
    return DialogueNode(
        dialogue.id,
        dialogue.ref,
        dialogue.title,
        dialogue.state,
        dialogue.lead_body_id,
        dialogue.requested_on,
        max([dialogue.requested_on, *days]),
        dialogue.product_id,
        dialogue.topic_ids,
        dialogue.sample,
    )


def _advice(dossier: Dossier) -> Iterator[Advice]:
    asked = {question.id: question for question in dossier.questions}
    for answer in dossier.answers:
        if answer.alignment not in NO_ADVICE:
            for topic in asked[answer.question_id].topic_ids or dossier.dialogue.topic_ids:
                yield Advice(dossier.dialogue.id, answer.body_id, topic, answer.given_on)


def _participations(dossier: Dossier) -> list[Participation]:
    dialogue = dossier.dialogue
    parts = [
        Participation(dialogue.id, dialogue.lead_body_id, "lead_body", None),
        Participation(dialogue.id, dialogue.owner_id, "owner", None),
    ]
    parts += [Participation(dialogue.id, body, "co_body", None) for body in dialogue.co_body_ids]
    for meeting in dossier.meetings:
        for seat in dossier.attendances_of(meeting.id):
            who = seat.person_id or seat.body_id
            if who:
                parts.append(Participation(dialogue.id, who, "attended", meeting.on))
    return parts


def _order(part: Participation) -> tuple[UUID, UUID, str, date]:
    return part.dialogue_id, part.stakeholder_id, part.part, part.on or date.min
