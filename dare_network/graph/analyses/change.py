"""Changes between two days: what was added, what ended, what grew stronger."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from dare_network.graph.network_graph import Edge, NetworkGraph
from dare_network.graph.view import View, seen


class NetworkChange(StrEnum):
    """The difference of an edge or a node on the later day."""

    ADDED = "added"
    ENDED = "ended"
    STRENGTHENED = "strengthened"


@dataclass(frozen=True)
class Changes:
    """All that differs between two days. Lists of edges stand in the order of their ends.

    Edges that were strengthened showed on more days: of meetings, of answers. `graph` is the later one,
    with what ended since drawn into it once more. Nodes are added where a dialogue, product or topic
    began: when stakeholders did is not recorded.
    """

    since: date
    until: date
    added: tuple[Edge, ...]
    ended: tuple[Edge, ...]
    strengthened: tuple[Edge, ...]
    nodes_added: tuple[str, ...]
    nodes_ended: tuple[str, ...]
    graph: NetworkGraph

    @cached_property
    def of_edges(self) -> Mapping[str, NetworkChange]:
        """The change of each edge that changed, by its key."""
        return {
            edge.key: change
            for change, edges in (
                (NetworkChange.ADDED, self.added),
                (NetworkChange.ENDED, self.ended),
                (NetworkChange.STRENGTHENED, self.strengthened),
            )
            for edge in edges
        }

    @cached_property
    def of_nodes(self) -> Mapping[str, NetworkChange]:
        """The change of each node that came or went."""
        return dict.fromkeys(self.nodes_added, NetworkChange.ADDED) | dict.fromkeys(
            self.nodes_ended, NetworkChange.ENDED
        )

    def new_days(self, edge: Edge) -> tuple[date, ...]:
        """The days after `since` on which an edge showed."""
        return tuple(day for day in edge.days if day > self.since)


def changes(whole: NetworkGraph, view: View, since: date) -> Changes:
    """Compare what a view shows at the end of the day `since` and at the end of its own day.

    The earlier of the two is the one to begin with, whichever is given as such. What ended in between
    has ended, also where the view shows ended ties; what only lost its verification has not changed.
    """
    first, last = sorted((since, view.as_of))
    before, after = (_on(whole, view, day, last) for day in (first, last))
    earlier, now = ({edge.key: edge for edge in graph.edges} for graph in (before, after))
    ended = _sorted(edge for key, edge in earlier.items() if key not in now)
    return Changes(
        first,
        last,
        _sorted(edge for key, edge in now.items() if key not in earlier),
        ended,
        _sorted(edge for key, edge in now.items() if _is_stronger(edge, earlier.get(key))),
        _only_in(after, before),
        _only_in(before, after),
        NetworkGraph({**before.nodes, **after.nodes}, (*after.edges, *ended), after.places),
    )


def _on(whole: NetworkGraph, view: View, day: date, last: date) -> NetworkGraph:
    """Show a view on a day; what it wants backed up has to be so on the last day as well."""
    shown = seen(whole, replace(view, as_of=day, ended=False))
    if not view.backed_up:
        return shown
    later = replace(view, as_of=last)
    return shown.with_edges(later.can_back_up)


def _is_stronger(edge: Edge, before: Edge | None) -> bool:
    return before is not None and len(edge.days) > len(before.days)


def _sorted(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    return tuple(sorted(edges, key=lambda edge: (edge.source, edge.target, edge.key)))


def _only_in(graph: NetworkGraph, other: NetworkGraph) -> tuple[str, ...]:
    return tuple(sorted(node for node in graph.nodes if node not in other))
