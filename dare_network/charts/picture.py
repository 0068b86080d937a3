"""A picture of a network as a plain value, so that any renderer can draw it."""

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class PictureNode:
    """One mark. `shape` is one of those in `charts.palette`; `size` its radius in the units of `x` and `y`.

    `title` is plain text, shown when the pointer rests on the mark and spoken when the keyboard
    reaches it. A `faded` mark is drawn pale and has no name until it is chosen. `holds` is how many
    others a folded mark stands for, 0 for one that stands for itself; it shows as a second ring.
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
    """One line between two marks; `arrow` points at the target, a `faded` one is drawn pale."""

    id: str
    source: str
    target: str
    title: str
    colour: str
    width: float
    dashed: bool
    arrow: bool
    faded: bool = False


def mark_key(node_id: str) -> int:
    """A number of 32 bits (CRC-32) by which a browser knows a mark from one picture to the next."""
    return zlib.crc32(node_id.encode())


_NODE = attrgetter(*(field.name for field in fields(PictureNode)))
_EDGE = attrgetter(*(field.name for field in fields(PictureEdge)))


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """An entry of the legend: what a shape and colour stand for."""

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

    @cached_property
    def keys(self) -> Mapping[str, int]:
        """The key of each mark by its id, `mark_key` of it as a rule; no two marks share one."""
        keys: dict[str, int] = {}
        taken: set[int] = set()
        for node in self.nodes:
            key = mark_key(node.id)
            # Of a hundred thousand marks about one meets the key of another.
            while key in taken:
                key = (key + 1) % 2**32
            taken.add(key)
            keys[node.id] = key
        return MappingProxyType(keys)

    @cached_property
    def ids(self) -> Mapping[int, str]:
        """The id of each mark by its key."""
        return MappingProxyType({key: node_id for node_id, key in self.keys.items()})
