"""The nearest known contact of many groups at once."""

from collections.abc import Collection, Mapping

import igraph

from dare_network.graph.analyses.path_graph import PathGraph
from dare_network.graph.analyses.paths import Route, route_along

Groups = Mapping[str, Collection[str]]


def nearest_routes(
    ways: PathGraph, wanted: Mapping[str, Collection[str]], ours: Groups, theirs: Groups
) -> Mapping[tuple[str, str], Route]:
    """The warmest route from any of ours to any of theirs, for each of their groups and wanted ours.

    By their group and ours; left out where no way leads there. One search for each group of theirs, from
    all its members at once to all of ours (Dijkstra 1959, doi 10.1007/BF01386390): the work grows with
    the number of groups, not of pairs.
    """
    doors = _Doors(ways, ours, theirs)
    found = {}
    for group, opened_record in sorted(wanted.items()):
        for own, path in doors.paths(group, sorted(opened_record)).items():
            found[group, own] = route_along(ways, path)
    return found


class _Doors:
    """The ways, with a door out of each group of theirs and one into each group of ours, at no cost.

    Nobody can pass through a door: it leads one way only.
    """

    def __init__(self, ways: PathGraph, ours: Groups, theirs: Groups) -> None:
        self._names = ways.nodes
        at = {name: vertex for vertex, name in enumerate(self._names)}
        self._out = {group: len(at) + door for door, group in enumerate(sorted(theirs))}
        self._into = {group: len(at) + len(theirs) + door for door, group in enumerate(sorted(ours))}
        steps = [(at[one], at[other], ways.cost(one, other)) for one in at for other in ways.neighbours(one)]
        steps += [(self._out[group], at[one], 0.0) for group in theirs for one in theirs[group] if one in at]
        steps += [(at[one], self._into[group], 0.0) for group in ours for one in ours[group] if one in at]
        ends = [(source, target) for source, target, _cost in steps]
        self._graph = igraph.Graph(len(at) + len(theirs) + len(ours), ends, directed=True)
        self._costs = [cost for _source, _target, cost in steps]

    def paths(self, theirs: str, ours: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """The way from each of these groups of ours to the group of theirs; left out where there is none."""
        door = self._out[theirs]
        # igraph warns of what it cannot reach, which ends a program that takes warnings for errors.
        within = frozenset(self._graph.subcomponent(door, mode="out"))
        reached = [group for group in ours if self._into[group] in within]
        targets = [self._into[group] for group in reached]
        found = self._graph.get_shortest_paths(door, to=targets, weights=self._costs) if targets else ()
        named = (tuple(self._names[vertex] for vertex in reversed(path[1:-1])) for path in found)
        return {group: path for group, path in zip(reached, named, strict=True) if len(path) > 1}
