"""The handling that rows about ties and rows about affiliations have in common."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import ClassVar, Generic, TypeVar
from uuid import UUID

from dare_network.domain.drafts.checking import Draft
from dare_network.errors import InvalidInputError
from dare_network.importing.ends import Ends, Pair
from dare_network.importing.known_links import KnownLinks
from dare_network.importing.lines import AffiliationLine, ImportedEntity, TieLine, Write
from dare_network.importing.merging import Decided, Target, Values, checked, merge, refuse

L = TypeVar("L", TieLine, AffiliationLine)


class LinkRows(ABC, Generic[L]):
    """Finds out which record each row is about, and what it adds or changes."""

    entity: ClassVar[ImportedEntity]
    draft: ClassVar[type[Draft]]

    def __init__(self, ends: Ends, decided: Decided, new_key: Callable[[], UUID], known: KnownLinks) -> None:
        self._ends = ends
        self._decided = decided
        self._new_key = new_key
        self._known = known
        self._targets: dict[UUID, Target] = {}
        self._founded: dict[Hashable, UUID] = {}
        self._own_ids: set[UUID] = set()

    def take(self, rows: Sequence[L]) -> None:
        """Find out which record each row is about."""
        self._own_ids = {row.own_id for row in rows if row.own_id}
        for row in rows:
            try:
                self._place(row)
            except InvalidInputError as error:
                refuse(row.line, self._named(row), error, self._decided)

    def writes(self) -> Iterator[Write]:
        """Decide the rows; what is to be written for them."""
        for target in self._targets.values():
            if write := merge(self.entity, target, self._decided):
                yield write

    @abstractmethod
    def _place(self, row: L) -> None:
        """Find out which record the row is about."""

    @abstractmethod
    def _named(self, row: L) -> str:
        """The row in one line, as the file puts it."""

    def _file(self, row: L, pair: Pair, identity: Hashable, founding: Values) -> None:
        """Put a checked row beside the others about the same record."""
        line = row.line
        if line.faults:
            raise InvalidInputError("", line.faults)
        id_ = self._meant_by(row, identity, founding)
        target = self._targets.get(id_) or Target(id_, self._known.get(id_), {**founding, **line.mark})
        values = _period(target) | dict(line.values) | founding
        given = checked(self.draft, values, line.values)
        target.rows.append((line, pair.label, given | _to_the_day(target, given)))
        self._targets[id_] = target
        self._ends.admit(pair.newcomers, line)

    def _meant_by(self, row: L, identity: Hashable, founding: Values) -> UUID:
        """The key of the record that the row is about, or that it adds."""
        if row.own_id and self._may_have(row.own_id, founding):
            return self._meant_by_own(row, row.own_id, identity)
        if stored := self._known.current(identity):
            return stored.id
        if identity not in self._founded:
            self._founded[identity] = self._new_key()
        return self._founded[identity]

    def _may_have(self, own: UUID, founding: Values) -> bool:
        """Return whether that key belongs to a record between these ends, or to nobody yet."""
        if known := self._known.get(own):
            return all(getattr(known, name) == value for name, value in founding.items())
        return own not in self._targets or self._targets[own].founding.items() >= founding.items()

    def _meant_by_own(self, row: L, own: UUID, identity: Hashable) -> UUID:
        """The record with that key, else one that is the same in all but its key, else a new one.

        Two that differ in their periods alone stay two: one of them may have ended before the other.
        """
        if self._known.get(own) or own in self._targets:
            return own
        twin = self._known.twin(identity, row.line, self._own_ids | self._targets.keys())
        if twin:
            return twin.id
        self._founded.setdefault(identity, own)
        return own


def _to_the_day(target: Target, given: Values) -> Values:
    """Return no precision for days that are known to the day now, and were not before."""
    return {
        precision: None
        for name, precision in (("from_on", "from_precision"), ("until_on", "until_precision"))
        if name in given and precision not in given and getattr(target.stored, precision, None)
    }


def _period(target: Target) -> Values:
    """The period as it stands before this row: a row may bring only one of its two days."""
    said = target.values()
    return {name: said.get(name) or getattr(target.stored, name, None) for name in ("from_on", "until_on")}
