"""What the specifications of graph files have in common: types of values, and tokens."""

import re
from collections.abc import Iterable
from datetime import date
from xml.etree.ElementTree import Element

_FLOAT = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?INF|NaN")
_INTEGER = re.compile(r"[+-]?\d+")
LEXICAL = {
    "boolean": re.compile(r"true|false|0|1"),
    "int": _INTEGER,
    "integer": _INTEGER,
    "long": _INTEGER,
    "float": _FLOAT,
    "double": _FLOAT,
    "string": re.compile(r".*", re.DOTALL),
}
"""How a value of each type is written in XML."""

NMTOKEN = re.compile(r"[\w.:\-·]+")


def holds(type_: str, text: str) -> bool:
    """Whether a text is a value of the type; a long has 64 bits."""
    fits = type_ in LEXICAL and LEXICAL[type_].fullmatch(text) is not None
    return fits and (type_ != "long" or -(2**63) <= int(text) < 2**63)


def is_day(text: str) -> bool:
    """Whether a text is an xs:date without a time zone."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def only(element: Element, allowed: Iterable[str], required: Iterable[str] = ()) -> list[str]:
    """Faults in the names of the attributes of an element."""
    names = set(element.attrib)
    surplus, missing = names - set(allowed) - set(required), set(required) - names
    return [f"{element.tag}: {name} is not known" for name in sorted(surplus)] + [
        f"{element.tag}: {name} is missing" for name in sorted(missing)
    ]
