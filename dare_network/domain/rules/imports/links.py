"""Rows about ties and affiliations, and the records they are about."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Generic, TypeVar
from uuid import UUID

from dare_network.domain.drafts.checking import Draft, check
from dare_network.domain.drafts.network import AffiliationDraft, TieDraft
from dare_network.domain.records.network import Affiliation, Tie
from dare_network.domain.records.reference import TieType
from dare_network.domain.rules.imports.ends import Ends, Pair, label
from dare_network.domain.rules.imports.lines import (
    AffiliationLine,
    Decided,
    Entity,
    Line,
    Target,
    TieLine,
    Values,
    Write,
    in_words,
    refuse,
    settle,
)
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import InvalidInputError
from dare_network.language import _

L = TypeVar("L", TieLine, AffiliationLine)
S = TypeVar("S", Tie, Affiliation)


class LinkRows(Generic[L]):
    """What rows about ties and rows about affiliations have in common."""

    entity: ClassVar[Entity]
    draft: ClassVar[type[Draft]]

    def __init__(self, ends: Ends, decided: Decided, new_key: Callable[[], UUID]) -> None:
        self._ends = ends
        self._decided = decided
        self._new_key = new_key
        self._targets: dict[Hashable, Target] = {}

    def take(self, rows: Sequence[L]) -> None:
        """Find out which record each row is about."""
        for row in rows:
            try:
                self._place(row)
            except InvalidInputError as error:
                refuse(row.line, self._named(row), error, self._decided)

    def writes(self) -> Iterator[Write]:
        """Decide the rows; what is to be written for them."""
        for target in self._targets.values():
            if write := settle(self.entity, target, self._decided):
                yield write

    def _place(self, row: L) -> None:
        raise NotImplementedError

    def _named(self, row: L) -> str:
        raise NotImplementedError

    def _file(
        self, line: Line, pair: Pair, identity: Hashable, stored: Tie | Affiliation | None, founding: Values
    ) -> None:
        """Put a checked row beside the others about the same record."""
        if line.faults:
            raise InvalidInputError("", line.faults)
        target = self._targets.get(identity) or Target(
            stored.id if stored else self._new_key(), stored, founding
        )
        draft = check(self.draft, _period(target) | dict(line.values) | founding)
        checked = {name: getattr(draft, name) for name in line.values}
        given = {name: value for name, value in checked.items() if value not in ("", None)}
        target.rows.append((line, pair.label, given))
        self._targets[identity] = target
        self._ends.admit(pair.newcomers, line)


class TieRows(LinkRows[TieLine]):
    """Rows about ties: one record for each type and pair of ends."""

    entity = Entity.TIE
    draft = TieDraft

    def __init__(
        self,
        ends: Ends,
        decided: Decided,
        new_key: Callable[[], UUID],
        stored: Iterable[Tie],
        types: Sequence[TieType],
    ) -> None:
        super().__init__(ends, decided, new_key)
        self._types = types
        self._by_name = _by_name(types)
        directed = {known.id: known.directed for known in types}
        self._stored = _by_identity(
            stored, lambda tie: _identity(tie.type_id, directed[tie.type_id], tie.from_id, tie.to_id)
        )

    def _place(self, row: TieLine) -> None:
        kind = self._type(row.type_text)
        ends = (row.from_end, row.to_end)
        pair = self._ends.pair(ends, kind.label, placeholders=row.placeholders)
        identity = _identity(kind.id, kind.directed, pair.first, pair.second)
        founding: Values = {"type_id": kind.id, "from_id": pair.first, "to_id": pair.second}
        self._file(row.line, pair, identity, self._stored.get(identity), founding)

    def _named(self, row: TieLine) -> str:
        return label(row.from_end, row.type_text, row.to_end)

    def _type(self, text: str) -> TieType:
        if not text:
            raise InvalidInputError(_("The type of the tie is empty."))
        found = self._by_name.get(text.strip().casefold())
        if found is None:
            known = [each.label for each in self._types if not each.retired]
            raise InvalidInputError(
                _("There is no type of tie called “{name}”. Known are {names}.").format(
                    name=text, names=in_words(known, len(known))
                )
            )
        return found


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
        self._stored = _by_identity(stored, _post_of)
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
        return label(row.person, _role(row), row.organisation)

    def _meant(self, pair: Pair, role: str) -> Hashable:
        """The post of this role; a row that names none means whatever the person does there."""
        post = _post(pair.first, pair.second, role)
        if role or post in self._stored or post in self._targets:
            return post
        return self._posts.get((pair.first, pair.second), post)


def _identity(type_id: str, directed: bool, one: UUID, other: UUID) -> Hashable:
    return type_id, *((one, other) if directed else sorted((one, other)))


def _role(row: AffiliationLine) -> str:
    return str(row.line.values.get("role", ""))


def _post(person: UUID, organisation: UUID, role: str) -> Hashable:
    return person, organisation, role.strip().casefold()


def _post_of(known: Affiliation) -> Hashable:
    return _post(known.person_id, known.organisation_id, known.role)


def _by_identity(stored: Iterable[S], identity: Callable[[S], Hashable]) -> dict[Hashable, S]:
    """The stored records by what makes them the same; of several, one that has not ended."""
    found: dict[Hashable, S] = {}
    for record in stored:
        known = found.get(identity(record))
        if known is None or known.until_on is not None:
            found[identity(record)] = record
    return found


def _by_name(types: Iterable[TieType]) -> Mapping[str, TieType]:
    names: dict[str, TieType] = {}
    for known in types:
        for name in (known.id, known.label_en, known.label_nl):
            names.setdefault(name.casefold(), known)
    return names


def _period(target: Target) -> Values:
    """The period as it stands before this row: a row may bring only one of its two days."""
    period = {name: getattr(target.stored, name, None) for name in ("from_on", "until_on")}
    for _line, _label, given in target.rows:
        period |= {name: value for name, value in given.items() if name in period}
    return period
