"""Rows that say where people work."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from uuid import UUID

from dare_network.domain.drafts.network import AffiliationDraft
from dare_network.domain.records.network import Affiliation
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.importing.decided import Decided, Values
from dare_network.importing.ends import Ends, Pair
from dare_network.importing.known_links import KnownLinks, Period, meant_by
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
        self._posts: dict[tuple[UUID, UUID], list[Hashable]] = defaultdict(list)
        for known in stored:
            self._posts[known.person_id, known.organisation_id].append(_post_of(known))

    def _place(self, row: AffiliationLine) -> None:
        role = _role(row)
        kinds = (StakeholderKind.PERSON, StakeholderKind.ORGANISATION)
        pair = self._ends.pair(row.line, (row.person, row.organisation), role, kinds)
        post = _post(pair.first, pair.second, role)
        # What comes back from this product says all of its post: without a role it has none.
        identity = post if row.own_id else self._meant(pair, post, _period(row), role)
        founding: Values = {"person_id": pair.first, "organisation_id": pair.second}
        self._file(row, pair, identity, founding)
        self._ends.employ(pair)
        self._posts[pair.first, pair.second].append(identity)

    def _named(self, row: AffiliationLine) -> str:
        return self._ends.label(row.person, _role(row), row.organisation)

    def _meant(self, pair: Pair, post: Hashable, period: Period, role: str) -> Hashable:
        if not role:
            return self._some_post(pair, post, period)
        # Work of which no role is known gets the one that a row names.
        bare = _post(pair.first, pair.second, "")
        new = post not in self._known and not {post, bare} & self._placed.keys()
        return bare if new and meant_by(period, self._known.alike(bare)) else post

    def _some_post(self, pair: Pair, post: Hashable, period: Period) -> Hashable:
        """A row that names no role means whatever the person does there, or did at that time."""
        posts: Sequence[Hashable] = self._posts.get((pair.first, pair.second), ())
        stored = [each for each in dict.fromkeys((post, *posts)) if meant_by(period, self._known.alike(each))]
        if stored:
            return stored[0]
        if post in self._known or post in self._placed:
            return post
        return next(iter(posts), post)


def _role(row: AffiliationLine) -> str:
    return str(row.line.values.get("role", ""))


def _period(row: AffiliationLine) -> Period:
    begins, ends = (row.line.values.get(name) for name in ("from_on", "until_on"))
    return Period(begins if isinstance(begins, date) else None, ends if isinstance(ends, date) else None)


def _post(person: UUID, organisation: UUID, role: str) -> Hashable:
    return person, organisation, role.strip().casefold()


def _post_of(known: Affiliation) -> Hashable:
    return _post(known.person_id, known.organisation_id, known.role)
