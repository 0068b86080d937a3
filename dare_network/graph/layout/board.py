"""The board: where marks have been put, so that the next one finds a free place."""

import math
from collections.abc import Iterator, Mapping
from itertools import product

Point = tuple[float, float]

SPACING = 120.0
"""The distance between neighbours, in units of the picture: room for a mark and its label."""
APART = 0.6 * SPACING
"""The least distance between two marks."""
# The middle first: what is taken is most often taken there.
_AROUND = sorted(product((-1, 0, 1), repeat=2), key=lambda cell: abs(cell[0]) + abs(cell[1]))
_GOLDEN = math.pi * (3 - math.sqrt(5))


class Board:
    """Marks and their places; what this board places is at least `APART` from all the others."""

    def __init__(self, placed: Mapping[str, Point]) -> None:
        self.places: dict[str, Point] = {}
        self._cells: dict[Point, list[Point]] = {}
        self._taken: dict[Point, int] = {}
        for node, at in placed.items():
            self._put(node, at)

    def place(self, node: str, spots: Iterator[Point]) -> None:
        """Put a mark on the first free one of the spots."""
        self._put(node, next(at for at in spots if self._is_free(at)))

    def place_near(self, node: str, at: Point) -> None:
        """Put a mark where it should be, or as close to it as there is room.

        The spots looked at lie like the seeds of a sunflower (Vogel 1979,
        doi 10.1016/0025-5564(79)90080-4).
        """
        # What was taken around here is still taken: thousands may ask for the same place.
        spot = self._taken.get(_cell(at), 0)
        while not self._is_free(seed := _sunflower(at, spot)):
            spot += 1
        self._taken[_cell(at)] = spot
        self._put(node, seed)

    def _put(self, node: str, at: Point) -> None:
        self.places[node] = at
        self._cells.setdefault(_cell(at), []).append(at)

    def _is_free(self, at: Point) -> bool:
        column, row = _cell(at)
        for i, j in _AROUND:
            for other in self._cells.get((column + i, row + j), ()):
                if math.dist(at, other) < APART:
                    return False
        return True


def _sunflower(middle: Point, seed: int) -> Point:
    reach, angle = APART / 2 * math.sqrt(seed), seed * _GOLDEN
    return middle[0] + reach * math.cos(angle), middle[1] + reach * math.sin(angle)


def _cell(at: Point) -> Point:
    return at[0] // APART, at[1] // APART
