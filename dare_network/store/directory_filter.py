"""The filter of the directory in SQL. What a reader may not see of somebody finds nobody either."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from dare_network.domain.fields import Kind
from dare_network.domain.nouns import fields_of_record
from dare_network.domain.records.dialogues import Attendance
from dare_network.domain.records.lists import DirectoryFilter, FieldFilter, FieldState
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.rules.visibility import Clearance
from dare_network.store.letter_order import LetterByLetter
from dare_network.store.shown import is_public, is_shown, people
from dare_network.store.tables.base import table_of
from dare_network.store.tables.dialogues import DialogueBodyRow, DialogueRow
from dare_network.store.tables.meetings import AttendanceRow, MeetingRow
from dare_network.store.tables.network import AffiliationRow, StakeholderRow, StakeholderTagRow, TieRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow
from dare_network.store.visibility import ANSWER_WAYS, open_part, visible

CUSTOM = "custom:"
"""Stands before the id of a field of the office's own."""
_STAKEHOLDER = table_of(StakeholderRow)
_AFFILIATION = table_of(AffiliationRow)
_TIE = table_of(TieRow)
_TAG = table_of(StakeholderTagRow)
_DIALOGUE = table_of(DialogueRow)
_BODY = table_of(DialogueBodyRow)
_MEETING = table_of(MeetingRow)
_SEAT = table_of(AttendanceRow)
_QUESTION = table_of(QuestionRow)
_ANSWER = table_of(AnswerRow)
_JSON = sa.JSON().with_variant(JSONB(), "postgresql")
Condition = sa.ColumnElement[bool]


def directory_found(cleared: Clearance, to: DirectoryFilter) -> sa.Select[Any]:
    """Select the keys of everyone who meets a filter and whom this reader may see."""
    return sa.select(_STAKEHOLDER.c.id).where(*people(cleared), *_conditions(cleared, to))


def nearest_first(cleared: Clearance, words: Sequence[str]) -> sa.ColumnElement[int]:
    """Return what orders those who are found: first who has these words as they were typed, then who has all.

    An address or a number that is typed stands in one word among those by which its holder is found.
    """
    own = _STAKEHOLDER.c.search_text if cleared.people else _STAKEHOLDER.c.search_open
    whole = (sa.literal(" ") + own + " ").contains(f" {''.join(words)} ", autoescape=True)
    every = sa.and_(*(own.contains(word, autoescape=True) for word in words))
    return sa.case((whole, 0), (every, 1), else_=2)


def affiliations_today(cleared: Clearance) -> list[Condition]:
    """The conditions under which an affiliation holds today, and is for this reader."""
    return _today(cleared, _AFFILIATION) if is_shown(cleared, Affiliation) else [sa.false()]


def category_today(cleared: Clearance) -> sa.ColumnElement[str]:
    """The category of somebody as of today: `rules.work.category_on` in SQL."""
    own = _STAKEHOLDER.c.category
    if not is_shown(cleared, Affiliation):
        return own
    # Most have work that gives none: of those the rest is not asked.
    with_one = sa.select(_AFFILIATION.c.person_id).where(
        _AFFILIATION.c.role_category != "", *_today(cleared, _AFFILIATION)
    )
    gives = (_AFFILIATION.c.person_id == _STAKEHOLDER.c.id, _AFFILIATION.c.role_category != "")
    of_work = _today(cleared, _AFFILIATION)
    given = _AFFILIATION.c.role_category
    begun_last = _AFFILIATION.c.from_on.desc().nulls_last(), LetterByLetter(given).desc()
    last = sa.select(given).where(*gives, *of_work).order_by(*begun_last).limit(1)
    stays = sa.exists().where(*gives, *of_work, _AFFILIATION.c.role_category == own).correlate(_STAKEHOLDER)
    given_last = last.correlate(_STAKEHOLDER).scalar_subquery()
    return sa.case(
        (_STAKEHOLDER.c.id.not_in(with_one), own), (stays, own), else_=sa.func.coalesce(given_last, own)
    )


def _conditions(cleared: Clearance, to: DirectoryFilter) -> Iterator[Condition]:
    for word in to.words:
        yield _named(cleared, word)
    if to.kind:
        yield _STAKEHOLDER.c.kind == to.kind
    if to.category:
        # Few have it at all, and only of those the rule is asked.
        by_work = sa.select(_AFFILIATION.c.person_id).where(_AFFILIATION.c.role_category == to.category)
        own = _STAKEHOLDER.c.category == to.category
        yield _shown(cleared, "category", own | _STAKEHOLDER.c.id.in_(by_work))
        yield category_today(cleared) == to.category
    if to.tag:
        tagged = sa.select(_TAG.c.stakeholder_id).where(_TAG.c.tag == to.tag)
        yield _shown(cleared, "tags", _STAKEHOLDER.c.id.in_(tagged))
    if to.tie_type:
        yield _tied(cleared, _TIE.c.type_id == to.tie_type)
    if to.untied:
        yield ~_tied(cleared)
    if to.source:
        yield _shown(cleared, "source", _holds(_STAKEHOLDER.c.source, to.source))
    if to.not_checked_since:
        checked = _STAKEHOLDER.c.checked_on
        yield _shown(cleared, "checked_on", checked.is_(None) | (checked < to.not_checked_since))
    if to.no_contact_since:
        yield _STAKEHOLDER.c.id.not_in(_met_since(cleared, to.no_contact_since))
    if to.by_field:
        yield _by_field(cleared, to.by_field)


def _named(cleared: Clearance, word: str) -> Condition:
    """The condition that a word occurs in what is said of somebody, or of where he works today."""
    own = _STAKEHOLDER.c.search_text if cleared.people else _STAKEHOLDER.c.search_open
    place = _STAKEHOLDER.alias("workplace")
    works = (
        sa.select(_AFFILIATION.c.person_id)
        .join(place, place.c.id == _AFFILIATION.c.organisation_id)
        .where(place.c.search_open.contains(word, autoescape=True), *affiliations_today(cleared))
    )
    return own.contains(word, autoescape=True) | _STAKEHOLDER.c.id.in_(works)


def _shown(cleared: Clearance, name: str, condition: Condition) -> Condition:
    return condition if cleared.people or is_public(Stakeholder, name) else sa.false()


def _tied(cleared: Clearance, *of: Condition) -> Condition:
    ways = [*of, *_today(cleared, _TIE)]
    if not cleared.people:
        known = sa.select(_STAKEHOLDER.c.id).where(*people(cleared))
        ways += [_TIE.c.from_id.in_(known), _TIE.c.to_id.in_(known)]
    if of and not (cleared.people or is_public(Tie, "type_id")):
        return sa.false()
    ends = (sa.select(end).where(*ways) for end in (_TIE.c.from_id, _TIE.c.to_id))
    return _STAKEHOLDER.c.id.in_(sa.union_all(*ends).subquery().select())


def _today(cleared: Clearance, table: sa.FromClause) -> list[Condition]:
    first, last = table.c.from_on, table.c.until_on
    return [first.is_(None) | (first <= cleared.today), last.is_(None) | (last >= cleared.today)]


def _met_since(cleared: Clearance, since: date) -> sa.Select[Any]:
    """Select whom somebody met, asked or was answered by in a dialogue that this reader may see."""
    held = _MEETING.join(_DIALOGUE, _DIALOGUE.c.id == _MEETING.c.dialogue_id)

    def days(day: sa.Column[Any]) -> list[Condition]:
        return [visible(cleared), day >= since, day <= cleared.today]

    in_part = [
        sa.select(_DIALOGUE.c.lead_body_id.label("who"), _DIALOGUE.c.id.label("dialogue")),
        sa.select(_BODY.c.body_id.label("who"), _BODY.c.dialogue_id.label("dialogue")),
    ]
    of = sa.union_all(*in_part).subquery()
    found = [
        sa.select(of.c.who)
        .join(_DIALOGUE, _DIALOGUE.c.id == of.c.dialogue)
        .where(*days(_DIALOGUE.c.requested_on)),
        sa.select(of.c.who)
        .select_from(held.join(of, of.c.dialogue == _DIALOGUE.c.id))
        .where(*days(_MEETING.c.on)),
        sa.select(_ANSWER.c.body_id)
        .select_from(_ANSWER.join(_QUESTION, ANSWER_WAYS[0]).join(_DIALOGUE, ANSWER_WAYS[1]))
        .where(*days(_ANSWER.c.given_on), open_part(cleared, _ANSWER, *ANSWER_WAYS)),
    ]
    if is_shown(cleared, Attendance):
        # Somebody known only by a role at a body is met as that body.
        who = sa.func.coalesce(_SEAT.c.person_id, _SEAT.c.body_id)
        seats = held.join(_SEAT, _SEAT.c.meeting_id == _MEETING.c.id)
        found.append(sa.select(who).select_from(seats).where(*days(_MEETING.c.on), who.is_not(None)))
    met = sa.union_all(*found).subquery()
    return sa.select(met.c[0])


def _by_field(cleared: Clearance, to: FieldFilter) -> Condition:
    if to.field.startswith(CUSTOM):
        value = sa.type_coerce(_STAKEHOLDER.c.custom, _JSON)[to.field.removeprefix(CUSTOM)].as_string()
        return _shown(cleared, "custom", _in_state(sa.func.coalesce(value, ""), to))
    about = fields_of_record(Stakeholder).get(to.field)
    if about is None or (to.field not in _STAKEHOLDER.c and to.field not in StakeholderRow.links):
        return sa.false()
    if link := StakeholderRow.links.get(to.field):
        listed = table_of(link.row)
        of = sa.select(listed.c[link.owner])
        if to.state is FieldState.HOLDS:
            of = of.where(_holds(listed.c[link.value], to.text))
        found = _STAKEHOLDER.c.id.in_(of)
        return _shown(cleared, to.field, ~found if to.state is FieldState.EMPTY else found)
    column = _STAKEHOLDER.c[to.field]
    if about.kind is Kind.FLAG:
        return _shown(cleared, to.field, ~column if to.state is FieldState.EMPTY else column)
    if about.terms and to.state is FieldState.HOLDS:
        return _shown(cleared, to.field, column == to.text)
    text = sa.func.coalesce(sa.cast(column, sa.String), "")
    return _shown(cleared, to.field, _in_state(text, to))


def _in_state(text: sa.ColumnElement[Any], to: FieldFilter) -> Condition:
    if to.state is FieldState.HOLDS:
        return text == to.text if to.exactly else _holds(text, to.text)
    return text == "" if to.state is FieldState.EMPTY else text != ""


def _holds(column: sa.ColumnElement[Any], text: str) -> Condition:
    return column.icontains(text.strip(), autoescape=True)
