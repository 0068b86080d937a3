"""Plain values as XML 1.0 takes them, whatever schema they are written for."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, indent, tostring

from dare_network.formats.flat_graph import Value

# Production 2, "Char", of the Extensible Markup Language (XML) 1.0.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONG = range(-(2**63), 2**63)


def xml_text(value: Value) -> str:
    """The value as text; characters that XML forbids are left out, and line ends become `\\n`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _FORBIDDEN.sub("", str(value)).replace("\r\n", "\n").replace("\r", "\n")


def xml_type(values: Sequence[Value]) -> str:
    """The narrowest of boolean, long, double and string that holds all these values.

    GraphML and GEXF have these four in common.
    """
    if all(isinstance(value, bool) for value in values):
        return "boolean"
    if any(isinstance(value, bool | str) for value in values):
        return "string"
    if any(isinstance(value, float) for value in values):
        return "double"
    return "long" if all(value in _LONG for value in values) else "string"


def document(root: Element) -> bytes:
    """The element as a file in UTF-8, indented."""
    indent(root)
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content
