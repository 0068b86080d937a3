"""Records of where else the text of a record stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place that holds the text of a record, and what becomes of it where that is more confidential."""

    name: str
    consequence: str
