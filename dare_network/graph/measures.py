"""What can be computed of each node. Adding a measure is adding a row to `MEASURES`.

All measures are of the simple undirected graph: parallel edges count once, loops and weights not.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import networkx as nx

from dare_network.graph.simple import communities_of, simple_graph
from dare_network.language import N_

COMMUNITY_SEED = 1
"""Where the search for communities starts, so that the same graph always has the same ones."""


@dataclass(frozen=True)
class Measure:
    """One number for each node. `label` and `meaning` are translated where they are shown."""

    id: str
    label: str
    meaning: str
    compute: Callable[["nx.Graph[str]"], Mapping[str, float]]


def degree(graph: "nx.Graph[str]") -> dict[str, float]:
    """How many others each node is tied to."""
    simple = simple_graph(graph)
    return dict(zip(simple.vs["name"], map(float, simple.degree()), strict=True))


def betweenness(graph: "nx.Graph[str]") -> dict[str, float]:
    """The share of the shortest paths between two others that pass each node, from 0 to 1.

    Exact, after Freeman 1977 (doi 10.2307/3033543): where several paths are shortest each counts
    in part. Divided by (n - 1)(n - 2) / 2, the number of pairs of others.
    """
    simple = simple_graph(graph)
    others = simple.vcount() - 1
    pairs = max(others * (others - 1) / 2, 1)
    passed = simple.betweenness(directed=False)
    return {node: value / pairs for node, value in zip(simple.vs["name"], passed, strict=True)}


def community(graph: "nx.Graph[str]") -> dict[str, float]:
    """The number of the community of each node; that of the biggest community is 0."""
    simple = simple_graph(graph)
    names = simple.vs["name"]
    groups = communities_of(simple, COMMUNITY_SEED)
    return {names[vertex]: float(at) for at, group in enumerate(groups) for vertex in group}


MEASURES: tuple[Measure, ...] = (
    Measure(
        "degree",
        N_("Ties"),
        N_("How many others somebody is tied to. Many ties reach many people at once."),
        degree,
    ),
    Measure(
        "betweenness",
        N_("Bridging"),
        N_(
            "How often somebody lies on the shortest path between two others. High values mark "
            "those who connect groups that would otherwise hardly be in touch."
        ),
        betweenness,
    ),
    Measure(
        "community",
        N_("Group"),
        N_(
            "Groups whose members are tied more to each other than to the rest, numbered from the "
            "largest. They are computed from the ties and say nothing about formal membership."
        ),
        community,
    ),
)
