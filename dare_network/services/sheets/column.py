"""The columns of a sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, auto

from dare_network.domain.vocabulary import TermList
from dare_network.language import _, in_every_language


class Kind(StrEnum):
    """What stands in the cells of a column."""

    TEXT = auto()
    DAY = auto()
    TERM = auto()
    TOPICS = auto()
    WHO = auto()
    FLAG = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is read back: the field it fills, and its heading in English.

    `terms` is the list of which the labels stand in its cells, for columns of terms.
    """

    field: str
    heading: str
    kind: Kind = Kind.TEXT
    terms: TermList | None = None

    @property
    def label(self) -> str:
        """The heading in the reader's language."""
        return _(self.heading)


def header_of(heading: str, headers: Iterable[str]) -> str | None:
    """The header of a table that is this heading in any language; None where it has none."""
    wanted = {text.casefold() for text in in_every_language(heading)}
    return next((header for header in headers if header.casefold() in wanted), None)
