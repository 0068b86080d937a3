"""Visibility: what a viewer may see, in SQL. It is `domain.rules.visibility` as conditions of a query."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from dare_network.domain.rules.visibility import CENTRE_LEVELS, Clearance
from dare_network.domain.vocabulary import Confidentiality
from dare_network.store.tables.base import table_of
from dare_network.store.tables.dialogues import DialogueReaderRow, DialogueRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow

CLEARANCES = 200
"""The number of clearances for which statements are kept: to make one takes longer than to run it."""
_DIALOGUE = table_of(DialogueRow)
_QUESTION = table_of(QuestionRow)
ANSWER_WAYS = (
    _QUESTION.c.id == table_of(AnswerRow).c.question_id,
    _DIALOGUE.c.id == _QUESTION.c.dialogue_id,
)
"""The way from an answer to its dialogue, for `open_part`."""


def open_at(cleared: Clearance, level: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """The condition under which a part of a visible dialogue with this level of its own is visible."""
    return level.is_(None) | visible(cleared, level)


def visible(
    cleared: Clearance, level: sa.ColumnElement[Any] = _DIALOGUE.c.confidentiality
) -> sa.ColumnElement[bool]:
    """The condition under which a dialogue is visible: `rules.visibility.may_see` in SQL.

    The same for a part of it that has a `level` of its own.
    """
    ways = [_open_by_role(cleared, level)]
    if cleared.centre_id:
        ways.append(is_one_of(level, CENTRE_LEVELS) & (_DIALOGUE.c.centre_id == cleared.centre_id))
    if cleared.listed_as:
        readers = table_of(DialogueReaderRow)
        listed = sa.exists().where(
            readers.c.dialogue_id == _DIALOGUE.c.id, readers.c.account == cleared.listed_as
        )
        ways.append((level == Confidentiality.NAMED_ONLY) & listed)
    return sa.or_(*ways)


def _open_by_role(cleared: Clearance, level: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """The level is one of the role's, and no embargo holds that keeps it to those of the restricted ones."""
    one_of_these = is_one_of(level, cleared.levels)
    if Confidentiality.RESTRICTED in cleared.levels:
        return one_of_these
    free = unembargoed(cleared)
    if cleared.centre_id:
        free |= _DIALOGUE.c.centre_id == cleared.centre_id
    return one_of_these & free


def is_one_of(level: sa.ColumnElement[Any], levels: Collection[Confidentiality]) -> sa.ColumnElement[bool]:
    """The condition under which a level is among these."""
    # Written out: as parameters, SQLAlchemy would write the statement anew each time it is sent.
    return level.in_([sa.literal_column(f"'{each.value}'") for each in sorted(levels)])


def unembargoed(cleared: Clearance) -> sa.ColumnElement[bool]:
    """The condition under which no embargo holds on a dialogue: `rules.visibility.is_embargoed` in SQL."""
    until = _DIALOGUE.c.embargo_until
    return until.is_(None) | (until <= cleared.today)


def open_part(
    cleared: Clearance, part: sa.FromClause, *ways: sa.ColumnElement[bool]
) -> sa.ColumnElement[bool]:
    """The condition under which an answer, minutes or the like of a visible dialogue are visible.

    `ways` lead from the part to its dialogue.
    """
    level = part.c.confidentiality
    stricter = sa.exists().where(*ways, visible(cleared, level)).correlate(part)
    return level.is_(None) | stricter
