"""Composition of communities: of whom one consists, and how far it keeps to itself."""

from collections import Counter
from dataclasses import dataclass

from dare_network.graph.measures.communities import groups, membership
from dare_network.graph.measures.mixing import ei, sides
from dare_network.graph.measures.tie_graph import TieGraph


@dataclass(frozen=True, slots=True)
class Community:
    """A group that is tied more within than to the rest.

    `categories` has how many members are of each, the most frequent first, "" for those without;
    `internal` and `external` count its ties within and those that lead out of it.
    """

    number: int
    members: tuple[str, ...]
    categories: tuple[tuple[str, int], ...]
    internal: int
    external: int

    @property
    def ei_index(self) -> float:
        """From -1, all ties are within, to 1, all lead out; NaN without ties.

        After Krackhardt and Stern 1988 (doi 10.2307/2786835).
        """
        return ei(self.external, self.internal)


def composition(graph: TieGraph) -> tuple[Community, ...]:
    """The communities of a network, the biggest first; every node is in one of them.

    Found by Leiden's algorithm (Traag, Waltman and Van Eck 2019, doi 10.1038/s41598-019-41695-z),
    as those of the measure `community` and with the same numbers.
    """
    counted = sides(graph.undirected, membership(graph))
    return tuple(
        Community(
            number,
            tuple(graph.names[vertex] for vertex in group),
            _frequencies([graph.categories[vertex] for vertex in group]),
            # A tie within is counted at both of its ends.
            int(counted.internal[list(group)].sum()) // 2,
            int(counted.external[list(group)].sum()),
        )
        for number, group in enumerate(groups(graph))
    )


def _frequencies(categories: list[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(categories).items(), key=lambda pair: (-pair[1], pair[0])))
