"""Participants of meetings, as far as the network knows them, and the questions about the others."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.network import PersonDraft
from dare_network.domain.person_names import join_name, split_name
from dare_network.domain.records.imports import Question
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.errors import InvalidInputError
from dare_network.importing.answers import BY_ROLE, LEFT_OUT, NEW
from dare_network.importing.bodies import Bodies
from dare_network.importing.directory import NO_IDENTIFIERS, Directory
from dare_network.importing.lines import ImportedEntity, Line, Write
from dare_network.importing.matching import HeldBackError
from dare_network.importing.participants import Named, is_no_name, named_in
from dare_network.importing.people import People, is_told
from dare_network.importing.whom import Whom, about_person
from dare_network.language import _


class Side(StrEnum):
    """The side of the table at which those of a column sat."""

    OURS = "ours"
    THEIRS = "theirs"
    EITHER = "participants"


@dataclass(slots=True)
class Seated:
    """The participants of one row: seats as values of attendances, and entries that are nobody's name.

    `waiting` are entries that are not stored, each with why; `newcomers` names who is added for this row.
    """

    line: Line
    seats: list[dict[str, Any]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    waiting: list[tuple[str, InvalidInputError]] = field(default_factory=list)
    newcomers: list[str] = field(default_factory=list)
    owners: list[UUID] = field(default_factory=list)


class Seating:
    """Finds the participants that cells name, and brings in those whom an answer says to be new."""

    def __init__(self, directory: Directory, bodies: Bodies, whom: Whom, new_key: Callable[[], UUID]) -> None:
        self.people = People()
        self.writes: list[Write] = []
        self._directory = directory
        self._bodies = bodies
        self._whom = whom
        self._new_key = new_key
        self._employers: defaultdict[UUID, set[UUID]] = defaultdict(set)
        self._brought: dict[str, UUID] = {}

    def employ(self, person: UUID, organisation: UUID) -> None:
        """Remember where somebody works."""
        self._employers[person].add(organisation)

    def person(self, text: str) -> UUID:
        """The one person whom a text means. Raises InvalidInputError for nobody, and for several."""
        found = self.people.find(text)
        if len(found) == 1:
            return next(iter(found))
        sentence = _("Several are called “{name}”.") if found else _("Nobody is known as “{name}”.")
        raise InvalidInputError(sentence.format(name=text))

    def at(self, line: Line, cells: Mapping[Side, str], bodies: Sequence[UUID]) -> Seated:
        """Everybody whom these cells of a row name, at a meeting with these bodies."""
        seated = Seated(line)
        for side, cell in cells.items():
            for named in named_in(cell, self.people.knows):
                try:
                    self._seat(named, side, bodies, seated)
                except InvalidInputError as error:
                    seated.waiting.append((named.text, error))
        seated.seats = list(
            {(s["person_id"], s["role_at_body"], s["body_id"]): s for s in seated.seats}.values()
        )
        return seated

    def _seat(self, named: Named, side: Side, bodies: Sequence[UUID], seated: Seated) -> None:
        if named.at:
            seated.seats.append(_role(named.name, self._body(named.at)))
            return
        found = self.people.find(named.name)
        if not found and named.aside:
            found = self.people.find(named.text)
        if not found and self._names_nobody(named):
            seated.others.append(named.text)
            return
        key = self._chosen(named, self._narrowed(found, named, side, bodies), side, bodies, seated)
        if key:
            seated.seats.append({"person_id": key, "role_at_body": "", "body_id": None})
            if side is Side.OURS or not self._employers[key] & set(bodies):
                seated.owners.append(key)

    def _names_nobody(self, named: Named) -> bool:
        return is_no_name(named.name) or bool(self._bodies.find(named.name))

    def _narrowed(self, found: set[UUID], named: Named, side: Side, bodies: Sequence[UUID]) -> set[UUID]:
        """Those who are likelier than others of the name: who work where the cell or the column says."""
        if len(found) < 2:
            return found
        hinted = self._bodies.find(named.aside) if named.aside else set[UUID]()
        at_body = {key for key in found if self._employers[key] & (hinted or set(bodies))}
        if hinted or side is Side.THEIRS:
            return at_body or found
        return (found - at_body or found) if side is Side.OURS else found

    def _chosen(
        self, named: Named, found: set[UUID], side: Side, bodies: Sequence[UUID], seated: Seated
    ) -> UUID | None:
        if len(found) == 1 and is_told(named.name):
            return next(iter(found))
        key = about_person(_plain(named.name))
        answer = self._whom.answer(key, seated.line)
        if answer in (BY_ROLE, LEFT_OUT):
            self._whom.note(key, answer, seated.line)
        if answer == BY_ROLE:
            seated.seats.append(_role(named.aside or _("participant"), self._theirs(named, side, bodies)))
            return None
        if answer == LEFT_OUT:
            raise InvalidInputError(_("“{name}” is left out, as you answered.").format(name=named.text))
        if answer == NEW:
            # One for all rows, also where the name alone would not tell him.
            new = self._brought.get(key) or self._newcomer(named, seated)
            self._brought[key] = new
            self._whom.note(key, new, seated.line)
            return new
        if known := self._directory.answered(answer):
            self._whom.note(key, known, seated.line)
            return known
        raise HeldBackError(self._why(named, found), self._question(key, named, found))

    def _question(self, key: str, named: Named, found: set[UUID]) -> Question:
        whom = found or self.people.namesakes(named.name)
        return Question(key, named.text, self._directory.candidates(whom), at_meeting=True)

    @staticmethod
    def _why(named: Named, found: set[UUID]) -> str:
        if not found:
            return _("“{name}” is not in the network yet.").format(name=named.text)
        if len(found) == 1:
            return _("“{name}” has no given name here. Who is meant?").format(name=named.text)
        return _("More than one person can be “{name}”. Who is meant?").format(name=named.text)

    def _newcomer(self, named: Named, seated: Seated) -> UUID:
        parts = split_name(named.name)
        titles = {"title_before": parts.title_before, "title_after": parts.title_after}
        draft = check(PersonDraft, {"name": _plain(named.name), **titles})
        kind = StakeholderKind.PERSON
        key = self._new_key()
        written = draft.values() | {"kind": kind, "import_key": None}
        self.writes.append(Write(ImportedEntity.STAKEHOLDER, key, None, written))
        # Other rows mean the same, however they write the name.
        self.people.call(key, [draft.name, named.name])
        self._directory.note(key, kind, draft.name, NO_IDENTIFIERS)
        seated.newcomers.append(draft.name)
        return key

    def _theirs(self, named: Named, side: Side, bodies: Sequence[UUID]) -> UUID:
        """The body of somebody who is noted by role: what is said beside the name, else the lead body."""
        hinted = self._bodies.find(named.aside) if named.aside else set[UUID]()
        if len(hinted) == 1:
            return next(iter(hinted))
        if side is Side.OURS:
            raise InvalidInputError(
                _("“{name}” cannot be noted by role, for it is not known at which organisation.").format(
                    name=named.text
                )
            )
        return bodies[0]

    def _body(self, text: str) -> UUID:
        found = self._bodies.find(text)
        if len(found) == 1:
            return next(iter(found))
        sentence = _("Several are called “{name}”.") if found else _("Nobody is known as “{name}”.")
        raise InvalidInputError(sentence.format(name=text))


def _plain(name: str) -> str:
    """A name as it is spoken, without titles."""
    return join_name(replace(split_name(name), title_before="", title_after=""))


def _role(role: str, body: UUID) -> dict[str, Any]:
    return {"person_id": None, "role_at_body": role, "body_id": body}
