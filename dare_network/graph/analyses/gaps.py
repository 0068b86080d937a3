"""The gaps in a coverage, and with whom each could be filled."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from dare_network.graph.analyses.centres import members
from dare_network.graph.analyses.coverage import Contact, Coverage
from dare_network.graph.analyses.nearest import nearest_routes
from dare_network.graph.analyses.path_graph import PathGraph
from dare_network.graph.analyses.paths import Route, warmest_routes
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


def topic_gaps(ways: PathGraph, coverage: Coverage, office: str) -> tuple[Gap, ...]:
    """The gaps of topics by body, each with who of ours was last in contact with the body on anything.

    Where nobody ever was, with the warmest route from the office to the body.
    """
    spoke = {body: _last_contact(coverage, body) for body in coverage.rows}
    ways_in = {body: warmest_routes(ways, office, [body], most=1) for body in spoke if not spoke[body]}
    return tuple(
        Gap(
            body,
            topic,
            coverage.cell(body, topic).last_on,
            spoke[body],
            next(iter(ways_in.get(body, ())), None),
        )
        for body, topic in coverage.gaps
    )


def _last_contact(coverage: Coverage, body: str) -> Contact | None:
    contacts = [contact for at, cell in coverage.cells.items() if at[0] == body for contact in cell.contacts]
    return max(contacts, key=lambda contact: (contact.last_on or date.min, contact.ours), default=None)


def _by_category(graph: NetworkGraph, categories: Collection[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {category: [] for category in categories}
    for node, known in sorted(graph.nodes.items()):
        if known.category in found:
            found[known.category].append(node)
    return found
