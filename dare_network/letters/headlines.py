"""Questions that stand alone between empty lines, in letters that label none."""

import re
from collections.abc import Sequence

from dare_network.letters.lines import Line
from dare_network.letters.openings import Opening, Opens
from dare_network.letters.span import Span

_LONGEST = 180
_FEWEST = 2
"""One alone may be asked in passing."""
_INDIRECT = re.compile(r"(?:Whether|Of)\s")
_THEY_HOLD = re.compile(
    r"(?:in your (?:view|opinion)|according to you|you (?:propose|argue|consider|suggest|believe|intend)|"
    r"you (?:take the (?:position|view)|are of the (?:view|opinion))|"
    r"naar uw (?:mening|oordeel)|volgens u|in uw visie|"
    r"u (?:stelt (?:voor|dat)|bent van (?:mening|oordeel)|vindt|meent|betoogt|wilt))\b",
    re.IGNORECASE,
)


def with_headlines(
    text: str, lines: Sequence[Line], openings: Sequence[Opening | None]
) -> list[Opening | None]:
    """Tell what begins at each line, with such questions and the paragraphs that say what is held on them."""
    if any(found and found.kind is Opens.QUESTION for found in openings):
        return list(openings)
    each = zip(lines, [*lines, None][1:], openings, strict=True)
    alone = [found is None and _is_alone(text, line, after) for line, after, found in each]
    if sum(alone) < _FEWEST:
        return list(openings)
    told: list[Opening | None] = []
    asked = False
    for line, found, asks in zip(lines, openings, alone, strict=True):
        here = Span(line.span.start, line.span.start)
        if asks:
            found = Opening(Opens.QUESTION, here, here.start)
        elif asked and _THEY_HOLD.match(line.span.of(text)):
            found = Opening(Opens.POSITION, here, here.start)
        asked = asks
        told.append(found)
    return told


def _is_alone(text: str, line: Line, after: Line | None) -> bool:
    words = line.span.of(text)
    stands = line.after_gap and (after is None or after.after_gap) and not line.quoted and not line.listed
    asks = words.endswith("?") or (_INDIRECT.match(words) is not None and words[-1:].isalnum())
    return stands and asks and len(words) <= _LONGEST
