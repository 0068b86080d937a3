"""A stretch of a text: what is found is never a copy, but a place in what was pasted."""

import re
from dataclasses import dataclass
from typing import Self

_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]*)+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Span:
    """From one character of a text up to, and without, another."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The stretch as it stands in the text."""
        return text[self.start : self.end]

    def words(self, text: str) -> str:
        """Return its text as one reads it: hard line ends joined, the marks of a quoted mail left out.

        Paragraphs stay apart by an empty line.
        """
        plain = _QUOTED.sub("", self.of(text))
        paragraphs = (" ".join(part.split()) for part in re.split(r"\n[ \t\r]*\n", plain))
        return "\n\n".join(part for part in paragraphs if part)

    def trimmed(self, text: str) -> Self:
        """Return this span without white space at its ends."""
        part = self.of(text)
        start = self.start + len(part) - len(part.lstrip())
        return type(self)(start, max(start, self.start + len(part.rstrip())))

    def overlaps(self, other: "Span") -> bool:
        """Return whether both share a character."""
        return self.start < other.end and other.start < self.end
