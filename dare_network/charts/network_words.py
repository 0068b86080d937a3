"""Names and sentences for nodes and ties, in the reader's language."""

from collections.abc import Mapping
from functools import lru_cache

from dare_network.domain.partial_days import in_words
from dare_network.domain.person_names import sorting_name
from dare_network.domain.records.dialogues import Product
from dare_network.domain.records.network import DialogueNode, Stakeholder
from dare_network.domain.records.reference import Reference
from dare_network.domain.vocabulary import TermList
from dare_network.graph.network_graph import Edge, EdgeKind, Node, NodeKind
from dare_network.language import _, day, ngettext
from dare_network.words.cutting import alphabetical


def short_name(node: Node, reference: Reference) -> str:
    """Label a node for a picture: a short name, the number of a dialogue, or how many a group holds."""
    match node.record:
        case Stakeholder() as who:
            return who.short_label
        case DialogueNode() as dialogue:
            return dialogue.ref
        case Product() as product:
            return product.name
    return _other_name(node, reference)


def full_name(node: Node, reference: Reference) -> str:
    """The whole name of a node."""
    match node.record:
        case Stakeholder() as who:
            return who.label
        case DialogueNode() as dialogue:
            return f"{dialogue.ref} {dialogue.title}"
    return short_name(node, reference)


def names_in_order(nodes: Mapping[str, Node], reference: Reference) -> Mapping[str, str]:
    """The whole names of these nodes in alphabetical order, people by their family name."""
    names = {key: full_name(node, reference) for key, node in nodes.items()}
    return dict(sorted(names.items(), key=lambda named: (_in_order(nodes[named[0]], named[1]), named[0])))


# A page that is drawn anew puts the same names in order.
_by_family = lru_cache(maxsize=50_000)(sorting_name)


def _in_order(node: Node, name: str) -> tuple[str, str]:
    who = node.record
    if isinstance(who, Stakeholder) and who.is_person and not who.by_role:
        return _by_family(who.name, who.parts), name
    return alphabetical(name)


def _other_name(node: Node, reference: Reference) -> str:
    kind, _colon, key = node.id.partition(":")
    if node.kind is NodeKind.TOPIC:
        return reference.topic_label(key)
    if kind == "category":
        return reference.label(TermList.CATEGORY, key)
    return _("Group {number}").format(number=int(key) + 1) if key.isdecimal() else key


def kind_name(kind: NodeKind) -> str:
    """Name a kind of node, one of them."""
    return {
        NodeKind.PERSON: _("Person"),
        NodeKind.ORGANISATION: _("Organisation"),
        NodeKind.BODY: _("Body"),
        NodeKind.DIALOGUE: _("Dialogue"),
        NodeKind.PRODUCT: _("Product"),
        NodeKind.TOPIC: _("Topic"),
        NodeKind.GROUP: _("Group"),
    }[kind]


def tie_names() -> Mapping[EdgeKind, str]:
    """Name all that counts as a tie."""
    return {
        EdgeKind.TIE: _("Stated ties"),
        EdgeKind.AFFILIATION: _("Works at"),
        EdgeKind.PARTICIPATION: _("Has part in a dialogue"),
        EdgeKind.MET: _("Met in a dialogue"),
        EdgeKind.SHARED: _("Worked on the same product or topic"),
        EdgeKind.ADVICE: _("Gave advice on a topic"),
    }


def tie_sentence(edge: Edge, first: str, second: str, reference: Reference) -> str:
    """An edge read aloud from its first end: "A advises B, since 1 May 2024 (no source)"."""
    parts = (_statement(edge, first, second, reference), _period(edge), _shown(edge))
    sentence = ", ".join(part for part in parts if part)
    return sentence if edge.sourced else _("{sentence} (no source)").format(sentence=sentence)


def _statement(edge: Edge, first: str, second: str, reference: Reference) -> str:
    if edge.kind is EdgeKind.TIE:
        tie_type = reference.tie_type(edge.type_id)
        return f"{first} {tie_type.label if tie_type else edge.type_id} {second}"
    if edge.role:
        sentence = _("{first} is {role} at {second}")
        return sentence.format(first=first, role=edge.role, second=second)
    if edge.kind is EdgeKind.SHARED:
        sentence = _("{first} and {second} both worked on the same subject")
        return sentence.format(first=first, second=second)
    sentences = {
        "affiliation": _("{first} belongs to {second}"),
        "lead_body": _("{first} is the lead body of {second}"),
        "co_body": _("{first} is one of the bodies of {second}"),
        "owner": _("{first} is responsible for {second}"),
        "attended": _("{first} was present at {second}"),
        "met": _("{first} and {second} met"),
        "advice": _("{first} gave advice on {second}"),
        "about": _("{first} is concerned with {second}"),
        "develops": _("{first} develops {second}"),
    }
    return sentences[edge.type_id].format(first=first, second=second)


def _period(edge: Edge) -> str:
    known = edge.record
    first = in_words(edge.from_on, known.from_precision if known else None) if edge.is_stated else ""
    last = in_words(edge.until_on, known.until_precision if known else None)
    if first and last:
        return _("from {first} to {last}").format(first=first, last=last)
    if first:
        return _("since {date}").format(date=first)
    return _("until {date}").format(date=last) if last else ""


def _shown(edge: Edge) -> str:
    if not edge.days or edge.last_on is None:
        return ""
    count = len(edge.days)
    if edge.kind is EdgeKind.ADVICE:
        how_often = ngettext("{n} answer", "{n} answers", count)
    elif edge.kind in (EdgeKind.MET, EdgeKind.PARTICIPATION):
        how_often = ngettext("{n} meeting", "{n} meetings", count)
    else:
        return _("since {date}").format(date=day(edge.days[0]))
    return _("{meetings}, last on {day}").format(meetings=how_often, day=day(edge.last_on))
