"""Graphs that make trouble, for every format that is written."""

from collections.abc import Sequence

from hypothesis import strategies as st

from dare_network.formats.flat_graph import FlatGraph, Value

NODES: list[dict[str, Value | None]] = [
    {"id": "a", "label": "Anna <de> & “Wit”", "age": 40, "share": 0.5, "is_body": False},
    {"id": "b", "label": "KWF", "share": 1, "is_body": True, "note": None},
    {"id": "c"},
]
EDGES: list[dict[str, Value | None]] = [
    {"id": "e1", "source": "a", "target": "b", "relationship_type": "advises", "count": 2},
    {"id": "e2", "source": "a", "target": "b", "relationship_type": "advises"},
    {"id": "e3", "source": "b", "target": "a", "relationship_type": "knows"},
    {"id": "e4", "source": "b", "target": "c", "relationship_type": None, "share": float("nan")},
]
GRAPH = FlatGraph(NODES, EDGES)

TEXT = st.text() | st.sampled_from(
    ["\x00a", "]]>", "<![CDATA[", "&amp;", "\ud800", "\uffff", "a\r\nb", "\t\n ", "\r", "\x85", "id", "kind"]
)
CHARACTERS = TEXT.map(lambda text: text.encode("utf-8", "ignore").decode())
"""Texts without lone surrogates, which are no characters."""
# "key" is what networkx calls an edge when it reads one: an attribute of that name it takes for its own.
NAMES = TEXT.filter(lambda name: name not in ("id", "label", "source", "target", "key"))


@st.composite
def flat_graphs(
    draw: st.DrawFn, names: st.SearchStrategy[str] = NAMES, text: st.SearchStrategy[str] = TEXT
) -> FlatGraph:
    """Graphs of up to five nodes with such names and texts, parallel edges and loops among them."""
    value = text | st.booleans() | st.integers() | st.floats() | st.none()
    record = st.dictionaries(names, value, max_size=4)
    nodes = [
        {"id": f"n{place}", "label": draw(text), **draw(record)} for place in range(draw(st.integers(1, 5)))
    ]
    ids = st.sampled_from([node["id"] for node in nodes])
    kinds = st.sampled_from(["advises", "advises 2", "knows", ""]) | text
    edges = [
        {
            "id": f"e{place}",
            "source": draw(ids),
            "target": draw(ids),
            **draw(record),
            "relationship_type": draw(kinds),
        }
        for place in range(draw(st.integers(0, 6)))
    ]
    return FlatGraph(nodes, edges, draw(st.booleans()))


def xml_text(text: str) -> str:
    """What XML 1.0 keeps of a text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        c
        for c in lines
        if c in "\t\n" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000"
    )


def naughty(strings: Sequence[str]) -> FlatGraph:
    """A node for each of the strings."""
    return FlatGraph([{"id": f"n{place}", "label": text} for place, text in enumerate(strings)], [])
