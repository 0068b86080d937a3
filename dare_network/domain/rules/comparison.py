"""Two texts line by line: what stayed, what was taken out and what was put in."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class LineChange(StrEnum):
    """The fate of a line."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One line of either text."""

    change: LineChange
    text: str


def compare(before: str, after: str) -> tuple[ComparedLine, ...]:
    """The lines of both texts in their order; where lines were replaced, the old ones come first.

    The kept and removed lines together are `before`, the kept and added ones `after`.
    """
    old, new = before.split("\n"), after.split("\n")
    found: list[ComparedLine] = []
    # Lines that stand everywhere, such as empty ones, would make long texts slow to compare: difflib
    # passes over them by itself.
    for tag, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            found += _lines(LineChange.KEPT, old[i:j])
        else:
            found += _lines(LineChange.REMOVED, old[i:j])
            found += _lines(LineChange.ADDED, new[k:m])
    return tuple(found)


def _lines(change: LineChange, texts: list[str]) -> Iterator[ComparedLine]:
    return (ComparedLine(change, text) for text in texts)
