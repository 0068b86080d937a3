"""Contacts and relationships for CiviCRM, which imports individuals and organisations one after the other.

Source of the form: the titles of the fields of CiviCRM, by which its wizard finds them,
https://docs.civicrm.org/user/en/latest/
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from uuid import UUID

from dare_network.domain.identifiers import own_key
from dare_network.domain.person_names import split_name
from dare_network.formats.delimited import write_csv
from dare_network.formats.flat_graph import FlatGraph, Value, given
from dare_network.formats.posts import holds, posts_of

_SEPARATOR = ","
_EMPLOYEE = "Employee of"
_STATED = ("tie", "affiliation")

# With a blank in it, "+31 30" is a formula for a spreadsheet; the apostrophe against that spoils the number.
_BETWEEN_DIGITS = re.compile(r"(?<=[\d+])[\s().-]+(?=\d)")

Record = Mapping[str, Value]


def write_individuals(graph: FlatGraph, today: date) -> bytes:
    """The people with a name, with the organisation where each works today and the role there."""
    posts = posts_of(graph, today)
    rows = []
    for node in _nodes(graph, "person"):
        name = split_name(str(node["label"]))
        place, role = posts.get(str(node["id"]), [("", "")])[0]
        # Whoever has parts of a name on record has them all: none of them is guessed beside.
        parts = (node.get("given_name"), node.get("infix"), node.get("family_name"))
        told = parts if parts[2] else (name.given or name.initials, name.infix, name.family)
        rows.append(
            [
                _key(node["id"]), *told, node.get("title_before") or name.title_before,
                node.get("title_after") or name.title_after, role, place, _first(node, "email"),
                _phone(node), node.get("website"), node.get("source"), node["label"],
            ]
        )  # fmt: skip
    headers = (
        "External Identifier", "First Name", "Middle Name", "Last Name", "Formal Title", "Individual Suffix",
        "Job Title", "Current Employer", "Email", "Phone", "Website", "Contact Source", "Display Name",
    )  # fmt: skip
    return _csv(headers, rows)


def write_organisations(graph: FlatGraph) -> bytes:
    """The organisations."""
    headers = (
        "External Identifier", "Organization Name", "Nickname", "Email", "Phone", "Website", "Contact Source",
    )  # fmt: skip
    rows = [
        [
            _key(node["id"]), node["label"], node.get("short_name"), _first(node, "email"), _phone(node),
            node.get("website"), node.get("source"),
        ]
        for node in _nodes(graph, "organisation")
    ]  # fmt: skip
    return _csv(headers, rows)


def write_relationships(graph: FlatGraph, today: date) -> bytes:
    """The stated ties, and who works where as employees; their ends are external identifiers."""
    headers = (
        "Contact A ID", "Relationship Type ID", "Contact B ID", "Relationship Start Date",
        "Relationship End Date", "Relationship Is Active", "Relationship Description",
    )  # fmt: skip
    contacts = {str(node["id"]) for kind in ("person", "organisation") for node in _nodes(graph, kind)}
    rows = [
        [
            _key(edge["source"]), _type(edge), _key(edge["target"]), edge.get("from_on"),
            edge.get("until_on"), int(holds(edge, today)), edge.get("note") or edge.get("role"),
        ]
        for edge in map(given, graph.edges)
        # A contact that is in neither of the other files cannot have one.
        if edge.get("kind") in _STATED and {str(edge["source"]), str(edge["target"])} <= contacts
    ]  # fmt: skip
    return _csv(headers, rows)


def _csv(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    return write_csv(headers, rows, _SEPARATOR)


def _nodes(graph: FlatGraph, kind: str) -> Iterable[Record]:
    known = map(given, graph.nodes)
    return (node for node in known if node.get("kind") == kind and not node.get("by_role"))


def _key(node: Value) -> str:
    with suppress(ValueError):
        return own_key(UUID(str(node)))
    return str(node)


def _type(edge: Record) -> str:
    named = str(edge.get("relationship_type", ""))
    return _EMPLOYEE if edge["kind"] == "affiliation" else named.replace("_", " ")


def _first(node: Record, name: str) -> str:
    return str(node.get(name, "")).split("; ")[0]


def _phone(node: Record) -> str:
    return _BETWEEN_DIGITS.sub("", _first(node, "phone") or _first(node, "mobile"))
