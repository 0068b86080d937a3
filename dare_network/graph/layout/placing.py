"""Placing of nodes. Those that have a place keep it, so that people find them again."""

from collections.abc import Collection, Iterable, Mapping

from dare_network.graph.layout.arrangement import MARGIN, box_of, in_columns, in_rows
from dare_network.graph.layout.board import Board, Point
from dare_network.graph.layout.force import two_levels
from dare_network.graph.simple import graph_of

Neighbours = Mapping[str, Collection[str]]
"""Every node, and the nodes to which it is tied."""
_ALIKE: Mapping[str, tuple[str, ...]] = {}


def layout(
    neighbours: Neighbours,
    seed: int,
    fixed: Mapping[str, Point],
    likeness: Mapping[str, tuple[str, ...]] = _ALIKE,
) -> dict[str, Point]:
    """A place for each node, the same for the same ties, seed and fixed places.

    A node that is in `fixed` stays exactly there. New ones are put close to the middle of their
    neighbours; new groups that are tied to nobody placed, below all others; new single nodes in
    columns on the right, in the order of their `likeness`. New nodes keep a distance to all others.
    `y` runs downwards.
    """
    board = Board({node: fixed[node] for node in sorted(neighbours) if node in fixed})
    _join(neighbours, board)
    _add_groups(neighbours, board, seed)
    _add_singles(neighbours, board, likeness)
    return board.places


def amid(members: Mapping[str, Iterable[str]], fixed: Mapping[str, Point]) -> dict[str, Point]:
    """A place for each group: the middle of its members, or as close to it as there is room."""
    board = Board({})
    middles = {group: _mean(fixed[each] for each in held if each in fixed) for group, held in members.items()}
    for group in sorted(group for group, middle in middles.items() if middle):
        board.place_near(group, middles[group] or (0.0, 0.0))
    return board.places


def _join(neighbours: Neighbours, board: Board) -> None:
    """Place all that is tied to somebody placed, from there outwards."""
    reached = set(board.places)
    while reached:
        touched = {other for node in reached for other in neighbours[node]}
        reached = touched - set(board.places)
        middles = {node: _middle(neighbours, board, node) for node in sorted(reached)}
        for node, middle in middles.items():
            board.place_near(node, middle)


def _middle(neighbours: Neighbours, board: Board, node: str) -> Point:
    others = set(neighbours[node]) & set(board.places)
    return _mean(board.places[other] for other in sorted(others)) or (0.0, 0.0)


def _mean(points: Iterable[Point]) -> Point | None:
    places = list(points)
    if not places:
        return None
    return sum(x for x, _y in places) / len(places), sum(y for _x, y in places) / len(places)


def _add_groups(neighbours: Neighbours, board: Board, seed: int) -> None:
    """Draw what is tied, but to nobody placed, below all that there is."""
    free = graph_of({node: others for node, others in neighbours.items() if node not in board.places})
    groups = [free.induced_subgraph(part) for part in free.connected_components() if len(part) > 1]
    groups.sort(key=lambda group: (-group.vcount(), group.vs["name"]))
    present = box_of(board.places.values())
    start = (present.left, present.bottom + MARGIN) if board.places else (0.0, 0.0)
    drawings = in_rows([two_levels(group, seed) for group in groups], start)
    for group, drawing in zip(groups, drawings, strict=True):
        # Those with many ties take their place first, and others give way to them.
        order = sorted(zip(group.degree(), group.vs["name"], drawing, strict=True), reverse=True)
        for _ties, node, at in order:
            board.place_near(node, at)


def _add_singles(neighbours: Neighbours, board: Board, likeness: Mapping[str, tuple[str, ...]]) -> None:
    """Put what is tied to nobody on the right of all that is, like with like."""
    singles = {node for node, others in neighbours.items() if set(others) <= {node}}
    tied = box_of(board.places[node] for node in board.places if node not in singles)
    spots = in_columns(tied, len(singles))
    new = [(likeness.get(node, ()), node) for node in singles if node not in board.places]
    for _likeness, node in sorted(new):
        board.place(node, spots)
