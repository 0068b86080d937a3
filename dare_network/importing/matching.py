"""The search for whom a row means: by key, register, e-mail address or name, in this order."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from dare_network.domain.identifiers import own_id
from dare_network.domain.records.imports import FoundBy, Question
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import InvalidInputError
from dare_network.importing.answers import NEW
from dare_network.importing.directory import Directory, Identifiers
from dare_network.importing.lines import StakeholderLine
from dare_network.importing.spelling import related
from dare_network.importing.whom import Whom, about_organisation, about_person, in_row
from dare_network.language import _
from dare_network.words.spelling import spelling

# Such addresses are read by whoever is there that day.
_OFFICES = frozenset({
    "info", "contact", "secretariaat", "secretariat", "office", "admin", "administratie", "mail", "post",
    "receptie", "hello", "bureau",
})  # fmt: skip
_Address = tuple[StakeholderKind, str]


class HeldBackError(InvalidInputError):
    """Raised where a row waits for an answer to the question who is meant."""

    def __init__(self, message: str, question: Question | None = None) -> None:
        super().__init__(message)
        self.question = question


@dataclass(frozen=True, slots=True)
class Match:
    """The stakeholder whom a row means, None for somebody new, and how that was found out."""

    key: UUID | None
    found_by: FoundBy


@dataclass(frozen=True, slots=True)
class Traits:
    """All that a row says by which somebody can be known."""

    name: str
    identifiers: Identifiers
    other_name: str = ""
    emails: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    employers: frozenset[str] = frozenset()


class Matching:
    """Looks up whom rows mean; `whom` answers where the rows do not, `shared` are addresses of several."""

    def __init__(
        self,
        directory: Directory,
        whom: Whom,
        shared: Collection[_Address],
    ) -> None:
        self._directory = directory
        self._whom = whom
        self._shared = shared

    def of(self, row: StakeholderLine, traits: Traits) -> Match:
        """Find whom a row means. Raises HeldBackError where that is a question."""
        found = self._directory.identified(traits.identifiers)
        if len(found) == 1:
            return Match(next(iter(found)), self._how(traits.identifiers))
        if answer := self._answered(row, traits):
            return answer
        if found:
            self._ask(row, traits, found, _several_identifiers(self._directory, found))
        return self._by_mail(row, traits) or self._by_name(row, traits)

    def ask(self, row: StakeholderLine, traits: Traits, whom: UUID, reason: str) -> None:
        """Hold a row back because of what it would do to somebody of its name."""
        self._ask(row, traits, {whom}, reason)

    def question(self, row: StakeholderLine, traits: Traits) -> str:
        """The name of the question whom a row means: of organisations, one for all rows of one name.

        Rows that say all the same are one question.
        """
        if row.kind is StakeholderKind.ORGANISATION and not traits.identifiers.pairs():
            return about_organisation(traits.name)
        return in_row(about_person(traits.name), row.line)

    def _how(self, identifiers: Identifiers) -> FoundBy:
        if own_id(identifiers.import_key):
            return FoundBy.OWN_KEY
        by_key = self._directory.identified(Identifiers(identifiers.import_key))
        return FoundBy.NUMBER if by_key else FoundBy.IDENTIFIER

    def _answered(self, row: StakeholderLine, traits: Traits) -> Match | None:
        question = self.question(row, traits)
        answer = self._whom.answer(question, row.line)
        if answer == NEW:
            # Another row may have brought him.
            answer = self._whom.meant.get(in_row(question, row.line), "")
            if not answer:
                return Match(None, FoundBy.CHOSEN)
        key = self._directory.answered(answer)
        if key is None or self._directory.kind(key) is not row.kind:
            return None
        # Whoever has the address himself by now is meant, whatever was answered before he was known.
        others = {who for mail in traits.emails for who in self._directory.reached(mail, row.kind)} - {key}
        return None if others and not self._whom.is_said(question) else Match(key, FoundBy.CHOSEN)

    def _by_mail(self, row: StakeholderLine, traits: Traits) -> Match | None:
        for mail in traits.emails:
            found = self._directory.reached(mail, row.kind)
            if len(found) != 1 or (row.kind, mail) in self._shared or _is_office(mail, row.kind):
                continue
            (key,) = found
            known = self._directory.of(key)
            if known.identifiers.contradict(traits.identifiers):
                continue
            if spelling(traits.name) not in known.names and not related(known.name, traits.name):
                reason = _("“{name}” has this e-mail address already. Is this the same?")
                self._ask(row, traits, found, reason.format(name=known.name))
            return Match(key, FoundBy.EMAIL)
        return None

    def _by_name(self, row: StakeholderLine, traits: Traits) -> Match:
        namesakes = {
            key
            for key in self._called(row, traits)
            if not self._directory.of(key).identifiers.contradict(traits.identifiers)
        }
        if not namesakes:
            nearly = self._nearly(row, traits)
            # As of any name, what is known stays.
            return Match(nearly, FoundBy.NAME) if nearly else Match(None, FoundBy.NEW)
        sure = {key for key in namesakes if self._speaks_for(key, traits)}
        if len(sure) == 1:
            return Match(next(iter(sure)), FoundBy.NAME_AND_ORGANISATION)
        if len(namesakes) > 1 and (described := self._described(namesakes, row, traits)):
            return Match(described, FoundBy.NAME)
        if len(namesakes) > 1:
            self._ask(row, traits, namesakes, several(row.kind, traits.name))
        (key,) = namesakes
        if self._speaks_against(key, traits):
            reason = _("“{name}” is here already, with another employer or e-mail address. Is this the same?")
            self._ask(row, traits, namesakes, reason.format(name=traits.name))
        return Match(key, FoundBy.NAME)

    def _described(self, namesakes: Collection[UUID], row: StakeholderLine, traits: Traits) -> UUID | None:
        """The only organisation of a name that the file itself describes, for a row that has but the name."""
        if row.kind is StakeholderKind.PERSON or traits.identifiers.pairs():
            return None
        found = [key for key in namesakes if self._directory.is_in_file(key)]
        return found[0] if len(found) == 1 else None

    def _called(self, row: StakeholderLine, traits: Traits) -> set[UUID]:
        """Those of this name, else of the one in Dutch, else called so in short."""
        for name in filter(None, (traits.name, traits.other_name)):
            if found := self._directory.called(name, row.kind):
                return found
        short = self._directory.in_short(traits.name, row.kind)
        return {key for key in short if not self._is_elsewhere(key, traits)}

    def _speaks_for(self, key: UUID, traits: Traits) -> bool:
        known = self._directory.of(key)
        if known.kind is StakeholderKind.PERSON:
            return bool(known.employer_names & traits.employers or known.emails.intersection(traits.emails))
        return bool(known.places.keys() & traits.places or known.emails.intersection(traits.emails))

    def _speaks_against(self, key: UUID, traits: Traits) -> bool:
        known = self._directory.of(key)
        if known.kind is StakeholderKind.ORGANISATION:
            return False
        work = known.employer_names
        other_work = work and traits.employers and not work & traits.employers
        return bool(other_work or (known.emails and traits.emails))

    def _ask(self, row: StakeholderLine, traits: Traits, whom: Collection[UUID], reason: str) -> None:
        candidates = self._directory.candidates(whom)
        raise HeldBackError(reason, Question(self.question(row, traits), traits.name, candidates))

    def _nearly(self, row: StakeholderLine, traits: Traits) -> UUID | None:
        """The organisation that nearly has this name, as was answered before; None for a new one.

        Raises HeldBackError where nobody has answered. What a list tells apart by more than its name stays
        apart.
        """
        if row.kind is StakeholderKind.PERSON or traits.identifiers.pairs():
            return None
        known = self._directory.answered(self._whom.before(self.question(row, traits)))
        if known and self._directory.kind(known) is row.kind:
            return known
        told = bool(traits.places or traits.emails)
        nearly = {
            key
            for key in self._directory.like(traits.name, row.kind)
            if not (
                told and (self._directory.of(key).table == row.line.table or self._is_elsewhere(key, traits))
            )
        }
        if nearly:
            reason = _("Nobody here is called “{name}”, but somebody nearly is. Who is meant?")
            self._ask(row, traits, nearly, reason.format(name=traits.name))
        return None

    def _is_elsewhere(self, key: UUID, traits: Traits) -> bool:
        places = self._directory.of(key).places
        return bool(places and traits.places and not places.keys() & traits.places)


def several(kind: StakeholderKind | None, name: str) -> str:
    """Say that more than one of a kind has a name."""
    match kind:
        case StakeholderKind.PERSON:
            text = _("More than one person is called “{name}”. Who is meant?")
        case StakeholderKind.ORGANISATION:
            text = _("More than one organisation is called “{name}”. Which is meant?")
        case None:
            text = _("More than one stakeholder is called “{name}”. Who is meant?")
    return text.format(name=name)


def _several_identifiers(directory: Directory, found: Collection[UUID]) -> str:
    names = sorted(directory.name(key) for key in found)
    return _("The identifiers in this row belong to different records: {names}.").format(
        names=", ".join(f"“{name}”" for name in names)
    )


def _is_office(mail: str, kind: StakeholderKind) -> bool:
    return kind is StakeholderKind.PERSON and mail.partition("@")[0] in _OFFICES
