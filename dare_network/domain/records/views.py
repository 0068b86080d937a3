"""Views of the network that somebody kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view under a name. `address` is its part of an address, "focus=…&steps=2".

    `account` is whoever keeps it; with `shared` the whole consortium finds it.
    """

    id: UUID
    name: str
    explanation: str
    address: str
    shared: bool
    account: str
    version: int

    @property
    def parameters(self) -> Mapping[str, Sequence[str]]:
        """The parameters of its address."""
        return parse_qs(self.address)
