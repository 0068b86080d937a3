"""The measure: its definition, and what it gives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dare_network.graph.measures.estimate import Estimate
from dare_network.graph.measures.tie_graph import TieGraph


class ValueKind(StrEnum):
    """The way in which a value is to be read."""

    COUNT = "count"
    SHARE = "share"
    """From 0 to 1."""
    SCORE = "score"
    """Compares those of one network with each other."""
    INDEX = "index"
    """From -1 to 1."""
    GROUP = "group"
    """A number instead of a name."""
    YES_NO = "yes or no"
    """1 or 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """The meaning of a value, and how it comes about; texts are translated where they are shown.

    `meaning` is for a coordinator, `convention` says what is left open by the name of the measure,
    `formula` is in LaTeX, `source` a publication. Networks of up to `exact_up_to` nodes, with three
    ties each, are measured exactly; None where all are.
    """

    id: str
    label: str
    meaning: str
    convention: str
    formula: str
    source: str
    kind: ValueKind
    exact_up_to: int | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A value for each of `TieGraph.names`, in their order; NaN for whom the measure says nothing."""

    values: Sequence[float]
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Definition):
    """One way to describe everybody in a network by a number."""

    compute: Callable[[TieGraph], Measured]


@dataclass(frozen=True, slots=True)
class TraitValue:
    """The value of a whole network; NaN where there is none."""

    value: float
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait(Definition):
    """One way to describe a whole network by a number."""

    compute: Callable[[TieGraph], TraitValue]
