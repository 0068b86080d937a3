"""The graph that measures are computed on: who is tied to whom, how strongly, and in which direction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import igraph
import numpy as np
from numpy.typing import NDArray

Tie = tuple[str, str, bool, float]
"""Source, target, whether the tie has a direction, and its strength."""


@dataclass(frozen=True, slots=True, eq=False)
class TieGraph:
    """A network for measuring. Vertex i of both graphs is `names[i]`; names are in sorted order.

    `categories` has one for each name, "" for none. Neither graph has loops or more than one edge a
    pair (`directed`: one each way), and every edge has a "strength" above 0. In `directed`, a tie
    without direction runs both ways; in `undirected`, all ties of a pair are one. Both are for
    reading only. Two tie graphs are equal only where they are the same one.
    """

    names: tuple[str, ...]
    categories: tuple[str, ...]
    undirected: igraph.Graph
    directed: igraph.Graph


def tie_graph(nodes: Mapping[str, str], ties: Iterable[Tie]) -> TieGraph:
    """The network of these nodes, by their category, and these ties, in whichever order they come.

    The strengths of parallel ties are added up; a tie of a node to itself is left out. Raises
    ValueError where an end of a tie is not among the nodes or a strength is not above 0.
    """
    names = tuple(sorted(nodes))
    ends, has_direction, strengths = _columns(names, ties)
    ends, has_direction, strengths = _without_loops(ends, has_direction, strengths)
    both_ways = np.concatenate([ends, ends[~has_direction][:, ::-1]])
    return TieGraph(
        names,
        tuple(nodes[name] for name in names),
        _simple(len(names), np.sort(ends, axis=1), strengths, directed=False),
        _simple(len(names), both_ways, np.concatenate([strengths, strengths[~has_direction]]), directed=True),
    )


_Columns = tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.float64]]


def _columns(names: tuple[str, ...], ties: Iterable[Tie]) -> _Columns:
    """The two ends of each tie as numbers, whether it has a direction, and its strength."""
    index = {name: at for at, name in enumerate(names)}
    rows = tuple(ties)
    try:
        ends = [[index[row[0]] for row in rows], [index[row[1]] for row in rows]]
    except KeyError as unknown:
        raise ValueError(f"A tie ends at {unknown}, which is not a node.") from None
    strengths = np.array([row[3] for row in rows], np.float64)
    if not np.all((strengths > 0) & (strengths < np.inf)):
        raise ValueError("A tie has a strength that is not a number above 0.")
    return np.array(ends, np.int64).T, np.array([row[2] for row in rows], np.bool_), strengths


def _without_loops(
    ends: NDArray[np.int64], has_direction: NDArray[np.bool_], strengths: NDArray[np.float64]
) -> _Columns:
    kept = ends[:, 0] != ends[:, 1]
    return ends[kept], has_direction[kept], strengths[kept]


def _simple(
    size: int, ends: NDArray[np.int64], strengths: NDArray[np.float64], directed: bool
) -> igraph.Graph:
    """One edge for equal ends, in the order of the ends."""
    codes = ends[:, 0] * size + ends[:, 1]
    # By strength as well: a sum of fractions depends on the order in which they are added.
    order = np.lexsort((strengths, codes))
    pairs, firsts = np.unique(codes[order], return_index=True)
    sums = np.add.reduceat(strengths[order], firsts) if len(pairs) else strengths
    sources, targets = np.divmod(pairs, max(size, 1))
    # Pairs that are handed on one by one are not looked through for garbage, as a list of them is.
    edges = zip(sources.tolist(), targets.tolist(), strict=True)
    return igraph.Graph(size, edges, directed, edge_attrs={"strength": sums.tolist()})
