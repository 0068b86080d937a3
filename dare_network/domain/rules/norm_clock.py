"""The norm clock: what is due from whom and when, and whether it came early or late."""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.norm_times import NormTime
from dare_network.domain.records.reference import FormatNorm
from dare_network.domain.rules.deadlines import SOON, latest_by
from dare_network.domain.vocabulary import DialogueEvent

E = DialogueEvent


class Pace(StrEnum):
    """The standing of a dialogue against one of its norms."""

    WAITING = "waiting"
    """The norm does not run yet: nothing tells when it will, or what it waits for is late itself."""
    AHEAD = "ahead"
    SOON = "soon"
    """Due within thirty days, today included."""
    LATE = "late"
    MET = "met"
    """Done on the last day or before."""
    MISSED = "missed"
    """Done after the last day."""
    PASSED = "passed"
    """The day is over, and nothing tells whether the step was done."""


def norm_times(
    dossier: Dossier, norms: Iterable[FormatNorm], free_days: Container[date]
) -> tuple[NormTime, ...]:
    """The norms of the format of a dialogue with the days they lead to, those known first to be due.

    An event that has not happened is expected on the last day of the norm that ends with it, so that
    one request gives a forecast of the whole course. Working days leave out `free_days`.
    """
    given = tuple(norms)
    happened = days_of(dossier)
    expected = _forecast(happened, given, free_days)
    times = [_norm_time(norm, happened, expected, free_days) for norm in given]
    return tuple(sorted(times, key=lambda time: (time.due_on is None, time.due_on or date.max)))


def days_of(dossier: Dossier) -> Mapping[DialogueEvent, date]:
    """The days on which what norms count from happened to a dialogue, or is planned."""
    dialogue = dossier.dialogue
    held = dialogue.held_on or max((meeting.on for meeting in dossier.meetings), default=None)
    days = {
        E.REQUESTED: dialogue.requested_on,
        E.ACCEPTED: dialogue.accepted_on,
        E.ELIGIBLE: dialogue.accepted_on,
        E.STARTED: dialogue.started_on,
        E.DOCUMENTS_SENT: dialogue.documents_sent_on,
        E.HELD: held,
        E.OUTPUT_RECEIVED: dialogue.output_received_on,
    }
    return {event: on for event, on in days.items() if on is not None}


def output_forecast(times: Iterable[NormTime], norms: Iterable[FormatNorm]) -> date | None:
    """The last day on which the output is in time by every norm for it; None where none says."""
    ending = {norm.id for norm in norms if norm.until_event is E.OUTPUT_RECEIVED}
    return max((time.due_on for time in times if time.norm_id in ending and time.due_on), default=None)


def pace(time: NormTime, today: date, ended: bool = False) -> Pace:
    """Tell how a norm stands on a day; the last day itself is still in time.

    What should have been done before an event is not late for ever once that event is past, nor is
    anything of a dialogue that has `ended`: nobody noted whether it was done.
    """
    if time.due_on is None:
        return Pace.WAITING
    if time.done_on is not None:
        return Pace.MET if time.done_on <= time.due_on else Pace.MISSED
    if time.due_on < today:
        if time.expected:
            return Pace.WAITING
        too_late = time.limit < 0 and time.from_on is not None and time.from_on <= today
        return Pace.LATE if time.recorded and not too_late and not ended else Pace.PASSED
    return Pace.SOON if time.due_on <= today + SOON else Pace.AHEAD


def _forecast(
    happened: Mapping[DialogueEvent, date], norms: tuple[FormatNorm, ...], free_days: Container[date]
) -> Mapping[DialogueEvent, date]:
    """The days of all events that happened or follow from those that did."""
    known = dict(happened)
    for _step in DialogueEvent:
        found = dict(_following(known, norms, free_days))
        if not found:
            break
        known |= found
    return known


def _following(
    known: Mapping[DialogueEvent, date], norms: tuple[FormatNorm, ...], free_days: Container[date]
) -> Iterator[tuple[DialogueEvent, date]]:
    ends: dict[DialogueEvent, date] = {}
    for norm in norms:
        if norm.until_event and norm.until_event not in known and norm.from_event in known:
            last = latest_by(norm, known[norm.from_event], free_days)
            ends[norm.until_event] = max(last, ends.get(norm.until_event, last))
    yield from ends.items()


def _norm_time(
    norm: FormatNorm,
    happened: Mapping[DialogueEvent, date],
    expected: Mapping[DialogueEvent, date],
    free_days: Container[date],
) -> NormTime:
    from_on = expected.get(norm.from_event)
    return NormTime(
        norm.id,
        norm.step_en,
        norm.step_nl,
        norm.due_from,
        norm.limit,
        norm.unit,
        norm.source,
        from_on,
        latest_by(norm, from_on, free_days) if from_on else None,
        expected=norm.from_event not in happened,
        recorded=norm.until_event is not None,
        done_on=_done_on(norm, happened),
    )


def _done_on(norm: FormatNorm, happened: Mapping[DialogueEvent, date]) -> date | None:
    return happened.get(norm.until_event) if norm.until_event else None
