"""Rows that say where people work."""

from collections.abc import Callable, Hashable, Iterable
from uuid import UUID

from dare_network.domain.drafts.network import AffiliationDraft
from dare_network.domain.records.network import Affiliation
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.importing.decided import Decided, Values
from dare_network.importing.ends import Ends, Pair
from dare_network.importing.known_links import KnownLinks
from dare_network.importing.lines import AffiliationLine, ImportedEntity
from dare_network.importing.links import LinkRows


class AffiliationRows(LinkRows[AffiliationLine]):
    """Rows about affiliations: one record for each person, organisation, role and period."""

    entity = ImportedEntity.AFFILIATION
    draft = AffiliationDraft

    def __init__(
        self,
        ends: Ends,
        decided: Decided,
        new_key: Callable[[], UUID],
        stored: Iterable[Affiliation],
    ) -> None:
        stored = tuple(stored)
        super().__init__(ends, decided, new_key, KnownLinks((_post_of(known), known) for known in stored))
        self._posts: dict[tuple[UUID, UUID], Hashable] = {}
        for known in stored:
            self._posts.setdefault((known.person_id, known.organisation_id), _post_of(known))

    def _place(self, row: AffiliationLine) -> None:
        role = _role(row)
        kinds = (StakeholderKind.PERSON, StakeholderKind.ORGANISATION)
        pair = self._ends.pair(row.line, (row.person, row.organisation), role, kinds)
        post = _post(pair.first, pair.second, role)
        # What comes back from this product says all of its post: without a role it has none.
        identity = post if row.own_id or role else self._some_post(pair, post)
        founding: Values = {"person_id": pair.first, "organisation_id": pair.second}
        self._file(row, pair, identity, founding)
        self._ends.employ(pair)
        self._posts.setdefault((pair.first, pair.second), identity)

    def _named(self, row: AffiliationLine) -> str:
        return self._ends.label(row.person, _role(row), row.organisation)

    def _some_post(self, pair: Pair, post: Hashable) -> Hashable:
        """A row that names no role means whatever the person does there."""
        if post in self._known or post in self._placed:
            return post
        return self._posts.get((pair.first, pair.second), post)


def _role(row: AffiliationLine) -> str:
    return str(row.line.values.get("role", ""))


def _post(person: UUID, organisation: UUID, role: str) -> Hashable:
    return person, organisation, role.strip().casefold()


def _post_of(known: Affiliation) -> Hashable:
    return _post(known.person_id, known.organisation_id, known.role)
