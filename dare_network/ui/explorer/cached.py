"""The cached loaders of the explorer: graphs, pictures, measures and answers, each by what it depends on."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from dare_network.charts.picture import Picture
from dare_network.domain.records.viewer import Viewer
from dare_network.graph.analyses.acquaintance import acquaintance
from dare_network.graph.analyses.change import Changes, changes
from dare_network.graph.analyses.departure import Departure
from dare_network.graph.analyses.departure import departure as departure_of
from dare_network.graph.analyses.paths import Route, warmest_routes
from dare_network.graph.analyses.scratch import Scratch
from dare_network.graph.analyses.single_points import SinglePoint
from dare_network.graph.analyses.single_points import single_points as single_points_of
from dare_network.graph.analyses.suggestions import Suggestion, suggested_by_meetings, suggested_by_neighbours
from dare_network.graph.exploration import Exploration, find
from dare_network.graph.measures.key_players import KeyPlayers
from dare_network.graph.measures.measure import Measured, Trait
from dare_network.graph.measures.measuring import shares
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.graph.network_graph import EdgeKind, NetworkGraph
from dare_network.graph.view import View
from dare_network.graph.view import seen as seen_by
from dare_network.language import Language, current_language
from dare_network.services import analyses, measuring
from dare_network.services import network as network_service
from dare_network.services.analyses import Acquaintances, Covered
from dare_network.services.exploring import Explored, WholeGraph, explore, graph_from
from dare_network.ui import loaders
from dare_network.ui.shared_cache import shared_cache
from dare_network.ui.snapshots import SnapshotKey

_USUAL = frozenset(EdgeKind) - {EdgeKind.SHARED}
_latest_graphs: deque[WholeGraph] = deque(maxlen=2)
"""The graphs made last: where little has changed since, the next is made of one of them."""
_SUGGESTED = 10
"""The number of ties of each reason that are suggested at a time."""


def _key(viewer: Viewer) -> SnapshotKey:
    return loaders.snapshot_key(viewer, *loaders.SHOWN)


@shared_cache(8)
def _positions(snapshot_key: SnapshotKey) -> Mapping[str, tuple[float, float]]:
    """Return where the nodes of this viewer's network are drawn."""
    return network_service.node_positions(
        snapshot_key.engine, snapshot_key.viewer, loaders.network_of(snapshot_key)
    )


def whole_graph(viewer: Viewer) -> NetworkGraph:
    """All that this viewer may see of the network, as a graph; views show parts of it.

    Who shares a subject is left out: only views of that have it.
    """
    return _graph(_key(viewer), _USUAL)


def _whole_graph(snapshot_key: SnapshotKey, view: View) -> NetworkGraph:
    """The whole of which a view shows a part."""
    return _graph(snapshot_key, _USUAL | view.ties)


@shared_cache(2)
def _graph(snapshot_key: SnapshotKey, kinds: frozenset[EdgeKind]) -> NetworkGraph:
    network, reference = loaders.network_of(snapshot_key), loaders.reference()
    made = graph_from(tuple(_latest_graphs), network, reference, kinds)
    _latest_graphs.appendleft(made)
    return made.graph


def place_nodes(viewer: Viewer) -> None:
    """Give every node its place; in a new network that takes its time."""
    snapshot_key = _key(viewer)
    _positions(snapshot_key)
    _graph(snapshot_key, _USUAL)


def seen(viewer: Viewer, view: View) -> NetworkGraph:
    """Return what a view shows of this viewer's network."""
    return _seen(_key(viewer), view)


@shared_cache(16)
def _seen(snapshot_key: SnapshotKey, view: View) -> NetworkGraph:
    return seen_by(_whole_graph(snapshot_key, view), view)


def explored(viewer: Viewer, wanted: Exploration) -> Explored:
    """The picture and the table of what somebody wants to see of the network."""
    return _explored(_key(viewer), current_language(), wanted)


@shared_cache(32)
def _explored(snapshot_key: SnapshotKey, language: Language, wanted: Exploration) -> Explored:
    whole, sizes = _whole_graph(snapshot_key, wanted.view), _sizes(snapshot_key, wanted)
    return explore(
        loaders.network_of(snapshot_key), whole, loaders.reference(), _positions(snapshot_key), wanted, sizes
    )


def _sizes(snapshot_key: SnapshotKey, wanted: Exploration) -> Mapping[str, float]:
    """Return the shares that sizes follow in a picture; nothing where they follow no measure."""
    scope = _scope(wanted)
    if wanted.measure not in measuring.BY_ID:
        return {}
    return shares(_tie_graph(snapshot_key, scope), _measured(snapshot_key, scope, wanted.measure))


def _scope(wanted: Exploration) -> Exploration:
    """Return an exploration of these nodes and ties, whatever size follows."""
    return replace(wanted, measure="", coloured=False)


def tie_graph(viewer: Viewer, wanted: Exploration) -> TieGraph:
    """Return the graph on which measures of an exploration are computed."""
    return _tie_graph(_key(viewer), _scope(wanted))


@shared_cache(8)
def _tie_graph(snapshot_key: SnapshotKey, scope: Exploration) -> TieGraph:
    return measuring.ties_of(find(_whole_graph(snapshot_key, scope.view), scope), scope.view)


def measured(viewer: Viewer, wanted: Exploration, measure_id: str) -> Measured:
    """The values of a measure, in the order of the names of the tie graph."""
    return _measured(_key(viewer), _scope(wanted), measure_id)


@shared_cache(64)
def _measured(snapshot_key: SnapshotKey, scope: Exploration, measure_id: str) -> Measured:
    return measuring.measured(_tie_graph(snapshot_key, scope), measure_id)


def whole(viewer: Viewer, wanted: Exploration) -> measuring.Whole:
    """Return what can be said as a whole of what is shown."""
    return _whole(_key(viewer), _scope(wanted))


@shared_cache(8)
def _whole(snapshot_key: SnapshotKey, scope: Exploration) -> measuring.Whole:
    return measuring.whole(_tie_graph(snapshot_key, scope))


def key_players(viewer: Viewer, wanted: Exploration, count: int) -> tuple[KeyPlayers, KeyPlayers] | None:
    """Find those without whom what is shown falls apart, and those who reach most."""
    return _key_players(_key(viewer), _scope(wanted), count)


@shared_cache(16)
def _key_players(
    snapshot_key: SnapshotKey, scope: Exploration, count: int
) -> tuple[KeyPlayers, KeyPlayers] | None:
    return measuring.key_players(_tie_graph(snapshot_key, scope), count)


def acquaintances(viewer: Viewer, view: View) -> Acquaintances:
    """Return who knows whom, of all that this viewer may see, on the day of a view."""
    return _acquaintances(_key(viewer), view)


@shared_cache(4)
def _acquaintances(snapshot_key: SnapshotKey, view: View) -> Acquaintances:
    return analyses.acquaintances(_whole_graph(snapshot_key, view), view)


def routes(viewer: Viewer, view: View, start: str, goal: str, avoid: tuple[str, ...]) -> tuple[Route, ...]:
    """The warmest routes from somebody to a goal, past those who are to be avoided."""
    return _routes(_key(viewer), view, start, goal, avoid)


@shared_cache(32)
def _routes(
    snapshot_key: SnapshotKey, view: View, start: str, goal: str, avoid: tuple[str, ...]
) -> tuple[Route, ...]:
    known = _acquaintances(snapshot_key, view)
    return warmest_routes(known.ways, start, analyses.goals_of(known, goal), avoid)


def covered(viewer: Viewer, view: View) -> Covered:
    """Return with whom there is contact on the day of a view, and with whom there is none."""
    return _covered(_key(viewer), view)


@shared_cache(4)
def _covered(snapshot_key: SnapshotKey, view: View) -> Covered:
    return analyses.coverage(
        loaders.network_of(snapshot_key), loaders.reference(), _acquaintances(snapshot_key, view), view
    )


def departure(viewer: Viewer, view: View, node: str) -> Departure:
    """Return what falls away when a node leaves."""
    return _departure(_key(viewer), view, node)


@shared_cache(32)
def _departure(snapshot_key: SnapshotKey, view: View, node: str) -> Departure:
    covered_ = _covered(snapshot_key, view)
    return departure_of(_acquaintances(snapshot_key, view).graph, node, covered_.by_centre, covered_.by_topic)


def suggestions(viewer: Viewer, view: View) -> tuple[Suggestion, ...]:
    """Ties that are perhaps missing, those that were refused left out."""
    return _suggestions(_key(viewer), view, loaders.refused_ties(viewer))


@shared_cache(4)
def _suggestions(
    snapshot_key: SnapshotKey, view: View, refused: frozenset[tuple[str, str]]
) -> tuple[Suggestion, ...]:
    graph = _acquaintances(snapshot_key, view).graph
    asked = acquaintance(view)
    return (
        *suggested_by_meetings(graph, asked, refused, _SUGGESTED),
        *suggested_by_neighbours(graph, refused, _SUGGESTED),
    )


def changed(viewer: Viewer, view: View, since: date) -> Changes:
    """Return what changed between a day and the day of a view."""
    return _changed(_key(viewer), view, since)


@shared_cache(8)
def _changed(snapshot_key: SnapshotKey, view: View, since: date) -> Changes:
    return changes(_whole_graph(snapshot_key, view), view, since)


def picture_of_changes(viewer: Viewer, view: View, since: date) -> Picture:
    """Return a picture of what changed between a day and the day of a view."""
    return _picture_of_changes(_key(viewer), current_language(), view, since)


@shared_cache(8)
def _picture_of_changes(snapshot_key: SnapshotKey, language: Language, view: View, since: date) -> Picture:
    whole, found = _whole_graph(snapshot_key, view), _changed(snapshot_key, view, since)
    return analyses.picture_of_changes(
        loaders.network_of(snapshot_key), whole, loaders.reference(), _positions(snapshot_key), view, found
    )


def single_points(viewer: Viewer, view: View) -> tuple[SinglePoint, ...]:
    """Find those without whom others are out of reach on the day of a view."""
    return _single_points(_key(viewer), view)


@shared_cache(4)
def _single_points(snapshot_key: SnapshotKey, view: View) -> tuple[SinglePoint, ...]:
    return single_points_of(_acquaintances(snapshot_key, view).graph)


def tried(viewer: Viewer, view: View, scratch: Scratch) -> Sequence[tuple[Trait, float, float]]:
    """The traits of who knows whom, as they are and as they would be with what is tried out."""
    return _tried(_key(viewer), view, scratch)


@shared_cache(8)
def _tried(snapshot_key: SnapshotKey, view: View, scratch: Scratch) -> Sequence[tuple[Trait, float, float]]:
    return analyses.tried(_acquaintances(snapshot_key, view), view, scratch)
