"""From records to the graph of all of them."""

from collections.abc import Collection, Iterator, Mapping

from dare_network.domain.records.network import Network, Stakeholder
from dare_network.graph.derived import derived_edges, topic_node
from dare_network.graph.network_graph import Edge, EdgeKind, NetworkGraph, Node, NodeKind


def whole_graph(
    network: Network, directed: Collection[str], kinds: Collection[EdgeKind] = frozenset(EdgeKind)
) -> NetworkGraph:
    """All that was ever stated, and all that follows from dialogues; a View shows a part of it.

    `directed` are the types of stated ties that mean their direction. Of what follows from dialogues only
    these kinds are made: of those who share a subject there are very many, and few views show them.
    """
    # Networks have many more ties than nodes, and a number is found in half the time of a UUID.
    names = {who.id.int: str(who.id) for who in network.stakeholders}
    nodes = {node.id: node for node in _nodes(network, names)}
    derived = (
        edge for edge in derived_edges(network, kinds) if edge.source in nodes and edge.target in nodes
    )
    edges = (*_ties(network, names, frozenset(directed)), *_affiliations(network, names), *derived)
    return NetworkGraph(nodes, edges)


def _nodes(network: Network, names: Mapping[int, str]) -> Iterator[Node]:
    for who, name in zip(network.stakeholders, names.values(), strict=True):
        yield Node(name, _kind(who), who.category, who)
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


def _ties(network: Network, names: Mapping[int, str], directed: Collection[str]) -> Iterator[Edge]:
    find = names.get
    for tie in network.ties:
        source, target = find(tie.from_id.int), find(tie.to_id.int)
        # The other end of a record may be hidden from this viewer.
        if source and target:
            means_it = tie.type_id in directed
            yield Edge(
                source, target, EdgeKind.TIE, tie.type_id, means_it, tie.from_on, tie.until_on, (), tie
            )


def _affiliations(network: Network, names: Mapping[int, str]) -> Iterator[Edge]:
    find = names.get
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
