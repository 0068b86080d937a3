"""The stretch of a long text in which most of what was looked for stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dare_network.words.marking import Span

LEAD = 60
"""The number of characters before the first part that is marked."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a text and its marked parts; dots stand where the text goes on."""

    text: str
    spans: tuple[Span, ...] = ()

    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The text in pieces, each with whether it is marked."""
        cuts = [0, *(edge for span in self.spans for edge in span), len(self.text)]
        stretches = enumerate(pairwise(cuts))
        return tuple((self.text[a:b], bool(n % 2)) for n, (a, b) in stretches if a < b)


def excerpt(text: str, spans: Sequence[Span], width: int) -> Excerpt:
    """About `width` characters of a text around its marked parts; its beginning where there are none."""
    if len(text) <= width:
        return Excerpt(text, tuple(spans))
    start = _start(text, spans, width)
    end = _before_a_word(text, start + width)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    kept = (Span(max(a, start) + shift, min(b, end) + shift) for a, b in spans if a < end and b > start)
    return Excerpt(before + text[start:end] + after, tuple(kept))


def _start(text: str, spans: Sequence[Span], width: int) -> int:
    starts = [span.start for span in spans]
    if not starts:
        return 0

    def marked_from(start: int) -> int:
        return sum(start <= each < start + width - LEAD for each in starts)

    best = max(starts, key=marked_from)
    return 0 if best <= LEAD else _before_a_word(text, best - LEAD)


def _before_a_word(text: str, near: int) -> int:
    """The place of the last space up to `near`; `near` itself in a text without spaces."""
    if near >= len(text):
        return len(text)
    space = text.rfind(" ", max(0, near - LEAD), near + 1)
    return near if space < 0 else space
