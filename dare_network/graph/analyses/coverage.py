"""Coverage: where there is contact and where there is none, as a matrix."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Contact:
    """The contact of one on our side with one on the other; `last_on` is None for a day unknown."""

    ours: str
    theirs: str
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """The current contacts, and the day of the last one, which may be with somebody who has left."""

    contacts: tuple[Contact, ...] = ()
    last_on: date | None = None

    @property
    def count(self) -> int:
        """The number of current contacts."""
        return len(self.contacts)


NOBODY = Cell()


@dataclass(frozen=True)
class Coverage:
    """A matrix of cells by row and column; what is not in `cells` is empty."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]

    def cell(self, row: str, column: str) -> Cell:
        """Return what there is in a row and a column."""
        return self.cells.get((row, column), NOBODY)

    @property
    def gaps(self) -> tuple[tuple[str, str], ...]:
        """Each row and column without a current contact, in their order."""
        wanted = ((row, column) for row in self.rows for column in self.columns)
        return tuple(at for at in wanted if not self.cell(*at).count)


def cell(contacts: Iterable[Contact], also: Iterable[date] = ()) -> Cell:
    """The cell of these contacts, each two named once; `also` are days of contact with others."""
    latest: dict[tuple[str, str], Contact] = {}
    for contact in contacts:
        known = latest.setdefault((contact.ours, contact.theirs), contact)
        if contact.last_on and (known.last_on is None or known.last_on < contact.last_on):
            latest[contact.ours, contact.theirs] = contact
    named = tuple(latest[pair] for pair in sorted(latest))
    return Cell(named, last_of((*(contact.last_on for contact in named), *also)))


def last_of(days: Iterable[date | None]) -> date | None:
    """The last of the days that are known."""
    return max((on for on in days if on), default=None)
