"""Nodes and edges as flat records of plain values, for files that know nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Literal, TypeAlias

from dare_network.domain.drafts.checking import Draft
from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.fields import About, fields_of
from dare_network.domain.records.network import Affiliation, DialogueNode, Stakeholder, Tie
from dare_network.graph.network_graph import Edge, EdgeKind, NetworkGraph, Node

Plain: TypeAlias = str | int | float | bool
Direction: TypeAlias = Literal["directed", "undirected", "mutual"]

_WITHOUT_DIRECTION = frozenset({EdgeKind.MET, EdgeKind.SHARED})

_ENDS = ("type_id", "from_id", "to_id", "person_id", "organisation_id", "from_on", "until_on")


def _exported(draft: type[Draft], *but: str) -> Iterator[tuple[str, About]]:
    for name, about in fields_of(draft).items():
        if about.exported and name not in but:
            yield name, about


# The name of a node is its label; what else an edge is stands on the edge.
_OF_PEOPLE = (*(n for n, about in _exported(PersonDraft, "name") if not about.personal), "sample")
"""Attributes of a person in a file: not where they live, how they are reached or what is said of them."""
_OF_ORGANISATIONS = (*(n for n, _about in _exported(OrganisationDraft, "name")), "body_id", "sample")
_AT_WORK = (
    *_OF_PEOPLE, "language", "email", "email_2", "phone", "mobile", "website",
)  # fmt: skip
"""Attributes of a person in an address book: also how to reach him at work."""
_OF_TIES = (*(n for n, _about in _exported(TieDraft, *_ENDS)), "sample")
_OF_AFFILIATIONS = (*(n for n, _about in _exported(AffiliationDraft, *_ENDS)), "sample")


def flat_nodes(graph: NetworkGraph, reachable: bool = False) -> Iterator[dict[str, Plain]]:
    """Each node with `id`, `label` and what may be told of it; what is empty is left out.

    Of people it is told how to reach them at work only where they are to be `reachable`.
    """
    of_people = _AT_WORK if reachable else _OF_PEOPLE
    for node in graph.nodes.values():
        yield _plain({"id": node.id, "label": _label(node), "kind": _kind(node)} | _told(node, of_people))


def flat_edges(graph: NetworkGraph) -> Iterator[dict[str, Plain]]:
    """Each edge with `id`, `source`, `target` and all else that is known of it.

    Its type is called `relationship_type`, and the source of what is stated `according_to`: graph files
    give "type" and "source" meanings of their own.
    """
    for edge in graph.edges:
        ends = {"id": edge.key, "source": edge.source, "target": edge.target}
        yield _plain(ends | {"relationship_type": edge.type_id, "kind": edge.kind} | _known(edge))


def flat_directions(graph: NetworkGraph) -> dict[str, Direction]:
    """The edges that have no one direction, by their ids: as a tie itself says, else as its type does."""
    found = ((edge.key, _direction(edge)) for edge in graph.edges)
    return {key: direction for key, direction in found if direction != "directed"}


def _direction(edge: Edge) -> Direction:
    if isinstance(edge.record, Tie):
        match edge.record.direction:
            case "directed" | "undirected" | "mutual" as said:
                return said
    if edge.kind is EdgeKind.TIE:
        return "directed" if edge.directed else "undirected"
    return "undirected" if edge.kind in _WITHOUT_DIRECTION else "directed"


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


def _told(node: Node, of_people: Sequence[str]) -> dict[str, object]:
    match node.record:
        case Stakeholder() as who:
            names = of_people if who.is_person else _OF_ORGANISATIONS
            return _spread({name: getattr(who, name) for name in names})
        case DialogueNode() as dialogue:
            return {"short_name": dialogue.ref, "state": dialogue.state, "sample": dialogue.sample}
    return {}


def _known(edge: Edge) -> dict[str, object]:
    return {
        "from_on": edge.from_on,
        "until_on": edge.until_on,
        "sourced": edge.sourced,
        "count": len(edge.days) or None,
        "last_on": edge.last_on,
    } | _statement(edge.record)


def _statement(record: Tie | Affiliation | None) -> dict[str, object]:
    if record is None:
        return {}
    names = _OF_TIES if isinstance(record, Tie) else _OF_AFFILIATIONS
    return _spread({"according_to" if name == "source" else name: getattr(record, name) for name in names})


def _spread(told: dict[str, object]) -> dict[str, object]:
    """Each field of an office's own as an attribute of its own, by which an import knows it again."""
    own = told.pop("custom", ())
    assert isinstance(own, tuple)
    return told | {f"custom:{key}": text for key, text in own}


def _plain(known: Mapping[str, object]) -> dict[str, Plain]:
    texts = {name: _plain_value(value) for name, value in known.items()}
    return {name: value for name, value in texts.items() if value is not None and value != ""}


def _plain_value(value: object) -> Plain | None:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return value if isinstance(value, str | int | float) else None
