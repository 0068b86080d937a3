"""Closeness: how near everybody is to all others, and how far the network as a whole lies apart."""

from collections.abc import Sequence

import numpy as np

from dare_network.graph.measures.estimate import SEED, Effort, Estimate, relative_error, unsampled
from dare_network.graph.measures.measure import Measure, Measured, ValueKind
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.graph.measures.waves import batches, surroundings, waves
from dare_network.language import N_

EFFORT = Effort(exact=4e8, sampled=2e8)


def closeness(graph: TieGraph) -> Measured:
    """The harmonic closeness of each node, estimated in large networks."""
    return closeness_from(graph, EFFORT.sources(graph.undirected, SEED))


def closeness_from(graph: TieGraph, sources: Sequence[int]) -> Measured:
    """The harmonic closeness of each node to these vertices, which stand for all others.

    The mean of 1 / distance, where 1 / infinity is 0 (Marchiori and Latora 2000,
    doi 10.1016/S0378-4371(00)00311-3; Boldi and Vigna 2014, doi 10.1080/15427951.2013.865686);
    from a sample after Eppstein and Wang 2004 (doi 10.7155/jgaa.00081).
    """
    around, size = surroundings(graph.undirected), len(graph.names)
    sums, squares = np.zeros(size), np.zeros(size)
    for batch in batches(sources):
        for step, reached in enumerate(waves(around, batch), 1):
            count = np.bitwise_count(reached).sum(axis=1)
            sums += count / step
            squares += count / step**2
    others = np.full(size, len(sources))
    others[list(sources)] -= 1
    others = np.maximum(others, 1)
    values = sums / others
    if len(sources) == size:
        return Measured(tuple(values.tolist()))
    variance = np.maximum(squares / others - values**2, 0)
    errors = np.sqrt(variance / others) * unsampled(len(sources), size)
    return Measured(tuple(values.tolist()), Estimate(len(sources), SEED, relative_error(values, errors)))


CLOSENESS = Measure(
    id="closeness",
    label=N_("Closeness"),
    meaning=N_(
        "How near somebody is to all others, counted in steps from one to the next: 1 for who is "
        "tied to everybody, 0 for who is tied to nobody. News reaches those with high values early."
    ),
    convention=N_(
        "The mean of one divided by the distance to each other (harmonic closeness), without "
        "directions and strengths; who cannot be reached counts as 0."
    ),
    formula=r"\frac{1}{n-1} \sum_{j \ne i} \frac{1}{d_{ij}}",
    source="Boldi and Vigna 2014, doi 10.1080/15427951.2013.865686",
    kind=ValueKind.SHARE,
    exact_up_to=10_000,
    compute=closeness,
)
