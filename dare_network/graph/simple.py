"""The simple undirected graph behind measures and layouts, and chance that can be repeated."""

import random
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from threading import Lock
from typing import Any

import igraph

_RANDOMNESS = Lock()
COMMUNITY_SEED = 1
"""The seed of the search for communities, so that the same network always has the same ones."""


def graph_of(neighbours: Mapping[str, Collection[str]]) -> igraph.Graph:
    """The nodes and who each of them is tied to, as a simple undirected graph in sorted order."""
    names = sorted(neighbours)
    index = {name: at for at, name in enumerate(names)}
    edges = [
        (at, index[other])
        for at, name in enumerate(names)
        for other in sorted(neighbours[name])
        if name < other and other in index
    ]
    return igraph.Graph(n=len(names), edges=edges, vertex_attrs={"name": names})


def communities_of(simple: igraph.Graph, seed: int) -> list[list[int]]:
    """The vertices of each community, the biggest first, of equal ones that with the first vertex.

    Leiden's algorithm on modularity, repeated until nothing improves (Traag, Waltman and Van Eck
    2019, doi 10.1038/s41598-019-41695-z).
    """
    with seeded(seed):
        found = simple.community_leiden(objective_function="modularity", n_iterations=-1)
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group[0]))


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let igraph take its chances from `seed` within the block.

    igraph has one generator for the whole process and calls back into Python for it, so another
    thread could take numbers from it: one block runs at a time.
    """
    generator: Any = random.Random(seed)  # noqa: S311 - pictures need repeating, not secrecy
    with _RANDOMNESS:
        igraph.set_random_number_generator(generator)
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)
