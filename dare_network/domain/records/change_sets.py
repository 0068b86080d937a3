"""Records of changes that belong together and are taken back together."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dare_network.domain.vocabulary import AliasKind, ChangeKind


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All that one decision changed: two records merged, one removed, or many changed together.

    `record_id` is the record that went. `one_id` is the stakeholder whose history tells of it: of a merge the
    one that was kept, of a tie or an affiliation one end; `other_id` is the other, where there is one.
    Of many both are the first; the history of each tells of it by its events.
    """

    id: UUID
    kind: ChangeKind
    at: datetime
    account: str
    record_id: UUID
    one_id: UUID
    other_id: UUID | None
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A change set in a list: the kind of the record that went, and the names of those it was about.

    Of many that were changed together, `count` is the number. A merge is `final` where the record that was
    kept is gone for good, as with the sample: then nothing is left to take back.
    """

    change_set: ChangeSet
    entity: str
    names: tuple[str, ...]
    count: int = 0
    final: bool = False


@dataclass(frozen=True, slots=True)
class Alias:
    """An identifier by which files still mean a stakeholder: of a record that was merged into it."""

    id: UUID
    stakeholder_id: UUID
    kind: AliasKind
    value: str
    sample: bool
    version: int
