"""One transaction."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.engine import Connection


@dataclass(frozen=True, slots=True)
class Transaction:
    """A connection in one transaction, and what was found out in it.

    SQLModel's own keeps track of objects, which nothing here needs, and takes a tenth of a save for it.
    """

    connection: Connection
    info: dict[Any, Any] = field(default_factory=dict)
