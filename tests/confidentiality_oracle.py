"""Who may read which text: a small model beside the store, from the rule of levels alone.

A text that stands is for those who are cleared today for its record. A former text, and what was said of a
step, is for those who are and were cleared at some time while it stood. After every step the tables are asked
what stands, and `domain.rules.visibility` who may see it; nothing else of the product has a say.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.visibility import clearance, may_see
from dare_network.domain.vocabulary import Action, Confidentiality, MinutesState, QuestionState, Role
from dare_network.store.engine import read_transaction
from dare_network.store.tables.base import table_of
from dare_network.store.tables.commitments import CommitmentRow, DueMoveRow
from dare_network.store.tables.dialogues import DialogueReaderRow, DialogueRow, NormTimeRow, ProductRow
from dare_network.store.tables.meetings import AttendanceRow, MeetingRow
from dare_network.store.tables.milestones import MilestoneRow
from dare_network.store.tables.minutes import AgendaItemRow, MinutesCommentRow, MinutesRow
from dare_network.store.tables.operations import EventRow
from dare_network.store.tables.outcomes import OutcomeRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow
from dare_network.store.tables.sources import SourceContentRow, SourceDocumentRow
from dare_network.store.tables.take_overs import TakeOverRow

Place = tuple[str, str]
"""The kind of a record, and its key."""

WAYS: Mapping[str, Mapping[str, str]] = {
    "dialogue": {},
    "meeting": {"dialogue_id": "dialogue"},
    "attendance": {"meeting_id": "meeting"},
    "question": {"dialogue_id": "dialogue"},
    "answer": {"question_id": "question"},
    "source_document": {"dialogue_id": "dialogue"},
    "commitment": {"dialogue_id": "dialogue"},
    "due_move": {"commitment_id": "commitment"},
    "milestone": {"commitment_id": "commitment"},
    "outcome": {"dialogue_id": "dialogue"},
    "minutes": {"dialogue_id": "dialogue"},
    "minutes_comment": {"minutes_id": "minutes"},
    "agenda_item": {"dialogue_id": "dialogue", "approves_id": "minutes"},
    "norm_time": {"dialogue_id": "dialogue"},
    "take_over": {"dialogue_id": "dialogue"},
}
"""What each kind of record hangs on: whoever may not see that may not see it."""

ROWS = (
    DialogueRow, MeetingRow, AttendanceRow, QuestionRow, AnswerRow, SourceDocumentRow, CommitmentRow,
    DueMoveRow, MilestoneRow, OutcomeRow, MinutesRow, MinutesCommentRow, AgendaItemRow, NormTimeRow,
    TakeOverRow,
)  # fmt: skip
SHOWN: Mapping[str, tuple[str, ...]] = {
    "dialogue": ("title", "summary", "source", "external_ref"),
    "meeting": ("place", "note"),
    "attendance": ("role_at_body",),
    "question": ("text", "position", "rationale"),
    "answer": ("verbatim", "summary", "conditions", "source_locator"),
    "source_document": ("title",),
    "commitment": ("text", "summary", "evidence"),
    "milestone": ("text",),
    "outcome": ("text",),
}
"""The fields that a dossier shows to everybody of the consortium who sees the record."""

SHOWN_TO_ALL = frozenset(
    {("dialogue", "title"), ("dialogue", "summary"), ("question", "text"), ("answer", "summary")}
)
"""Those that it shows to the public, too."""

NOT_PUBLIC = frozenset(
    {
        ("question", "position"),
        ("question", "rationale"),
        ("dialogue", "source"),
        ("dialogue", "external_ref"),
        ("meeting", "note"),
        ("meeting", "place"),
        ("minutes", "text"),
    }
)
"""Fields that the public never reads."""

NOT_PUBLIC_AT_ALL = frozenset(
    {"attendance", "due_move", "minutes_comment", "agenda_item", "take_over", "event"}
)
"""Records of which the public never reads anything."""

REASONS = frozenset({("due_move", "reason"), ("event", "reason")})
"""What is said of a step, and is for those who could see the record when it was taken."""

ANSWERED = (QuestionState.ANSWERED_ORAL, QuestionState.ANSWERED_WRITTEN, QuestionState.REOPENED)
MARK = re.compile(r"zq\d+xz|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\bT-\d{4}\b|\bDIA-\d{4}-\d{3}\b")
"""A word that stands in one text only, the key of a record, the number of a commitment or a dialogue."""


@dataclass(frozen=True)
class Audience:
    """What decides who sees a record: its dialogue, and the levels of stricter parts on the way."""

    level: Confidentiality
    centre_id: UUID | None
    readers: tuple[str, ...]
    embargo_until: date | None
    own: tuple[Confidentiality, ...] = ()

    def has(self, viewer: Viewer, day: date) -> bool:
        """Whether this viewer is cleared on that day."""
        cleared = clearance(viewer, day)
        others = (self.centre_id, self.readers, self.embargo_until)
        return all(may_see(cleared, level, *others) for level in (self.level, *self.own))


Values = dict[str, Any]
Stored = Mapping[Place, Values]


def stored(engine: Engine) -> Stored:
    """Every record of a dialogue as it stands, whoever may see it."""
    found: dict[Place, Values] = {}
    with read_transaction(engine) as transaction:
        ask = transaction.connection.execute
        for row in ROWS:
            for values in ask(sa.select(table_of(row))).mappings():
                found[row.entity, str(values["id"])] = dict(values)
        for values in found.values():
            if "embargo_until" in values:
                values["readers"] = ()
        listed = table_of(DialogueReaderRow)
        readers = sa.select(listed.c.dialogue_id, listed.c.account).order_by(listed.c.position)
        for key, account in ask(readers):
            found["dialogue", str(key)]["readers"] += (account,)
        content = table_of(SourceContentRow)
        for key, held in ask(sa.select(content.c.document_id, content.c.content)):
            found["source_document", str(key)]["content"] = bytes(held).decode()
        events = table_of(EventRow)
        for values in ask(sa.select(events).where(events.c.reason != "")).mappings():
            place = (values["entity"], values["entity_id"])
            found["event", str(values["id"])] = {"of": place, "reason": values["reason"]}
        for values in ask(sa.select(table_of(ProductRow))).mappings():
            found["product", str(values["id"])] = dict(values)
        added = sa.select(events.c.entity_id, events.c.account).where(
            events.c.entity == ProductRow.entity, events.c.action == Action.ADDED
        )
        for key, account in ask(added):
            found["product", key]["by"] = account
    return found


@dataclass
class Text:
    """A marked text in one place, and who could see it while it stood there."""

    place: Place
    column: str
    stands: bool = True
    seen_by: dict[tuple[date, Audience], None] = field(default_factory=dict)


class Oracle:
    """What may be read by whom, as of the last step that it followed."""

    def __init__(self) -> None:
        self.now: Stored = {}
        self.texts: dict[str, dict[tuple[Place, str], Text]] = {}
        self._ways: dict[Place, tuple[Place, ...]] = {}
        self._levels: dict[Place, Confidentiality | None] = {}

    def follow(self, found: Stored, day: date) -> None:
        """Know what stands after a step, or on a new day."""
        self.now = found
        for place, values in found.items():
            if place[0] in WAYS:
                self._ways[place] = tuple(
                    (holder, str(values[name])) for name, holder in WAYS[place[0]].items() if values[name]
                )
                self._levels[place] = values.get("confidentiality")
            elif place[0] == "event":
                self._ways[place] = (values["of"],) if values["of"][0] in WAYS else ()
        for known in self.texts.values():
            for text in known.values():
                text.stands = False
        for place, values in found.items():
            audience = self.audience(place)
            for column, mark in marks(place, values):
                known = self.texts.setdefault(mark, {})
                text = known.setdefault((place, column), Text(place, column))
                text.stands = column == "id" or _in_force(place, values)
                is_past = self._is_of_a_step(text) and text.seen_by
                if audience and text.stands and not is_past:
                    text.seen_by[day, audience] = None

    def audience(self, place: Place) -> Audience | None:
        """Who sees a record now; None for one of no dialogue."""
        way, of = self._way(place), self.whole_of(place)
        if of is None:
            return None
        whole = self.now[of]
        own = {self._levels.get(each) for each in way if each[0] != "dialogue"}
        return Audience(
            whole["confidentiality"],
            whole["centre_id"],
            whole["readers"],
            whole["embargo_until"],
            tuple(sorted(level for level in own if level)),
        )

    def whole_of(self, place: Place) -> Place | None:
        """The dialogue on which a record hangs."""
        return next((each for each in self._way(place) if each[0] == "dialogue"), None)

    def stands(self, mark: str) -> bool:
        """Whether a text stands anywhere."""
        return any(text.stands for text in self.texts[mark].values())

    def sees(self, viewer: Viewer, day: date, place: Place) -> bool:
        """Whether a viewer is cleared for a record today."""
        audience = self.audience(place)
        return audience is not None and audience.has(viewer, day)

    def may_read(self, viewer: Viewer, day: date, mark: str) -> bool:
        """Whether a viewer may read a text today, in any place."""
        return any(self._may_read(viewer, day, mark, text) for text in self.texts[mark].values())

    def could_see(self, viewer: Viewer, mark: str) -> bool:
        """Whether a viewer was ever cleared for a text."""
        places = self.texts[mark].values()
        return any(audience.has(viewer, then) for text in places for then, audience in text.seen_by)

    def must_see(self, viewer: Viewer, day: date) -> Iterator[str]:
        """The texts that stand in dossiers for this viewer."""
        for mark, known in self.texts.items():
            for text in known.values():
                kind, column = text.place[0], text.column
                shown = column in SHOWN.get(kind, ())
                if viewer.role is Role.PUBLIC:
                    shown = (kind, column) in SHOWN_TO_ALL
                if shown and text.stands and self.sees(viewer, day, text.place):
                    yield mark

    def take_overs(self, viewer: Viewer, day: date) -> Iterator[tuple[Place, str]]:
        """The dialogues that were taken over and that a viewer sees, each with what was said of it."""
        for place, values in self.now.items():
            if place[0] == "event" and values["of"][0] == "take_over" and self.sees(viewer, day, place):
                yield self._way(place)[-1], values["reason"]

    def _is_of_a_step(self, text: Text) -> bool:
        """Whether a text is only for those who could see it then; why somebody let himself in is for all."""
        if (text.place[0], text.column) not in REASONS:
            return False
        return text.place[0] != "event" or self.now[text.place]["of"][0] != "take_over"

    def _may_read(self, viewer: Viewer, day: date, mark: str, text: Text) -> bool:
        kind, column = text.place[0], text.column
        if kind == "product":
            return self._knows_product(viewer, day, text.place[1])
        if kind == "event" and not self._way(text.place):
            return True
        if not self.sees(viewer, day, text.place) or not self._is_for(viewer, text):
            return False
        if kind == "minutes" and not all(self.sees(viewer, day, each) for each in self._sources(mark)):
            return False
        # That there was something is told, withheld, to whoever sees what it hung on.
        if column == "id" or (text.stands and not self._is_of_a_step(text)):
            return True
        return any(audience.has(viewer, then) for then, audience in text.seen_by)

    def _is_for(self, viewer: Viewer, text: Text) -> bool:
        """Whether a field is one that such a viewer ever reads."""
        kind, column = text.place[0], text.column
        if viewer.role is not Role.PUBLIC:
            return True
        if kind in NOT_PUBLIC_AT_ALL or (kind, column) in NOT_PUBLIC:
            return False
        if kind != "minutes":
            return True
        values = self.now[text.place]
        return values["state"] is MinutesState.FINAL and values["confidentiality"] is None

    def _sources(self, mark: str) -> Iterator[Place]:
        """The records from which minutes have a text."""
        return (text.place for text in self.texts[mark].values() if text.place[0] not in {"minutes", "event"})

    def _knows_product(self, viewer: Viewer, day: date, key: str) -> bool:
        if viewer.account == self.now["product", key]["by"]:
            return True
        about = [p for p, v in self.now.items() if p[0] == "dialogue" and str(v["product_id"]) == key]
        if not about:
            return viewer.role is not Role.PUBLIC
        return any(self.sees(viewer, day, place) for place in about)

    def _way(self, place: Place) -> tuple[Place, ...]:
        """A record and all that it hangs on, or hung on when it was removed."""
        found = [place] if place[0] in WAYS else []
        for each in self._ways.get(place, ()):
            found.extend(self._way(each))
        return tuple(found)


def marks(place: Place, values: Values) -> Iterator[tuple[str, str]]:
    """The columns of a record with the marks in them; its key and number count in their own columns."""
    kind, key = place
    if kind in WAYS:
        yield "id", key
    for column, value in values.items():
        if not isinstance(value, str):
            continue
        if column == "ref":
            yield column, value
        elif kind in {"minutes", "event"} or column != "digest":
            yield from ((column, mark) for mark in set(MARK.findall(value)) if _is_text(kind, mark))


def _in_force(place: Place, values: Values) -> bool:
    """Whether minutes are the last version or the final one; all else that is stored stands."""
    return place[0] != "minutes" or values["is_last"] or values["state"] is MinutesState.FINAL


def _is_text(kind: str, mark: str) -> bool:
    # Minutes name commitments by their numbers.
    return mark.startswith("zq") or (kind == "minutes" and mark.startswith(("T-", "DIA-")))


def known_marks(text: str, of: Iterable[str]) -> set[str]:
    """The marks in a text that are known."""
    return set(MARK.findall(text)) & set(of)
