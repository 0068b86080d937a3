"""A network of any size with places to draw it at: discs of communities, themselves in a disc."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, pi, sin, sqrt

from bench.graphs import TIES_A_NODE, PlantedNetwork
from dare_network.charts.palette import CATEGORY_MARKS
from dare_network.charts.picture import Picture, PictureEdge, PictureNode

RADIUS, APART = 12.0, 34.0
_GOLDEN = pi * (3 - sqrt(5))
"""The turn from one seed of a sunflower to the next, by which they fill a disc evenly (Vogel, 1979)."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Scene:
    """`nodes` marks with `TIES_A_NODE` lines each, the same for the same number."""

    nodes: int

    @cached_property
    def places(self) -> Sequence[Point]:
        """The place of each mark."""
        communities = max(1, round(sqrt(self.nodes) / 2))
        room = 1.2 * APART * sqrt(self.nodes / communities)
        centres = [_seed(number, room) for number in range(communities)]
        seeds = [_seed(turn, APART) for turn in range(-(-self.nodes // communities))]
        pairs = ((centres[node % communities], seeds[node // communities]) for node in range(self.nodes))
        return [(centre[0] + seed[0], centre[1] + seed[1]) for centre, seed in pairs]

    @cached_property
    def pairs(self) -> Sequence[tuple[int, int]]:
        """The ends of each line."""
        return PlantedNetwork(self.nodes).pairs()

    @cached_property
    def labels(self) -> Sequence[str]:
        """The name of each mark."""
        return [f"Stakeholder {number:05d}" for number in range(self.nodes)]

    @property
    def name_bytes(self) -> int:
        """The bytes that the names take."""
        return sum(map(len, self.labels))

    @property
    def number_bytes(self) -> int:
        """The bytes of places, sizes and ends, of four each, and kinds, of one."""
        return self.nodes * (13 + 8 * TIES_A_NODE)

    def picture(self) -> Picture:
        """The network as the product draws it."""
        marks = list(CATEGORY_MARKS.values())
        nodes = (
            PictureNode(
                f"node-{at}", label, "", marks[at % 5].shape, marks[at % 5].colour, RADIUS, *self.places[at]
            )
            for at, label in enumerate(self.labels)
        )
        edges = (
            PictureEdge(f"edge-{at}", f"node-{one}", f"node-{other}", "", "#757575", 1.0, False, False)
            for at, (one, other) in enumerate(self.pairs)
        )
        return Picture(tuple(nodes), tuple(edges))


def _seed(number: int, apart: float) -> Point:
    far, turn = apart * sqrt(number + 0.5), number * _GOLDEN
    return far * cos(turn), far * sin(turn)
