"""The gaps in a coverage, and with whom each could be filled."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from dare_network.graph.analyses.centres import members
from dare_network.graph.analyses.coverage import Contact, Coverage
from dare_network.graph.analyses.nearest import nearest_routes
from dare_network.graph.analyses.path_graph import PathGraph
from dare_network.graph.analyses.paths import Route
from dare_network.graph.network_graph import NetworkGraph


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty cell. `last_on` is when there was last contact, with somebody who has left.

    `contact` is the current one with the same body on something else; where there is none, `route` is
    the warmest that leads there.
    """

    row: str
    column: str
    last_on: date | None = None
    contact: Contact | None = None
    route: Route | None = None


def centre_gaps(graph: NetworkGraph, ways: PathGraph, coverage: Coverage) -> tuple[Gap, ...]:
    """The gaps of categories by centre, each with the warmest route from the centre to the category.

    It begins with the centre or one of its people.
    """
    wanted: dict[str, list[str]] = {}
    for category, centre in coverage.gaps:
        wanted.setdefault(category, []).append(centre)
    routes = nearest_routes(ways, wanted, members(graph), _by_category(graph, wanted))
    return tuple(
        Gap(category, centre, route=routes.get((category, centre))) for category, centre in coverage.gaps
    )


def topic_gaps(coverage: Coverage, way_to: Callable[[str], Route | None]) -> tuple[Gap, ...]:
    """The gaps of topics by body, each with who of ours was last in contact with the body on anything.

    Where nobody ever was, with the way that leads to the body.
    """
    spoke = _last_contacts(coverage)
    ways_in = {body: way_to(body) for body in coverage.rows if body not in spoke}
    return tuple(
        Gap(body, topic, coverage.cell(body, topic).last_on, spoke.get(body), ways_in.get(body))
        for body, topic in coverage.gaps
    )


def _last_contacts(coverage: Coverage) -> Mapping[str, Contact]:
    """The latest contact with each body; of several on one day the last by name."""
    found: dict[str, Contact] = {}
    for (body, _topic), cell in coverage.cells.items():
        for contact in cell.contacts:
            if body not in found or _recency(found[body]) < _recency(contact):
                found[body] = contact
    return found


def _recency(contact: Contact) -> tuple[date, str]:
    return contact.last_on or date.min, contact.ours


def _by_category(graph: NetworkGraph, categories: Collection[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {category: [] for category in categories}
    for node, known in sorted(graph.nodes.items()):
        if known.category in found:
            found[known.category].append(node)
    return found
