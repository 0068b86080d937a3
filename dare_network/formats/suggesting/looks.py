"""A look at a table: its columns with what stands in their cells."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dare_network.domain.actor_names import likely_kind
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.formats.grid import Table
from dare_network.formats.pasted import says_nothing
from dare_network.formats.written_days import DayOrder, Orders, says_not_ended, written_day

_LOOKED_AT = 400
_MOST = 0.6
_LEAST_OF_A_WORD = 3
_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")


def folded(text: str) -> str:
    """A header as the lists of words have it: small letters and digits, without accents and all else."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


@dataclass(frozen=True)
class Column:
    """One column: its header, and the texts below it that say something."""

    header: str
    cells: tuple[str, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The header, folded: as it is, without what stands in brackets, and each part beside a slash."""
        parts = self.header.split("/") if "/" in self.header else ()
        written = (self.header, _IN_BRACKETS.sub("", self.header), *parts)
        return tuple(dict.fromkeys(filter(None, map(folded, written))))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The different texts, in their order."""
        return tuple(dict.fromkeys(self.cells))

    @cached_property
    def some(self) -> tuple[str, ...]:
        """The first few hundred different texts."""
        return self.texts[:_LOOKED_AT]

    def share(self, says: Callable[[str], object]) -> float:
        """The share of the different texts of which this is true; 0 of an empty column."""
        return sum(map(bool, map(says, self.some))) / len(self.some) if self.some else 0.0

    def mostly(self, says: Callable[[str], object]) -> bool:
        """Return whether this is true of most of the texts; of an empty column everything may be."""
        return not self.some or self.share(says) >= _MOST

    @cached_property
    def kinds(self) -> Mapping[StakeholderKind | None, float]:
        """The share of the names of each likely kind."""
        found = [likely_kind(text) for text in self.some]
        return {kind: found.count(kind) / len(found) if found else 0.0 for kind in (*StakeholderKind, None)}

    @property
    def is_unique(self) -> bool:
        """Return whether no text stands in two rows."""
        return len(self.texts) == len(self.cells)


@dataclass(frozen=True)
class Look:
    """One table with its columns; `name` is by what a mapping calls it."""

    name: str
    table: Table

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """The columns by their headers."""
        return {header: Column(header, self._cells(header)) for header in self.table.headers}

    @cached_property
    def by_word(self) -> Mapping[str, Column]:
        """The columns by their folded headers; of those that fold alike the first."""
        found: dict[str, Column] = {}
        for place in range(max((len(column.words) for column in self.columns.values()), default=0)):
            for column in self.columns.values():
                for word in column.words[place : place + 1]:
                    found.setdefault(word, column)
        return {word: column for word, column in found.items() if word}

    def first(self, words: Iterable[str], without: Collection[str] = ()) -> Column | None:
        """The column with the first of these headers that there is, in full or cut off: "Opm.", "Org."."""
        return next((column for column in self.called(words) if column.header not in without), None)

    def called(self, words: Iterable[str]) -> Iterator[Column]:
        """Yield the columns with these headers, the likeliest first; those that are cut off come last."""
        listed = tuple(words)
        yield from filter(None, map(self.by_word.get, listed))
        for cut, column in self._cut_off.items():
            if any(word.startswith(cut) for word in listed):
                yield column

    @cached_property
    def _cut_off(self) -> Mapping[str, Column]:
        """The columns whose headers end as what is cut off does, by the part that stands."""
        ended = (
            (column.words[-1], column) for column in self.columns.values() if column.header.endswith(".")
        )
        return {word: column for word, column in ended if len(word) >= _LEAST_OF_A_WORD}

    def _cells(self, header: str) -> tuple[str, ...]:
        texts = (row.cells[header] for row in self.table.rows)
        return tuple(text for text in texts if text and not says_nothing(text))


def is_day(text: str) -> bool:
    """Return whether a text is a day, a month, a year, or says that there is no end."""
    return bool(written_day(text) or written_day(text, _MONTH_FIRST)) or says_not_ended(text)


_MONTH_FIRST: Orders = {"": DayOrder.MONTH_FIRST}
