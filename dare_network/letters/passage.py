"""Words of a letter that belong together."""

from dataclasses import dataclass

from dare_network.letters.openings import Opens
from dare_network.letters.span import Span

UNITS = frozenset({Opens.QUESTION, Opens.ITEM, Opens.POSITION, Opens.ANSWER})
"""Kinds of passage that a dialogue is made of."""

ASKED = frozenset({Opens.QUESTION, Opens.ITEM})
"""Kinds of passage that ask something, or may."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that belong together. `kind` is None for those of no particular kind.

    A `row` of a table of actions holds the words of all its cells.
    """

    kind: Opens | None
    label: Span
    span: Span
    number: str = ""
    quoted: bool = False
    listed: bool = False
    row: bool = False

    @property
    def is_empty(self) -> bool:
        """Return whether it has only a label so far."""
        return self.span.start >= self.span.end
