"""Address books as vCard 4.0.

Source of the form: RFC 6350. It holds what one needs to reach somebody at work, and nothing that is said of
people: no notes, no tags, no measures.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from dare_network.formats.content_lines import escaped, folded
from dare_network.formats.flat_graph import FlatGraph, Value, given
from dare_network.formats.posts import Post, posts_of
from dare_network.formats.xml_values import xml_text

PRODUCT = "-//DARE-NL//dare_network//EN"
"""The name of this product in its own files, by which it knows them again."""

URN = "urn:uuid:"


def write_vcards(graph: FlatGraph, today: date) -> bytes:
    """A card for each organisation and each person with a name, with where the person works today."""
    nodes = {str(node["id"]): given(node) for node in graph.nodes}
    posts = posts_of(graph, today)
    cards = []
    for key, node in nodes.items():
        if node.get("kind") in ("person", "organisation") and not node.get("by_role"):
            cards.append("".join(map(folded, _card(key, node, posts.get(key, ())))))
    return "".join(cards).encode("utf-8", errors="replace")


def _card(key: str, node: Mapping[str, Value], posts: Sequence[Post]) -> Iterator[str]:
    person = node["kind"] == "person"
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"PRODID:{PRODUCT}"
    yield f"KIND:{'individual' if person else 'org'}"
    yield f"UID:{_uid(key)}"
    yield f"FN:{_text(node, 'label') or '-'}"
    if person:
        yield from _name(node)
    yield from _lines(node, posts)
    yield "END:VCARD"


def _name(node: Mapping[str, Value]) -> Iterator[str]:
    parts = [
        _text(node, name) for name in ("family_name", "given_name", "infix", "title_before", "title_after")
    ]
    if parts[0] or parts[1]:
        yield f"N:{';'.join(parts)}"


def _lines(node: Mapping[str, Value], posts: Sequence[Post]) -> Iterator[str]:
    for place, (organisation, role) in enumerate(posts, start=1):
        # What belongs together is in one group, so that several organisations keep their roles.
        if organisation:
            yield f"work{place}.ORG:{_escaped(organisation)}"
        if role:
            yield f"work{place}.TITLE:{_escaped(role)}"
    for name in ("email", "email_2"):
        if _text(node, name):
            yield f"EMAIL;TYPE=work:{_text(node, name)}"
    for name, types in (("phone", "work,voice"), ("mobile", "cell,work")):
        for number in str(node.get(name, "")).split("; "):
            if number:
                yield f'TEL;TYPE="{types}":{_escaped(number)}'
    if website := str(node.get("website", "")):
        yield f"URL:{_escaped(website)}"
    if category := str(node.get("category", "")):
        yield f"CATEGORIES:{_escaped(category.replace('_', ' '))}"
    for name in ("ror_id", "orcid"):
        if identifier := str(node.get(name) or ""):
            yield f"X-{name.removesuffix('_id').upper()}:{_escaped(identifier)}"
    if language := _text(node, "language"):
        yield f"LANG:{language}"


def _uid(key: str) -> str:
    try:
        return f"{URN}{UUID(key)}"
    except ValueError:
        return _escaped(key)


def _text(node: Mapping[str, Value], name: str) -> str:
    return _escaped(str(node.get(name, "")))


def _escaped(text: str) -> str:
    return escaped(xml_text(text))
