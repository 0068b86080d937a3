"""Records of one change to many stakeholders."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class BulkChange:
    """A change to many people and organisations at once; what is None or empty stays as it is.

    `organisation_id` is where people work from now on besides. With `end_ties_on` their ties end on that day,
    those of `tie_type` alone where it names one.
    """

    category: str | None = None
    tags_added: tuple[str, ...] = ()
    tags_removed: tuple[str, ...] = ()
    source: str | None = None
    organisation_id: UUID | None = None
    end_ties_on: date | None = None
    tie_type: str = ""


@dataclass(frozen=True, slots=True)
class BulkStep:
    """One record that is written: `key` is None for one that is added, `name` whom it is about.

    `before` has what the changed fields hold now, `version` is the one that was read.
    """

    record: type[object]
    key: UUID | None
    name: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    version: int = 0


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """All that a change writes; `who` are those whom it is about, `later` counts ties that begin later."""

    who: tuple[UUID, ...]
    steps: tuple[BulkStep, ...]
    later: int = 0
