"""Rows that say where people work."""

from collections.abc import Callable, Hashable, Iterable
from uuid import UUID

from dare_network.domain.drafts.network import AffiliationDraft
from dare_network.domain.records.network import Affiliation
from dare_network.domain.rules.imports.ends import Ends, Pair
from dare_network.domain.rules.imports.lines import AffiliationLine, Entity
from dare_network.domain.rules.imports.links import LinkRows, by_identity
from dare_network.domain.rules.imports.settling import Decided, Values
from dare_network.domain.vocabulary import StakeholderKind


class AffiliationRows(LinkRows[AffiliationLine]):
    """Rows about affiliations: one record for each person, organisation and role."""

    entity = Entity.AFFILIATION
    draft = AffiliationDraft

    def __init__(
        self,
        ends: Ends,
        decided: Decided,
        new_key: Callable[[], UUID],
        stored: Iterable[Affiliation],
    ) -> None:
        super().__init__(ends, decided, new_key)
        self._stored = by_identity(stored, _post_of)
        self._posts: dict[tuple[UUID, UUID], Hashable] = {}
        for known in self._stored.values():
            self._posts.setdefault((known.person_id, known.organisation_id), _post_of(known))

    def _place(self, row: AffiliationLine) -> None:
        role = _role(row)
        kinds = (StakeholderKind.PERSON, StakeholderKind.ORGANISATION)
        pair = self._ends.pair((row.person, row.organisation), role, kinds)
        identity = self._meant(pair, role)
        founding: Values = {"person_id": pair.first, "organisation_id": pair.second}
        self._file(row.line, pair, identity, self._stored.get(identity), founding)
        self._posts.setdefault((pair.first, pair.second), identity)

    def _named(self, row: AffiliationLine) -> str:
        return self._ends.label(row.person, _role(row), row.organisation)

    def _meant(self, pair: Pair, role: str) -> Hashable:
        """The post of this role; a row that names none means whatever the person does there."""
        post = _post(pair.first, pair.second, role)
        if role or post in self._stored or post in self._targets:
            return post
        return self._posts.get((pair.first, pair.second), post)


def _role(row: AffiliationLine) -> str:
    return str(row.line.values.get("role", ""))


def _post(person: UUID, organisation: UUID, role: str) -> Hashable:
    return person, organisation, role.strip().casefold()


def _post_of(known: Affiliation) -> Hashable:
    return _post(known.person_id, known.organisation_id, known.role)
