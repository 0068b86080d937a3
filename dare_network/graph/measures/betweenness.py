"""Betweenness: how often somebody lies on the shortest way between two others."""

from collections.abc import Sequence

import numpy as np

from dare_network.graph.measures.estimate import SEED, Effort, Estimate, relative_error, unsampled
from dare_network.graph.measures.measure import Measure, Measured, ValueKind
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.language import N_

EFFORT = Effort(exact=7e7, sampled=4e7)
_BATCHES = 8
"""The number of parts in which a sample is drawn: their differences say how far off the mean may be."""


def betweenness(graph: TieGraph) -> Measured:
    """The share of the shortest paths between two others that pass each node, from 0 to 1.

    After Freeman 1977 (doi 10.2307/3033543): where several paths are shortest each counts in part.
    Divided by (n - 1)(n - 2) / 2, the number of pairs of others. Estimated in large networks.
    """
    sources = EFFORT.sources(graph.undirected, SEED)
    if len(sources) < len(graph.names):
        return sampled_betweenness(graph, sources)
    pairs = _pairs(graph)
    passed = graph.undirected.betweenness(directed=False)
    return Measured(tuple([paths / pairs for paths in passed]))


def sampled_betweenness(graph: TieGraph, sources: Sequence[int]) -> Measured:
    """Estimate betweenness from the paths that start at these vertices, two of them at least.

    After Brandes and Pich 2007 (doi 10.1142/S0218127407018403).
    """
    parts = [sources[at::_BATCHES] for at in range(min(_BATCHES, len(sources)))]
    size = len(graph.names)
    scale = size / _pairs(graph)
    passed = np.array([graph.undirected.betweenness(directed=False, sources=part) for part in parts])
    values = passed.sum(axis=0) * scale / len(sources)
    each = passed * scale / np.array([[len(part)] for part in parts])
    errors = each.std(axis=0, ddof=1) / np.sqrt(len(parts)) * unsampled(len(sources), size)
    return Measured(tuple(values.tolist()), Estimate(len(sources), SEED, relative_error(values, errors)))


def _pairs(graph: TieGraph) -> float:
    others = len(graph.names) - 1
    return max(others * (others - 1) / 2, 1)


BETWEENNESS = Measure(
    id="betweenness",
    label=N_("Bridging"),
    meaning=N_(
        "How often somebody lies on the shortest path between two others. High values mark "
        "those who connect groups that would otherwise hardly be in touch."
    ),
    convention=N_(
        "As a share of all pairs of others, without directions and strengths; where several paths "
        "are shortest, each counts in part."
    ),
    formula=r"\frac{2}{(n-1)(n-2)} \sum_{j < k} \frac{\sigma_{jk}(i)}{\sigma_{jk}}",
    source="Freeman 1977, doi 10.2307/3033543",
    kind=ValueKind.SHARE,
    exact_up_to=4_000,
    compute=betweenness,
)
