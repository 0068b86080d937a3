"""Where each node is drawn. Nodes that have a place keep it, so that people find them again."""

from collections.abc import Mapping

import networkx as nx

from dare_network.graph.arrangement import MARGIN, box_of, in_columns, in_rows
from dare_network.graph.board import Board, Point
from dare_network.graph.force import two_levels
from dare_network.graph.simple import simple_graph


def layout(graph: "nx.Graph[str]", seed: int, fixed: Mapping[str, Point]) -> dict[str, Point]:
    """A place for each node, the same for the same graph, seed and fixed places.

    A node that is in `fixed` stays exactly there. New ones are put close to the middle of their
    neighbours; new groups that are tied to nobody placed, below all others; new single nodes in
    columns on the right. New nodes keep a distance to all others. `y` runs downwards.
    """
    board = Board({node: fixed[node] for node in sorted(graph) if node in fixed})
    _join(graph, board)
    _add_groups(graph, board, seed)
    _add_singles(graph, board)
    return board.places


def _join(graph: "nx.Graph[str]", board: Board) -> None:
    """Place all that is tied to somebody placed, from there outwards."""
    reached = set(board.places)
    while reached:
        touched = {other for node in reached for other in nx.all_neighbors(graph, node)}
        reached = touched - set(board.places)
        middles = {node: _middle(graph, board, node) for node in sorted(reached)}
        for node, middle in middles.items():
            board.place_near(node, middle)


def _middle(graph: "nx.Graph[str]", board: Board, node: str) -> Point:
    others = set(nx.all_neighbors(graph, node)) & set(board.places)
    places = [board.places[other] for other in sorted(others)]
    return sum(x for x, _y in places) / len(places), sum(y for _x, y in places) / len(places)


def _add_groups(graph: "nx.Graph[str]", board: Board, seed: int) -> None:
    """Draw what is tied, but to nobody placed, below all that there is."""
    free = simple_graph(graph.subgraph(set(graph) - set(board.places)))
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


def _add_singles(graph: "nx.Graph[str]", board: Board) -> None:
    """Put what is tied to nobody on the right of all that is, like with like."""
    singles = {node for node in graph if set(nx.all_neighbors(graph, node)) <= {node}}
    tied = box_of(board.places[node] for node in board.places if node not in singles)
    spots = in_columns(tied, len(singles))
    new = [(*_sort(graph, node), node) for node in singles if node not in board.places]
    for *_likeness, node in sorted(new):
        board.place(node, spots)


def _sort(graph: "nx.Graph[str]", node: str) -> tuple[str, str, str]:
    known = graph.nodes[node]
    return known.get("kind", ""), known.get("category", ""), known.get("name", "").casefold()
