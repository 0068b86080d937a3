"""Nodes and edges as flat records of plain values, for files that know nothing else."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import TypeAlias

from dare_network.domain.records.network import DialogueNode, Stakeholder
from dare_network.graph.network_graph import Edge, NetworkGraph, Node

Plain: TypeAlias = str | int | float | bool

# Contact details and descriptions stay in the database.
_KEPT = (
    "short_name", "organisation_kind", "level", "body_id", "ror_id", "orcid",
    "city", "country", "website", "source", "sample",
)  # fmt: skip


def flat_nodes(graph: NetworkGraph) -> Iterator[dict[str, Plain]]:
    """Each node with `id`, `label` and all that is known of it; what is empty is left out."""
    for node in graph.nodes.values():
        yield _plain({"id": node.id, "label": _label(node), "kind": _kind(node)} | _known(node))


def flat_edges(graph: NetworkGraph) -> Iterator[dict[str, Plain]]:
    """Each edge with `id`, `source`, `target` and all else that is known of it.

    Its type is called `relationship_type`: graph files give "type" a meaning of their own.
    """
    for edge in graph.edges:
        yield _plain(
            {
                "id": edge.key,
                "source": edge.source,
                "target": edge.target,
                "relationship_type": edge.type_id,
            }
            | _told(edge)
        )


def _label(node: Node) -> str:
    match node.record:
        case DialogueNode() as dialogue:
            return dialogue.title
        case None:
            return node.id
        case record:
            return record.name


def _kind(node: Node) -> str:
    return node.record.kind if isinstance(node.record, Stakeholder) else node.kind


def _known(node: Node) -> dict[str, object]:
    match node.record:
        case Stakeholder() as who:
            return {"category": who.category} | {name: getattr(who, name) for name in _KEPT}
        case DialogueNode() as dialogue:
            return {"short_name": dialogue.ref, "state": dialogue.state, "sample": dialogue.sample}
    return {}


def _told(edge: Edge) -> dict[str, object]:
    return {
        "kind": edge.kind,
        "role": edge.role,
        "from_on": edge.from_on,
        "until_on": edge.until_on,
        "sourced": edge.sourced,
        "count": len(edge.days) or None,
        "last_on": edge.last_on,
    }


def _plain(known: Mapping[str, object]) -> dict[str, Plain]:
    texts = {name: _plain_value(value) for name, value in known.items()}
    return {name: value for name, value in texts.items() if value is not None and value != ""}


def _plain_value(value: object) -> Plain | None:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | float) else None
