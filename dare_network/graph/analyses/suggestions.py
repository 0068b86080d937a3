"""Ties that are probably missing, each with its reason."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from heapq import nsmallest
from itertools import combinations
from math import fsum, log

from dare_network.graph.network_graph import STATED, Edge, EdgeKind, NetworkGraph, pairs
from dare_network.graph.view import STAKEHOLDERS, View

SUGGESTIONS = 20
"""The number of suggestions that are shown at a time."""
OFTEN = 2
"""The number of meetings, or of acquaintances in common, that suggests a tie; once or one may be chance."""
HUB = 50
"""The number of ties above which a stakeholder suggests nothing: that two know them says too little."""

Pair = tuple[str, str]


class Reason(StrEnum):
    """The reason for which a tie is suggested."""

    MEETINGS = "meetings"
    NEIGHBOURS = "neighbours"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A tie between two, in the order of their names, that is perhaps missing.

    `days` are those on which they met; `shared` are those whom both know. Scores compare suggestions
    of one reason only.
    """

    source: str
    target: str
    reason: Reason
    score: float
    days: tuple[date, ...] = ()
    shared: tuple[str, ...] = ()


def suggested_by_meetings(
    graph: NetworkGraph, view: View, refused: Collection[Pair] = (), most: int = SUGGESTIONS
) -> tuple[Suggestion, ...]:
    """Suggest those who met often, of whom nobody stated a tie; the strongest first.

    The score is the strength of their meetings: recent ones count more. `refused` pairs, in either
    order, are never suggested again.
    """
    found = (
        Suggestion(*pair, Reason.MEETINGS, fsum(map(view.strength, met)), _days(met))
        for pair, edges in _open_pairs(graph, refused)
        if (met := [edge for edge in edges if edge.kind is EdgeKind.MET])
        and not any(edge.kind in STATED for edge in edges)
    )
    return _best((one for one in found if len(one.days) >= OFTEN), most)


def suggested_by_neighbours(
    graph: NetworkGraph, refused: Collection[Pair] = (), most: int = SUGGESTIONS
) -> tuple[Suggestion, ...]:
    """Stakeholders who are not tied but know the same others, two at least; the best first.

    The score adds up 1 / ln(k) for each stakeholder whom both know, who is tied to k others: a shared
    acquaintance says more the fewer they know (Adamic and Adar 2003, doi 10.1016/S0378-8733(03)00009-1).
    Whoever is tied to more than `HUB` others is left out, so that the work grows with the number of
    ties and not with its square. `refused` pairs, in either order, are never suggested again.
    """
    closed = _both_ways(refused)
    shared: dict[Pair, list[str]] = {}
    for node in sorted(graph.nodes):
        for pair in _acquainted(graph, node):
            if pair not in closed and pair[1] not in graph.neighbours[pair[0]]:
                shared.setdefault(pair, []).append(node)
    worth = {node: 1 / log(len(others)) for node, others in graph.neighbours.items() if len(others) > 1}
    found = (
        Suggestion(*pair, Reason.NEIGHBOURS, fsum(worth[one] for one in ones), shared=tuple(ones))
        for pair, ones in shared.items()
        if len(ones) >= OFTEN
    )
    return _best(found, most)


def _acquainted(graph: NetworkGraph, node: str) -> Iterator[Pair]:
    """Each two stakeholders who both know this one, unless it is a hub.

    The organisations somebody belongs to are left out: they know through them whom they know.
    """
    others = graph.neighbours[node]
    if graph.nodes[node].kind in STAKEHOLDERS and len(others) <= HUB:
        strangers = others - set(graph.places.get(node, ()))
        yield from combinations(sorted(one for one in strangers if graph.nodes[one].kind in STAKEHOLDERS), 2)


def _open_pairs(graph: NetworkGraph, refused: Collection[Pair]) -> Iterator[tuple[Pair, list[Edge]]]:
    closed = _both_ways(refused)
    return ((pair, edges) for pair, edges in pairs(graph.edges).items() if pair not in closed)


def _both_ways(refused: Collection[Pair]) -> frozenset[Pair]:
    return frozenset(refused) | {(other, one) for one, other in refused}


def _days(met: Iterable[Edge]) -> tuple[date, ...]:
    return tuple(sorted(day for edge in met for day in edge.days))


def _best(found: Iterable[Suggestion], most: int) -> tuple[Suggestion, ...]:
    return tuple(nsmallest(most, found, key=lambda one: (-one.score, one.source, one.target)))
