"""Departure: what falls away if this one leaves, and who could take it over."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dare_network.graph.analyses.coverage import Contact, Coverage
from dare_network.graph.analyses.scratch import Scratch, applied
from dare_network.graph.network_graph import NetworkGraph

CONNECTORS = 3
"""The number of second-best connectors that are named."""


@dataclass(frozen=True, slots=True)
class Connector:
    """Somebody in whom to invest: `shared` are those the leaver knows whom they know already.

    `colleague_at` are the organisations to which both belong.
    """

    node: str
    shared: tuple[str, ...]
    colleague_at: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Departure:
    """The loss that comes with the departure of a node.

    `known` are those it is tied to, apart from the organisations it belongs to. `parts_before` and
    `parts_after` count the components of the network; `cut_off` are those who lose touch with the
    largest part of what was the leaver's component. `categories` by centre and `topics` by body are the
    cells of a coverage in which every contact is the leaver's.
    """

    node: str
    known: tuple[str, ...]
    parts_before: int
    parts_after: int
    cut_off: tuple[str, ...]
    categories: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, str], ...]
    second_best: tuple[Connector, ...]


def departure(graph: NetworkGraph, node: str, by_centre: Coverage, by_topic: Coverage) -> Departure:
    """Compute what falls away when `node` leaves a network of who knows whom.

    Raises KeyError where it is not in the graph.
    """
    left = applied(graph, Scratch(removed=frozenset({node})))
    pieces = sorted(_parts(left, sorted(graph.neighbours[node])), key=len, reverse=True)
    parts_after = len(list(_parts(left, left.nodes)))
    return Departure(
        node,
        tuple(sorted(graph.neighbours[node] - set(graph.places.get(node, ())))),
        parts_after + 1 - len(pieces),
        parts_after,
        tuple(sorted(one for piece in pieces[1:] for one in piece)),
        _hanging_on(by_centre, node),
        _hanging_on(by_topic, node),
        second_best(graph, node),
    )


def second_best(graph: NetworkGraph, node: str, most: int = CONNECTORS) -> tuple[Connector, ...]:
    """Find those of the same kind who already know most of those whom `node` knows.

    Of equal ones first a colleague, then whoever is tied to most others. None where nobody else knows
    any of them.
    """
    own = frozenset(graph.places.get(node, ()))
    known = graph.neighbours[node] - own
    shared: dict[str, list[str]] = {}
    for one in sorted(known):
        for other in graph.neighbours[one] - {node}:
            if graph.nodes[other].kind is graph.nodes[node].kind:
                shared.setdefault(other, []).append(one)
    found = (
        Connector(other, tuple(ones), tuple(sorted(own.intersection(graph.places.get(other, ())))))
        for other, ones in shared.items()
    )
    return tuple(sorted(found, key=lambda one: _rank(graph, one))[:most])


def _rank(graph: NetworkGraph, one: Connector) -> tuple[int, bool, int, str]:
    return -len(one.shared), not one.colleague_at, -len(graph.neighbours[one.node]), one.node


def _hanging_on(coverage: Coverage, node: str) -> tuple[tuple[str, str], ...]:
    """The cells in which each contact is that of `node`, apart from its own row and column."""
    return tuple(
        (row, column)
        for row in coverage.rows
        for column in coverage.columns
        if node not in (row, column) and _is_only(node, coverage.cell(row, column).contacts)
    )


def _is_only(node: str, contacts: Sequence[Contact]) -> bool:
    return bool(contacts) and all(node in (contact.ours, contact.theirs) for contact in contacts)


def _parts(graph: NetworkGraph, starts: Iterable[str]) -> Iterator[frozenset[str]]:
    """The components in which these nodes are."""
    seen: set[str] = set()
    for start in starts:
        if start not in seen:
            part, front = {start}, [start]
            while front:
                fresh = graph.neighbours[front.pop()] - part
                part |= fresh
                front += fresh
            seen |= part
            yield frozenset(part)
