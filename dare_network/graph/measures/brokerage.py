"""Brokerage, by those who stand between two others that are not in touch, and for whom: five roles between
categories.

After Gould and Fernandez 1989 (doi 10.2307/270949). A broker b has a tie from a and a tie to c, and there is
no tie from a to c; the categories of the three say which role that is.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache

import igraph
import numpy as np
from numpy.typing import NDArray

from dare_network.graph.measures.tie_graph import TieGraph

_Numbers = NDArray[np.int64]
_AT_ONCE = 1_000_000
"""The number of triples that are looked at together, so that dense networks fit into memory."""


class BrokerRole(StrEnum):
    """The role of a broker between two others, by the categories of a, the broker and c."""

    COORDINATOR = "coordinator"
    """A, A, A: between two of the own category."""
    CONSULTANT = "consultant"
    """A, B, A: between two of one other category; also called itinerant broker."""
    REPRESENTATIVE = "representative"
    """A, A, B: from the own category to another."""
    GATEKEEPER = "gatekeeper"
    """A, B, B: from another category into the own."""
    LIAISON = "liaison"
    """A, B, C: between two other categories."""


ROLES = tuple(BrokerRole)
_COORDINATOR, _CONSULTANT, _REPRESENTATIVE, _GATEKEEPER, _LIAISON = range(len(ROLES))


# Six measures ask for the same counts one after the other.
@lru_cache(maxsize=1)
def brokerage(graph: TieGraph) -> Mapping[BrokerRole, tuple[int, ...]]:
    """Count the ordered pairs that each node brokers in each role.

    A pair counts for each direction in which it is brokered. Nodes without a category neither
    broker nor are brokered.
    """
    _names, categories = np.unique(np.array(graph.categories), return_inverse=True)
    arcs = _arcs(graph.directed, np.array([category != "" for category in graph.categories], bool))
    counts = _two_paths(arcs, categories)
    for a, b, c in _closed(arcs, len(categories)):
        roles = _roles(categories[a], categories[b], categories[c])
        counts -= np.bincount(b * len(ROLES) + roles, minlength=counts.size).reshape(counts.shape)
    return {role: tuple(column) for role, column in zip(ROLES, counts.T.tolist(), strict=True)}


def _arcs(directed: igraph.Graph, known: NDArray[np.bool_]) -> _Numbers:
    """The ends of the ties among those who have a category, sorted."""
    arcs = np.array(directed.get_edgelist(), np.int64).reshape(-1, 2)
    arcs = arcs[known[arcs].all(axis=1)]
    return arcs[np.lexsort((arcs[:, 1], arcs[:, 0]))]


def _two_paths(arcs: _Numbers, categories: _Numbers) -> _Numbers:
    """Count the pairs of different nodes between which each node stands, in touch or not: a row a node."""
    size = len(categories)
    sources, targets = arcs.T
    own = categories[sources] == categories[targets]
    into, into_own = np.bincount(targets, minlength=size), np.bincount(targets[own], minlength=size)
    out, out_own = np.bincount(sources, minlength=size), np.bincount(sources[own], minlength=size)
    alike = _same_category(arcs, categories)
    counts = np.empty((size, len(ROLES)), np.int64)
    counts[:, _COORDINATOR] = into_own * out_own
    counts[:, _CONSULTANT] = alike - into_own * out_own
    counts[:, _REPRESENTATIVE] = into_own * (out - out_own)
    counts[:, _GATEKEEPER] = (into - into_own) * out_own
    counts[:, _LIAISON] = (into - into_own) * (out - out_own) - counts[:, _CONSULTANT]
    # So far somebody tied both ways stands for a and for c at once.
    there_and_back = np.isin(sources * size + targets, targets * size + sources)
    counts[:, _COORDINATOR] -= np.bincount(sources[there_and_back & own], minlength=size)
    counts[:, _CONSULTANT] -= np.bincount(sources[there_and_back & ~own], minlength=size)
    return counts


def _same_category(arcs: _Numbers, categories: _Numbers) -> _Numbers:
    """Count the pairs of a tie in and a tie out that have other ends of one category."""
    sources, targets = arcs.T
    width = int(categories.max(initial=0)) + 1
    into, into_counts = np.unique(targets * width + categories[sources], return_counts=True)
    out, out_counts = np.unique(sources * width + categories[targets], return_counts=True)
    both, at_into, at_out = np.intersect1d(into, out, assume_unique=True, return_indices=True)
    found = np.zeros(len(categories), np.int64)
    np.add.at(found, both // width, into_counts[at_into] * out_counts[at_out])
    return found


def _closed(arcs: _Numbers, size: int) -> Iterator[tuple[_Numbers, _Numbers, _Numbers]]:
    """All a, b and c with ties from a to b, from b to c and from a to c, some at a time.

    For each tie from a to b, the shorter one of their lists of ties is looked up in the other.
    """
    a, b = arcs.T
    count = np.bincount(a, minlength=size)
    a_is_shorter = count[a] <= count[b]
    shorter, longer = np.where(a_is_shorter, a, b), np.where(a_is_shorter, b, a)
    firsts, codes = np.cumsum(count) - count, a * size + b
    for ties in _chunks(count[shorter]):
        lengths = count[shorter[ties]]
        tie = np.repeat(ties, lengths)
        place = np.arange(len(tie)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        c = b[firsts[shorter[tie]] + place]
        closed = _among(codes, longer[tie] * size + c)
        yield a[tie[closed]], b[tie[closed]], c[closed]


def _chunks(lengths: _Numbers) -> list[_Numbers]:
    """The places in a list, split so that the lengths in each chunk are not too much together."""
    chunk = np.cumsum(lengths) // _AT_ONCE
    return np.split(np.arange(len(lengths)), np.flatnonzero(np.diff(chunk)) + 1)


def _among(codes: _Numbers, asked: _Numbers) -> NDArray[np.bool_]:
    """Mark those asked for that are among the sorted codes."""
    if not len(codes):
        return np.zeros(len(asked), np.bool_)
    at = np.minimum(np.searchsorted(codes, asked), len(codes) - 1)
    return np.equal(codes[at], asked)


def _roles(a: _Numbers, b: _Numbers, c: _Numbers) -> _Numbers:
    """The place in `ROLES` of what b is, by the three categories."""
    return np.select(
        [(a == b) & (b == c), a == c, a == b, b == c],
        [_COORDINATOR, _CONSULTANT, _REPRESENTATIVE, _GATEKEEPER],
        _LIAISON,
    )
