"""The graph of a network that differs little from one whose graph is known."""

from collections.abc import Collection

from dare_network.domain.records.network import DialogueNode, Network
from dare_network.graph.derived import advice_edges
from dare_network.graph.network_graph import EdgeKind, NetworkGraph, Node, NodeKind


def rebuilt(
    graph: NetworkGraph, before: Network, network: Network, kinds: Collection[EdgeKind]
) -> NetworkGraph | None:
    """The graph of a network with these kinds of edges, made of that of `before`.

    It is that graph itself where nothing in it changed. None where more did than what bodies gave advice on
    and what dialogues are called: then other edges may follow.
    """
    pairs = list(zip(before.dialogues, network.dialogues, strict=False))
    same = (
        before.stakeholders is network.stakeholders
        and before.affiliations is network.affiliations
        and before.ties is network.ties
        and before.products == network.products
        and len(before.dialogues) == len(network.dialogues)
        and all(one is other or _leads_to(one) == _leads_to(other) for one, other in pairs)
        and before.participations == network.participations
        and {given.topic_id for given in before.advice} == {given.topic_id for given in network.advice}
    )
    if not same:
        return None
    changed = {
        str(new.id): Node(str(new.id), NodeKind.DIALOGUE, record=new) for old, new in pairs if old is not new
    }
    nodes = {**graph.nodes, **changed} if changed else graph.nodes
    if EdgeKind.ADVICE not in kinds or before.advice == network.advice:
        return NetworkGraph(nodes, graph.edges) if changed else graph
    advice = (edge for edge in advice_edges(network) if edge.source in nodes and edge.target in nodes)
    kept = (edge for edge in graph.edges if edge.kind is not EdgeKind.ADVICE)
    # In the order of `derived_edges`, which has them last.
    return NetworkGraph(nodes, (*kept, *advice))


def _leads_to(dialogue: DialogueNode) -> tuple[object, ...]:
    """All of a dialogue from which edges follow."""
    return (
        dialogue.id,
        dialogue.state,
        dialogue.lead_body_id,
        dialogue.requested_on,
        dialogue.product_id,
        dialogue.topic_ids,
    )
