"""Networks of any size to measure with: the same size is always the same network."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from math import sqrt

from dare_network.formats.mapping import ColumnMapping, TableMapping
from dare_network.formats.tables import write_csv
from dare_network.services.importing import File

TIES_A_NODE = 3
STRAY = 0.15
"""The share of ties that ignore communities."""

CATEGORIES = (
    "scientist", "clinician", "pharmacist", "regulatory_affairs", "policymaker", "hta_body",
    "patient_advocate", "industry", "funder", "research_network",
)  # fmt: skip
TYPES = ("works_with", "knows", "advises", "funds")

MAPPING = ColumnMapping(
    name="Benchmark",
    tables=(
        TableMapping(
            table="stakeholders",
            target="stakeholders",
            columns={
                name: {"headers": [name]}
                for name in ("key", "label", "kind", "category", "city", "description", "source")
            },
            key_scheme="bench",
        ),
        TableMapping(
            table="ties",
            target="ties",
            columns={name: {"headers": [name]} for name in ("from", "to", "type", "from_on", "source")},
            key_scheme="bench",
        ),
    ),
)
"""The mapping by which the files are read."""


@dataclass(frozen=True, slots=True)
class PlantedNetwork:
    """`nodes` stakeholders in planted communities, with `TIES_A_NODE` ties a node.

    There are about half as many communities as the root of `nodes`. Within each, some are tied much
    more often than others.
    """

    nodes: int

    @property
    def rows(self) -> int:
        """The number of rows that both files have together."""
        return self.nodes * (1 + TIES_A_NODE)

    def files(self) -> Sequence[File]:
        """The network as two files that `MAPPING` reads."""
        return (("stakeholders.csv", self._stakeholders()), ("ties.csv", self._ties()))

    def pairs(self) -> Sequence[tuple[int, int]]:
        """The ends of each tie; no two are tied twice."""
        chance = random.Random(self.nodes)
        drawn: dict[tuple[int, int], None] = {}
        ends = _ends(self.nodes, max(1, round(sqrt(self.nodes) / 2)), chance)
        while len(drawn) < self.nodes * TIES_A_NODE:
            one, other = next(ends)
            if one != other:
                drawn[min(one, other), max(one, other)] = None
        return tuple(drawn)

    def _stakeholders(self) -> bytes:
        headers = ("key", "label", "kind", "category", "city", "description", "source")
        rows = [
            (
                number,
                f"Stakeholder {number:05d}",
                "organisation" if number % 4 == 0 else "person",
                CATEGORIES[number % len(CATEGORIES)],
                "Utrecht",
                "Made up to measure with.",
                "benchmark",
            )
            for number in range(self.nodes)
        ]
        return write_csv(headers, rows)

    def _ties(self) -> bytes:
        rows = [
            (
                one,
                other,
                TYPES[number % len(TYPES)],
                f"20{10 + number % 15}-0{1 + number % 9}-15",
                "benchmark",
            )
            for number, (one, other) in enumerate(self.pairs())
        ]
        return write_csv(("from", "to", "type", "from_on", "source"), rows)


def _ends(nodes: int, communities: int, chance: random.Random) -> Iterator[tuple[int, int]]:
    """Two ends after two ends, without end; first each node once, so that none is left alone."""
    members = [range(first, nodes, communities) for first in range(communities)]
    weights = [[1 / sqrt(place + 1) for place in range(len(group))] for group in members]
    for turn in count():
        home = turn % communities
        one = turn if turn < nodes else chance.choices(members[home], weights[home])[0]
        there = chance.randrange(communities) if chance.random() < STRAY else one % communities
        yield one, chance.choices(members[there], weights[there])[0]
