"""Search from many sources at once for who is reached from whom in how many steps.

Each source has a bit: one operation on a word of 64 bits takes a step for 64 searches (Then and
others 2014, doi 10.14778/2735496.2735507).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import igraph
import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
WORD = 64
"""The number of sources that share a word."""
_AT_ONCE = 16 * WORD
"""The number of sources that are searched from at once: their bits still fit a processor's cache."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The neighbours of each vertex, in the form that waves need."""

    size: int
    tied: NDArray[np.int64]
    """The vertices that have neighbours."""
    firsts: NDArray[np.int64]
    """The places at which the neighbours of each of those begin."""
    neighbours: NDArray[np.int64]


def surroundings(graph: igraph.Graph) -> Surroundings:
    """The neighbours of each vertex, whichever way the edges run."""
    edges = np.array(graph.get_edgelist(), np.int64).reshape(-1, 2)
    both_ways = np.concatenate([edges, edges[:, ::-1]])
    both_ways = both_ways[np.argsort(both_ways[:, 0], kind="stable")]
    tied, firsts = np.unique(both_ways[:, 0], return_index=True)
    return Surroundings(graph.vcount(), tied, firsts, both_ways[:, 1])


def batches(sources: Sequence[int]) -> Iterator[NDArray[np.int64]]:
    """The sources in chunks for `waves`."""
    for start in range(0, len(sources), _AT_ONCE):
        yield np.array(sources[start : start + _AT_ONCE], np.int64)


def waves(around: Surroundings, sources: NDArray[np.int64], closed: Sequence[int] = ()) -> Iterator[Bits]:
    """After each step, who is reached for the first time: a row a vertex, a bit a source.

    The first wave is that after one step, the last the last in which anybody is reached. Nobody in
    `closed` is reached, and no way leads through them; sources must not be among them.
    """
    new = start(around.size, sources)
    seen = new.copy()
    while (new := _step(around, new, closed) & ~seen).any():
        seen |= new
        yield new


def _step(around: Surroundings, bits: Bits, closed: Sequence[int]) -> Bits:
    """Each vertex has the bits that its neighbours had."""
    reached = np.zeros_like(bits)
    reached[around.tied] = np.bitwise_or.reduceat(bits[around.neighbours], around.firsts, axis=0)
    reached[list(closed)] = 0
    return reached


def start(size: int, sources: NDArray[np.int64]) -> Bits:
    """The bits before the first step: each source has reached itself."""
    bits = np.zeros((size, -(-len(sources) // WORD)), np.uint64)
    order = np.arange(len(sources))
    np.bitwise_or.at(bits, (sources, order // WORD), np.uint64(1) << (order % WORD).astype(np.uint64))
    return bits
