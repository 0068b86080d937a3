"""Lists that are shown a page at a time."""

from dataclasses import dataclass
from typing import Generic, TypeVar

PAGE = 200
"""The number of entries on a page of a table."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The page that is asked for, counted from 0, and the order of the whole list.

    `by` is the name of a column; empty for the order in which the list is read.
    """

    number: int = 0
    by: str = ""
    descending: bool = False
    size: int = PAGE


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """The entries of one page, and how many there are on all of them.

    `number` tells which it is: the last one where the page that was asked for lies past the end.
    """

    entries: tuple[T, ...] = ()
    count: int = 0
    number: int = 0
    size: int = PAGE

    @property
    def first(self) -> int:
        """The place of its first entry among all, counted from 1."""
        return self.number * self.size + 1

    @property
    def last(self) -> int:
        """The place of its last entry."""
        return min(self.count, (self.number + 1) * self.size)

    @property
    def is_last(self) -> bool:
        """Return whether nothing follows."""
        return self.last >= self.count
