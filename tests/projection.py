"""From memberships to ties between members."""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

import networkx as nx


def projection(memberships: Iterable[tuple[str, str]]) -> "nx.Graph[str]":
    """The members of groups, tied where they share one; `weight` is the number of groups shared.

    `memberships` are pairs of member and group; one that is named twice counts once. A member that
    shares no group stands alone.
    """
    members: dict[str, set[str]] = {}
    for member, group in memberships:
        members.setdefault(group, set()).add(member)
    shared = Counter(pair for together in members.values() for pair in combinations(sorted(together), 2))
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(set().union(*members.values())))
    graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in shared.items())
    return graph
