"""The two ends of a tie or an affiliation, and who is meant by them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import InvalidInputError
from dare_network.importing.directory import Directory
from dare_network.importing.lines import Line
from dare_network.importing.unknowns import Newcomer, Unknowns
from dare_network.language import _


@dataclass(frozen=True, slots=True)
class Pair:
    """The two ends of a row, and those of them who would have to be added."""

    first: UUID
    second: UUID
    label: str
    newcomers: tuple[Newcomer, ...]


class Ends:
    """Looks up ends, and brings in unknown organisations where that is allowed."""

    def __init__(self, directory: Directory, unknowns: Unknowns) -> None:
        self._directory = directory
        self._unknowns = unknowns

    def pair(
        self,
        texts: tuple[str, str],
        between: str,
        kinds: tuple[StakeholderKind | None, StakeholderKind | None] = (None, None),
        placeholders: bool = False,
    ) -> Pair:
        """Find whom the two ends mean; `between` stands between their names in the label.

        With `placeholders`, an end that means nobody becomes an organisation. Raises InvalidInputError
        where an end means nobody, several, or somebody of another kind.
        """
        newcomers: dict[str, Newcomer] = {}
        found: list[tuple[UUID, str]] = []
        for text, kind in zip(texts, kinds, strict=True):
            if key := self._known(text, kind):
                found.append((key, self._directory.name(key)))
                continue
            if not placeholders:
                raise InvalidInputError(_nobody(kind).format(name=self._directory.unqualified(text)))
            newcomer = newcomers.get(text) or self._unknowns.meet(text)
            newcomers[text] = newcomer
            found.append((newcomer.key, newcomer.draft.name))
        (first, one), (second, other) = found
        return Pair(first, second, label(one, between, other), tuple(newcomers.values()))

    def admit(self, newcomers: Iterable[Newcomer], line: Line) -> None:
        """Add the unknown ends of a row that stands."""
        self._unknowns.admit(newcomers, line)

    def label(self, one: str, between: str, other: str) -> str:
        """A row whose ends are not known, in one line."""
        return label(self._directory.unqualified(one), between, self._directory.unqualified(other))

    def _known(self, text: str, kind: StakeholderKind | None) -> UUID | None:
        if not text:
            raise InvalidInputError(_("One of the two ends is empty."))
        key = self._directory.end(text, kind)
        if key and kind and self._directory.kind(key) is not kind:
            raise InvalidInputError(_wrong_kind(kind).format(name=self._directory.name(key)))
        return key


def label(one: str, between: str, other: str) -> str:
    """A tie or an affiliation in one line."""
    return " – ".join(part for part in (one, between, other) if part)


def _wrong_kind(wanted: StakeholderKind) -> str:
    if wanted is StakeholderKind.PERSON:
        return _("“{name}” is an organisation; a person is needed here.")
    return _("“{name}” is a person; an organisation is needed here.")


def _nobody(kind: StakeholderKind | None) -> str:
    match kind:
        case StakeholderKind.PERSON:
            return _("No person called “{name}” is in this file or in the network.")
        case StakeholderKind.ORGANISATION:
            return _("No organisation called “{name}” is in this file or in the network.")
        case None:
            return _("Nobody called “{name}” is in this file or in the network.")
