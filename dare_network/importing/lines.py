"""The rows of a file on their way in, and what is written for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from dare_network.domain.vocabulary import StakeholderKind


class ImportedEntity(StrEnum):
    """The kind of record that an import writes, by its name in the audit trail, after what it refers to."""

    STAKEHOLDER = "stakeholder"
    AFFILIATION = "affiliation"
    TIE = "tie"
    DIALOGUE = "dialogue"
    MEETING = "meeting"
    ATTENDANCE = "attendance"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file: where it stands and what it says.

    `order` counts through all tables of an import. `values` holds what is filled in, by field, with
    dates as dates; `faults` a sentence for each field that could not be read, and `texts` what stands there.
    `name` tells the row from others of its line, also in the same file tomorrow. `sample` marks invented
    data. `over_by` is the last day on which that can have held which the row calls over.
    """

    order: int
    table: str
    number: int
    values: Mapping[str, object] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    sample: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    over_by: date | None = None

    @property
    def key(self) -> str:
        """The name of this row among all rows of an import, under which answers about it are kept."""
        return f"{self.table}\n{self.number}\n{self.name}"

    @property
    def place(self) -> tuple[str, int]:
        """The table and the line, which rows about several records have in common."""
        return self.table, self.number

    @property
    def mark(self) -> Mapping[str, object]:
        """Return what a record that is added for this row holds beside what the row says."""
        return {"sample": True} if self.sample else {}


@dataclass(frozen=True, slots=True)
class StakeholderLine:
    """A row about a person or an organisation; `import_key` is its name in the source, "pic:1"."""

    line: Line
    kind: StakeholderKind
    import_key: str | None = None


@dataclass(frozen=True, slots=True)
class TieLine:
    """A row about a tie; `type_text` is the id of its type or a label.

    Each end is an import key, a ROR identifier, an ORCID or a name. With `placeholders`, an end that
    means nobody becomes an organisation of that name, or with `people` a person where the name is a person's.
    `own_id` is the key that this product gave it.
    """

    line: Line
    type_text: str
    from_end: str
    to_end: str
    placeholders: bool = False
    people: bool = False
    own_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AffiliationLine:
    """A row that says where a person works; its ends are written like those of a tie."""

    line: Line
    person: str
    organisation: str
    own_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A row about a meeting, with the texts of its cells: names, a time, labels."""

    line: Line


@dataclass(frozen=True, slots=True)
class Write:
    """One record to add, or to change where `version` says which version was read."""

    entity: ImportedEntity
    id: UUID
    version: int | None
    values: Mapping[str, object]
