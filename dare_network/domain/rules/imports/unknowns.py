"""Organisations of which a file says no more than that something is tied to them."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.network import OrganisationDraft
from dare_network.domain.identifiers import canonical_ror
from dare_network.domain.records.imports import Outcome
from dare_network.domain.rules.imports.directory import Directory, Identifiers
from dare_network.domain.rules.imports.lines import Decided, Entity, Line, Write, planned
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.language import _

SOURCE = "unknown"
"""What stands as the source of such an organisation until somebody knows better."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody unknown at the end of a row that is not decided yet."""

    key: UUID
    import_key: str | None
    draft: OrganisationDraft


class Unknowns:
    """The organisations that are added because a tie names them.

    `schemes` are those of the import keys in the file: "pic:1" is a key where "pic" is among them, and
    a name where it is not.
    """

    def __init__(
        self,
        directory: Directory,
        decided: Decided,
        new_key: Callable[[], UUID],
        schemes: Collection[str],
    ) -> None:
        self.writes: list[Write] = []
        self._directory = directory
        self._decided = decided
        self._new_key = new_key
        self._schemes = schemes

    def meet(self, text: str) -> Newcomer:
        """Who would be added for this end. Raises InvalidInputError where the text is no name."""
        scheme, _colon, key = text.partition(":")
        keyed = bool(key) and scheme in self._schemes
        values = {
            "name": key if keyed else text,
            "ror_id": canonical_ror(text),
            "source": SOURCE,
            "description": _("Known only as the end of a tie in an imported file."),
        }
        return Newcomer(self._new_key(), text if keyed else None, check(OrganisationDraft, values))

    def admit(self, newcomers: Iterable[Newcomer], line: Line) -> None:
        """Add them, now that the row that names them stands."""
        for place, newcomer in enumerate(newcomers):
            draft, kind = newcomer.draft, StakeholderKind.ORGANISATION
            identifiers = Identifiers(newcomer.import_key, draft.ror_id)
            self._directory.note(newcomer.key, kind, draft.name, identifiers)
            values = draft.values() | {"kind": kind, "import_key": newcomer.import_key}
            self.writes.append(Write(Entity.STAKEHOLDER, newcomer.key, None, values))
            reason = _("No row describes it; it is known only as the end of a tie.")
            self._decided[line.order, place] = planned(
                replace(line, cells=()), Outcome.ADDED, draft.name, reason
            )
