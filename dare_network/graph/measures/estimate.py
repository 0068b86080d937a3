"""Estimates, for values that were not computed in full: from how much, and how far off they may be."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import igraph
import numpy as np
from numpy.typing import NDArray

FEWEST, MOST = 200, 1_000
"""The number of sources that a sample has at least and at most."""
SEED = 1
"""The seed from which sources are chosen, so that the same network always has the same values."""
_RANKED = 50
"""The number of highest values of which the error is said: those are the ones that people look at."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """The basis of an estimate: how many `sources`, chosen with which `seed`.

    `relative_error` is the standard error of an estimated value as a share of that value: of the
    fifty highest values the middle one. Two in three true values lie within it.
    """

    sources: int
    seed: int
    relative_error: float


@dataclass(frozen=True, slots=True)
class Effort:
    """The effort that is allowed: steps over nodes and ties to be exact, and steps for a sample.

    A search from one source takes as many steps as there are nodes and ties together.
    """

    exact: float
    sampled: float

    def sources(self, graph: igraph.Graph, seed: int) -> Sequence[int]:
        """The vertices to search from: all of them where that is affordable, else some by chance."""
        size, steps = graph.vcount(), graph.vcount() + graph.ecount()
        if size * steps <= self.exact:
            return range(size)
        count = min(max(int(self.sampled / steps), FEWEST), MOST, size)
        return random.Random(seed).sample(range(size), count)  # noqa: S311 - to be repeated, not secret


def relative_error(values: NDArray[np.float64], errors: NDArray[np.float64]) -> float:
    """The middle one of the errors of the highest values, each as a share of its value."""
    highest = np.argsort(-values, kind="stable")[:_RANKED]
    highest = highest[values[highest] > 0]
    return float(np.median(errors[highest] / values[highest])) if len(highest) else 0.0


def unsampled(sources: int, size: int) -> float:
    """Return the factor by which a standard error shrinks in a sample of a whole that has an end."""
    return float(np.sqrt(1 - sources / size))
