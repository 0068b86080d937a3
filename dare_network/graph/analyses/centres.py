"""The centres, and with which kinds of stakeholders each of them is in contact."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from dare_network.domain.records.network import Stakeholder
from dare_network.graph.analyses.coverage import Contact, Coverage, cell, last_of
from dare_network.graph.network_graph import NetworkGraph, Node, NodeKind, pairs

CENTRE_KINDS = frozenset({"umc", "hospital", "research_institute"})
"""The kinds of organisations that are centres."""


def centres(graph: NetworkGraph) -> tuple[str, ...]:
    """The organisations of these kinds, and those of unknown kind to which somebody belongs; no bodies."""
    peopled = {place for places in graph.places.values() for place in places}
    return tuple(sorted(node for node, known in graph.nodes.items() if _is_centre(known, peopled)))


def members(graph: NetworkGraph) -> Mapping[str, tuple[str, ...]]:
    """Each centre, with itself and the people who belong to it."""
    found = {centre: [centre] for centre in centres(graph)}
    for person, places in sorted(graph.places.items()):
        for place in places:
            if place in found:
                found[place].append(person)
    return {centre: tuple(people) for centre, people in found.items()}


def category_by_centre(graph: NetworkGraph, categories: Sequence[str]) -> Coverage:
    """Find with whom of each category each centre is in contact, in a network of who knows whom.

    A contact is one of another house to whom the centre or one of its people is tied, or one of its
    own people. Ties among colleagues add none. The day is that of the last meeting of the two.
    """
    columns = centres(graph)
    wanted = frozenset(columns)
    found: dict[tuple[str, str], list[Contact]] = {}
    for (one, other), edges in pairs(graph.edges).items():
        last_on = last_of(edge.last_on for edge in edges)
        for ours, theirs in ((one, other), (other, one)):
            for centre in _houses(graph, ours, theirs):
                at = (graph.nodes[theirs].category, centre)
                found.setdefault(at, []).append(Contact(ours, theirs, last_on))
    cells = {at: cell(contacts) for at, contacts in found.items() if at[1] in wanted}
    return Coverage(tuple(categories), columns, cells)


def _houses(graph: NetworkGraph, ours: str, theirs: str) -> Iterator[str]:
    """The houses for which a tie between the two is a contact of theirs."""
    if graph.nodes[ours].kind is not NodeKind.PERSON:
        yield ours
    for house in graph.places.get(ours, ()):
        if house != theirs and house not in graph.places.get(theirs, ()):
            yield house


def _is_centre(node: Node, peopled: Collection[str]) -> bool:
    if node.kind is not NodeKind.ORGANISATION:
        return False
    kind = node.record.organisation_kind if isinstance(node.record, Stakeholder) else ""
    return kind in CENTRE_KINDS if kind else node.id in peopled
