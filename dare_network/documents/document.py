"""A document before it becomes a file: a title, what stands on every page, and blocks in their order.

`withheld` marks what a public summary does not carry (`layers`); a file shows it shaded.
"""

from dataclasses import dataclass
from datetime import datetime

from dare_network.language import Language, _, speaking


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the widest, and no level is skipped on the way down."""

    text: str
    level: int = 1
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text of one or more lines."""

    text: str
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A text under a label."""

    label: str
    text: str
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts one below the other."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without numbers, under a label where it has one."""

    label: str
    items: tuple[str, ...]
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its width beside that of the others."""

    label: str
    share: int = 1
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each row has a text for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Facts | Bullets | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `header` and `footer` stand on every page, the footer with the page's number."""

    title: str
    language: Language
    header: str
    footer: str
    made_at: datetime
    blocks: tuple[Block, ...]

    @property
    def page_words(self) -> tuple[str, str, str]:
        """Return the words before the number of a page, between it and the number of pages, and after."""
        with speaking(self.language):
            before, rest = _("Page {page} of {pages}").split("{page}")
        between, after = rest.split("{pages}")
        return before, between, after
