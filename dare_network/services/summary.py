"""The steering committee's summary, of what one viewer may see."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from sqlalchemy.engine import Engine

from dare_network.charts.summary_page import summary_html
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.reference import Reference
from dare_network.domain.records.summary import Period, Summary
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import require
from dare_network.domain.rules.summarising import summarise
from dare_network.domain.vocabulary import Right, TermList
from dare_network.language import AMSTERDAM, _
from dare_network.services.clearance import clearance
from dare_network.store.dossiers import list_dossiers
from dare_network.store.engine import read_transaction
from dare_network.store.reference import read_reference
from dare_network.store.stakeholders import list_stakeholders


def summary(engine: Engine, viewer: Viewer, period: Period, today: date) -> Summary:
    """The summary of a period as of `today`; what this viewer may not see is not counted.

    Its labels are in the language of the moment. Raises NotAllowedError without the right.
    """
    dossiers, stakeholders, reference = _read(engine, viewer)
    return summarise(dossiers, stakeholders, reference, period, today)


def summary_document(engine: Engine, viewer: Viewer, period: Period, made_at: datetime) -> bytes:
    """The summary as one page to print, with the lists behind its numbers.

    Commitments are judged as of the day in Europe/Amsterdam on which it is made. Raises
    NotAllowedError without the right.
    """
    dossiers, stakeholders, reference = _read(engine, viewer)
    today = made_at.astimezone(AMSTERDAM).date()
    found = summarise(dossiers, stakeholders, reference, period, today)
    names = {one.id: one.label for one in stakeholders}
    role = reference.label(TermList.ROLE, viewer.role)
    return summary_html(found, dossiers, names, reference, role, made_at)


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


def _read(engine: Engine, viewer: Viewer) -> tuple[tuple[Dossier, ...], tuple[Stakeholder, ...], Reference]:
    require(viewer, Right.SEE_SUMMARY)
    cleared = clearance(viewer)
    with read_transaction(engine) as transaction:
        dossiers = list_dossiers(transaction, cleared)
        return dossiers, list_stakeholders(transaction, cleared), read_reference(transaction)


def _months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
