"""Distances: in how many steps those in a network reach each other."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dare_network.graph.measures.closeness import EFFORT
from dare_network.graph.measures.estimate import SEED, Estimate, unsampled
from dare_network.graph.measures.measure import Trait, TraitValue, ValueKind
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.graph.measures.waves import WORD, Surroundings, batches, surroundings, waves
from dare_network.language import N_

_Tally = NDArray[np.int64]


def average_distance(graph: TieGraph) -> TraitValue:
    """The mean number of steps between two who can reach each other (Watts and Strogatz 1998,
    doi 10.1038/30918), estimated in large networks; NaN where nobody can.
    """
    sources = EFFORT.sources(graph.undirected, SEED)
    pairs = tally(surroundings(graph.undirected), sources)
    return _ratio(_steps(pairs) @ pairs, pairs.sum(axis=0), len(sources), len(graph.names))


def distance_fragmentation(graph: TieGraph) -> TraitValue:
    """One less the mean of 1 / distance over all pairs (Borgatti 2006,
    doi 10.1007/s10588-006-7084-x), estimated in large networks; NaN for fewer than two nodes.
    """
    sources = EFFORT.sources(graph.undirected, SEED)
    return fragmentation_without(surroundings(graph.undirected), sources, ())


def fragmentation_without(around: Surroundings, sources: Sequence[int], closed: Sequence[int]) -> TraitValue:
    """Measure the fragmentation that is left when the closed vertices are gone, from these other vertices."""
    pairs = tally(around, sources, closed)
    left = around.size - len(closed)
    asked = np.full(pairs.shape[1], WORD)
    asked[-1:] = len(sources) - WORD * (len(asked) - 1)
    near = _ratio((1 / _steps(pairs)) @ pairs, asked * (left - 1), len(sources), left)
    if near.estimate is None or near.value == 1:
        return TraitValue(1 - near.value)
    error = near.estimate.relative_error * near.value / (1 - near.value)
    return TraitValue(1 - near.value, Estimate(len(sources), SEED, error))


def tally(around: Surroundings, sources: Sequence[int], closed: Sequence[int] = ()) -> _Tally:
    """Count the pairs of a source and another that lie 1, 2, 3... steps apart.

    A row for each number of steps, a column for every 64 sources; see `waves` for `closed`.
    """
    parts = [_counted(around, batch, closed) for batch in batches(sources)]
    longest = max(map(len, parts), default=0)
    filled = [np.pad(part, ((0, longest - len(part)), (0, 0))) for part in parts]
    return np.hstack(filled or [np.zeros((0, 0), np.int64)])


def _counted(around: Surroundings, sources: NDArray[np.int64], closed: Sequence[int]) -> _Tally:
    counts = [
        np.bitwise_count(reached).sum(axis=0, dtype=np.int64) for reached in waves(around, sources, closed)
    ]
    return np.array(counts, np.int64).reshape(-1, -(-len(sources) // WORD))


def _steps(pairs: _Tally) -> NDArray[np.float64]:
    return np.arange(1.0, len(pairs) + 1)


def _ratio(parts: NDArray[np.float64], wholes: NDArray[np.int64], sources: int, size: int) -> TraitValue:
    """The sum of the parts divided by that of the wholes; how much they differ is its standard error."""
    whole, count = int(wholes.sum()), len(parts)
    if not whole:
        return TraitValue(float("nan"))
    value = float(parts.sum()) / whole
    if sources == size:
        return TraitValue(value)
    spread = np.square(parts - value * wholes).sum() * count / max(count - 1, 1)
    error = float(np.sqrt(spread)) / whole * unsampled(sources, size)
    return TraitValue(value, Estimate(sources, SEED, error / value if value else 0.0))


AVERAGE_DISTANCE = Trait(
    id="average_distance",
    label=N_("Average distance"),
    meaning=N_(
        "How many steps it takes on average from one to another. The lower it is, the faster word gets round."
    ),
    convention=N_(
        "The mean number of ties on the shortest path, over all pairs who can reach each other, "
        "without directions and strengths."
    ),
    formula=r"\frac{\sum_{i \ne j : d_{ij} < \infty} d_{ij}}{\left|\{ i \ne j : d_{ij} < \infty \}\right|}",
    source="Watts and Strogatz 1998, doi 10.1038/30918",
    kind=ValueKind.SCORE,
    exact_up_to=10_000,
    compute=average_distance,
)
DISTANCE_FRAGMENTATION = Trait(
    id="distance_fragmentation",
    label=N_("Remoteness"),
    meaning=N_(
        "How far apart all are from each other: 0 when everybody is tied to everybody, 1 when "
        "nobody is tied to anybody."
    ),
    convention=N_(
        "Borgatti's distance-weighted fragmentation: one less the mean of one divided by the "
        "distance, over all pairs, without directions and strengths."
    ),
    formula=r"1 - \frac{1}{n(n-1)} \sum_{i \ne j} \frac{1}{d_{ij}}",
    source="Borgatti 2006, doi 10.1007/s10588-006-7084-x",
    kind=ValueKind.SHARE,
    exact_up_to=10_000,
    compute=distance_fragmentation,
)
