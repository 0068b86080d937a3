"""From records to the graph of all of them."""

from collections.abc import Collection, Iterator, Mapping

from dare_network.domain.records.network import Network, Stakeholder
from dare_network.graph.derived import derived_edges, topic_node
from dare_network.graph.network_graph import Edge, EdgeKind, NetworkGraph, Node, NodeKind


def whole_graph(network: Network, directed: Collection[str]) -> NetworkGraph:
    """All that was ever stated, and all that follows from dialogues; a View shows a part of it.

    `directed` are the types of stated ties that mean their direction.
    """
    nodes = {node.id: node for node in _nodes(network)}
    derived = (edge for edge in derived_edges(network) if edge.source in nodes and edge.target in nodes)
    return NetworkGraph(nodes, (*_ties(network, frozenset(directed)), *_affiliations(network), *derived))


def _nodes(network: Network) -> Iterator[Node]:
    for who in network.stakeholders:
        yield Node(str(who.id), _kind(who), who.category, who)
    for dialogue in network.dialogues:
        yield Node(str(dialogue.id), NodeKind.DIALOGUE, record=dialogue)
    for product in network.products:
        yield Node(str(product.id), NodeKind.PRODUCT, record=product)
    topics = {topic for dialogue in network.dialogues for topic in dialogue.topic_ids}
    topics |= {advice.topic_id for advice in network.advice}
    for topic in sorted(topics):
        yield Node(topic_node(topic), NodeKind.TOPIC)


def _kind(who: Stakeholder) -> NodeKind:
    if who.is_person:
        return NodeKind.PERSON
    return NodeKind.BODY if who.is_body else NodeKind.ORGANISATION


def _ties(network: Network, directed: Collection[str]) -> Iterator[Edge]:
    find = _ends(network).get
    for tie in network.ties:
        source, target = find(tie.from_id.int), find(tie.to_id.int)
        # The other end of a record may be hidden from this viewer.
        if source and target:
            means_it = tie.type_id in directed
            yield Edge(
                source, target, EdgeKind.TIE, tie.type_id, means_it, tie.from_on, tie.until_on, (), tie
            )


def _affiliations(network: Network) -> Iterator[Edge]:
    find = _ends(network).get
    for place in network.affiliations:
        source, target = find(place.person_id.int), find(place.organisation_id.int)
        if source and target:
            yield Edge(
                source,
                target,
                EdgeKind.AFFILIATION,
                "affiliation",
                from_on=place.from_on,
                until_on=place.until_on,
                record=place,
            )


def _ends(network: Network) -> Mapping[int, str]:
    # Networks have many more ties than nodes, and a number is found in half the time of a UUID.
    return {who.id.int: str(who.id) for who in network.stakeholders}
