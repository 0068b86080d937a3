"""A graph as flat records of plain values: what every graph file is written from."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Value = str | int | float | bool
Attributes = Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class FlatGraph:
    """Nodes and edges, each a record of plain values by name.

    A node has an "id" and may have a "label"; an edge has "source" and "target", the ids of nodes,
    and may have an "id". Ids are made of letters, digits and `._-:`, as GraphML asks.
    """

    nodes: Sequence[Attributes]
    edges: Sequence[Attributes]
    directed: bool = True


def given(attributes: Attributes) -> dict[str, Value]:
    """Return the values that a record gives; None and numbers that are not finite say nothing."""
    return {
        name: value
        for name, value in attributes.items()
        if value is not None and not (isinstance(value, float) and not math.isfinite(value))
    }
