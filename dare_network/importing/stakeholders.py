"""Rows about people and organisations."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from dare_network.domain.drafts.network import OrganisationDraft, PersonDraft
from dare_network.domain.fields import fields_of
from dare_network.domain.identifiers import canonical_orcid, canonical_ror, own_id
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import InvalidInputError
from dare_network.importing.directory import Directory, Identifiers
from dare_network.importing.lines import ImportedEntity, StakeholderLine, Write
from dare_network.importing.merging import Decided, Target, Values, checked, merge, refuse
from dare_network.importing.wording import field_label, in_words
from dare_network.language import _, number

_DRAFTS: Mapping[StakeholderKind, type[PersonDraft] | type[OrganisationDraft]] = {
    StakeholderKind.PERSON: PersonDraft,
    StakeholderKind.ORGANISATION: OrganisationDraft,
}

IMPORTED_FIELDS: Mapping[StakeholderKind, frozenset[str]] = {
    kind: frozenset(name for name, about in fields_of(draft).items() if about.imported)
    for kind, draft in _DRAFTS.items()
}
"""The fields that an import fills, by kind of stakeholder."""

_NONE = Identifiers()


class StakeholderRows:
    """Finds out whom each row is about, and what it adds or changes."""

    def __init__(
        self,
        stored: Iterable[Stakeholder],
        directory: Directory,
        decided: Decided,
        new_key: Callable[[], UUID],
    ) -> None:
        self._stored = {stakeholder.id: stakeholder for stakeholder in stored}
        self._directory = directory
        self._decided = decided
        self._new_key = new_key
        self._targets: dict[UUID, Target] = {}
        self._ignored: Counter[str] = Counter()
        self._doubles: dict[str, None] = {}

    def take(self, rows: Sequence[StakeholderLine]) -> None:
        """Find out whom these rows are about.

        Rows with an identifier go first: a row without one may mean somebody whom they bring.
        """
        known = [(row, _identifiers(row)) for row in rows]
        for row, identifiers in sorted(known, key=lambda each: each[1] == _NONE):
            try:
                self._place(row, identifiers)
            except InvalidInputError as error:
                refuse(row.line, _label(row), error, self._decided)

    def writes(self) -> Iterator[Write]:
        """Decide the rows; what is to be written for them."""
        for target in self._targets.values():
            if write := merge(ImportedEntity.STAKEHOLDER, target, self._decided):
                yield write

    def remarks(self) -> Iterator[str]:
        """Sentences about the rows as a whole."""
        for name, count in sorted(self._ignored.items()):
            yield _("“{field}” was left out where a stakeholder has no such field (rows: {count}).").format(
                field=field_label(name), count=number(count)
            )
        if self._doubles:
            yield _(
                "New by identifier, but with a name that is taken: {names}. They may be the same."
            ).format(names=in_words(list(self._doubles)))

    def _place(self, row: StakeholderLine, identifiers: Identifiers) -> None:
        key = self._directory.identified(identifiers)
        given = self._checked(row, key)
        if key is None and identifiers == _NONE:
            key = self._directory.called(str(given["name"]), row.kind)
            if key:
                # Who is found by the name keeps its spelling: "umc" does not rename "UMC".
                del given["name"]
        target = self._target(row, key, given)
        name = str(given.get("name") or self._directory.name(target.id))
        self._directory.note(target.id, row.kind, name, identifiers)
        stored = self._stored.get(target.id)
        if row.import_key and not own_id(row.import_key) and not (stored and stored.import_key):
            given["import_key"] = row.import_key
        if stored and stored.is_body:
            # Reference data speaks for the bodies: an import fills only what it leaves open.
            given = {field: value for field, value in given.items() if not getattr(stored, field)}
        target.rows.append((row.line, name, given))

    def _checked(self, row: StakeholderLine, key: UUID | None) -> Values:
        """Check what the row says; without the fields that stakeholders of its kind do not have."""
        if key and self._directory.kind(key) is not row.kind:
            raise InvalidInputError(
                _("“{name}” is here already, as a stakeholder of another kind.").format(
                    name=self._directory.name(key)
                )
            )
        if row.line.faults:
            raise InvalidInputError("", row.line.faults)
        allowed = IMPORTED_FIELDS[row.kind]
        values = {name: value for name, value in row.line.values.items() if name in allowed}
        self._ignored.update(row.line.values.keys() - allowed)
        return checked(_DRAFTS[row.kind], values, values)

    def _target(self, row: StakeholderLine, key: UUID | None, given: Values) -> Target:
        if key is None:
            # A record of this product keeps its key, so that it is the same wherever it comes next.
            key = own_id(row.import_key) or self._new_key()
            name = str(given["name"])
            if self._directory.same_name(name, row.kind):
                self._doubles[name] = None
        if key not in self._targets:
            self._targets[key] = Target(key, self._stored.get(key), {"kind": row.kind, **row.line.mark})
        return self._targets[key]


def _identifiers(row: StakeholderLine) -> Identifiers:
    ror, orcid = row.line.values.get("ror_id"), row.line.values.get("orcid")
    return Identifiers(
        row.import_key,
        canonical_ror(str(ror)) if ror else None,
        canonical_orcid(str(orcid)) if orcid else None,
    )


def _label(row: StakeholderLine) -> str:
    return str(row.line.values.get("name") or row.import_key or "")
