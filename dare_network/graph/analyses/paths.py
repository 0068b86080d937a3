"""The warmest ways from one stakeholder to another: who could introduce whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise

import networkx as nx

from dare_network.graph.analyses.path_graph import SINK, PathGraph, cost_towards
from dare_network.graph.network_graph import Edge

ROUTES = 5
"""The number of routes that are offered: beyond these nobody compares them."""


@dataclass(frozen=True, slots=True)
class Step:
    """From one node to the next, and the edges that hold between them, the strongest first.

    `cost` is the inverse of their strengths, added up.
    """

    source: str
    target: str
    edges: tuple[Edge, ...]
    cost: float

    @property
    def strength(self) -> float:
        """The strengths of its edges, added up."""
        return 1 / self.cost

    @property
    def last_on(self) -> date | None:
        """The last day on which any of its edges showed; None where nobody recorded one."""
        return max((edge.last_on for edge in self.edges if edge.last_on), default=None)


@dataclass(frozen=True, slots=True)
class Route:
    """A way from the first node to the last; it has at least one step."""

    steps: tuple[Step, ...]

    @property
    def nodes(self) -> tuple[str, ...]:
        """All that it passes, its ends included."""
        return (self.steps[0].source, *(step.target for step in self.steps))

    @property
    def start(self) -> str:
        """The node at which it begins."""
        return self.steps[0].source

    @property
    def end(self) -> str:
        """The node to which it leads."""
        return self.steps[-1].target

    @property
    def cost(self) -> float:
        """The costs of its steps, added up: the less, the warmer."""
        return sum(step.cost for step in self.steps)

    @property
    def weakest(self) -> Step:
        """The step on which it may fail, the first of equal ones: it is no warmer than this one."""
        return max(self.steps, key=lambda step: step.cost)


def warmest_route(ways: PathGraph, start: str, goal: str) -> Route | None:
    """The warmest route to a goal; None where none leads there."""
    return next(iter(warmest_routes(ways, start, [goal], most=1)), None)


def warmest_routes(
    ways: PathGraph, start: str, goals: Collection[str], avoid: Collection[str] = (), most: int = ROUTES
) -> tuple[Route, ...]:
    """At most so many routes from `start` to any of the goals, the warmest first.

    A route ends at the first goal that it meets and passes nobody twice, and nobody of `avoid`. Of equal
    costs the one with fewer steps comes first. None where no way leads there. Yen 1971
    (doi 10.1287/mnsc.17.11.712), each search from both ends.
    """
    closed = frozenset(avoid) - {start}
    ends = {goal for goal in goals if goal in ways} - closed - {start}
    if start not in ways or not ends:
        return ()
    # From a single goal the search back begins at its neighbours, from the sink at every node.
    end = min(ends) if len(ends) == 1 else SINK
    found = nx.shortest_simple_paths(ways.graph, start, end, weight=cost_towards(ends, closed))
    try:
        paths = [[node for node in path if node != SINK] for path in islice(found, most)]
    except nx.NetworkXNoPath:
        return ()
    return tuple(sorted((route_along(ways, path) for path in paths), key=_warmth))


def route_along(ways: PathGraph, path: Collection[str]) -> Route:
    """The route that passes these nodes, at least two, each a neighbour of the one before."""
    return Route(
        tuple(
            Step(source, target, ways.edges(source, target), ways.cost(source, target))
            for source, target in pairwise(path)
        )
    )


def _warmth(route: Route) -> tuple[float, int, tuple[str, ...]]:
    # The same costs in another order differ in their last digits.
    return round(route.cost, 9), len(route.steps), route.nodes
