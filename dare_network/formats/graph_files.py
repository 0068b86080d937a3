"""The graph files that are read, told apart by what is in them."""

import re

from dare_network.errors import UnreadableFileError
from dare_network.formats.gexf_reading import read_gexf
from dare_network.formats.graphml_reading import read_graphml
from dare_network.formats.grid import Table
from dare_network.formats.node_link_reading import read_node_link
from dare_network.formats.xml_reading import root_name
from dare_network.language import _

_XML = re.compile(r"\s*<(?:\?xml\b|!doctype\b|!--|(?:[\w.-]+:)?(?:graphml|gexf)\b)", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")
_XML_SUFFIXES = (".graphml", ".gexf", ".xml")
_READERS = {"graphml": read_graphml, "gexf": read_gexf}


def no_table() -> str:
    """The sentence for a file of a kind that holds no table."""
    return _(
        "This file holds no table. CSV, TSV and XLSX files can be read, and graphs as GraphML, GEXF or "
        "node-link JSON."
    )


def read_graph_file(suffix: str, content: bytes) -> tuple[Table, ...] | None:
    """The tables of a graph file; None for a file that is neither XML nor JSON.

    What the bytes are decides; the suffix of the name, ".gexf", only where they leave it open. Raises
    UnreadableFileError where the file cannot be read or is no graph.
    """
    beginning = _beginning(content)
    if _JSON.match(beginning) or suffix == ".json":
        return read_node_link(content)
    if not _XML.match(beginning) and suffix not in _XML_SUFFIXES:
        return None
    reader = _READERS.get(root_name(content))
    if reader is None:
        raise UnreadableFileError(no_table())
    return reader(content)


def _beginning(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return content[:1000].decode(encoding, errors="ignore")
