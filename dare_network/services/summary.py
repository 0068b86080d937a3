"""The steering committee's summary, of what one viewer may see."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.charts.summary_page import summary_html
from dare_network.domain.records.summary import Behind, Period, Summary
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.rules.summarising import summarise
from dare_network.domain.rules.visibility import Clearance
from dare_network.domain.vocabulary import Right, TermList
from dare_network.language import AMSTERDAM, _
from dare_network.memory import gc_paused
from dare_network.services.clearance import clearance
from dare_network.store.dossiers import list_dossiers
from dare_network.store.engine import read_transaction
from dare_network.store.reference import read_reference
from dare_network.store.stakeholders import list_stakeholders
from dare_network.store.summary import named_in, read_counted
from dare_network.store.summary_records import read_behind
from dare_network.store.transaction import Transaction


def summary(engine: Engine, viewer: Viewer, period: Period, today: date) -> Summary:
    """The summary of a period as of `today`; what this viewer may not see is not counted.

    Its labels are in the language of the moment. Raises NotAllowedError without the right.
    """
    require(viewer, Right.SEE_SUMMARY)
    with gc_paused(), read_transaction(engine) as transaction:
        return _summary(transaction, clearance(viewer), period, today)


def summary_document(engine: Engine, viewer: Viewer, period: Period, made_at: datetime) -> bytes:
    """The summary as one page to print, with the lists behind its numbers.

    Commitments are judged as of the day in Europe/Amsterdam on which it is made. Raises
    NotAllowedError without the right.
    """
    require(viewer, Right.SEE_SUMMARY)
    cleared = clearance(viewer)
    today = made_at.astimezone(AMSTERDAM).date()
    with read_transaction(engine) as transaction:
        found = _summary(transaction, cleared, period, today)
        dossiers = list_dossiers(transaction, cleared)
        names = {one.id: one.label for one in list_stakeholders(transaction, cleared)}
        reference = read_reference(transaction)
    role = reference.label(TermList.ROLE, viewer.role)
    return summary_html(found, dossiers, names, reference, role, made_at)


def records_behind(engine: Engine, viewer: Viewer, keys: Sequence[UUID]) -> tuple[Behind, ...]:
    """Return those of these dialogues, answers and commitments that this viewer may see, in their order."""
    require(viewer, Right.SEE_SUMMARY)
    with read_transaction(engine) as transaction:
        return read_behind(transaction, clearance(viewer), keys)


def period_presets(today: date) -> tuple[tuple[str, Period], ...]:
    """The periods to choose from, each with what it is called.

    A quarter is one of the calendar. The last six and twelve months end today: on 31 May the last
    six begin on 1 December.
    """
    this_quarter = date(today.year, today.month - (today.month - 1) % 3, 1)
    last_quarter = Period(_months_before(this_quarter, 3), this_quarter - timedelta(days=1))
    return (
        (_("Last quarter"), last_quarter),
        (_("Last six months"), Period(_months_before(today, 6) + timedelta(days=1), today)),
        (_("Last twelve months"), Period(_months_before(today, 12) + timedelta(days=1), today)),
        (_("This year so far"), Period(date(today.year, 1, 1), today)),
        (_("Last year"), Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))),
        (_("Everything"), Period(None, None)),
    )


def _summary(transaction: Transaction, cleared: Clearance, period: Period, today: date) -> Summary:
    counted = read_counted(transaction, cleared, period, today)
    stakeholders = named_in(transaction, cleared, counted)
    return summarise(counted, stakeholders, read_reference(transaction), period, today)


def _months_before(day: date, months: int) -> date:
    """Return this day so many months earlier, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
