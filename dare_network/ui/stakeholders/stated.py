"""The ties of a stakeholder on its card: what holds on a day, what is over by then, and what is to come."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import streamlit as st
from markupsafe import Markup

from dare_network.domain.nouns import fields_of_record
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.work import Phase, phase_on
from dare_network.domain.vocabulary import TermList
from dare_network.language import _
from dare_network.ui import loaders, state
from dare_network.ui.markup import badge, show
from dare_network.ui.navigation import link
from dare_network.ui.widgets.described import facts_of
from dare_network.ui.widgets.doubt import doubt_of
from dare_network.ui.widgets.facts import name_of
from dare_network.ui.widgets.periods import period

AT_ONCE = 30
"""The number of ties of each kind that are shown, and of more each time: a body has hundreds."""
_BESIDE = frozenset({"strength", "direction", "tags", "custom"})
"""The fields of ties and of work that a line tells by their names; it has all others, or no room for them."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A tie in words: to whom, of what kind, since when, and a warning where there is one."""

    other: UUID
    stated: Affiliation | Tie
    what: str
    warning: str = ""


def affiliations(
    viewer: Viewer, who: Stakeholder, known: Sequence[Affiliation], as_of: date, key: str
) -> None:
    """Draw where somebody works on a day, or who works there, and under headings of its own all else."""
    headings = {
        Phase.HOLDS: _("Works at") if who.is_person else _("People"),
        Phase.OVER: _("Worked at") if who.is_person else _("People of before"),
        Phase.TO_COME: _("Will work at") if who.is_person else _("People to come"),
    }
    for phase, title in headings.items():
        of_phase = (each for each in known if phase_on(each, as_of) is phase)
        _listed(viewer, title, [_work(viewer, who, each) for each in of_phase], f"{key}.work.{phase}")


def ties(viewer: Viewer, who: Stakeholder, known: Sequence[Tie], as_of: date, key: str) -> None:
    """Draw the ties of somebody that hold on a day, and under headings of their own all others."""
    headings = {
        Phase.HOLDS: _("Ties"),
        Phase.OVER: _("Ended ties"),
        Phase.TO_COME: _("Ties to come"),
    }
    for phase, title in headings.items():
        of_phase = (each for each in known if phase_on(each, as_of) is phase)
        _listed(viewer, title, [_tie(viewer, who, each) for each in of_phase], f"{key}.ties.{phase}")


def _work(viewer: Viewer, who: Stakeholder, place: Affiliation) -> _Line:
    other = place.organisation_id if who.id == place.person_id else place.person_id
    category = loaders.reference().label(TermList.CATEGORY, place.role_category)
    return _Line(other, place, _joined(place.role, category, *_beside(viewer, place)))


def _tie(viewer: Viewer, who: Stakeholder, tie: Tie) -> _Line:
    outward = who.id == tie.from_id
    other = tie.to_id if outward else tie.from_id
    return _Line(
        other,
        tie,
        _joined(tie_label(tie, who.id), *_beside(viewer, tie)),
        "" if tie.source else _("no source"),
    )


def tie_label(tie: Tie, who: UUID) -> str:
    """The kind of a tie as it reads from one of its ends."""
    kind = loaders.reference().tie_type(tie.type_id)
    if kind is None:
        return tie.type_id
    return kind.label if who == tie.from_id else kind.inverse


def _beside(viewer: Viewer, stated: Affiliation | Tie) -> Iterator[str]:
    without = fields_of_record(type(stated)).keys() - _BESIDE
    return (f"{name}: {value}" for name, value in facts_of(viewer, stated, without) if value)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _listed(viewer: Viewer, title: str, lines: Sequence[_Line], key: str) -> None:
    if not lines:
        return
    most = state.read(key, AT_ONCE)
    show('<p class="eyebrow">{} ({})</p>', title, len(lines))
    with st.container(gap=None, key=f"{key}.lines"):
        for line in lines[:most]:
            name_link(viewer, line.other)
            warning = badge(line.warning, "fair") if line.warning else Markup("")
            show(
                '<p class="beneath muted small">{} {}</p>',
                _joined(line.what, period(line.stated)),
                warning + doubt_of(line.stated),
            )
    if len(lines) > most:
        st.button(_("Show more"), key=f"{key}.more", on_click=state.put, args=(key, most + AT_ONCE))


def name_link(viewer: Viewer, key: UUID) -> None:
    """Draw the name of a stakeholder as a link to its card; a dash for one whom the reader may not see."""
    names = loaders.names(viewer)
    if key in names.by_id:
        link("stakeholders", name_of(names, key), key)
    else:
        show("<p>{}</p>", name_of(names, key))


def name_links(viewer: Viewer, keys: Iterable[UUID]) -> None:
    """Draw the names of several in a row."""
    with st.container(horizontal=True, gap="small"):
        for key in keys:
            name_link(viewer, key)
