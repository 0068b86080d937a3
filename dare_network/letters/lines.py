"""The lines of a pasted text, without the marks of quoting and of lists at their beginning."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dare_network.letters.span import Span

_LINE = re.compile(r"[^\n]*\n?")
_LEAD = re.compile(r"[ \t\r\f\v\xa0]*((?:>[ \t]*)*)((?:[-*•–·][ \t]+)?)")
# Hurried notes: "Q1: enough? Our position: yes. EMA: no." on one line.
_NEXT_LABEL = re.compile(
    r"(?<=[.?!;])[ \t]+"
    r"(?=(?:(?i:our|ons)[ \t](?i:pos|position|view|standpunt|idee)|"
    r"(?i:antwoord|answer|reactie|reply)(?:[ \t][A-Z][\w-]{1,12})?|[A-Z]{3,9})[ \t]?:(?:[ \t]|$))"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something. `after_gap` is true where an empty line stands before it."""

    span: Span
    quoted: bool
    listed: bool
    after_gap: bool


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text that are not empty; one that holds several labels comes in parts."""
    for line in _whole_lines(text):
        starts = [line.span.start]
        starts += [label.end() for label in _NEXT_LABEL.finditer(text, line.span.start, line.span.end)]
        for start, end in pairwise([*starts, line.span.end]):
            first = start == line.span.start
            yield replace(line, span=Span(start, end).trimmed(text), after_gap=first and line.after_gap)


def _whole_lines(text: str) -> Iterator[Line]:
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
