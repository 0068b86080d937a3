"""The few who matter most together: the highest one by one often stand for the same others."""

from collections.abc import Sequence
from dataclasses import dataclass

import igraph
import numpy as np
from numpy.typing import NDArray

from dare_network.graph.measures.betweenness import betweenness
from dare_network.graph.measures.distances import fragmentation_without
from dare_network.graph.measures.estimate import SEED, Effort, Estimate
from dare_network.graph.measures.exchange import best_set
from dare_network.graph.measures.measure import TraitValue
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.graph.measures.waves import WORD, Bits, Surroundings, batches, start, surroundings, waves

_FINAL = Effort(exact=1e8, sampled=4e8)
"""The effort with which the set that was found is measured."""
_EXACT_TRIAL, _TRIALS, _TRIAL = 2e7, 1.5e9, 1e6
"""The number of steps that an exact trial may take, all trials together, and one besides its way."""
_FEWEST, _MOST = 12, 1_000
"""The number of candidates that a search has at least and at most."""
_EXCHANGES = 3


@dataclass(frozen=True, slots=True)
class KeyPlayers:
    """A set of actors, in sorted order, what it is worth, and what nobody is worth.

    The search (Borgatti 2006, doi 10.1007/s10588-006-7084-x) met `candidates` of the network. There
    may be a better set: only trying all would tell.
    """

    names: tuple[str, ...]
    value: float
    before: float
    candidates: int
    estimate: Estimate | None = None


def most_fragmenting(graph: TieGraph, count: int) -> KeyPlayers:
    """Find those `count` without whom the others lie furthest apart.

    `value` is the distance-weighted fragmentation of what is left without them (Borgatti 2006,
    doi 10.1007/s10588-006-7084-x), from 0 to 1; `before` is that of the network as it is. In large
    networks only those who lie between most others are candidates, and the search measures from a
    sample. Raises ValueError unless somebody is asked for and at least two are left.
    """
    if not 0 < count <= len(graph.names) - 2:
        raise ValueError("At least one must be asked for, and at least two must be left.")
    around, every = surroundings(graph.undirected), _FINAL.sources(graph.undirected, SEED)
    affordable = len(every) * (len(graph.names) + graph.undirected.ecount()) <= _EXACT_TRIAL
    sources = every if affordable else every[:WORD]
    candidates = _between_most(graph, len(sources), count)
    chosen = best_set(lambda those: _without(around, sources, those).value, candidates, count, _EXCHANGES)
    found, before = _without(around, every, chosen), _without(around, every, ()).value
    return KeyPlayers(_named(graph, chosen), found.value, before, len(candidates), found.estimate)


def widest_reach(graph: TieGraph, count: int, steps: int = 2) -> KeyPlayers:
    """Find those `count` who together reach most within so many steps.

    `value` is the share of all nodes that are at most `steps` ties away from one of them, they
    themselves included (Borgatti 2006, doi 10.1007/s10588-006-7084-x). In large networks only those
    who reach most by themselves are candidates. Raises ValueError unless somebody is asked for and
    there are that many.
    """
    size = len(graph.names)
    if not 0 < count <= size:
        raise ValueError("At least one must be asked for, and no more than there are.")
    alone = np.array(graph.undirected.neighborhood_size(order=steps))
    candidates = _highest(alone, max(_MOST, count))
    reached = dict(zip(candidates, _reached(graph.undirected, steps, candidates), strict=True))

    def share(those: Sequence[int]) -> float:
        together = np.bitwise_or.reduce([reached[one] for one in those])
        return int(np.bitwise_count(together).sum()) / size

    chosen = best_set(share, candidates, count, _EXCHANGES)
    return KeyPlayers(_named(graph, chosen), share(chosen), 0.0, len(candidates))


def _without(around: Surroundings, sources: Sequence[int], gone: Sequence[int]) -> TraitValue:
    return fragmentation_without(around, [one for one in sources if one not in gone], gone)


def _between_most(graph: TieGraph, sources: int, count: int) -> list[int]:
    """Find those who lie between most others: as many as can be tried."""
    size = len(graph.names)
    trial = sources * (size + graph.undirected.ecount()) + _TRIAL
    affordable = max(int(_TRIALS / trial / (count * (1 + _EXCHANGES))), count, _FEWEST)
    if affordable >= size:
        return list(range(size))
    return _highest(np.array(betweenness(graph).values), affordable)


def _highest(values: NDArray[np.float64], count: int) -> list[int]:
    """The vertices with the highest values, in sorted order; of equal ones the first."""
    return sorted(np.argsort(-values, kind="stable")[:count].tolist())


def _reached(graph: igraph.Graph, steps: int, rows: Sequence[int]) -> Bits:
    """Mark whom each vertex reaches within so many steps, itself included: a bit a vertex."""
    around, columns = surroundings(graph), []
    for batch in batches(range(graph.vcount())):
        seen = start(graph.vcount(), batch)
        for _step, new in zip(range(steps), waves(around, batch), strict=False):
            seen |= new
        columns.append(seen[list(rows)])
    return np.hstack(columns)


def _named(graph: TieGraph, chosen: Sequence[int]) -> tuple[str, ...]:
    return tuple(graph.names[vertex] for vertex in chosen)
