"""The files beside tables and workbooks that are read, told apart by what is in them."""

import re

from dare_network.errors import UnreadableFileError
from dare_network.formats.gexf_reading import read_gexf
from dare_network.formats.gml_reading import read_gml
from dare_network.formats.graphml_reading import read_graphml
from dare_network.formats.graphology_reading import read_graphology
from dare_network.formats.grid import Table
from dare_network.formats.json_values import parsed
from dare_network.formats.kumu_reading import read_kumu
from dare_network.formats.node_link_reading import read_node_link
from dare_network.formats.vcard_reading import read_vcards
from dare_network.formats.xml_reading import root_name
from dare_network.language import _

_XML = re.compile(r"\s*<(?:\?xml\b|!doctype\b|!--|(?:[\w.-]+:)?(?:graphml|gexf)\b)", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")
_XML_SUFFIXES = (".graphml", ".gexf", ".xml")
_READERS = {"graphml": read_graphml, "gexf": read_gexf}

# Graphology first: its nodes and edges are called as those of node-link JSON.
_SHAPES = (read_graphology, read_node_link, read_kumu)

_GML = re.compile(r"\s*(?:#[^\n]*\n\s*|[a-z]\w*\s+(?:\"[^\"]*\"|[\d.]+)\s+)*graph\s*\[", re.IGNORECASE)
_VCARD = re.compile(r"\s*BEGIN[ \t]*:[ \t]*VCARD\b", re.IGNORECASE)
_CALENDAR = re.compile(r"\s*BEGIN[ \t]*:[ \t]*V(?:CALENDAR|EVENT)\b", re.IGNORECASE)


def no_table() -> str:
    """The sentence for a file of a kind that holds no table."""
    return _(
        "This file holds no table. CSV, TSV, XLSX and ODS files can be read, graphs as GraphML, GEXF, GML "
        "and JSON of Kumu, Gephi Lite or NetworkX, address books as vCard and calendars as iCalendar."
    )


def read_graph_file(suffix: str, content: bytes) -> tuple[Table, ...] | None:
    """The tables of a graph, an address book or a calendar; None for a file that is none of them.

    What the bytes are decides; the suffix of the name, ".gexf", only where they leave it open. Raises
    UnreadableFileError where the file cannot be read or is no graph.
    """
    beginning = _beginning(content)
    if _VCARD.match(beginning) or suffix in (".vcf", ".vcard"):
        return read_vcards(content)
    if _CALENDAR.match(beginning) or suffix in (".ics", ".ical"):
        # Imported where it is used: a library that few imports need.
        from dare_network.formats.calendar_reading import read_calendar

        return read_calendar(content)
    if _JSON.match(beginning) or suffix == ".json":
        return _read_json(content)
    if _XML.match(beginning) or suffix in _XML_SUFFIXES:
        return _read_xml(content)
    return read_gml(content) if _GML.match(beginning) or suffix == ".gml" else None


def _read_json(content: bytes) -> tuple[Table, ...]:
    value = parsed(content)
    for read in _SHAPES:
        if tables := read(value):
            return tables
    raise UnreadableFileError(
        _(
            "This JSON file holds no graph: it needs a list “nodes” and a list “edges” or “links”, or the "
            "“elements” and “connections” of Kumu."
        )
    )


def _read_xml(content: bytes) -> tuple[Table, ...]:
    reader = _READERS.get(root_name(content))
    if reader is None:
        raise UnreadableFileError(no_table())
    return reader(content)


def _beginning(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return content[:1000].decode(encoding, errors="ignore")
