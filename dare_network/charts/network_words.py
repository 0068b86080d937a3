"""What is said of nodes and ties, in the reader's language."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from dare_network.domain.records.network import Network
from dare_network.domain.records.reference import Reference
from dare_network.graph.build import EdgeKind
from dare_network.language import _, day, ngettext


def short_name(network: Network, node: str) -> str:
    """What stands beside a node: a short name, or the number of a dialogue."""
    key = UUID(node)
    who = network.by_id.get(key)
    return who.short_label if who else network.dialogue_by_id[key].ref


def tie_sentence(edge: Mapping[str, Any], first: str, second: str, reference: Reference) -> str:
    """An edge read aloud from its first end: "A advises B, since 1 May 2024 (no source)"."""
    parts = (_statement(edge, first, second, reference), _period(edge), _meetings(edge))
    sentence = ", ".join(part for part in parts if part)
    return sentence if edge["sourced"] else _("{sentence} (no source)").format(sentence=sentence)


def _statement(edge: Mapping[str, Any], first: str, second: str, reference: Reference) -> str:
    if edge["kind"] is EdgeKind.TIE:
        tie_type = reference.tie_type(edge["type_id"])
        return f"{first} {tie_type.label if tie_type else edge['type_id']} {second}"
    if edge["role"]:
        sentence = _("{first} is {role} at {second}")
        return sentence.format(first=first, role=edge["role"], second=second)
    sentences = {
        "affiliation": _("{first} belongs to {second}"),
        "lead_body": _("{first} is the lead body of {second}"),
        "co_body": _("{first} is one of the bodies of {second}"),
        "owner": _("{first} is responsible for {second}"),
        "attended": _("{first} was present at {second}"),
        "met": _("{first} and {second} met"),
    }
    return sentences[edge["type_id"]].format(first=first, second=second)


def _period(edge: Mapping[str, Any]) -> str:
    first: date | None = edge["from_on"]
    last: date | None = edge["until_on"]
    if first and last:
        return _("from {first} to {last}").format(first=day(first), last=day(last))
    if first:
        return _("since {date}").format(date=day(first))
    return _("until {date}").format(date=day(last)) if last else ""


def _meetings(edge: Mapping[str, Any]) -> str:
    if not edge["count"]:
        return ""
    meetings = ngettext("{n} meeting", "{n} meetings", edge["count"])
    return _("{meetings}, last on {day}").format(meetings=meetings, day=day(edge["last_on"]))
