"""The paragraphs of a text, and the sentences of a part of it."""

import re
from collections.abc import Iterator

from dare_network.letters.span import Span

_END = re.compile(
    # One sign at a time: a run of dots must not be looked through again from each of them.
    r"(?P<sign>[.?!;](?=[\"'”’)\]]{0,3}\s))|\n[ \t\r>]*\n|\n[ \t\r>]*[-*•–][ \t]"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:dr|drs|prof|mr|mrs|ms|ir|nr|no|jl|bijv|incl|excl|resp|approx|ca|cf|vs|sec|art|fig|t\.a\.v|"
    r"o\.a|m\.b\.t|d\.w\.z|a\.s|e\.g|i\.e|n\.a\.v|i\.v\.m|et al)|\b[A-Z])$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"[ \t>]*(?:[-*•–][ \t]+)?")
_LOOK_BACK = 8
_GAP = re.compile(r"\n[ \t\r>]*\n")


def paragraphs_in(text: str) -> Iterator[Span]:
    """The paragraphs of a text, without the empty lines between them."""
    gaps = [gap.span() for gap in _GAP.finditer(text)]
    starts, ends = [0, *(end for _start, end in gaps)], [*(start for start, _end in gaps), len(text)]
    parts = (Span(start, end).trimmed(text) for start, end in zip(starts, ends, strict=True))
    return (part for part in parts if part.start < part.end)


def sentences_in(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a part, also where a list or an empty line ends them, each without its white space."""
    begun = span.start
    for match in _END.finditer(text, span.start, span.end):
        end = match.end() if match["sign"] else match.start()
        if match["sign"] == "." and _ABBREVIATED.search(text, max(begun, end - 1 - _LOOK_BACK), end - 1):
            continue
        yield from _sentence(text, Span(begun, end))
        begun = max(end, begun)
    yield from _sentence(text, Span(begun, span.end))


def _sentence(text: str, span: Span) -> Iterator[Span]:
    found = span.trimmed(text)
    lead = _LEAD.match(text, found.start, found.end)
    found = Span(lead.end() if lead else found.start, found.end)
    if any(sign.isalpha() for sign in found.of(text)[:200]):
        yield found
