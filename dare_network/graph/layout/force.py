"""A drawing in two levels: each community by itself, then the communities among each other.

Both levels use the forces of Fruchterman and Reingold 1991 (doi 10.1002/spe.4380211102).
"""

import math
from itertools import combinations

import igraph

from dare_network.graph.layout.board import SPACING, Point
from dare_network.graph.simple import communities_of, seeded

_ROUNDS, _OFTEN = 300, 100
"""Up to so many marks move so often; more of them move less often, as each meets all others in a round."""
_TURNS = 100
ROOM = 0.75 * SPACING**2
"""The space for a mark on average."""


def two_levels(simple: igraph.Graph, seed: int) -> list[Point]:
    """A place for each vertex of a connected graph, with `ROOM` to each on average."""
    groups = communities_of(simple, seed)
    radii = [math.sqrt(len(group) * ROOM / math.pi) for group in groups]
    with seeded(seed):
        insides = [
            _drawn(simple.induced_subgraph(group), radius)
            for group, radius in zip(groups, radii, strict=True)
        ]
        centres = _drawn(_between(simple, groups), math.hypot(*radii))
    places = {
        vertex: centre + place
        for group, inside, centre in zip(groups, insides, _packed(centres, radii), strict=True)
        for vertex, place in zip(group, inside, strict=True)
    }
    return [(places[vertex].real, places[vertex].imag) for vertex in range(simple.vcount())]


def _drawn(simple: igraph.Graph, radius: float) -> list[complex]:
    """Places around 0, on average as far from it as those on a disc of this radius."""
    rounds = max(50, _ROUNDS * _OFTEN // max(_OFTEN, simple.vcount()))
    drawn = simple.layout_fruchterman_reingold(niter=rounds)
    drawn.center()
    places = [complex(x, y) for x, y in drawn]
    spread = math.sqrt(2 * sum(abs(place) ** 2 for place in places) / len(places))
    return [radius / spread * place for place in places] if spread else places


def _between(simple: igraph.Graph, groups: list[list[int]]) -> igraph.Graph:
    home = {vertex: at for at, group in enumerate(groups) for vertex in group}
    ties = ((home[one], home[other]) for one, other in simple.get_edgelist())
    pairs = {(min(tie), max(tie)) for tie in ties if tie[0] != tie[1]}
    return igraph.Graph(n=len(groups), edges=sorted(pairs))


def _packed(centres: list[complex], radii: list[float]) -> list[complex]:
    """Draw these centres in to the middle and keep them apart like discs of these radii."""
    places = list(centres)
    for turn in range(_TURNS):
        if turn < 0.7 * _TURNS:
            # More from above and below than from the sides: screens are wide.
            places = [complex(0.97 * place.real, 0.93 * place.imag) for place in places]
        for one, other in combinations(range(len(places)), 2):
            way = places[other] - places[one] or 1
            overlap = radii[one] + radii[other] - abs(way)
            if overlap > 0:
                push = way / abs(way) * overlap / 2
                places[one] -= push
                places[other] += push
    return places
