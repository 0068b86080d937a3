"""The cached loaders of the explorer: graphs, pictures, measures and answers, each by what it depends on."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from dare_network.charts.picture import Picture
from dare_network.domain.records.network import DialogueNode, Network, Participation, Stakeholder
from dare_network.domain.records.reference import Reference
from dare_network.domain.records.viewer import Viewer
from dare_network.graph.analyses.acquaintance import acquaintance
from dare_network.graph.analyses.change import Changes, changes
from dare_network.graph.analyses.coverage import Coverage
from dare_network.graph.analyses.departure import Departure
from dare_network.graph.analyses.departure import departure as departure_of
from dare_network.graph.analyses.paths import Route, warmest_routes
from dare_network.graph.analyses.scratch import Scratch
from dare_network.graph.analyses.single_points import SinglePoint
from dare_network.graph.analyses.single_points import single_points as single_points_of
from dare_network.graph.analyses.suggestions import Suggestion, suggested_by_meetings, suggested_by_neighbours
from dare_network.graph.exploration import Exploration, Found, find
from dare_network.graph.measures.key_players import KeyPlayers
from dare_network.graph.measures.measure import Measured, Trait
from dare_network.graph.measures.measuring import shares
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.graph.meetings import Contacts, Parts, contacts, parts
from dare_network.graph.network_graph import EdgeKind, NetworkGraph
from dare_network.graph.view import View
from dare_network.graph.view import seen as seen_by
from dare_network.language import Language, current_language
from dare_network.services import analyses, measuring
from dare_network.services import network as network_service
from dare_network.services.analyses import Acquaintances, Covered
from dare_network.services.exploring import Explored, Positions, WholeGraph, explore, graph_from
from dare_network.ui import loaders
from dare_network.ui.shared_cache import Same, shared_cache
from dare_network.ui.snapshots import SnapshotKey

_USUAL = frozenset(EdgeKind) - {EdgeKind.SHARED, EdgeKind.ADVICE}
_latest_graphs: deque[WholeGraph] = deque(maxlen=2)
"""The graphs made last: where little has changed since, the next is made of one of them."""
_ANYWHERE: Positions = {}
_SUGGESTED = 10
"""The number of ties of each reason that are suggested at a time."""
Graph = Same[NetworkGraph]
"""A graph as the key of what is found in it: what leaves it as it is lets nothing be found again."""


def _key(viewer: Viewer) -> SnapshotKey:
    return loaders.snapshot_key(viewer, *loaders.SHOWN)


@dataclass(frozen=True, slots=True)
class _Nodes:
    """The nodes of a viewer's network, as the key of where they are drawn: no edge moves what was placed."""

    stakeholders: Same[tuple[Stakeholder, ...]]
    dialogues: Same[tuple[DialogueNode, ...]]
    snapshot_key: SnapshotKey = field(compare=False)


def _positions(viewer: Viewer) -> Positions:
    """Return where the nodes of this viewer's network are drawn."""
    network = loaders.network(viewer)
    return _positions_of(_Nodes(Same(network.stakeholders), Same(network.dialogues), _key(viewer)))


@shared_cache(8)
def _positions_of(nodes: _Nodes) -> Positions:
    known = nodes.snapshot_key
    return network_service.node_positions(known.engine, known.viewer, loaders.network_of(known))


def whole_graph(viewer: Viewer) -> NetworkGraph:
    """All that this viewer may see of the network, as a graph; views show parts of it.

    Who shares a subject and who gave advice on one is left out: only views of that have it.
    """
    return _graph(_key(viewer), _USUAL)


def _whole(viewer: Viewer, view: View) -> Graph:
    """The whole of which a view shows a part."""
    return Same(_graph(_key(viewer), _USUAL | view.ties))


@shared_cache(2)
def _graph(snapshot_key: SnapshotKey, kinds: frozenset[EdgeKind]) -> NetworkGraph:
    network, reference = loaders.network_of(snapshot_key), loaders.reference()
    made = graph_from(tuple(_latest_graphs), network, reference, kinds)
    _latest_graphs.appendleft(made)
    return made.graph


def place_nodes(viewer: Viewer) -> None:
    """Give every node its place; in a new network that takes its time."""
    _positions(viewer)
    whole_graph(viewer)


def _contacts(viewer: Viewer, as_of: date) -> Contacts:
    """Return all contact up to and including a day."""
    network = loaders.network(viewer)
    of = Same(network.dialogues), Same(network.participations)
    return _contacts_of(Same(_parts(*of, as_of)), Same(network.last_contacts))


@shared_cache(4)
def _parts(
    dialogues: Same[tuple[DialogueNode, ...]], taken: Same[tuple[Participation, ...]], as_of: date
) -> Parts:
    return parts(Network((), (), (), dialogues.value, taken.value), as_of)


@shared_cache(4)
def _contacts_of(known: Same[Parts], last_contacts: Same[Mapping[UUID, date]]) -> Contacts:
    return contacts(known.value, last_contacts.value)


def seen(viewer: Viewer, view: View) -> NetworkGraph:
    """Return what a view shows of this viewer's network."""
    return _seen(_whole(viewer, view), view)


@shared_cache(16)
def _seen(whole: Graph, view: View) -> NetworkGraph:
    return seen_by(whole.value, view)


def explored(viewer: Viewer, wanted: Exploration) -> Explored:
    """The picture and the table of what somebody wants to see of the network."""
    whole, places = _whole(viewer, wanted.view), Same(_positions(viewer))
    known, reference = Same(_contacts(viewer, wanted.view.as_of)), Same(loaders.reference())
    return _explored(known, whole, reference, places, current_language(), wanted)


def around(viewer: Viewer, node: str, as_of: date) -> Explored:
    """A picture of whom somebody is tied to, alone: nobody stands far off, as in that of all."""
    wanted = Exploration(View(as_of), focus=(node,))
    known, reference = Same(_contacts(viewer, as_of)), Same(loaders.reference())
    places = Same(_ANYWHERE)
    return _explored(known, _whole(viewer, wanted.view), reference, places, current_language(), wanted)


@shared_cache(32)
def _explored(
    known: Same[Contacts],
    whole: Graph,
    reference: Same[Reference],
    places: Same[Positions],
    language: Language,
    wanted: Exploration,
) -> Explored:
    found, sizes = _found(whole, _scope(wanted)), _sizes(whole, wanted)
    return explore(known.value, whole.value, found, reference.value, places.value, wanted, sizes)


@shared_cache(8)
def _found(whole: Graph, scope: Exploration) -> Found:
    return find(whole.value, scope)


def _sizes(whole: Graph, wanted: Exploration) -> Mapping[str, float]:
    """Return the shares that sizes follow in a picture; nothing where they follow no measure."""
    scope = _scope(wanted)
    if wanted.measure not in measuring.BY_ID:
        return {}
    return shares(_tie_graph(whole, scope), _measured(whole, scope, wanted.measure))


def _scope(wanted: Exploration) -> Exploration:
    """Return an exploration of these nodes and ties, whatever size follows."""
    return replace(wanted, measure="", coloured=False)


def tie_graph(viewer: Viewer, wanted: Exploration) -> TieGraph:
    """Return the graph on which measures of an exploration are computed."""
    return _tie_graph(_whole(viewer, wanted.view), _scope(wanted))


@shared_cache(8)
def _tie_graph(whole: Graph, scope: Exploration) -> TieGraph:
    return measuring.ties_of(_found(whole, scope), scope.view)


def measured(viewer: Viewer, wanted: Exploration, measure_id: str) -> Measured:
    """The values of a measure, in the order of the names of the tie graph."""
    return _measured(_whole(viewer, wanted.view), _scope(wanted), measure_id)


@shared_cache(64)
def _measured(whole: Graph, scope: Exploration, measure_id: str) -> Measured:
    return measuring.measured(_tie_graph(whole, scope), measure_id)


def whole(viewer: Viewer, wanted: Exploration) -> measuring.Whole:
    """Return what can be said as a whole of what is shown."""
    return _said_as_a_whole(_whole(viewer, wanted.view), _scope(wanted))


@shared_cache(8)
def _said_as_a_whole(whole: Graph, scope: Exploration) -> measuring.Whole:
    return measuring.whole(_tie_graph(whole, scope))


def key_players(viewer: Viewer, wanted: Exploration, count: int) -> tuple[KeyPlayers, KeyPlayers] | None:
    """Find those without whom what is shown falls apart, and those who reach most."""
    return _key_players(_whole(viewer, wanted.view), _scope(wanted), count)


@shared_cache(16)
def _key_players(whole: Graph, scope: Exploration, count: int) -> tuple[KeyPlayers, KeyPlayers] | None:
    return measuring.key_players(_tie_graph(whole, scope), count)


def acquaintances(viewer: Viewer, view: View) -> Acquaintances:
    """Return who knows whom, of all that this viewer may see, on the day of a view."""
    return _acquaintances(_whole(viewer, view), view)


@shared_cache(4)
def _acquaintances(whole: Graph, view: View) -> Acquaintances:
    return analyses.acquaintances(whole.value, view)


def routes(viewer: Viewer, view: View, start: str, goal: str, avoid: tuple[str, ...]) -> tuple[Route, ...]:
    """The warmest routes from somebody to a goal, past those who are to be avoided."""
    return _routes(_whole(viewer, view), view, start, goal, avoid)


@shared_cache(32)
def _routes(whole: Graph, view: View, start: str, goal: str, avoid: tuple[str, ...]) -> tuple[Route, ...]:
    known = _acquaintances(whole, view)
    return warmest_routes(known.ways, start, analyses.goals_of(known, goal), avoid)


def centres_covered(viewer: Viewer, view: View) -> Covered:
    """Return with whom each centre is in contact on the day of a view, and with whom it is not."""
    return _centres_covered(_whole(viewer, view), Same(loaders.reference()), view)


@shared_cache(4)
def _centres_covered(whole: Graph, reference: Same[Reference], view: View) -> Covered:
    return analyses.centres_covered(reference.value, _acquaintances(whole, view))


def topics_covered(viewer: Viewer, view: View) -> Covered:
    """Return on which topics there is contact with each body on the day of a view, and on which none."""
    network, reference = Same(loaders.network(viewer)), Same(loaders.reference())
    return _topics_covered(network, reference, _whole(viewer, view), view)


@shared_cache(4)
def _topics_covered(network: Same[Network], reference: Same[Reference], whole: Graph, view: View) -> Covered:
    return analyses.topics_covered(network.value, reference.value, _acquaintances(whole, view), view)


def departure(viewer: Viewer, view: View, node: str) -> Departure:
    """Return what falls away when a node leaves."""
    known = acquaintances(viewer, view)
    centres, topics = centres_covered(viewer, view), topics_covered(viewer, view)
    return _departure(Same(known.graph), node, Same(centres.coverage), Same(topics.coverage))


@shared_cache(32)
def _departure(known: Graph, node: str, centres: Same[Coverage], topics: Same[Coverage]) -> Departure:
    return departure_of(known.value, node, centres.value, topics.value)


def suggestions(viewer: Viewer, view: View) -> tuple[Suggestion, ...]:
    """Ties that are perhaps missing, those that were refused left out."""
    return _suggestions(_whole(viewer, view), view, loaders.refused_ties(viewer))


@shared_cache(4)
def _suggestions(whole: Graph, view: View, refused: frozenset[tuple[str, str]]) -> tuple[Suggestion, ...]:
    graph = _acquaintances(whole, view).graph
    asked = acquaintance(view)
    return (
        *suggested_by_meetings(graph, asked, refused, _SUGGESTED),
        *suggested_by_neighbours(graph, refused, _SUGGESTED),
    )


def changed(viewer: Viewer, view: View, since: date) -> Changes:
    """Return what changed between a day and the day of a view."""
    return _changed(_whole(viewer, view), view, since)


@shared_cache(8)
def _changed(whole: Graph, view: View, since: date) -> Changes:
    return changes(whole.value, view, since)


def picture_of_changes(viewer: Viewer, view: View, since: date) -> Picture:
    """Return a picture of what changed between a day and the day of a view."""
    whole, places = _whole(viewer, view), Same(_positions(viewer))
    known, reference = Same(_contacts(viewer, view.as_of)), Same(loaders.reference())
    return _picture_of_changes(known, whole, reference, places, current_language(), view, since)


@shared_cache(8)
def _picture_of_changes(
    known: Same[Contacts],
    whole: Graph,
    reference: Same[Reference],
    places: Same[Positions],
    language: Language,
    view: View,
    since: date,
) -> Picture:
    found = _changed(whole, view, since)
    return analyses.picture_of_changes(known.value, whole.value, reference.value, places.value, view, found)


def single_points(viewer: Viewer, view: View) -> tuple[SinglePoint, ...]:
    """Find those without whom others are out of reach on the day of a view."""
    return _single_points(_whole(viewer, view), view)


@shared_cache(4)
def _single_points(whole: Graph, view: View) -> tuple[SinglePoint, ...]:
    return single_points_of(_acquaintances(whole, view).graph)


def tried(viewer: Viewer, view: View, scratch: Scratch) -> Sequence[tuple[Trait, float, float]]:
    """The traits of who knows whom, as they are and as they would be with what is tried out."""
    return _tried(_whole(viewer, view), view, scratch)


@shared_cache(8)
def _tried(whole: Graph, view: View, scratch: Scratch) -> Sequence[tuple[Trait, float, float]]:
    return analyses.tried(_acquaintances(whole, view), view, scratch)
