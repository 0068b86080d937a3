"""Mixing: whether ties stay within a group or lead out of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import igraph
import numpy as np
from numpy.typing import NDArray

from dare_network.graph.measures.measure import Measure, Measured, Trait, TraitValue, ValueKind
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.language import N_


@dataclass(frozen=True, slots=True)
class Sides:
    """For each vertex, how many of its ties lead out of its group and how many stay in it."""

    external: NDArray[np.int64]
    internal: NDArray[np.int64]


def sides(graph: igraph.Graph, groups: Sequence[str | int]) -> Sides:
    """The ties of each vertex by where they lead; ties of who has no group ("") are left out."""
    _names, codes = np.unique(np.array(groups), return_inverse=True)
    known = np.array([group != "" for group in groups], bool)
    ends = np.array(graph.get_edgelist(), np.int64).reshape(-1, 2)
    ends = ends[known[ends].all(axis=1)]
    crossing = codes[ends[:, 0]] != codes[ends[:, 1]]
    size = graph.vcount()
    return Sides(
        np.bincount(ends[crossing].ravel(), minlength=size),
        np.bincount(ends[~crossing].ravel(), minlength=size),
    )


def ei_index(graph: TieGraph) -> Measured:
    """The E-I index of each node over categories (Krackhardt and Stern 1988, doi 10.2307/2786835)."""
    counted = sides(graph.undirected, graph.categories)
    ties = np.where(counted.external + counted.internal, counted.external + counted.internal, np.nan)
    return Measured(tuple(((counted.external - counted.internal) / ties).tolist()))


def network_ei_index(graph: TieGraph) -> TraitValue:
    """The E-I index of the network over categories (Krackhardt and Stern 1988, doi 10.2307/2786835)."""
    counted = sides(graph.undirected, graph.categories)
    return TraitValue(ei(int(counted.external.sum()), int(counted.internal.sum())))


def ei(external: int, internal: int) -> float:
    """(E - I) / (E + I): from -1, all ties within groups, to 1, all between them; NaN without ties."""
    ties = external + internal
    return (external - internal) / ties if ties else float("nan")


EI_INDEX = Measure(
    id="ei_index",
    label=N_("Ties to other categories"),
    meaning=N_(
        "Whether somebody's ties lead to other categories (towards 1) or stay within their own (towards -1)."
    ),
    convention=N_(
        "The E-I index: ties to other categories less ties within the own one, divided by both; "
        "without directions and strengths. Ties with somebody without a category are left out."
    ),
    formula=r"\frac{E_i - I_i}{E_i + I_i}",
    source="Krackhardt and Stern 1988, doi 10.2307/2786835",
    kind=ValueKind.INDEX,
    compute=ei_index,
)
NETWORK_EI_INDEX = Trait(
    id="ei_index",
    label=N_("Ties between categories"),
    meaning=N_(
        "Whether the ties of the network lead from one category to another (towards 1) or stay "
        "within them (towards -1)."
    ),
    convention=N_(
        "The E-I index: ties between categories less ties within them, divided by both; without "
        "directions and strengths. Ties with somebody without a category are left out."
    ),
    formula=r"\frac{E - I}{E + I}",
    source="Krackhardt and Stern 1988, doi 10.2307/2786835",
    kind=ValueKind.INDEX,
    compute=network_ei_index,
)
