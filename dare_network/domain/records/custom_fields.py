"""Fields that an office defines for itself, and the values that records have in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dare_network.domain.vocabulary import StakeholderKind
from dare_network.language import pick


class CustomSubject(StrEnum):
    """The records that have a field."""

    STAKEHOLDER = "stakeholder"
    """People and organisations."""
    PERSON = "person"
    ORGANISATION = "organisation"
    TIE = "tie"


class CustomKind(StrEnum):
    """The kind of value that a field holds. All are stored as text."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"


CustomValues = tuple[tuple[str, str], ...]
"""The id of each field that holds something, with what it holds, in the order of the ids."""


@dataclass(frozen=True, slots=True)
class CustomField:
    """A field of an office's own. A retired one is shown where it holds something and offered nowhere.

    `choices` are the values of a field of which one is chosen, in their order.
    """

    id: str
    subject: CustomSubject
    kind: CustomKind
    label_en: str
    label_nl: str
    choices: tuple[str, ...]
    position: int
    retired: bool
    version: int

    @property
    def label(self) -> str:
        """The label in the reader's language."""
        return pick(self.label_en, self.label_nl)

    @property
    def names(self) -> frozenset[str]:
        """The names by which a file may call it, in small letters."""
        return frozenset(name.casefold() for name in (self.id, self.label_en, self.label_nl) if name)

    def describes(self, subject: CustomSubject) -> bool:
        """Return whether people, organisations or ties have it."""
        if self.subject is CustomSubject.STAKEHOLDER:
            return subject is not CustomSubject.TIE
        return self.subject is subject


def subject_of(kind: StakeholderKind) -> CustomSubject:
    """Return the subject that fields of such a stakeholder have."""
    return CustomSubject.PERSON if kind is StakeholderKind.PERSON else CustomSubject.ORGANISATION


def custom_values(values: Mapping[str, str] | Iterable[tuple[str, str]]) -> CustomValues:
    """Values of fields in the order of their ids, without empty ones."""
    return tuple(sorted((key, text) for key, text in dict(values).items() if text))
