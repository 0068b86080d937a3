"""The lines of a pasted text, without the marks of quoting and of lists at their beginning."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dare_network.domain.reading.span import Span

_LINE = re.compile(r"[^\n]*\n?")
_LEAD = re.compile(r"[ \t\r\f\v\xa0]*((?:>[ \t]*)*)((?:[-*•–·][ \t]+)?)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something. `after_gap` is true where an empty line stands before it."""

    span: Span
    quoted: bool
    listed: bool
    after_gap: bool


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text that are not empty."""
    gap = True
    for match in _LINE.finditer(text):
        lead = _LEAD.match(text, match.start(), match.end())
        begun = lead.end() if lead else match.start()
        span = Span(begun, match.end()).trimmed(text)
        if span.start == span.end:
            gap = True
            continue
        yield Line(span, bool(lead and lead[1]), bool(lead and lead[2]), gap)
        gap = False
