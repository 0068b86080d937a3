"""The look of a drawn node, for files that keep a picture."""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["disc", "square", "triangle", "diamond"]
"""The shapes that GEXF has; an image would need a file of its own."""


@dataclass(frozen=True, slots=True)
class Look:
    """The place and look of a drawn node: `y` grows upwards, `size` is in the units of `x` and `y`.

    `colour` is red, green and blue in hexadecimal, "#0072b2".
    """

    x: float
    y: float
    size: float
    colour: str
    shape: Shape
