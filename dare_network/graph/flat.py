"""Nodes and edges as flat records of plain values, for files that know nothing else."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import TypeAlias

from dare_network.domain.vocabulary import StakeholderKind
from dare_network.graph.build import NetworkGraph

Plain: TypeAlias = str | int | float | bool

_OF_PEOPLE = frozenset({"name", "kind", "category", "by_role", "orcid", "source", "sample", "last_on"})
"""What a file tells of a person: not where they live, how they are reached or what is said of them."""


def flat_nodes(graph: NetworkGraph) -> Iterator[dict[str, Plain]]:
    """Each node with `id`, `label` and what may be told of it; what is empty is left out."""
    for node, known in graph.nodes(data=True):
        kept = _plain(_told(known))
        yield {"id": node, "label": kept.pop("name")} | kept


def flat_edges(graph: NetworkGraph) -> Iterator[dict[str, Plain]]:
    """Each edge with `id`, `source`, `target` and all else that is known of it.

    Its type is called `relationship_type`: graph files give "type" a meaning of their own.
    """
    for source, target, key, known in graph.edges(keys=True, data=True):
        kept = _plain(known)
        yield {
            "id": key,
            "source": source,
            "target": target,
            "relationship_type": kept.pop("type_id"),
        } | kept


def _told(known: Mapping[str, object]) -> Mapping[str, object]:
    if known["kind"] == StakeholderKind.PERSON:
        return {name: value for name, value in known.items() if name in _OF_PEOPLE}
    # Only a person can be known by a role alone.
    return {name: value for name, value in known.items() if name != "by_role"}


def _plain(known: Mapping[str, object]) -> dict[str, Plain]:
    texts = {name: _plain_value(value) for name, value in known.items()}
    return {name: value for name, value in texts.items() if value is not None and value != ""}


def _plain_value(value: object) -> Plain | None:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str | int | float) else None
