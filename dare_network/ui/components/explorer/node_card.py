"""The card of what is neither a person, an organisation nor a dialogue: a group, a product, a topic."""

from markupsafe import Markup

from dare_network.charts.network_words import full_name, kind_name
from dare_network.graph.network_graph import Node, NodeKind
from dare_network.language import _, ngettext
from dare_network.services.exploring import Explored
from dare_network.ui.markup import badge, show

_LISTED = 12


def node_card(found: Explored, node: Node) -> None:
    """Draw what a node is, what it holds, and to whom it is tied."""
    show(
        '<div class="card"><h3>{}</h3>{}</div>', full_name(node, found.reference), badge(kind_name(node.kind))
    )
    if node.holds:
        held = ngettext("Stands for {n} node", "Stands for {n} nodes", len(node.holds))
        _list(found, held, node.holds)
    if node.kind is not NodeKind.GROUP and node.id in found.found.drawn:
        _list(found, _("Tied to"), tuple(found.found.drawn.neighbours[node.id]))


def _list(found: Explored, title: str, nodes: tuple[str, ...]) -> None:
    known = [found.found.graph.nodes.get(node) or found.whole.nodes.get(node) for node in nodes]
    names = sorted((full_name(each, found.reference) for each in known if each), key=str.casefold)
    shown = names[:_LISTED]
    if len(names) > len(shown):
        shown.append(ngettext("and {n} more", "and {n} more", len(names) - len(shown)))
    items = Markup("").join(Markup("<li>{}</li>").format(name) for name in shown)
    show('<p class="eyebrow">{}</p><ul class="plain">{}</ul>', title, items)
