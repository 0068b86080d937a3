"""Rules on what somebody could once see and sees no longer, from the moments of the records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from dare_network.domain.records.audit import Lost, Moment
from dare_network.domain.rules.deadlines import day_of
from dare_network.domain.rules.visibility import Access, Clearance, sees
from dare_network.language import AMSTERDAM

Line = Sequence[Moment]
"""The moments of one record, oldest first."""


def could_ever_see(cleared: Clearance, dialogue: Line, now: datetime) -> bool:
    """Return whether a dialogue was open to this clearance at any moment."""
    return any(_is_seen(cleared, those, span) for those, span in _spans([dialogue], now))


def lost(cleared: Clearance, way: Sequence[Line], now: datetime) -> Lost | None:
    """Return when something stood where somebody last saw it with a day; None if he never did, or still does.

    `way` leads from the dialogue to it. It is told as of the moment at which it was gone: what became of
    it afterwards is not for him.
    """
    begins: date | datetime | None = None
    changes: int | None = None
    for those, span in _spans(way, now):
        day = _begins(those[-1].values)
        if day is not None and _is_seen(cleared, those, span):
            begins, changes = day, None
        elif begins is not None and changes is None:
            changes = sum(each.changes for each in those)
    return None if begins is None or changes is None else Lost(begins, changes)


def _spans(way: Sequence[Line], now: datetime) -> Iterator[tuple[list[Moment], tuple[datetime, datetime]]]:
    """Yield what the records were like together, and from when until when."""
    times = sorted({moment.at for line in way for moment in line})
    for span in pairwise([*times, now]):
        those = [[moment for moment in line if moment.at <= span[0]] for line in way]
        if all(those):
            yield [line[-1] for line in those], span


def _is_seen(cleared: Clearance, those: Sequence[Moment], span: tuple[datetime, datetime]) -> bool:
    """Embargoes end with days, so that it counts when it begins and when it ends."""
    days = {day_of(at) for at in span}
    accesses = [_access(those[0].values, each.values.get("confidentiality")) for each in those]
    return any(all(sees(replace(cleared, today=day), each) for each in accesses) for day in days)


def _access(dialogue: Mapping[str, Any], own: Any) -> Access:
    return Access(
        dialogue["confidentiality"],
        dialogue.get("centre_id"),
        tuple(dialogue.get("readers", ())),
        dialogue.get("embargo_until"),
        own,
    )


def _begins(values: Mapping[str, Any]) -> date | datetime | None:
    if "starts" in values:
        on, starts = values["on"], values["starts"]
        return datetime.combine(on, starts, AMSTERDAM) if starts else on
    found: date | None = values["due_on"] if "due_on" in values else values.get("output_due_on")
    return found
