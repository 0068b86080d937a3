"""A picture of a network as a plain value, so that any renderer can draw it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class PictureNode:
    """One mark. `shape` is a vis-network shape; `size` its radius in the units of `x` and `y`.

    `title` is plain text, shown when the pointer rests on the mark.
    """

    id: str
    label: str
    title: str
    shape: str
    colour: str
    size: float
    x: float
    y: float
    faded: bool = False
    holds: int = 0


@dataclass(frozen=True, slots=True)
class PictureEdge:
    """One line between two marks; `arrow` points at the target."""

    id: str
    source: str
    target: str
    title: str
    colour: str
    width: float
    dashed: bool
    arrow: bool
    faded: bool = False


_NODE = attrgetter(*(field.name for field in fields(PictureNode)))
_EDGE = attrgetter(*(field.name for field in fields(PictureEdge)))


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a shape and colour stand for."""

    label: str
    shape: str
    colour: str


@dataclass(frozen=True)
class Picture:
    """Marks and lines with fixed positions, and what the shapes and colours mean."""

    nodes: tuple[PictureNode, ...]
    edges: tuple[PictureEdge, ...]
    legend: tuple[LegendEntry, ...] = ()

    @cached_property
    def revision(self) -> str:
        """A digest of all that is drawn: equal pictures have equal revisions."""
        content = [*map(_NODE, self.nodes), *map(_EDGE, self.edges)]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:16]

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The label of each mark by its id."""
        return {node.id: node.label for node in self.nodes}
