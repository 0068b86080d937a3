"""Measures by igraph itself for each of the product's: one call where it has one, else the nearest to it."""

import warnings
from collections import Counter
from collections.abc import Callable
from typing import Any

from dare_network.graph.measures import betweenness, closeness
from dare_network.graph.measures.brokers import BROKERED
from dare_network.graph.measures.communities import COMMUNITY, COMMUNITY_SEED, MODULARITY
from dare_network.graph.measures.contacts import DEGREE, REACH, STEPS, STRENGTH
from dare_network.graph.measures.cores import CORE, CUT_POINT
from dare_network.graph.measures.density import CLUSTERING, RECIPROCITY, TRANSITIVITY
from dare_network.graph.measures.distances import AVERAGE_DISTANCE, DISTANCE_FRAGMENTATION
from dare_network.graph.measures.estimate import SEED
from dare_network.graph.measures.measure import Measure, Trait
from dare_network.graph.measures.mixing import EI_INDEX
from dare_network.graph.measures.prominence import DAMPING, EIGENVECTOR, PAGERANK
from dare_network.graph.measures.structural_holes import CONSTRAINT, EFFECTIVE_SIZE
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.graph.simple import seeded

Call = Callable[[TieGraph], Any]


def _closeness(graph: TieGraph) -> Any:
    sources = closeness.EFFORT.sources(graph.undirected, SEED)
    return graph.undirected.harmonic_centrality(list(sources))


def _betweenness(graph: TieGraph) -> Any:
    sources = betweenness.EFFORT.sources(graph.undirected, SEED)
    if len(sources) == len(graph.names):
        return graph.undirected.betweenness(directed=False)
    return graph.undirected.betweenness(directed=False, sources=sources)


def _distances(graph: TieGraph) -> Any:
    sources = closeness.EFFORT.sources(graph.undirected, SEED)
    if len(sources) == len(graph.names):
        return graph.undirected.average_path_length(directed=False)
    return [graph.undirected.distances([source]) for source in sources]


def _eigenvector(graph: TieGraph) -> Any:
    with warnings.catch_warnings(action="ignore"):
        return graph.undirected.eigenvector_centrality()


def _effective_size(graph: TieGraph) -> Any:
    clustering = graph.undirected.transitivity_local_undirected(mode="zero")
    return [k - (k - 1) * c for k, c in zip(graph.undirected.degree(), clustering, strict=True)]


def _brokerage(graph: TieGraph) -> Any:
    into, out = graph.directed.get_adjlist("in"), graph.directed.get_adjlist("out")
    ends, category = [set(each) for each in out], graph.categories
    roles: Counter[tuple[int, bool, bool, bool]] = Counter()
    for b, beginnings in enumerate(into):
        for a in beginnings:
            for c in out[b]:
                if c != a and c not in ends[a]:
                    own = category[b]
                    roles[b, category[a] == own, category[c] == own, category[a] == category[c]] += 1
    return roles


def _ei_index(graph: TieGraph) -> Any:
    category, external, internal = graph.categories, Counter[int](), Counter[int]()
    for one, other in graph.undirected.get_edgelist():
        counted = internal if category[one] == category[other] else external
        counted[one] += 1
        counted[other] += 1
    return [
        (external[at] - internal[at]) / max(external[at] + internal[at], 1) for at in range(len(category))
    ]


def _leiden(graph: TieGraph) -> Any:
    # From the same seed: how often it has to repeat itself hangs on where it starts.
    with seeded(COMMUNITY_SEED):
        return graph.undirected.community_leiden(objective_function="modularity", n_iterations=-1)


COMPARED: tuple[tuple[Measure | Trait, str, Call], ...] = (
    (DEGREE, "igraph degree", lambda graph: graph.undirected.degree()),
    (STRENGTH, "igraph strength", lambda graph: graph.undirected.strength(weights="strength")),
    (
        REACH,
        "igraph neighborhood_size",
        lambda graph: graph.undirected.neighborhood_size(order=STEPS, mindist=1),
    ),
    (closeness.CLOSENESS, "igraph harmonic_centrality, same sources", _closeness),
    (betweenness.BETWEENNESS, "igraph betweenness, same sources", _betweenness),
    (EIGENVECTOR, "igraph eigenvector_centrality", _eigenvector),
    (PAGERANK, "igraph pagerank", lambda graph: graph.directed.pagerank(damping=DAMPING)),
    (CORE, "igraph coreness", lambda graph: graph.undirected.coreness()),
    (CUT_POINT, "igraph articulation_points", lambda graph: graph.undirected.articulation_points()),
    (CONSTRAINT, "igraph constraint", lambda graph: graph.undirected.constraint()),
    (EFFECTIVE_SIZE, "igraph degree and clustering", _effective_size),
    (BROKERED, "loops over igraph neighbours", _brokerage),
    (EI_INDEX, "loop over igraph edges", _ei_index),
    (COMMUNITY, "igraph community_leiden", _leiden),
    (AVERAGE_DISTANCE, "igraph average_path_length, or distances, same sources", _distances),
    (DISTANCE_FRAGMENTATION, "igraph harmonic_centrality, same sources", _closeness),
    (RECIPROCITY, "igraph reciprocity", lambda graph: graph.directed.reciprocity()),
    (TRANSITIVITY, "igraph transitivity", lambda graph: graph.undirected.transitivity_undirected()),
    (
        CLUSTERING,
        "igraph mean local transitivity",
        lambda graph: graph.undirected.transitivity_avglocal_undirected(mode="zero"),
    ),
    (MODULARITY, "igraph community_leiden, modularity", lambda graph: _leiden(graph).modularity),
)
"""Each measure with what it is compared with; igraph itself has no brokerage and no E-I index."""
