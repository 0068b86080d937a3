"""The structures that a line of minutes can have; whatever else somebody types is text as it stands."""

import re
from dataclasses import dataclass

_HEADING = re.compile(r"(#{1,3}) +(\S.*)")
_ITEM = re.compile(r"- +(\S.*)")


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A heading; level 1 is the widest of three."""

    text: str
    level: int


def heading_of(line: str) -> HeadingLine | None:
    """The heading that a line is: "#", "##" or "###", a blank and some text; None for any other line."""
    found = _HEADING.fullmatch(line)
    return HeadingLine(found[2], len(found[1])) if found else None


def item_of(line: str) -> str | None:
    """The item of a list that a line is: "-", a blank and some text; None for any other line."""
    found = _ITEM.fullmatch(line)
    return found[1] if found else None
