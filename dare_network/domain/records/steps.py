"""Records of what is planned before it is written: one step for each record."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Step:
    """One record that is written: `key` is None for one that is added, `name` whom it is about.

    `before` has what the changed fields hold now, `version` is the one that was read.
    """

    record: type[object]
    key: UUID | None
    name: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    version: int = 0
