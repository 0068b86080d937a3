"""What rows about ties and rows about affiliations have in common."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import ClassVar, Generic, TypeVar
from uuid import UUID

from dare_network.domain.drafts.checking import Draft
from dare_network.domain.records.network import Affiliation, Tie
from dare_network.domain.rules.imports.ends import Ends, Pair
from dare_network.domain.rules.imports.lines import AffiliationLine, Entity, Line, TieLine, Write
from dare_network.domain.rules.imports.settling import (
    Decided,
    Target,
    Values,
    checked,
    refuse,
    settle,
)
from dare_network.errors import InvalidInputError

L = TypeVar("L", TieLine, AffiliationLine)
S = TypeVar("S", Tie, Affiliation)


class LinkRows(ABC, Generic[L]):
    """Finds out which record each row is about, and what it adds or changes."""

    entity: ClassVar[Entity]
    draft: ClassVar[type[Draft]]

    def __init__(self, ends: Ends, decided: Decided, new_key: Callable[[], UUID]) -> None:
        self._ends = ends
        self._decided = decided
        self._new_key = new_key
        self._targets: dict[Hashable, Target] = {}

    def take(self, rows: Sequence[L]) -> None:
        """Find out which record each row is about."""
        for row in rows:
            try:
                self._place(row)
            except InvalidInputError as error:
                refuse(row.line, self._named(row), error, self._decided)

    def writes(self) -> Iterator[Write]:
        """Decide the rows; what is to be written for them."""
        for target in self._targets.values():
            if write := settle(self.entity, target, self._decided):
                yield write

    @abstractmethod
    def _place(self, row: L) -> None:
        """Find out which record the row is about."""

    @abstractmethod
    def _named(self, row: L) -> str:
        """The row in one line, as the file puts it."""

    def _file(
        self, line: Line, pair: Pair, identity: Hashable, stored: Tie | Affiliation | None, founding: Values
    ) -> None:
        """Put a checked row beside the others about the same record."""
        if line.faults:
            raise InvalidInputError("", line.faults)
        target = self._targets.get(identity) or Target(
            stored.id if stored else self._new_key(), stored, founding
        )
        values = _period(target) | dict(line.values) | founding
        target.rows.append((line, pair.label, checked(self.draft, values, line.values)))
        self._targets[identity] = target
        self._ends.admit(pair.newcomers, line)


def by_identity(stored: Iterable[S], identity: Callable[[S], Hashable]) -> dict[Hashable, S]:
    """The stored records by what makes them the same; of several, one that has not ended."""
    found: dict[Hashable, S] = {}
    for record in stored:
        known = found.get(identity(record))
        if known is None or known.until_on is not None:
            found[identity(record)] = record
    return found


def _period(target: Target) -> Values:
    """The period as it stands before this row: a row may bring only one of its two days."""
    said = target.values()
    return {name: said.get(name) or getattr(target.stored, name, None) for name in ("from_on", "until_on")}
