"""The columns of a sheet."""

from collections.abc import Iterable
from dataclasses import dataclass

from dare_network.domain.fields import WHOM, Kind, fields_of
from dare_network.domain.vocabulary import TermList
from dare_network.language import _, in_every_language

IN_CELLS = WHOM | {Kind.LINE, Kind.TEXT, Kind.PAGES, Kind.LINK, Kind.DAY, Kind.TERM, Kind.TOPIC, Kind.FLAG}
"""The kinds of fields that a cell can hold."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column that is read back: the field it fills, and its heading in English.

    `terms` is the list of which the labels stand in its cells, for columns of terms.
    """

    field: str
    heading: str
    kind: Kind = Kind.LINE
    terms: TermList | None = None

    @property
    def label(self) -> str:
        """The heading in the reader's language."""
        return _(self.heading)


def columns_of(draft: type) -> tuple[SheetColumn, ...]:
    """The columns of a draft: the fields that are exported and that a cell can hold."""
    return tuple(
        SheetColumn(name, about.label, about.kind, about.terms)
        for name, about in fields_of(draft).items()
        if about.exported and about.kind in IN_CELLS
    )


def header_of(heading: str, headers: Iterable[str]) -> str | None:
    """The header of a table that is this heading in any language; None where it has none."""
    wanted = {text.casefold() for text in in_every_language(heading)}
    return next((header for header in headers if header.casefold() in wanted), None)
