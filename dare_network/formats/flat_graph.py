"""A graph as flat records of plain values: what every graph file is written from."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Value = str | int | float | bool
Attributes = Mapping[str, Value | None]
Direction = Literal["directed", "undirected", "mutual"]


@dataclass(frozen=True, slots=True)
class FlatGraph:
    """Nodes and edges, each a record of plain values by name.

    A node has an "id" and may have a "label"; an edge has "source" and "target", the ids of nodes,
    and may have an "id". Ids are made of letters, digits and `._-:`, as GraphML asks.

    `directions` says of edges by their id how they run; the others run as `directed` says.
    """

    nodes: Sequence[Attributes]
    edges: Sequence[Attributes]
    directed: bool = True
    directions: Mapping[str, Direction] = field(default_factory=dict)

    def direction(self, edge: Attributes) -> Direction:
        """The direction of one of its edges."""
        usual: Direction = "directed" if self.directed else "undirected"
        return self.directions.get(str(edge.get("id")), usual)


def given(attributes: Attributes) -> dict[str, Value]:
    """Return the values that a record gives; None and numbers that are not finite say nothing."""
    return {
        name: value
        for name, value in attributes.items()
        if value is not None and not (isinstance(value, float) and not math.isfinite(value))
    }
