"""Asking whether ties, work and contact details are still true, and keeping the answers."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.partial_days import PartialDay, Precision
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.paging import Page, Wanted
from dare_network.domain.records.verifying import Verdict, Verifiable, Verified
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.deadlines import day_of
from dare_network.domain.rules.rights import require
from dare_network.domain.vocabulary import Right
from dare_network.errors import InvalidInputError
from dare_network.language import _
from dare_network.services.checks import check_end
from dare_network.services.clearance import clearance
from dare_network.store import verifying as store
from dare_network.store.engine import read_transaction, unit_of_work

_BEFORE = ("checked_on", "doubted_on", "until_on", "until_precision")


def to_verify(engine: Engine, viewer: Viewer, around: UUID | None, wanted: Wanted) -> Page[Verifiable]:
    """A page of what nobody has verified for a year, the oldest first; of all or around one stakeholder."""
    require(viewer, Right.EDIT_NETWORK)
    with read_transaction(engine) as transaction:
        return store.list_to_verify(transaction, clearance(viewer), around, wanted)


def count_to_verify(engine: Engine, viewer: Viewer) -> int:
    """Return how many records are to be verified."""
    require(viewer, Right.EDIT_NETWORK)
    with read_transaction(engine) as transaction:
        return store.count_to_verify(transaction, clearance(viewer))


def verify(
    engine: Engine,
    viewer: Viewer,
    asked: Verifiable,
    verdict: Verdict,
    until_on: date | None = None,
    precision: Precision | None = None,
) -> Verified:
    """Keep an answer on a record as it was read, and return by what it is taken back.

    What has ended did so on a day, of which the month or the year may be all that is known. Raises
    InvalidInputError where that is no answer, ConflictError where somebody saved the record since.
    """
    require(viewer, Right.EDIT_NETWORK)
    with unit_of_work(engine, viewer, reason=_reason(verdict)) as unit:
        values = _values(asked, verdict, day_of(unit.now), until_on, precision)
        stored = unit.current(type(asked), asked.id)
        before = {name: stored[name] for name in _BEFORE if name in stored}
        changed = unit.change(type(asked), asked.id, values, asked.version)
        return Verified(type(asked), asked.id, asked.version + changed, **before)


def take_answer_back(engine: Engine, viewer: Viewer, answer: Verified) -> None:
    """Put back what stood before an answer. Raises ConflictError where somebody saved the record since."""
    require(viewer, Right.EDIT_NETWORK)
    ends = answer.record is not Stakeholder
    values = {name: getattr(answer, name) for name in (_BEFORE if ends else _BEFORE[:2])}
    with unit_of_work(engine, viewer, reason=_("Answer taken back.")) as unit:
        unit.change(answer.record, answer.key, values, answer.version)


def _reason(verdict: Verdict) -> str:
    return {
        Verdict.YES: _("Still true."),
        Verdict.ENDED: _("Has ended."),
        Verdict.NOT_SURE: _("Not sure whether it is still true."),
    }[verdict]


def _values(
    asked: Verifiable, verdict: Verdict, today: date, until_on: date | None, precision: Precision | None
) -> dict[str, Any]:
    match verdict:
        case Verdict.YES:
            return {"checked_on": today, "doubted_on": None}
        case Verdict.NOT_SURE:
            return {"doubted_on": today}
        case Verdict.ENDED:
            return _ended(asked, until_on, precision)


def _ended(asked: Verifiable, until_on: date | None, precision: Precision | None) -> dict[str, Any]:
    if isinstance(asked, Stakeholder):
        raise InvalidInputError(_("Contact details do not end: correct them."))
    if until_on is None:
        reason = _("Say on which day it ended.")
        raise InvalidInputError(reason, {"until_on": reason})
    last = PartialDay.of(until_on, precision).last if precision else until_on
    check_end(asked.from_on, last)
    return {"until_on": last, "until_precision": precision, "doubted_on": None}
