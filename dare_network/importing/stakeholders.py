"""Rows about people and organisations."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from dare_network.domain.drafts.network import OrganisationDraft, PersonDraft
from dare_network.domain.fields import fields_of
from dare_network.domain.identifiers import canonical_orcid, canonical_ror, own_id
from dare_network.domain.records.imports import Conflict, FoundBy
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import InvalidInputError
from dare_network.importing.contact_points import without_known, without_lost_blanks
from dare_network.importing.custom_cells import held, is_own
from dare_network.importing.decided import Decided, Values, checked
from dare_network.importing.directory import Directory, Identifiers
from dare_network.importing.lines import ImportedEntity, Line, StakeholderLine, Write
from dare_network.importing.matching import HeldBackError, Match, Matching, Traits
from dare_network.importing.merging import About, Target, as_text, merge
from dare_network.importing.spelling import related
from dare_network.importing.whom import Whom, about_organisation
from dare_network.importing.wording import in_words
from dare_network.language import _, number
from dare_network.words.spelling import spelling

_DRAFTS: Mapping[StakeholderKind, type[PersonDraft] | type[OrganisationDraft]] = {
    StakeholderKind.PERSON: PersonDraft,
    StakeholderKind.ORGANISATION: OrganisationDraft,
}

IMPORTED_FIELDS: Mapping[StakeholderKind, frozenset[str]] = {
    kind: frozenset(name for name, about in fields_of(draft).items() if about.imported)
    for kind, draft in _DRAFTS.items()
}
"""The fields that an import fills, by kind of stakeholder."""

_MAILS = ("email", "email_2", "further_emails", "private_email")
_PLACES = ("city", "website")
_PROOFS = ("ror_id", "orcid", *_PLACES, *_MAILS)
"""Fields by which somebody is known for sure beside the name."""

Employers = Mapping[tuple[str, int], Mapping[str, str]]
"""By table and line where the people of that line work: as it is written, by how it is compared."""


class StakeholderRows:
    """Finds out whom each row is about, and what it adds or changes."""

    def __init__(
        self,
        stored: Iterable[Stakeholder],
        directory: Directory,
        decided: Decided,
        new_key: Callable[[], UUID],
        whom: Whom,
        employers: Employers,
    ) -> None:
        self._stored = {stakeholder.id: stakeholder for stakeholder in stored}
        self._directory = directory
        self._decided = decided
        self._new_key = new_key
        self._whom = whom
        self._employers = employers
        self._targets: dict[UUID, Target] = {}
        self._ignored: Counter[str] = Counter()
        self._doubles: dict[str, None] = {}
        # Those who share only the name with a row that says something else: what it brought proves nothing.
        self._unsure: set[UUID] = set()

    def take(self, rows: Sequence[StakeholderLine]) -> None:
        """Find out whom these rows are about.

        Rows with an identifier go first, then those with an address: a row without one may mean somebody
        whom they bring.
        """
        known = [(row, self._traits(row)) for row in rows]
        matching = Matching(self._directory, self._whom, _shared(known))
        for row, traits in sorted(known, key=lambda each: _vagueness(each[1])):
            self._decided.kinds[row.line.key] = row.kind
            try:
                self._place(row, traits, matching)
            except InvalidInputError as error:
                self._decided.refuse(row.line, _label(row), error)
                if isinstance(error, HeldBackError):
                    self._directory.hold(row.line.place, traits.name, row.kind, row.import_key)

    def writes(self) -> Iterator[Write]:
        """Decide the rows; what is to be written for them."""
        for target in self._targets.values():
            if write := merge(ImportedEntity.STAKEHOLDER, target, self._decided):
                yield write

    def remarks(self) -> Iterator[str]:
        """Sentences about the rows as a whole."""
        for name, count in sorted(self._ignored.items()):
            yield _("“{field}” was left out where a stakeholder has no such field (rows: {count}).").format(
                field=self._decided.label(name), count=number(count)
            )
        if self._doubles:
            yield _(
                "New by identifier, but with a name that is taken: {names}. They may be the same."
            ).format(names=in_words(list(self._doubles)))

    def _place(self, row: StakeholderLine, traits: Traits, matching: Matching) -> None:
        if row.import_key and self._directory.held(row.import_key, row.line.place):
            raise HeldBackError(_("It waits for the answer who “{name}” is.").format(name=traits.name))
        given, flaws = self._checked(row)
        match = matching.of(row, traits)
        if match.key and self._directory.kind(match.key) is not row.kind:
            raise InvalidInputError(
                _("“{name}” is here already, as a stakeholder of another kind.").format(
                    name=self._directory.name(match.key)
                )
            )
        if match.key and match.found_by is not FoundBy.OWN_KEY and self._is_called(match.key, row, given):
            # "umc" does not rename "UMC", nor does the name that it had before.
            stored = self._stored.get(match.key)
            given["name"] = stored.name if stored else self._directory.name(match.key)
        known = self._stored.get(match.key) if match.key else None
        if known:
            by_own_key = match.found_by is FoundBy.OWN_KEY
            given = without_lost_blanks(known, given) if by_own_key else without_known(known, given)
        differs = self._keep_filled(row, traits, match, given, matching)
        if differs:
            # By what it proves it would be known next time, and overwrite then what it leaves now.
            unsure = {name: given.pop(name) for name in _PROOFS if name in given and not held(known, name)}
            why = _("It is left until it is settled whether this is the same: something else differs.")
            flaws |= dict.fromkeys(unsure, why)
        self._decided.leave_out(row.line, _label(row), flaws)
        target = self._target(row, match.key, given)
        if match.found_by is FoundBy.CHOSEN:
            of_a_body = row.kind is StakeholderKind.ORGANISATION
            alone = of_a_body and not self._directory.called(traits.name, row.kind) - {target.id}
            self._whom.note(matching.question(row, traits), target.id, row.line, everywhere=alone)
        # The first of its rows names it; the others may call it so, too.
        name = self._directory.name(target.id) if target.rows else str(given["name"])
        self._note(row, target.id, name, traits)
        stored = self._stored.get(target.id)
        if stored and stored.is_body:
            # Reference data speaks for the bodies: an import fills only what it leaves open.
            given = {field: value for field, value in given.items() if not held(stored, field)}
        if not differs:
            # Once known by its number, a row would overwrite next time what it leaves as it is now.
            given |= self._called_in_source(row, traits, target)
        target.rows.append(About(row.line, name, given, match.found_by))

    def _called_in_source(self, row: StakeholderLine, traits: Traits, target: Target) -> Values:
        """Return what the source of a row calls somebody, beside what the sources before call him."""
        called = row.import_key
        if not called or own_id(called) or self._directory.is_merged(traits.identifiers):
            return {}
        first = target.holds("import_key")
        if first in (None, ""):
            return {"import_key": called}
        return {} if called == first else {"further_keys": (called,)}

    def _is_called(self, key: UUID, row: StakeholderLine, given: Values) -> bool:
        name = str(given["name"])
        return key in self._directory.called(name, row.kind) | self._directory.in_short(name, row.kind)

    def _keep_filled(
        self, row: StakeholderLine, traits: Traits, match: Match, given: Values, matching: Matching
    ) -> bool:
        """Let a row overwrite nothing of somebody who only has the same name; say whether it would have.

        A person may be another one: the row is held back. An organisation of that name is the same, and
        keeps what is known of it. So does whoever the row meant before he was merged with another: which of
        both is right was chosen then.
        """
        merged = self._directory.is_merged(traits.identifiers)
        unsure = match.found_by is FoundBy.NAME or match.key in self._unsure
        if match.key is None or not (unsure or merged):
            return False
        stored = self._stored.get(match.key)
        person = row.kind is StakeholderKind.PERSON and not merged
        if stored and merged:
            given["name"] = stored.name
        if (stored and stored.is_body) or (stored is None and not person):
            return False
        target = self._targets.get(match.key) or Target(match.key, stored)
        known = {name: target.holds(name) for name in given}
        filled = {name: value for name, value in known.items() if value and not isinstance(value, tuple)}
        other = [name for name, value in filled.items() if name != "name" and not _same(value, given[name])]
        # What is the same in other letters stays as it is spelled.
        given.update({name: filled[name] for name in filled.keys() - {"name", *other}})
        if other and person:
            reason = _("“{name}” is here already, with another value for {fields}. Is this the same?")
            fields = ", ".join(f"“{self._decided.label(name)}”" for name in other)
            matching.ask(row, traits, match.key, reason.format(name=traits.name, fields=fields))
        question = matching.question(row, traits)
        for name in other:
            kept, said = as_text(filled[name]), as_text(given.pop(name))
            values = (("", 0, kept), (row.line.table, row.line.number, said))
            rows = (row.line.key,)
            conflict = Conflict(traits.name, name, kept, values, rows, question, str(match.key))
            self._decided.conflicts.append(conflict)
        if other:
            self._unsure.add(match.key)
        return match.key in self._unsure

    def _note(self, row: StakeholderLine, key: UUID, name: str, traits: Traits) -> None:
        said = row.line.values
        places = {spelling(text): text for field in _PLACES if (text := str(said.get(field) or ""))}
        self._directory.note(key, row.kind, name, traits.identifiers, traits.emails, places, row.line.key)
        self._directory.call(key, traits.name)
        self._directory.call_in_short(key, str(row.line.values.get("short_name", "")))
        known = self._directory.of(key)
        if traits.employers:
            known.employers = {**self._employers[row.line.place], **known.employers}
        known.employer_names.update(traits.employers)
        self._directory.note_line(row.line.place, traits.name, key)
        if row.import_key:
            self._directory.note_line(row.line.place, row.import_key, key)

    def _checked(self, row: StakeholderLine) -> tuple[Values, dict[str, str]]:
        """Check what the row says; without the fields that stakeholders of its kind do not have."""
        allowed = IMPORTED_FIELDS[row.kind]
        self._ignored.update(name for name in row.line.values.keys() - allowed if not is_own(name))
        return checked(_DRAFTS[row.kind], {"name": ""}, row.line, allowed)

    def _target(self, row: StakeholderLine, key: UUID | None, given: Values) -> Target:
        if key is None:
            # A record of this product keeps its key, so that it is the same wherever it comes next.
            key = own_id(row.import_key) or self._new_key()
            name = str(given["name"])
            if self._directory.called(name, row.kind):
                self._doubles[name] = None
        if key not in self._targets:
            self._targets[key] = Target(key, self._stored.get(key), {"kind": row.kind, **row.line.mark})
        return self._targets[key]

    def _called(self, employers: Mapping[str, str], line: Line) -> Iterator[str]:
        """Yield how these employers are compared: as they are written, and as an answer says."""
        for spelled, written in employers.items():
            yield spelled
            question = about_organisation(written)
            answer = self._whom.answer(question, line) or self._whom.before(question)
            if known := self._directory.answered(answer):
                yield spelling(self._directory.name(known))

    def _traits(self, row: StakeholderLine) -> Traits:
        said = row.line.values
        ror, orcid = said.get("ror_id"), said.get("orcid")
        identifiers = Identifiers(
            row.import_key,
            canonical_ror(str(ror)) if ror else None,
            canonical_orcid(str(orcid)) if orcid else None,
        )
        employers: frozenset[str] = frozenset()
        if row.kind is StakeholderKind.PERSON:
            employers = frozenset(self._called(self._employers.get(row.line.place, {}), row.line))
        return Traits(
            str(said.get("name", "")),
            identifiers,
            str(said.get("name_nl", "")),
            tuple(_mails(said)),
            frozenset(spelling(str(said[name])) for name in _PLACES if said.get(name)),
            employers,
        )


def _shared(rows: Iterable[tuple[StakeholderLine, Traits]]) -> set[tuple[StakeholderKind, str]]:
    """The e-mail addresses that stand in the file beside names that have nothing in common."""
    names: dict[tuple[StakeholderKind, str], set[str]] = defaultdict(set)
    for row, traits in rows:
        for mail in traits.emails:
            names[row.kind, mail].add(spelling(traits.name))
    several = ((mail, sorted(called)) for mail, called in names.items() if len(called) > 1)
    return {mail for mail, called in several if not all(related(called[0], each) for each in called[1:])}


def _vagueness(traits: Traits) -> int:
    return 0 if traits.identifiers.pairs() else 1 if traits.emails else 2


def _same(one: object, other: object) -> bool:
    return spelling(str(one)) == spelling(str(other))


def _label(row: StakeholderLine) -> str:
    return str(row.line.values.get("name") or row.import_key or "")


def _mails(said: Mapping[str, object]) -> Iterator[str]:
    for name in _MAILS:
        yield from filter(None, (part.strip() for part in str(said.get(name, "")).casefold().split(";")))
