"""The norm clock: how a dialogue runs against its norm times, what is due from whom and when."""

from collections.abc import Mapping
from datetime import date

import streamlit as st
from markupsafe import Markup

from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.norm_times import NormTime
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.norm_clock import Pace, pace
from dare_network.domain.rules.states import DIALOGUE_NEEDS_REASON
from dare_network.domain.vocabulary import Direction
from dare_network.language import _, day, ngettext
from dare_network.services.norms import course_of
from dare_network.ui import loaders
from dare_network.ui.markup import badge, show
from dare_network.ui.norms.words import limit_in_words
from dare_network.ui.widgets.facts import name_of, sources

_KIND: Mapping[Pace, str] = {
    Pace.LATE: "bad",
    Pace.MISSED: "bad",
    Pace.SOON: "fair",
    Pace.PASSED: "fair",
    Pace.MET: "good",
}


def norm_clock(viewer: Viewer, dossier: Dossier) -> None:
    """Draw each norm with the day it leads to, and how the dialogue stands against it."""
    times = course_of(loaders.engine(), viewer, dossier.dialogue.id)
    if not times:
        st.info(_("No norm times are known for this format."))
        return
    ended = dossier.dialogue.state in DIALOGUE_NEEDS_REASON
    if ended:
        st.caption(_("As it was when the dialogue ended; a norm that changes later changes nothing here."))
    elif any(time.expected for time in times):
        st.caption(_("“Expected” days follow from earlier norms: they move with what really happens."))
    body = name_of(loaders.names(viewer), dossier.dialogue.lead_body_id)
    for time in times:
        _row(time, body, pace(time, loaders.today(), ended))


def _row(time: NormTime, body: str, standing: Pace) -> None:
    by = {Direction.OURS: _("due from us"), Direction.JOINT: _("due from both")}
    marks = Markup("").join(
        [
            badge(by.get(time.due_from) or _("due from {body}").format(body=body)),
            badge(_in_words(time, standing), _KIND.get(standing, "")),
        ]
    )
    show(
        '<div class="record"><div class="head"><strong>{}</strong>{}</div>'
        '<p class="muted small">{} {}</p></div>',
        time.step,
        marks,
        _counted(time),
        sources(time.source),
    )


def _in_words(time: NormTime, standing: Pace) -> str:
    match standing:
        case Pace.WAITING:
            return _("Not running yet")
        case Pace.MET | Pace.MISSED:
            return _done(time)
        case Pace.LATE:
            return ngettext("{n} day late", "{n} days late", _days(time.due_on, loaders.today()))
        case Pace.PASSED:
            return _("Ended on {date}, not noted whether done").format(date=day(time.due_on))
    if time.expected:
        return _("Expected by {date}").format(date=day(time.due_on))
    return _("Due on {date}").format(date=day(time.due_on))


def _done(time: NormTime) -> str:
    if time.done_on and time.done_on > loaders.today():
        return _("Planned for {date}").format(date=day(time.done_on))
    early = _days(time.done_on, time.due_on)
    if early < 0:
        return ngettext("Done {n} day late", "Done {n} days late", -early)
    if early == 0:
        return _("Done on the last day")
    return ngettext("Done {n} day early", "Done {n} days early", early)


def _counted(time: NormTime) -> str:
    if time.from_on is None:
        return limit_in_words(time.limit, time.unit)
    sentence = (
        _("{limit} after {date}: by {due}.") if time.limit > 0 else _("{limit} before {date}: by {due}.")
    )
    return sentence.format(
        limit=limit_in_words(time.limit, time.unit), date=day(time.from_on), due=day(time.due_on)
    )


def _days(start: date | None, end: date | None) -> int:
    return (end - start).days if start and end else 0
