"""The fields by which a network can be narrowed down. Adding one is adding a row to `FIELDS`."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dare_network.domain.records.network import Stakeholder
from dare_network.graph.network_graph import NetworkGraph, Node, NodeKind
from dare_network.language import N_


@dataclass(frozen=True, slots=True)
class NodeField:
    """A field of a node: `values` are those that a node has in it. `label` is translated where shown."""

    id: str
    label: str
    values: Callable[[NetworkGraph, Node], Iterable[str]]


def _plain(name: str) -> Callable[[NetworkGraph, Node], Iterable[str]]:
    def values(_graph: NetworkGraph, node: Node) -> Iterable[str]:
        value = getattr(node.record, name) if isinstance(node.record, Stakeholder) else ""
        return (str(value),) if value else ()

    return values


def _categories(_graph: NetworkGraph, node: Node) -> Iterable[str]:
    return (node.category,) if node.category else ()


def _kinds(_graph: NetworkGraph, node: Node) -> Iterable[str]:
    return (node.kind.value,)


def _places(graph: NetworkGraph, node: Node) -> Iterable[str]:
    own = node.kind in (NodeKind.ORGANISATION, NodeKind.BODY)
    return graph.places.get(node.id) or ((node.id,) if own else ())


FIELDS: tuple[NodeField, ...] = (
    NodeField("category", N_("Category"), _categories),
    NodeField("place", N_("Organisation"), _places),
    NodeField("kind", N_("Kind"), _kinds),
    NodeField("organisation_kind", N_("Kind of organisation"), _plain("organisation_kind")),
    NodeField("level", N_("Level"), _plain("level")),
    NodeField("country", N_("Country"), _plain("country")),
    NodeField("city", N_("City"), _plain("city")),
)

Filters = tuple[tuple[str, frozenset[str]], ...]
"""By the id of a field the values of which a node must have one."""


def counts(graph: NetworkGraph, field: NodeField) -> Mapping[str, int]:
    """Count the nodes that have each value of a field."""
    return Counter(value for node in graph.nodes.values() for value in field.values(graph, node))


def meets(graph: NetworkGraph, node: Node, filters: Filters) -> bool:
    """Return whether a node has one of the values asked for in each field."""
    known = {field.id: field for field in FIELDS}
    return all(values.intersection(known[field].values(graph, node)) for field, values in filters)
