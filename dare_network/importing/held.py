"""Meetings that are known already, with their dialogues and who was there."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from uuid import UUID

from dare_network.domain.drafts.dialogues import DialogueDraft
from dare_network.domain.records.dialogues import Attendance, Dialogue, Meeting
from dare_network.domain.records.reference import Format
from dare_network.words.spelling import spelling

Seat = tuple[UUID | None, str, UUID | None]
"""A person; or a role, without regard to case, and the body."""


@dataclass(frozen=True, slots=True)
class Dialogues:
    """The dialogues that the store holds before an import, and by what rules more are written.

    `today` tells what has been held. `readers` returns the accounts that are listed on a dialogue; it raises
    InvalidInputError where its writer could not see it again.
    """

    today: date
    dialogues: tuple[Dialogue, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    formats: tuple[Format, ...] = ()
    readers: Callable[[DialogueDraft], Mapping[str, Any]] = lambda _draft: {}


@dataclass(slots=True)
class Held:
    """One meeting, and who is noted at it by now; `version` is None of one that comes with the file."""

    id: UUID
    dialogue_id: UUID
    on: date
    starts: time | None
    values: dict[str, Any]
    version: int | None = None
    seats: set[Seat] = field(default_factory=set)


class HeldMeetings:
    """Looks up dialogues by number, or by title and lead body, and their meetings by day and time."""

    def __init__(self, known: Dialogues) -> None:
        self._by_ref = {each.ref.casefold(): each.id for each in known.dialogues}
        self._bodies: dict[UUID, tuple[UUID, ...]] = {}
        self._by_title: dict[tuple[str, UUID], UUID] = {}
        self._by_bodies: dict[tuple[str, frozenset[UUID], UUID], UUID] = {}
        for each in reversed(known.dialogues):
            self.name(each.title, (each.lead_body_id, *each.co_body_ids), each.id)
        self._on: defaultdict[tuple[UUID, date], list[Held]] = defaultdict(list)
        held = {}
        for meeting in known.meetings:
            values = {"place": meeting.place, "note": meeting.note, "starts": meeting.starts}
            one = Held(meeting.id, meeting.dialogue_id, meeting.on, meeting.starts, values, meeting.version)
            held[meeting.id] = one
            self._on[meeting.dialogue_id, meeting.on].append(one)
        for seat in known.attendances:
            if seat.meeting_id in held:
                held[seat.meeting_id].seats.add(seat_of(seat.person_id, seat.role_at_body, seat.body_id))

    def numbered(self, ref: str) -> UUID | None:
        """The dialogue of this number."""
        return self._by_ref.get(ref.casefold())

    def called(self, titles: Iterable[str], bodies: Sequence[UUID]) -> UUID | None:
        """The dialogue of one of these titles with these bodies, the lead body first.

        Where only that is named, others may have been there as well.
        """
        for title in map(spelling, titles):
            found = self._by_bodies.get((title, frozenset(bodies), bodies[0]))
            if found is None and len(bodies) == 1:
                found = self._by_title.get((title, bodies[0]))
            if found:
                return found
        return None

    def name(self, title: str, bodies: Sequence[UUID], key: UUID) -> None:
        """Remember a dialogue of this title with these bodies."""
        self._bodies[key] = tuple(bodies)
        self._by_bodies.setdefault((spelling(title), frozenset(bodies), bodies[0]), key)
        self._by_title.setdefault((spelling(title), bodies[0]), key)

    def bodies_of(self, dialogue: UUID) -> tuple[UUID, ...]:
        """The bodies of a dialogue, the lead body first."""
        return self._bodies[dialogue]

    def at(self, dialogue: UUID, on: date, starts: time | None) -> Held | None:
        """The meeting of a dialogue on a day; of two on one day the one that began then."""
        same = self._on.get((dialogue, on), ())
        exact = next((each for each in same if each.starts == starts), None)
        return exact or next((each for each in same if not (each.starts and starts)), None)

    def add(self, held: Held) -> None:
        """Remember a meeting that comes with the file."""
        self._on[held.dialogue_id, held.on].append(held)


def seat_of(person_id: UUID | None, role: str, body_id: UUID | None) -> Seat:
    """A seat as it is compared."""
    return person_id, role.casefold(), body_id
