"""The network as one viewer may see it, and where its nodes are drawn."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy.engine import Engine
from sqlmodel import Session

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.network import DialogueNode, Network, Participation
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.rules.visibility import Clearance, clearance
from dare_network.domain.vocabulary import Right
from dare_network.graph.build import DialogueView, View, build_graph
from dare_network.graph.layout import layout
from dare_network.store.dialogues import list_dossiers
from dare_network.store.engine import reading, writing
from dare_network.store.positions import keep_positions, read_positions
from dare_network.store.revision import Revisions, read_revisions
from dare_network.store.stakeholders import list_affiliations, list_stakeholders, list_ties

SEED = 20_211_221
"""Where the layout of the whole network starts; any number will do, as long as it stays."""


def revisions(engine: Engine) -> Revisions:
    """How often each family of records has changed: the key of every cache."""
    with reading(engine) as session:
        return read_revisions(session)


def network(engine: Engine, viewer: Viewer) -> Network:
    """All that this viewer may see of the network."""
    require(viewer, Right.SEE_NETWORK)
    with reading(engine) as session:
        return read_network(session, clearance(viewer))


def read_network(session: Session, cleared: Clearance) -> Network:
    """All that this clearance opens of the network."""
    stakeholders = list_stakeholders(session, cleared)
    dossiers = list_dossiers(session, cleared)
    shown = {stakeholder.id for stakeholder in stakeholders}
    parts = {part for dossier in dossiers for part in _participations(dossier)}
    return Network(
        stakeholders,
        list_affiliations(session, cleared),
        list_ties(session, cleared),
        tuple(_node(dossier) for dossier in dossiers),
        tuple(sorted((part for part in parts if part.stakeholder_id in shown), key=_order)),
    )


def node_positions(engine: Engine, viewer: Viewer, today: date) -> Mapping[str, tuple[float, float]]:
    """Where every node of this viewer's whole network is drawn.

    Nodes that were placed before stay where they are; new ones are placed near their neighbours and
    kept, so that everybody finds them in the same place.
    """
    require(viewer, Right.SEE_NETWORK)
    with reading(engine) as session:
        known = read_positions(session)
        whole = read_network(session, clearance(viewer))
    graph = build_graph(whole, View(as_of=today, dialogues=DialogueView.NODES, ended=True))
    if all(node in known for node in graph):
        return known
    placed = layout(graph, SEED, {node: at for node, at in known.items() if node in graph})
    with writing(engine, viewer) as pen:
        keep_positions(pen.session, {node: at for node, at in placed.items() if node not in known})
    with reading(engine) as session:
        return read_positions(session)


def _node(dossier: Dossier) -> DialogueNode:
    dialogue = dossier.dialogue
    days = [meeting.on for meeting in dossier.meetings] + [answer.given_on for answer in dossier.answers]
    return DialogueNode(
        dialogue.id,
        dialogue.ref,
        dialogue.title,
        dialogue.state,
        dialogue.lead_body_id,
        max([dialogue.requested_on, *days]),
        dialogue.sample,
    )


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
