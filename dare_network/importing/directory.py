"""The directory, which tells who is meant: by identifier first, by unique exact name, by acronym never."""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from dare_network.domain.identifiers import canonical_orcid, canonical_ror, own_key
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import InvalidInputError
from dare_network.language import _

Names = dict[str, set[UUID]]


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The identifiers that tell a stakeholder from all others, in their canonical spelling."""

    import_key: str | None = None
    ror_id: str | None = None
    orcid: str | None = None

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The identifiers that are there, each with its kind."""
        named = (("key", self.import_key), ("ror", self.ror_id), ("orcid", self.orcid))
        return tuple((kind, value) for kind, value in named if value)


class Directory:
    """Everyone a row can mean: who is in the store, and who comes with the file.

    `schemes` are those of the import keys in the file: "pic:1" is a key where "pic" is among them, and
    a name where it is not.
    """

    def __init__(self, stakeholders: Iterable[Stakeholder], schemes: Collection[str] = ()) -> None:
        self._schemes = schemes
        self._kinds: dict[UUID, StakeholderKind] = {}
        self._names: dict[UUID, str] = {}
        self._identified: dict[tuple[str, str], UUID] = {}
        self._called: Names = defaultdict(set)
        self._called_in_file: Names = defaultdict(set)
        self._called_before: Names = defaultdict(set)
        for known in stakeholders:
            self._kinds[known.id] = known.kind
            self._names[known.id] = known.name
            self._identify(known.id, Identifiers(own_key(known.id)))
            self._identify(known.id, Identifiers(known.import_key, known.ror_id, known.orcid))
            for name in (known.name, known.name_nl):
                self._call(self._called, known.id, name)
            for name in known.earlier_names:
                self._call(self._called_before, known.id, name)

    def note(self, key: UUID, kind: StakeholderKind, name: str, identifiers: Identifiers) -> None:
        """Remember that the file names this stakeholder so, whether it is new or not.

        Nobody who gets another name is found by the old one in the same file any more.
        """
        if key in self._names and self._names[key] != name:
            self._called[_spelling(self._names[key])].discard(key)
        self._kinds[key] = kind
        self._names[key] = name
        self._identify(key, identifiers)
        self._call(self._called_in_file, key, name)

    def kind(self, key: UUID) -> StakeholderKind:
        """Return the kind of a stakeholder: a person or an organisation."""
        return self._kinds[key]

    def name(self, key: UUID) -> str:
        """Return the name of this stakeholder, by the file where it says so."""
        return self._names[key]

    def identified(self, identifiers: Identifiers) -> UUID | None:
        """The one whom these identifiers mean. Raises InvalidInputError where they mean two."""
        found = {self._identified.get(pair) for pair in identifiers.pairs()} - {None}
        if len(found) > 1:
            names = sorted(self._names[key] for key in found if key)
            raise InvalidInputError(
                _("The identifiers in this row belong to different records: {names}.").format(
                    names=", ".join(f"“{name}”" for name in names)
                )
            )
        return found.pop() if found else None

    def called(self, name: str, kind: StakeholderKind | None = None) -> UUID | None:
        """The only one of this name and kind. Raises InvalidInputError where there are several."""
        return self._only(self._all_called(name), name, kind) or self._only(
            self._called_before.get(_spelling(name)) or (), name, kind
        )

    def same_name(self, name: str, kind: StakeholderKind) -> bool:
        """Return whether anyone of this kind has this name."""
        return any(self._kinds[key] is kind for key in self._all_called(name))

    def end(self, text: str, kind: StakeholderKind | None = None) -> UUID | None:
        """Find whom a row names as an end; None for nobody known.

        A name in the file itself goes before the same name in the store. Raises InvalidInputError
        where several have the name.
        """
        for pair in _spelled(text):
            if pair in self._identified:
                return self._identified[pair]
        spelling = _spelling(text)
        in_file = self._only(self._called_in_file.get(spelling, ()), text, kind)
        stored = self._called.get(spelling) or self._called_before.get(spelling) or ()
        return in_file or self._only(stored, text, kind)

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
            names[_spelling(name)].add(key)

    def _all_called(self, name: str) -> set[UUID]:
        spelling = _spelling(name)
        nobody: set[UUID] = set()
        return self._called.get(spelling, nobody) | self._called_in_file.get(spelling, nobody)

    def _only(self, keys: Collection[UUID], name: str, kind: StakeholderKind | None) -> UUID | None:
        found = [key for key in keys if kind is None or self._kinds[key] is kind]
        if len(found) > 1:
            raise InvalidInputError(_several(kind).format(name=name))
        return found[0] if found else None


def _spelling(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip().casefold()


def _spelled(text: str) -> Iterator[tuple[str, str]]:
    yield "key", text
    # A key such as "ror:https://ror.org/..." names the same organisation as the bare identifier.
    for spelling in (text, text.partition(":")[2]):
        yield from Identifiers(None, canonical_ror(spelling), canonical_orcid(spelling)).pairs()


def _several(kind: StakeholderKind | None) -> str:
    match kind:
        case StakeholderKind.PERSON:
            return _("More than one person is called “{name}”: add a column with an identifier.")
        case StakeholderKind.ORGANISATION:
            return _("More than one organisation is called “{name}”: add a column with an identifier.")
        case None:
            return _("More than one stakeholder is called “{name}”: add a column with an identifier.")
