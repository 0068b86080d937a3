"""Reactions to a touch of the picture."""

from dataclasses import replace

from dare_network.ui.explorer.asking import ask, ask_node, asked
from dare_network.ui.graph_view import GraphEvent


def answer_touch(touched: GraphEvent) -> None:
    """Open the card of a mark, expand or collapse it, or start from all that were encircled."""
    match touched.kind:
        case "node" | "background":
            ask_node(touched.id)
        case "unfold" if touched.id:
            turn(touched.id)
        case "lasso" if touched.ids:
            ask(replace(asked(), focus=touched.ids, steps=0, turned=frozenset()))


def turn(node: str) -> None:
    """Expand or collapse a node where it stands."""
    wanted = asked()
    ask(replace(wanted, turned=wanted.turned ^ {node}))
