"""Dialogues that are closed to an administrator, and taking one over."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ClosedDialogue:
    """A dialogue that is, in whole or in part, for named persons only: its number and readers, no more."""

    id: UUID
    ref: str
    requested_on: date
    readers: tuple[str, ...]
