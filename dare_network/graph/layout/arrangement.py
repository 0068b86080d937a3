"""Drawings beside each other, without regard to ties."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dare_network.graph.layout.board import SPACING, Point

MARGIN = 2 * SPACING
"""The margin that is left free between drawings."""
_COLUMN, _ROW = 1.5 * SPACING, 0.7 * SPACING
"""The room that a single mark takes: labels stand beside each other and are wider than high."""
_WIDE = 1.5
"""The width of several drawings together in terms of their height: screens are wide."""


@dataclass(frozen=True)
class Box:
    """A stretch of the picture; `y` runs downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


def box_of(points: Iterable[Point]) -> Box:
    """The smallest box around the points; without any, that around (0, 0)."""
    xs, ys = zip(*(tuple(points) or ((0.0, 0.0),)), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def in_rows(drawings: Sequence[Sequence[Point]], start: Point) -> Iterator[list[Point]]:
    """The drawings moved into rows, in their order, with the top left corner at `start`."""
    boxes = [box_of(drawing) for drawing in drawings]
    area = sum((box.width + MARGIN) * (box.height + MARGIN) for box in boxes)
    end = start[0] + math.sqrt(area * _WIDE)
    left, top, below = *start, start[1]
    for drawing, box in zip(drawings, boxes, strict=True):
        if left + box.width > end:
            left, top = start[0], below
        yield [(x - box.left + left, y - box.top + top) for x, y in drawing]
        left += box.width + MARGIN
        below = max(below, top + box.height + MARGIN)


def in_columns(beside: Box, count: int) -> Iterator[Point]:
    """Spots for about `count` single marks right of a box, column by column, without end."""
    rows = math.ceil(max(beside.height / _ROW, math.sqrt(count * _COLUMN / _ROW), 1))
    left = beside.right + MARGIN
    while True:
        yield from ((left, beside.top + row * _ROW) for row in range(rows))
        left += _COLUMN
