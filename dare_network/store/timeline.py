"""The timeline of a stakeholder: what has a day, a page at a time, each part for those who may see it."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from dare_network.domain.partial_days import Precision
from dare_network.domain.records.dialogues import Attendance, Commitment, Dialogue
from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.records.timeline import TimelineEntry
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import TimelineKind
from dare_network.store.day_of import DayOf
from dare_network.store.last_contact import held_with, meetings_of
from dare_network.store.notes import open_notes
from dare_network.store.shown import is_public, is_shown
from dare_network.store.stakeholders import open_ties
from dare_network.store.tables.base import table_of
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.meetings import MeetingRow
from dare_network.store.tables.network import AffiliationRow, TieRow
from dare_network.store.tables.notes import NoteRow
from dare_network.store.tables.operations import EventRow, ImportBatchRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow
from dare_network.store.timeline_records import AT_ONCE, BY_HAND, filled, touched_by
from dare_network.store.transaction import Transaction
from dare_network.store.visibility import ANSWER_WAYS, open_part, visible

_DIALOGUE = table_of(DialogueRow)
_MEETING = table_of(MeetingRow)
_QUESTION = table_of(QuestionRow)
_ANSWER = table_of(AnswerRow)
_COMMITMENT = table_of(CommitmentRow)
_TIE = table_of(TieRow)
_AFFILIATION = table_of(AffiliationRow)
_NOTE = table_of(NoteRow)
_EVENT = table_of(EventRow)
_BATCH = table_of(ImportBatchRow)
_EXACT = sa.cast(sa.null(), sa.String())
Part = sa.Select[Any]


def read_timeline(
    transaction: Transaction,
    cleared: Clearance,
    who: UUID,
    kinds: Collection[TimelineKind],
    wanted: Wanted,
) -> Page[TimelineEntry]:
    """A page of what happened with somebody, of these kinds or of all, the newest day first."""
    among = [kind for kind in TimelineKind if not kinds or kind in kinds]
    parts = [part for kind in among for part in _PARTS[kind](transaction, cleared, who)]
    if not parts:
        return Page(size=wanted.size)
    every = sa.union_all(*parts).subquery()
    count = transaction.connection.scalar(sa.select(sa.func.count()).select_from(every)) or 0
    number = max(0, min(wanted.number, (count - 1) // wanted.size))
    order = every.c.on.desc(), every.c.rank, every.c.ended.desc(), every.c.key.desc()
    found = sa.select(every).order_by(*order).limit(wanted.size).offset(number * wanted.size)
    kinds_by_rank = list(TimelineKind)
    entries = [
        TimelineEntry(
            kinds_by_rank[each.rank],
            each.key,
            each.on,
            Precision(each.precision) if each.precision else None,
            bool(each.ended),
        )
        for each in transaction.connection.execute(found)
    ]
    return Page(filled(transaction, cleared, who, entries), count, number, wanted.size)


def _part(
    kind: TimelineKind,
    key: sa.ColumnElement[Any],
    on: sa.ColumnElement[Any],
    *where: sa.ColumnElement[bool],
    source: sa.FromClause | None = None,
    precision: sa.ColumnElement[Any] = _EXACT,
    ended: bool = False,
) -> Part:
    columns: tuple[sa.ColumnElement[Any], ...] = (
        sa.literal_column(str(list(TimelineKind).index(kind))).label("rank"),
        key.label("key"),
        on.label("on"),
        sa.cast(precision, sa.String()).label("precision"),
        sa.literal_column(str(int(ended))).label("ended"),
    )
    query = sa.select(*columns).where(*where)
    return query if source is None else query.select_from(source)


def _dialogues(_transaction: Transaction, cleared: Clearance, who: UUID) -> Iterator[Part]:
    ways = held_with(who)
    if cleared.people or is_public(Dialogue, "owner_id"):
        ways.append(sa.select(_DIALOGUE.c.id).where(_DIALOGUE.c.owner_id == who))
    of = _DIALOGUE.c.id, _DIALOGUE.c.requested_on
    has_part = _DIALOGUE.c.id.in_(sa.union_all(*ways))
    yield _part(TimelineKind.DIALOGUE, *of, visible(cleared), has_part)


def _meetings(_transaction: Transaction, cleared: Clearance, who: UUID) -> Iterator[Part]:
    of_dialogues = sa.select(_MEETING.c.id).where(_MEETING.c.dialogue_id.in_(sa.union_all(*held_with(who))))
    ways = [of_dialogues]
    if is_shown(cleared, Attendance):
        ways.append(meetings_of(who))
    held = _MEETING.join(_DIALOGUE, _DIALOGUE.c.id == _MEETING.c.dialogue_id)
    of = _MEETING.c.id, _MEETING.c.on
    has_part = _MEETING.c.id.in_(sa.union_all(*ways))
    yield _part(TimelineKind.MEETING, *of, visible(cleared), has_part, source=held)


def _answers(_transaction: Transaction, cleared: Clearance, who: UUID) -> Iterator[Part]:
    given = _ANSWER.join(_QUESTION, ANSWER_WAYS[0]).join(_DIALOGUE, ANSWER_WAYS[1])
    is_open = visible(cleared), open_part(cleared, _ANSWER, *ANSWER_WAYS)
    of = _ANSWER.c.id, _ANSWER.c.given_on
    yield _part(TimelineKind.ANSWER, *of, *is_open, _ANSWER.c.body_id == who, source=given)


def _commitments(_transaction: Transaction, cleared: Clearance, who: UUID) -> Iterator[Part]:
    way = _DIALOGUE.c.id == _COMMITMENT.c.dialogue_id
    promised = _COMMITMENT.join(_DIALOGUE, way)
    is_open = visible(cleared), open_part(cleared, _COMMITMENT, way)
    if cleared.people or is_public(Commitment, "owner_id"):
        of = _COMMITMENT.c.id, _COMMITMENT.c.due_on
        yield _part(TimelineKind.COMMITMENT, *of, *is_open, _COMMITMENT.c.owner_id == who, source=promised)


def _stated(kind: TimelineKind, table: sa.Table, *where: sa.ColumnElement[bool]) -> Iterator[Part]:
    """Beginnings and ends: of a month or a year at the first day that it can be, or at the last."""
    for on, precision, ended in (("from_on", "from_precision", False), ("until_on", "until_precision", True)):
        is_known = table.c[on].is_not(None)
        known_as = table.c[precision]
        yield _part(kind, table.c.id, table.c[on], is_known, *where, precision=known_as, ended=ended)


def _ties(_transaction: Transaction, cleared: Clearance, who: UUID) -> Iterator[Part]:
    ends = (_TIE.c.from_id == who) | (_TIE.c.to_id == who)
    return _stated(TimelineKind.TIE, _TIE, ends, *open_ties(cleared))


def _affiliations(_transaction: Transaction, cleared: Clearance, who: UUID) -> Iterator[Part]:
    ends = (_AFFILIATION.c.person_id == who) | (_AFFILIATION.c.organisation_id == who)
    return _stated(TimelineKind.AFFILIATION, _AFFILIATION, ends) if cleared.people else iter(())


def _notes(_transaction: Transaction, cleared: Clearance, who: UUID) -> Iterator[Part]:
    is_open = _NOTE.c.stakeholder_id == who, open_notes(cleared)
    yield _part(TimelineKind.NOTE, _NOTE.c.id, _NOTE.c.on, *is_open)


def _changes(transaction: Transaction, cleared: Clearance, who: UUID) -> Iterator[Part]:
    for touched in touched_by(transaction, cleared, who):
        # All that one transaction wrote is one change.
        place = sa.func.row_number().over(partition_by=AT_ONCE, order_by=_EVENT.c.id).label("place")
        each = sa.select(_EVENT.c.id, _EVENT.c.at, place).where(touched, BY_HAND).subquery()
        yield _part(TimelineKind.CHANGE, each.c.id, DayOf(each.c.at), each.c.place == 1)


def _imports(transaction: Transaction, cleared: Clearance, who: UUID) -> Iterator[Part]:
    for touched in touched_by(transaction, cleared, who):
        by_import = _BATCH.c.id.in_(sa.select(_EVENT.c.import_id).where(touched))
        yield _part(TimelineKind.IMPORT, _BATCH.c.id, DayOf(_BATCH.c.at), by_import)


_PARTS: Mapping[TimelineKind, Callable[[Transaction, Clearance, UUID], Iterator[Part]]] = {
    TimelineKind.DIALOGUE: _dialogues,
    TimelineKind.MEETING: _meetings,
    TimelineKind.ANSWER: _answers,
    TimelineKind.COMMITMENT: _commitments,
    TimelineKind.TIE: _ties,
    TimelineKind.AFFILIATION: _affiliations,
    TimelineKind.NOTE: _notes,
    TimelineKind.CHANGE: _changes,
    TimelineKind.IMPORT: _imports,
}
