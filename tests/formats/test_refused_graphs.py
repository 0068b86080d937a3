"""Graph files that cannot be read, or must not be, and what the reader is told."""

import pytest

from dare_network.errors import UnreadableFileError
from dare_network.formats import limits
from dare_network.formats.tables import read_tables
from dare_network.language import Language, speaking

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE graphml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b"]><graphml><graph><node id='&b;'/></graph></graphml>"
)
FILE = (
    b'<?xml version="1.0"?><!DOCTYPE gexf [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b"<gexf><graph><nodes><node id='1' label='&x;'/></nodes></graph></gexf>"
)
REFUSALS = {
    "entities that grow": ("a.graphml", LAUGHS, "This file defines XML entities of its own"),
    "an entity from elsewhere": ("a.gexf", FILE, "This file defines XML entities of its own"),
    "XML that breaks off": ("a.gexf", b"<gexf>\n<graph>\n", "This file is damaged: what stands in line 3"),
    "XML with a fault": ("a.gexf", b"<gexf>\n<graph></gexf>", "This file is damaged: what stands in line 2"),
    "no XML at all": ("a.graphml", b"name;city\n", "This file is damaged: what stands in line 1"),
    "an unknown encoding": (
        "a.gexf",
        b"<?xml version='1.0' encoding='klingon'?><gexf/>",
        "This file is damaged: what stands in line 1",
    ),
    "half a character": ("a.gexf", b"<gexf><node id='\xe9'/></gexf>", "This file is damaged: what stands"),
    "XML without a bottom": (
        "a.graphml",
        b"<graphml>" + b"<graph>" * 200 + b"</graph>" * 200 + b"</graphml>",
        "This file is damaged: it is nested",
    ),
    "another kind of XML": ("a.xml", b"<?xml version='1.0'?><kml/>", "This file holds no table."),
    "a web page in XML": ("a.gexf", b"<?xml version='1.0'?><html/>", "This file holds no table."),
    "a graph that changes": (
        "a.gexf",
        b"<gexf><graph mode='dynamic'><nodes><node id='1'/></nodes></graph></gexf>",
        "This graph changes over time.",
    ),
    "an empty graph": ("a.gexf", b"<gexf><graph/></gexf>", "This file holds a graph without nodes"),
    "JSON that breaks off": ("a.json", b'{"nodes": [', "This file is damaged: what stands in line 1 is no"),
    "JSON without an end": ("a.json", b'{"nodes":' + b"[" * 100_000, "This file is damaged: it is nested"),
    "JSON in other characters": ("a.json", b'{"nodes": "\xe9"}', "This file is damaged: its characters"),
    "JSON without a graph": ("a.json", b'{"persons": []}', "This JSON file holds no graph"),
    "a Kumu map without elements": ("a.json", b'{"elements": []}', "This JSON file holds no graph"),
    "values within values": (
        "a.json",
        b'{"nodes": [{"id": 1, "a": ' + b"[" * 150 + b"]" * 150 + b'}], "edges": []}',
        "This file is damaged: it is nested",
    ),
    "GML that breaks off": (
        "a.gml",
        b"graph [ node [ id 1",
        "This file is damaged: what stands in line 1 is no",
    ),
    "GML with a fault": (
        "a.gml",
        b"graph [\nnode [ id 1 ]\n] ]",
        "This file is damaged: what stands in line 3",
    ),
    "an open text in GML": (
        "a.gml",
        b'graph [ node [ label "a ] ]',
        "This file is damaged: what stands in line",
    ),
    "GML without a bottom": ("a.gml", b"graph " + b"[ a " * 200, "This file is damaged: it is nested"),
    "GML without a graph": ("a.gml", b"Creator 1", "This file holds a graph without nodes"),
    "JSON without ties": ("a.json", b'{"nodes": []}', "This JSON file holds no graph"),
    "a list": ("a.json", b"[1, 2]", "This JSON file holds no graph"),
    "nodes that are numbers": ("a.json", b'{"nodes": [1], "edges": []}', "This JSON file holds no graph"),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_it_is_refused_with_a_sentence(case: str) -> None:
    name, content, sentence = REFUSALS[case]
    with pytest.raises(UnreadableFileError) as refusal:
        read_tables(name, content)
    assert str(refusal.value).startswith(sentence)
    assert str(refusal.value).endswith(".")


def test_a_document_type_that_fetches_nothing_is_no_reason_to_refuse() -> None:
    content = (
        b'<!DOCTYPE graphml SYSTEM "http://nowhere.invalid/graphml.dtd"><graphml><node id="a"/></graphml>'
    )
    assert len(read_tables("a.graphml", content)) == 1


def test_too_many_nodes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ROWS", 3)
    nodes = "".join(f"<node id='{place}'/>" for place in range(4))
    with pytest.raises(UnreadableFileError, match="more than 3 rows"):
        read_tables("a.gexf", f"<gexf>{nodes}</gexf>".encode())


def test_few_bytes_cannot_ask_for_a_huge_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TABLE_CELLS", 100)
    nodes = "".join(f'{{"id": {place}, "a{place}": 1}},' for place in range(10))
    content = f'{{"nodes": [{nodes[:-1]}], "edges": []}}'.encode()
    with pytest.raises(UnreadableFileError, match="10 rows and 12 columns, which is too large"):
        read_tables("a.json", content)


def test_too_many_columns_are_refused() -> None:
    cells = ", ".join(f'"a{place}": 1' for place in range(501))
    with pytest.raises(UnreadableFileError, match="503 columns; at most 500"):
        read_tables("a.json", f'{{"nodes": [{{"id": 1, {cells}}}], "edges": []}}'.encode())


def test_the_reader_is_told_which_files_can_be_read() -> None:
    for language in Language:
        with speaking(language), pytest.raises(UnreadableFileError, match=r"GraphML.*GML.*JSON.*vCard"):
            read_tables("a.png", b"\x89PNG\r\n")
