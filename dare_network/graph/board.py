"""Where marks have been put, so that the next one finds a free place."""

import math
import random
from collections.abc import Iterable, Iterator, Mapping

Point = tuple[float, float]

SPACING = 120.0
"""The distance between neighbours, in units of the picture: room for a mark and its label."""
APART = 0.6 * SPACING
"""The least distance between two marks."""
_GOLDEN = math.pi * (3 - math.sqrt(5))


class Board:
    """Marks with their places, at least `APART` from each other as far as this board placed them."""

    def __init__(self, placed: Mapping[str, Point]) -> None:
        self.places: dict[str, Point] = {}
        self._cells: dict[tuple[int, int], list[Point]] = {}
        for node, at in placed.items():
            self._put(node, at)

    def place(self, node: str, candidates: Iterable[Point]) -> None:
        """Put a mark on the first of the candidates that is free."""
        self._put(node, next(at for at in candidates if self._is_free(at)))

    def _put(self, node: str, at: Point) -> None:
        self.places[node] = at
        self._cells.setdefault(_cell(at), []).append(at)

    def _is_free(self, at: Point) -> bool:
        column, row = _cell(at)
        near = (self._cells.get((column + i, row + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1))
        return all(math.dist(at, other) >= APART for others in near for other in others)


def around(at: Point, turn: random.Random) -> Iterator[Point]:
    """The point itself and then ever further ones on all sides of it, without end.

    They lie like the seeds of a sunflower (Vogel 1979, doi 10.1016/0025-5564(79)90080-4), turned at
    random so that the marks around two points do not look alike.
    """
    yield at
    start = turn.uniform(0, 2 * math.pi)
    seed = 1
    while True:
        reach, angle = APART / 2 * math.sqrt(seed), start + seed * _GOLDEN
        yield at[0] + reach * math.cos(angle), at[1] + reach * math.sin(angle)
        seed += 1


def _cell(at: Point) -> tuple[int, int]:
    return math.floor(at[0] / APART), math.floor(at[1] / APART)
