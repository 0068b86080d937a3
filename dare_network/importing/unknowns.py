"""Organisations and people of whom a file says no more than that something is tied to them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from dare_network.domain.actor_names import likely_kind
from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.network import OrganisationDraft, PersonDraft
from dare_network.domain.identifiers import canonical_ror
from dare_network.domain.records.imports import FoundBy, RowOutcome
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.importing.decided import Decided
from dare_network.importing.directory import Directory, Identifiers
from dare_network.importing.lines import ImportedEntity, Line, Write
from dare_network.language import _

SOURCE = "unknown"
"""The source of such an organisation until somebody knows better."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody unknown at the end of a row that is not decided yet."""

    key: UUID
    import_key: str | None
    draft: OrganisationDraft | PersonDraft

    @property
    def kind(self) -> StakeholderKind:
        """Return whether a person or an organisation would be added."""
        if isinstance(self.draft, PersonDraft):
            return StakeholderKind.PERSON
        return StakeholderKind.ORGANISATION


class Unknowns:
    """The organisations and people who are added because a tie names them."""

    def __init__(self, directory: Directory, decided: Decided, new_key: Callable[[], UUID]) -> None:
        self.writes: list[Write] = []
        self._directory = directory
        self._decided = decided
        self._new_key = new_key

    def meet(self, text: str, people: bool = False) -> Newcomer:
        """Return who would be added for this end: with `people` a person where the name is a person's.

        Raises InvalidInputError where the text is no name.
        """
        name = self._directory.unqualified(text)
        values = {
            "name": name,
            "source": SOURCE,
            "description": _("Known only as the end of a tie in an imported file."),
        }
        import_key = None if name == text else text
        if people and likely_kind(name) is StakeholderKind.PERSON:
            return Newcomer(self._new_key(), import_key, check(PersonDraft, values))
        values |= {"ror_id": canonical_ror(name) or ""}
        return Newcomer(self._new_key(), import_key, check(OrganisationDraft, values))

    def admit(self, newcomers: Iterable[Newcomer], line: Line) -> None:
        """Add them, now that the row that names them stands."""
        for place, newcomer in enumerate(newcomers):
            draft, kind = newcomer.draft, newcomer.kind
            identifiers = Identifiers(newcomer.import_key, getattr(draft, "ror_id", None))
            self._directory.note(newcomer.key, kind, draft.name, identifiers)
            values = draft.values() | {"kind": kind, "import_key": newcomer.import_key}
            self.writes.append(Write(ImportedEntity.STAKEHOLDER, newcomer.key, None, values))
            reason = _("No row describes it; it is known only as the end of a tie.")
            self._decided.put(line, RowOutcome.ADDED, draft.name, reason, found_by=FoundBy.NEW, at=place)
