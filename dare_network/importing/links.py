"""The handling that rows about ties and rows about affiliations have in common."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Generic, TypeVar
from uuid import UUID

from dare_network.domain.drafts.checking import Draft
from dare_network.domain.fields import fields_of
from dare_network.domain.records.imports import FoundBy
from dare_network.errors import InvalidInputError
from dare_network.importing.decided import Decided, Values, checked
from dare_network.importing.ends import Ends, Pair
from dare_network.importing.known_links import KnownLinks, Period, meant_by
from dare_network.importing.lines import AffiliationLine, ImportedEntity, Line, TieLine, Write
from dare_network.importing.merging import About, Target, merge
from dare_network.language import _

L = TypeVar("L", TieLine, AffiliationLine)


@dataclass(frozen=True, slots=True)
class Placed(Generic[L]):
    """A checked row whose ends are known: what it says, and what makes it the same as another."""

    row: L
    pair: Pair
    identity: Hashable
    founding: Values
    given: Values
    flaws: dict[str, str]

    @property
    def period(self) -> Period:
        """The days that the row says."""
        return Period(_day(self.given.get("from_on")), _day(self.given.get("until_on")))


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
        self._placed: dict[Hashable, list[Placed[L]]] = defaultdict(list)
        self._own_ids: set[UUID] = set()
        self._fields = {name for name, about in fields_of(self.draft).items() if about.imported}

    def take(self, rows: Sequence[L]) -> None:
        """Find out which record each row is about."""
        self._own_ids = {row.own_id for row in rows if row.own_id}
        for row in rows:
            try:
                self._place(row)
            except InvalidInputError as error:
                self._decided.refuse(row.line, self._named(row), error)
        for identity, placed in self._placed.items():
            self._settle(identity, placed)
        self._placed.clear()

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
        """Put a checked row beside the others between the same ends."""
        given, flaws = checked(self.draft, founding, row.line, self._fields)
        self._ends.admit(pair.newcomers, row.line)
        self._placed[identity].append(Placed(row, pair, identity, founding, given, flaws))

    def _settle(self, identity: Hashable, placed: Sequence[Placed[L]]) -> None:
        """Give each of these rows its record. Those that say most go first."""
        known = self._known.alike(identity)
        taken: dict[UUID, Period] = {}
        for each in sorted(placed, key=lambda one: _openness(one.period)):
            id_, found_by = self._meant_by(each, known, taken)
            target = self._targets.get(id_) or Target(id_, self._known.get(id_), self._founding(each))
            self._targets[id_] = target
            given, late = _in_time(each, target)
            given |= _over(each.row.line, given, target)
            given |= _to_the_day(target, given, found_by is FoundBy.OWN_KEY)
            target.rows.append(About(each.row.line, each.pair.label, given, found_by))
            taken.setdefault(id_, each.period)
            self._decided.leave_out(each.row.line, each.pair.label, each.flaws | late)

    def _meant_by(
        self, each: Placed[L], known: dict[UUID, Period], taken: dict[UUID, Period]
    ) -> tuple[UUID, FoundBy]:
        """The key of the record that the row is about, or that it adds."""
        own = each.row.own_id
        if own and self._may_have(own, each.founding):
            return self._meant_by_own(each, own), FoundBy.OWN_KEY
        # Two rows that begin on different days are two, also where both meet one that is stored.
        among_rows = {id_: period for id_, period in taken.items() if _together(each.period, period)}
        found = meant_by(each.period, {k: v for k, v in known.items() if k not in taken or k in among_rows})
        if found is None:
            # Who says no days works there now, where the same file tells of an earlier time as well.
            found = min(among_rows, key=lambda id_: among_rows[id_].until_on is not None, default=None)
        return (found, FoundBy.ENDS) if found else (self._new_key(), FoundBy.NEW)

    def _founding(self, each: Placed[L]) -> Values:
        return {**each.founding, **each.row.line.mark}

    def _may_have(self, own: UUID, founding: Values) -> bool:
        """Return whether that key belongs to a record between these ends, or to nobody yet."""
        if known := self._known.get(own):
            return all(getattr(known, name) == value for name, value in founding.items())
        return own not in self._targets or self._targets[own].founding.items() >= founding.items()

    def _meant_by_own(self, each: Placed[L], own: UUID) -> UUID:
        """The record with that key, else one that is the same in all but its key, else a new one.

        Two that differ in their periods alone stay two: one of them may have ended before the other.
        """
        if self._known.get(own) or own in self._targets:
            return own
        twin = self._known.twin(each.identity, each.period, self._own_ids | self._targets.keys())
        return twin.id if twin else own


def _together(one: Period, other: Period) -> bool:
    """Return whether two rows of a file are about one period."""
    if one.from_on and other.from_on:
        return one.from_on == other.from_on
    return one.meets(other)


def _openness(period: Period) -> int:
    return [period.from_on, period.until_on].count(None)


def _in_time(each: Placed[L], target: Target) -> tuple[Values, dict[str, str]]:
    """The row without a last day that comes before the first day that is known, and why."""
    days = {name: each.given.get(name) or target.holds(name) for name in ("from_on", "until_on")}
    begins, ends = _day(days["from_on"]), _day(days["until_on"])
    if not (begins and ends and ends < begins):
        return each.given, {}
    wrong = "until_on" if "until_on" in each.given else "from_on"
    rest = {name: value for name, value in each.given.items() if name != wrong}
    return rest, {wrong: _("The end comes before the beginning.")}


def _over(line: Line, given: Values, target: Target) -> Values:
    """Return the last day of what the row calls over without a day, where none is known."""
    begins, ends = (given.get(name) or target.holds(name) for name in ("from_on", "until_on"))
    began = _day(begins)
    if line.over_by is None or ends or (began and began > line.over_by):
        return {}
    return {"until_on": line.over_by}


def _to_the_day(target: Target, given: Values, as_meant: bool) -> Values:
    """Return no precision for days that are known to the day now, and were not before.

    Programs that know only whole days give the first or last one of a month back as such; a row with a key
    of ours says each day `as_meant`.
    """
    return {
        precision: None
        for name, precision in (("from_on", "from_precision"), ("until_on", "until_precision"))
        if name in given and precision not in given and getattr(target.stored, precision, None)
        if as_meant or given[name] != getattr(target.stored, name)
    }


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
