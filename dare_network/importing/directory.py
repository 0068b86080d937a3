"""The directory, which tells who is meant: everybody in the store and everybody who comes with the file."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from uuid import UUID

from dare_network.domain.identifiers import canonical_orcid, canonical_ror, own_key
from dare_network.domain.records.change_sets import Alias
from dare_network.domain.records.imports import Candidate
from dare_network.domain.records.network import Affiliation, Stakeholder
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.importing.alike import AlikeNames
from dare_network.importing.bodies import called_now, parts_of
from dare_network.importing.spelling import spoken
from dare_network.language import pick
from dare_network.words.spelling import spelling

Names = dict[str, set[UUID]]


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The identifiers that tell a stakeholder from all others, in their canonical spelling."""

    import_key: str | None = None
    ror_id: str | None = None
    orcid: str | None = None
    further_keys: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The names in the files of all sources."""
        return tuple(filter(None, (self.import_key, *self.further_keys)))

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The identifiers that are there, each with its kind."""
        named = (*(("key", key) for key in self.keys), ("ror", self.ror_id), ("orcid", self.orcid))
        return tuple((kind, value) for kind, value in named if value)

    def contradict(self, other: "Identifiers") -> bool:
        """Return whether nobody can have both: two ORCIDs, or two numbers of one source."""
        registers = (self.ror_id, other.ror_id), (self.orcid, other.orcid)
        if any(one and another and one != another for one, another in registers):
            return True
        mine, others = set(self.keys), set(other.keys)
        shared = _schemes(mine) & _schemes(others)
        return bool(shared) and mine.isdisjoint(others)


def _schemes(keys: Iterable[str]) -> set[str]:
    """The sources that gave out these keys: "pic" of "pic:1"."""
    return {key.partition(":")[0] for key in keys}


NO_IDENTIFIERS = Identifiers()


@dataclass(slots=True)
class Known:
    """Somebody in the directory; `row` is the one that adds him.

    Places and employers are as they are written, by how they are compared.

    `names` are all that an organisation is called, `employer_names` all names of those where a person works.
    """

    kind: StakeholderKind
    name: str
    identifiers: Identifiers = NO_IDENTIFIERS
    emails: set[str] = field(default_factory=set)
    places: dict[str, str] = field(default_factory=dict)
    employers: dict[str, str] = field(default_factory=dict)
    row: str = ""
    names: frozenset[str] = frozenset()
    employer_names: set[str] = field(default_factory=set)

    @property
    def table(self) -> str:
        """The table of the row that adds him; "" of who is stored."""
        return self.row.partition("\n")[0]


class Directory:
    """Everyone a row can mean: who is in the store, and who comes with the file.

    `schemes` are those of the import keys in the file: "pic:1" is a key where "pic" is among them, and
    a name where it is not.
    """

    def __init__(
        self,
        stakeholders: Iterable[Stakeholder],
        schemes: Collection[str] = (),
        affiliations: Iterable[Affiliation] = (),
        aliases: Iterable[Alias] = (),
    ) -> None:
        self._schemes = schemes
        self._known: dict[UUID, Known] = {}
        self._identified: dict[tuple[str, str], UUID] = {}
        self._mail: Names = defaultdict(set)
        self._called: Names = defaultdict(set)
        self._called_in_file: Names = defaultdict(set)
        self._called_before: Names = defaultdict(set)
        self._dutch: dict[UUID, str] = {}
        self._other_names: dict[UUID, tuple[str, ...]] = {}
        self._in_short: Names = defaultdict(set)
        self._rows: dict[str, UUID] = {}
        self._on_line: dict[tuple[str, int, str], UUID] = {}
        self._held: set[tuple[object, ...]] = set()
        self._alike: AlikeNames | None = None
        self._described: set[UUID] = set()
        for known in stakeholders:
            self._store(known)
        for post in affiliations:
            self.employ(post.person_id, post.organisation_id)

        # What somebody is called himself goes before what one was called who was merged into him.
        self._merged: set[tuple[str, str]] = set()
        for alias in aliases:
            pair = (alias.kind.value, alias.value)
            if self._identified.setdefault(pair, alias.stakeholder_id) == alias.stakeholder_id:
                self._merged.add(pair)

    def _store(self, known: Stakeholder) -> None:
        identifiers = Identifiers(known.import_key, known.ror_id, known.orcid, known.further_keys)
        places = {spelling(text): text for text in (known.city, known.website) if text}
        mails = {text.casefold() for text in known.emails}
        told = (known.name, known.name_nl, known.short_name, *known.earlier_names, known.import_key)
        names = frozenset(spelling(text) for text in told if text)
        self._known[known.id] = Known(known.kind, known.name, identifiers, mails, places, names=names)
        self._identify(known.id, Identifiers(own_key(known.id)))
        self._identify(known.id, identifiers)
        for mail in mails:
            self._mail[mail].add(known.id)
        self._dutch[known.id] = known.name_nl
        self._other_names[known.id] = tuple(filter(None, (known.name_nl, *known.earlier_names)))
        for name in (known.name, known.name_nl):
            self._call_all(self._called, known, name)
        for name in known.earlier_names:
            self._call_all(self._called_before, known, name)
        for name in (known.short_name, *parts_of(known.short_name)):
            self._call(self._in_short, known.id, name)

    def note(
        self,
        key: UUID,
        kind: StakeholderKind,
        name: str,
        identifiers: Identifiers,
        emails: Iterable[str] = (),
        places: Mapping[str, str] = MappingProxyType({}),
        row: str = "",
    ) -> None:
        """Remember that the file names this stakeholder so, whether it is new or not.

        Nobody who gets another name is found by the old one in the same file any more.
        """
        self._described.add(key)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = Known(kind, name, identifiers, row=row)
            self._rows[row] = key
        elif known.name != name:
            for spelled in (spelling(known.name), spoken(known.name)):
                self._called[spelled].discard(key)
            known.name = name
        # Who has got a number by one row is not meant by the next one of the name with another number.
        before = known.identifiers
        known.identifiers = Identifiers(
            before.import_key or identifiers.import_key,
            before.ror_id or identifiers.ror_id,
            before.orcid or identifiers.orcid,
            tuple(dict.fromkeys((*before.further_keys, *identifiers.keys))),
        )
        known.emails.update(emails)
        known.places = {**places, **known.places}
        for mail in emails:
            self._mail[mail].add(key)
        self._identify(key, identifiers)
        self._call(self._called_in_file, key, name)
        if self._alike:
            self._alike.call(key, kind, name)

    def is_in_file(self, key: UUID) -> bool:
        """Return whether the file has a row about a stakeholder."""
        return key in self._described

    def call(self, key: UUID, name: str) -> None:
        """Remember that the file calls a stakeholder so in some row."""
        self._call(self._called_in_file, key, name)

    def note_line(self, place: tuple[str, int], text: str, key: UUID) -> None:
        """Remember whom a text means in the other rows of its line."""
        self._on_line[(*place, spelling(text))] = key

    def hold(self, place: tuple[str, int], name: str, kind: StakeholderKind, import_key: str | None) -> None:
        """Remember a row of which it is not known yet whom it means."""
        self._held.add((*place, spelling(name)))
        if import_key:
            self._held.add(("key", import_key))
        if kind is StakeholderKind.PERSON:
            self._held.add(("name", spelling(name)))

    def held(self, text: str, place: tuple[str, int]) -> bool:
        """Return whether this end is somebody of whom it is not known yet who is meant."""
        if not self._held or (*place, spelling(text)) in self._on_line:
            return False
        wanted: tuple[tuple[object, ...], ...] = (
            (*place, spelling(text)), ("key", text), ("name", spelling(text))
        )  # fmt: skip
        return any(each in self._held for each in wanted)

    def employ(self, person: UUID, organisation: UUID) -> None:
        """Remember where somebody works."""
        known, where = self._known.get(person), self._known.get(organisation)
        if known and where:
            known.employers.setdefault(spelling(where.name), self._told_name(organisation))
            known.employer_names |= {spelling(where.name), *where.names}

    def of(self, key: UUID) -> Known:
        """All that is known of a stakeholder."""
        return self._known[key]

    def kind(self, key: UUID) -> StakeholderKind:
        """Return the kind of a stakeholder: a person or an organisation."""
        return self._known[key].kind

    def name(self, key: UUID) -> str:
        """Return the name of this stakeholder, by the file where it says so."""
        return self._known[key].name

    def answered(self, answer: str) -> UUID | None:
        """The stakeholder whom an answer means, None where it means nobody who is here."""
        if answer and answer in self._rows:
            return self._rows[answer]
        try:
            key = UUID(answer)
        except ValueError:
            return None
        # Who was meant may have been merged into somebody since.
        return key if key in self._known else self._identified.get(("key", own_key(key)))

    def candidates(self, keys: Iterable[UUID]) -> tuple[Candidate, ...]:
        """These stakeholders as possible answers, in the order of their labels."""
        return tuple(sorted((self.candidate(key) for key in keys), key=lambda one: one.label))

    def candidate(self, key: UUID) -> Candidate:
        """A stakeholder as a possible answer, with what tells it from its namesakes."""
        known = self._known[key]
        employers = sorted(known.employers.values())
        told = (self._told_name(key), *employers, *sorted(known.emails), *sorted(known.places.values()))
        return Candidate(known.row or str(key), " · ".join(told[:4]))

    def _told_name(self, key: UUID) -> str:
        """A name in the reader's language."""
        return pick(self._known[key].name, self._dutch.get(key, ""))

    def is_merged(self, identifiers: Identifiers) -> bool:
        """Return whether these are the identifiers of a record that was merged into another."""
        return not self._merged.isdisjoint(identifiers.pairs())

    def identified(self, identifiers: Identifiers) -> set[UUID]:
        """Those whom these identifiers mean: more than one where they contradict each other."""
        found = (self._identified.get(pair) for pair in identifiers.pairs())
        return {key for key in found if key}

    def reached(self, mail: str, kind: StakeholderKind) -> set[UUID]:
        """Those of a kind who have this e-mail address."""
        return {key for key in self._mail.get(mail, ()) if self._known[key].kind is kind}

    def called(self, name: str, kind: StakeholderKind | None = None) -> set[UUID]:
        """All of this name and kind; where nobody has it now, those who had it before."""
        spelled, nobody = spelling(name), set[UUID]()
        now = self._called.get(spelled, nobody) | self._called_in_file.get(spelled, nobody)
        for found in (now, self._called_before.get(spelled, nobody)):
            if keys := {key for key in found if kind is None or self._known[key].kind is kind}:
                return keys
        return nobody

    def like(self, text: str, kind: StakeholderKind | None) -> set[UUID]:
        """All of a kind whose name is nearly this one."""
        if self._alike is None:
            # Most files name nobody who is not known.
            self._alike = AlikeNames()
            for key, known in self._known.items():
                for name in {known.name, *self._other_names.get(key, ())}:
                    self._alike.call(key, known.kind, name)
        return self._alike.of(text, kind)

    def call_in_short(self, key: UUID, name: str) -> None:
        """Remember that the file calls a stakeholder so in short."""
        self._call(self._in_short, key, name)

    def in_short(self, name: str, kind: StakeholderKind) -> set[UUID]:
        """All of this kind who are called so in short, as others may be."""
        nobody, now = set[UUID](), spelling(called_now(name))
        found = self._in_short.get(spelling(name), nobody) | (
            self._called.get(now, nobody) if now else nobody
        )
        return {key for key in found if self._known[key].kind is kind}

    def end(self, text: str, kind: StakeholderKind | None, place: tuple[str, int]) -> set[UUID]:
        """Find whom a row names as an end: nobody, one, or several of the same name.

        The row about somebody on the same line goes first, then identifiers, then a name in the file
        itself, then the same name in the store.
        """
        spelled = spelling(text)
        here = self._on_line.get((*place, spelled))
        if here and (kind is None or self._known[here].kind is kind):
            return {here}
        for pair in self._spelled(text):
            if pair in self._identified:
                return {self._identified[pair]}
        found = self._known_as(spelled, kind)
        if not found and kind is not StakeholderKind.ORGANISATION:
            # "dr. Anna Bos" and "Bos, Anna" are Anna Bos, wherever the list of people says so.
            return self._known_as(spoken(text), StakeholderKind.PERSON)
        return found

    def _known_as(self, spelled: str, kind: StakeholderKind | None) -> set[UUID]:
        for names in (self._called_in_file, self._called, self._called_before):
            called = names.get(spelled, ())
            if found := {key for key in called if kind is None or self._known[key].kind is kind}:
                return found
        return set()

    def unqualified(self, text: str) -> str:
        """An import key without its scheme, as the file writes it; any other text as it is."""
        scheme, _colon, key = text.partition(":")
        return key if key and scheme in self._schemes else text

    def _identify(self, key: UUID, identifiers: Identifiers) -> None:
        for pair in identifiers.pairs():
            self._identified[pair] = key

    @staticmethod
    def _call(names: Names, key: UUID, name: str) -> None:
        if name:
            names[spelling(name)].add(key)

    def _call_all(self, names: Names, known: Stakeholder, name: str) -> None:
        """Remember a name as it is written and, of a person, as it is spoken: a file may leave out titles."""
        self._call(names, known.id, name)
        if known.is_person and name:
            names[spoken(name)].add(known.id)

    def _spelled(self, text: str) -> Iterator[tuple[str, str]]:
        yield "key", text
        # A row can name by its number alone whom an earlier file of the same source has described.
        for scheme in sorted(self._schemes):
            yield "key", f"{scheme}:{text}"
        # A key such as "ror:https://ror.org/..." names the same organisation as the bare identifier.
        for spelled in (text, text.partition(":")[2]):
            yield from Identifiers(None, canonical_ror(spelled), canonical_orcid(spelled)).pairs()
