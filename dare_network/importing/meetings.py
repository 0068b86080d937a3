"""Rows of lists of meetings: the dialogue that each was part of, the bodies, and who was there."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.dialogues import AttendanceDraft, DialogueDraft, MeetingDraft
from dare_network.domain.drafts.network import OrganisationDraft
from dare_network.domain.partial_days import Precision
from dare_network.domain.records.imports import FoundBy, Question, RowOutcome
from dare_network.domain.terms import Terms
from dare_network.domain.vocabulary import Confidentiality, DialogueState, StakeholderKind, TermList
from dare_network.errors import InvalidInputError
from dare_network.importing.answers import KEPT, NEW
from dare_network.importing.bodies import Bodies
from dare_network.importing.decided import ITSELF, Decided
from dare_network.importing.directory import NO_IDENTIFIERS, Directory
from dare_network.importing.held import Dialogues, Held, HeldMeetings, seat_of
from dare_network.importing.lines import ImportedEntity, Line, MeetingLine, Write
from dare_network.importing.listed_values import likeliest
from dare_network.importing.matching import HeldBackError, several
from dare_network.importing.seating import Seated, Seating, Side
from dare_network.importing.whom import Whom, about_organisation
from dare_network.language import N_, _, in_every_language

USUAL_FORMAT = "other_meeting"
"""The format of a meeting of which the table does not tell it."""
_UNTITLED = N_("Meeting with {body}")
_TIME = re.compile(
    r"(\d{1,2})(?:[:.u](\d{2})?)?(?::\d{2})?\s*(?:uur|u|h)?(?:\s*(?:-|–|tot)\s*.*)?", re.IGNORECASE
)


@dataclass(slots=True)
class _Meeting:
    """The content of one row, with everybody and everything that it names found."""

    line: Line
    label: str
    dialogue: UUID | None
    title: str
    bodies: tuple[UUID, ...]
    on: date
    starts: time | None
    seated: Seated
    notes: list[tuple[str, str]]
    flaws: dict[str, str]
    owner: UUID | None


class MeetingRows:
    """Finds out what each row adds. What is recorded already is never recorded twice."""

    def __init__(
        self,
        known: Dialogues,
        directory: Directory,
        seating: Seating,
        bodies: Bodies,
        decided: Decided,
        terms: Terms,
        whom: Whom,
        new_key: Callable[[], UUID],
    ) -> None:
        self._known, self._held = known, HeldMeetings(known)
        self._directory, self._seating, self._bodies = directory, seating, bodies
        self._decided, self._terms, self._whom, self._new_key = decided, terms, whom, new_key
        self._formats = {
            name.casefold(): each.id
            for each in known.formats
            for name in (each.id, each.label_en, each.label_nl)
            if not each.retired
        }
        self._organisations: list[Write] = []
        self._dialogues: dict[UUID, dict[str, Any]] = {}
        self._meetings: dict[UUID, Held] = {}
        self._changed: dict[UUID, dict[str, Any]] = {}
        self._seats: list[Write] = []
        self._without_format = self._without_owner = False

    def take(self, rows: Sequence[MeetingLine]) -> None:
        """Find out what these rows add: first all that they mean, then what is written for them."""
        read = [found for row in rows if (found := self._read(row.line))]
        usual = Counter(owner for each in read for owner in each.seated.owners[:1]).most_common(1)
        for each in read:
            try:
                self._put(each, usual[0][0] if usual else None)
            except InvalidInputError as error:
                self._leave(each, error)

    def writes(self) -> Iterable[Write]:
        """All that is written, each after what it refers to."""
        yield from self._organisations
        yield from self._seating.writes
        for key, values in self._dialogues.items():
            yield Write(ImportedEntity.DIALOGUE, key, None, values)
        for held in self._meetings.values():
            yield Write(ImportedEntity.MEETING, held.id, None, held.values)
        for key, values in self._changed.items():
            version = values.pop("version")
            yield Write(ImportedEntity.MEETING, key, version, values)
        yield from self._seats

    def remarks(self) -> Iterable[str]:
        """Sentences about what was assumed of all rows."""
        if self._without_format:
            yield _("New dialogues of which no column tells the format get “{format}”.").format(
                format=self._format_label()
            )
        if self._without_owner:
            yield _("New dialogues of which no column tells the owner get the first of our own participants.")

    def _read(self, line: Line) -> _Meeting | None:
        text = _texts(line)
        label = " · ".join(filter(None, (text("title") or text("ref") or text("bodies"), text("on"))))
        try:
            return self._meant(line, label, text)
        except InvalidInputError as error:
            self._decided.refuse(line, label, error)
            return None

    def _meant(self, line: Line, label: str, text: "_Text") -> _Meeting:
        on = line.values.get("on")
        if not isinstance(on, date):
            raise InvalidInputError("", {"on": line.faults.get("on") or _("This field is required.")})
        flaws = {name: why for name, why in line.faults.items() if name != "on"}
        dialogue = None
        if text("ref"):
            dialogue = self._held.numbered(text("ref"))
            if dialogue is None:
                unknown = _("There is no such dialogue, or it is not open to you.")
                raise InvalidInputError(unknown, {"ref": unknown})
        if dialogue and not text("bodies"):
            bodies = self._held.bodies_of(dialogue)
        else:
            bodies = self._bodies_of(line, text("bodies"))
        title = text("title")
        if not dialogue:
            titles = [title] if title else self._untitled(bodies[0])
            dialogue = self._held.called(titles, bodies)
            title = title or _(_UNTITLED).format(body=self._directory.name(bodies[0]))
        starts = None
        if text("starts"):
            starts = _time(text("starts"))
            if starts is None:
                flaws["starts"] = _("“{text}” is not a time; write it as 14:30.").format(text=text("starts"))
        seated = self._seating.at(line, {side: text(side.value) for side in Side if text(side.value)}, bodies)
        owner = None
        if text("owner"):
            try:
                owner = self._seating.person(text("owner"))
            except InvalidInputError as error:
                flaws["owner"] = str(error)
        return _Meeting(
            line, label, dialogue, title, bodies, on, starts, seated, _notes(line, text, seated), flaws, owner
        )

    def _put(self, row: _Meeting, usual: UUID | None) -> None:
        if row.dialogue is None:
            row.dialogue = self._held.called([row.title], row.bodies) or self._add_dialogue(row, usual)
        elif row.dialogue in self._dialogues:
            self._again(self._dialogues[row.dialogue], row.on)
        held = self._held.at(row.dialogue, row.on, row.starts)
        brought = self._missing(held, row)
        known = held is not None
        if held is None:
            held = self._add_meeting(row)
            filled: tuple[tuple[str, str, str], ...] = ()
        else:
            filled = self._fill(held, row)
        for values in brought:
            draft = check(AttendanceDraft, values)
            key = self._new_key()
            added = draft.values() | {"meeting_id": held.id}
            self._seats.append(Write(ImportedEntity.ATTENDANCE, key, None, added))
            held.seats.add(seat_of(draft.person_id, draft.role_at_body, draft.body_id))
        who = "; ".join(map(self._called, brought))
        changes = (*filled, *((("participants", "", who),) if who else ()))
        self._decide(row, known, held.version is None, changes)

    def _decide(
        self, row: _Meeting, known: bool, of_file: bool, changes: tuple[tuple[str, str, str], ...]
    ) -> None:
        if not known:
            outcome, found_by = RowOutcome.ADDED, FoundBy.NEW
        elif of_file:
            outcome, found_by = RowOutcome.MERGED, FoundBy.NAME
        else:
            outcome, found_by = RowOutcome.CHANGED if changes else RowOutcome.UNCHANGED, FoundBy.NAME
        self._decided.put(row.line, outcome, row.label, changes=changes, found_by=found_by)
        self._decided.leave_out(row.line, row.label, row.flaws)
        self._ask(row)

    def _leave(self, row: _Meeting, error: InvalidInputError) -> None:
        """Leave a row out, or let it wait where somebody whom it names may be who is missing."""
        if row.seated.waiting:
            error = HeldBackError(" ".join(error.fields.values()) or str(error))
        self._decided.refuse(row.line, row.label, error)
        self._ask(row)

    def _ask(self, row: _Meeting) -> None:
        """Tell whom the answers have added for a row, and ask about those who are not known yet."""
        for place, name in enumerate(row.seated.newcomers):
            self._decided.put(row.line, RowOutcome.ADDED, name, found_by=FoundBy.NEW, at=place - _BEFORE)
        for place, (entry, error) in enumerate(row.seated.waiting, start=1):
            self._decided.refuse(row.line, f"{entry} · {row.label}", error, at=ITSELF + place)

    def _add_dialogue(self, row: _Meeting, usual: UUID | None) -> UUID:
        text = _texts(row.line)
        owner = row.owner or next(iter(row.seated.owners), None) or usual
        if owner is None:
            wanted = _("Say who owns the dialogues of this table: it names nobody whom the network knows.")
            raise InvalidInputError(wanted, {"owner": wanted})
        self._without_owner |= not row.owner
        draft = check(
            DialogueDraft,
            {
                "title": row.title,
                "format_id": self._format(text("format"), row),
                "lead_body_id": row.bodies[0],
                "co_body_ids": row.bodies[1:],
                "owner_id": owner,
                **self._course([row.on]),
                "confidentiality": self._level(text("confidentiality")),
            },
        )
        values = draft.values() | dict(self._known.readers(draft))
        key = self._new_key()
        self._dialogues[key] = values
        self._held.name(row.title, row.bodies, key)
        return key

    def _course(self, days: Sequence[date]) -> dict[str, Any]:
        """The state of a dialogue with meetings on these days: planned as long as none of them has come."""
        past = [each for each in days if each <= self._known.today]
        if not past:
            return {"requested_on": self._known.today, "state": DialogueState.SCHEDULED, "held_on": None}
        return {"requested_on": min(past), "state": DialogueState.HELD, "held_on": min(past)}

    def _again(self, values: dict[str, Any], on: date) -> None:
        values |= self._course([each for each in (values["held_on"], on) if each])

    def _add_meeting(self, row: _Meeting) -> Held:
        assert row.dialogue
        said = {
            "on": row.on,
            "starts": row.starts,
            "place": _texts(row.line)("place"),
            "note": "\n".join(sentence for _raw, sentence in row.notes),
        }
        draft = check(MeetingDraft, said)
        values = draft.values() | {"dialogue_id": row.dialogue}
        held = Held(self._new_key(), row.dialogue, row.on, row.starts, values)
        self._meetings[held.id] = held
        self._held.add(held)
        return held

    def _fill(self, held: Held, row: _Meeting) -> tuple[tuple[str, str, str], ...]:
        """Fill what is empty of a known meeting; what is filled stays, and is told where it differs."""
        new = [(raw, sentence) for raw, sentence in row.notes if raw not in held.values["note"]]
        said = {
            "starts": row.starts,
            "place": _texts(row.line)("place"),
            "note": "\n".join(sentence for _raw, sentence in new),
        }
        filled: dict[str, Any] = {}
        for name, value in said.items():
            stored = held.values[name]
            if not value or value == stored:
                continue
            if not stored:
                filled[name] = value
            elif name == "note" and held.version is None:
                filled[name] = f"{stored}\n{value}"
            else:
                row.flaws[name] = _("The meeting is known already, and something else stands there.")
        draft = check(MeetingDraft, {**held.values, "on": row.on, **filled}).values()
        filled = {name: draft[name] for name in filled}
        held.values |= filled
        if filled and held.version is not None:
            self._changed.setdefault(held.id, {"version": held.version}).update(filled)
        return tuple((name, "", str(value)) for name, value in filled.items())

    @staticmethod
    def _missing(held: Held | None, row: _Meeting) -> list[dict[str, Any]]:
        seats = held.seats if held else set()
        return [s for s in row.seated.seats if seat_of(*s.values()) not in seats]

    def _called(self, seat: Mapping[str, Any]) -> str:
        if seat["person_id"]:
            return self._directory.name(seat["person_id"])
        return f"{seat['role_at_body']} @ {self._directory.name(seat['body_id'])}"

    def _bodies_of(self, line: Line, cell: str) -> tuple[UUID, ...]:
        names = self._bodies.named_in(cell)
        if not names:
            wanted = _("Name the body with which it was, or the dialogue by its number.")
            raise InvalidInputError(wanted, {"bodies": wanted})
        return tuple(dict.fromkeys(self._body(line, name) for name in names))

    def _body(self, line: Line, name: str) -> UUID:
        found = self._bodies.find(name)
        if len(found) == 1:
            return next(iter(found))
        key = about_organisation(name)
        answer = self._whom.answer(key, line) or ("" if found else self._whom.before(key))
        if answer == NEW:
            return self._new_body(line, name)
        if known := self._directory.answered(answer):
            self._whom.note(key, known, line, everywhere=not found)
            return known
        whom = found or self._bodies.like(name)
        candidates = self._directory.candidates(whom)
        reason = (
            several(StakeholderKind.ORGANISATION, name)
            if found
            else _("No organisation called “{name}” is in this file or in the network.").format(name=name)
        )
        raise HeldBackError(reason, Question(key, name, candidates))

    def _new_body(self, line: Line, name: str) -> UUID:
        kind = StakeholderKind.ORGANISATION
        draft = check(OrganisationDraft, {"name": name})
        key = self._new_key()
        values = draft.values() | {"kind": kind, "import_key": None}
        self._organisations.append(Write(ImportedEntity.STAKEHOLDER, key, None, values))
        self._bodies.call(key, [draft.name])
        self._directory.note(key, kind, draft.name, NO_IDENTIFIERS)
        self._decided.put(line, RowOutcome.ADDED, draft.name, found_by=FoundBy.NEW, at=-2 * _BEFORE)
        return key

    def _untitled(self, body: UUID) -> list[str]:
        name = self._directory.name(body)
        return [text.format(body=name) for text in in_every_language(_UNTITLED)]

    def _format(self, text: str, row: _Meeting) -> str:
        if text:
            if found := self._formats.get(text.casefold()):
                return found
            if (meant := likeliest(text, self._formats)) != KEPT:
                return meant
            row.flaws["format"] = _("“{text}” is none of the known values.").format(text=text)
        self._without_format = True
        return self._usual_format

    @property
    def _usual_format(self) -> str:
        offered = [each.id for each in self._known.formats if not each.retired]
        return USUAL_FORMAT if USUAL_FORMAT in offered else next(iter(offered), "")

    def _format_label(self) -> str:
        return next(each.label for each in self._known.formats if each.id == self._usual_format)

    def _level(self, text: str) -> Confidentiality:
        if not text:
            return Confidentiality.RESTRICTED
        found = self._terms.known.get((TermList.CONFIDENTIALITY, text.casefold()))
        if found is None:
            wrong = _("“{text}” is none of the known values.").format(text=text)
            raise InvalidInputError(wrong, {"confidentiality": wrong})
        return Confidentiality(found)


_BEFORE = 1000
"""The most that one row brings along, whose places come before its own."""

_Text = Callable[[str], str]


def _texts(line: Line) -> _Text:
    return lambda name: str(line.values.get(name) or "").strip()


def _notes(line: Line, text: _Text, seated: Seated) -> list[tuple[str, str]]:
    """The note of a meeting: each text as it stands in the table, with the sentence that it becomes."""
    found = [(text("note"), text("note"))]
    for name, sentence in (
        ("outcome", N_("Outcome: {text}")),
        ("commitments", N_("Commitments: {text}")),
    ):
        found.append((text(name), _(sentence).format(text=text(name))))
    found += [(each, _("Also present: {text}").format(text=each)) for each in seated.others]
    if line.values.get("on_precision"):
        written = line.texts.get("on", "")
        known = Precision(str(line.values["on_precision"]))
        sentence = (
            _("The day is not known, only the month: {text}.")
            if known is Precision.MONTH
            else _("The day is not known, only the year: {text}.")
        )
        found.append((f"{written}.", sentence.format(text=written)))
    return [(raw, sentence) for raw, sentence in found if raw]


def _time(text: str) -> time | None:
    match = _TIME.fullmatch(text.strip().removesuffix("."))
    if not match:
        return None
    try:
        return time(int(match[1]), int(match[2] or 0))
    except ValueError:
        return None
