"""GML as igraph, NetworkX, Gephi and yEd write it, to tables.

Source of the form: Himsolt, "GML: A portable graph file format", University of Passau, 1997. NetworkX reads
less of it: not two ties between the same nodes, nor two nodes with one label, and no line numbers.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dare_network.errors import UnreadableFileError
from dare_network.formats.characters import decode
from dare_network.formats.graph_rows import GraphRows
from dare_network.formats.grid import Table
from dare_network.formats.xml_reading import endless
from dare_network.language import _, number

_TOKEN = re.compile(
    r"""(?P<blank>\s+|\#[^\n]*)|(?P<open>\[)|(?P<close>\])|"(?P<text>[^"]*)"|(?P<word>[^\s\[\]"]+)"""
)
_NODE, _EDGE = ("graph", "node"), ("graph", "edge")
_DEEPEST = 100


@dataclass(slots=True)
class _Block:
    """An open list: the path to it, its line, and the values that stand directly in it."""

    path: tuple[str, ...]
    line: int
    values: dict[str, list[str]] = field(default_factory=dict)

    @property
    def cells(self) -> dict[str, str]:
        """The values as texts; one that repeats is divided by "; "."""
        return {key: "; ".join(texts) for key, texts in self.values.items()}


def read_gml(content: bytes) -> tuple[Table, ...]:
    """The nodes and edges of a GML file; their attributes are columns, and one that repeats is a list.

    Whether a graph is directed stands in the column "type" of its edges, as in the tables of Gephi. What is
    nested within a node or an edge tells how it is drawn and is left out with a remark. Raises
    UnreadableFileError with a sentence.
    """
    text, remarks = decode(content)
    rows = GraphRows()
    directed, drawn = "undirected", False
    edges: list[_Block] = []
    for block in _blocks(text):
        if block.path == _NODE:
            rows.add_node(block.line, {"id": ""} | block.cells)
        elif block.path == _EDGE:
            edges.append(block)
        elif block.path[:2] in (_NODE, _EDGE):
            drawn = True
        elif block.path == ("graph",):
            directed = "directed" if block.cells.get("directed") == "1" else directed
    for edge in edges:
        rows.add_edge(edge.line, {"source": "", "target": "", "type": directed} | edge.cells)
    if drawn:
        remarks = [*remarks, _("How the graph is drawn was left out.")]
    return rows.tables(remarks)


def _blocks(text: str) -> Iterator[_Block]:
    """Each list of the file as soon as it is closed."""
    open_blocks = [_Block((), 1)]
    key, line = "", 1
    for match in _tokens(text):
        said, line = match.lastgroup, line + match[0].count("\n")
        block = open_blocks[-1]
        if said == "open" and key:
            if len(open_blocks) == _DEEPEST:
                raise endless()
            open_blocks.append(_Block((*block.path, key.casefold()), line))
            key = ""
        elif said == "close" and not key and block.path:
            yield open_blocks.pop()
        elif said == "word" and not key:
            key = match[0]
        elif said in ("word", "text") and key:
            value = html.unescape(match["text"]) if said == "text" else match[0]
            block.values.setdefault(key, []).append(value)
            key = ""
        elif said != "blank":
            raise _damaged(line)
    if key or open_blocks[-1].path:
        raise _damaged(line)


def _tokens(text: str) -> Iterator[re.Match[str]]:
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if not match:
            raise _damaged(text.count("\n", 0, place) + 1)
        yield match
        place = match.end()


def _damaged(line: int) -> UnreadableFileError:
    return UnreadableFileError(
        _("This file is damaged: what stands in line {line} is no GML.").format(line=number(line))
    )
