"""The timeline on the card of a stakeholder: what happened with it, the newest day first."""

from collections.abc import Iterator, Mapping
from uuid import UUID

import streamlit as st
from markupsafe import Markup

from dare_network.domain.nouns import fields_of_noun
from dare_network.domain.partial_days import in_words
from dare_network.domain.records.dialogues import Answer, Commitment, Meeting
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.notes import Note
from dare_network.domain.records.paging import Wanted
from dare_network.domain.records.timeline import ImportTouch, RecordChange, TimelineEntry, Write
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right, TermList, TimelineKind
from dare_network.language import _, moment, number
from dare_network.ui import choice, list_loaders, loaders, state
from dare_network.ui.dialogues.history import actions
from dare_network.ui.markup import badge, paragraphs, show
from dare_network.ui.navigation import link
from dare_network.ui.stakeholders.stated import name_link, tie_label
from dare_network.ui.widgets.folded import folded
from dare_network.ui.widgets.pager import pager

_SIZE = 20
"""The number of entries on a page."""
_INSIDE = frozenset({TimelineKind.AFFILIATION, TimelineKind.NOTE, TimelineKind.CHANGE, TimelineKind.IMPORT})
"""The kinds of which the public is told nothing."""


def timeline(viewer: Viewer, who: Stakeholder) -> None:
    """Draw the timeline of somebody, folded until it is asked for: a page, of the kinds that are chosen."""
    key = f"stakeholder.timeline.{who.id}"
    with folded(_("Timeline"), key, ":material/timeline:") as part:
        if part.open:
            _entries(viewer, who, f"{key}.entries")


def _entries(viewer: Viewer, who: Stakeholder, key: str) -> None:
    inside = may(viewer, Right.SEE_PEOPLE)
    names = {kind: label for kind, label in kinds().items() if inside or kind not in _INSIDE}
    chosen = choice.several(_("What to show"), names, f"{key}.kinds", lasts=True, placeholder=_("Everything"))
    asked = frozenset(chosen)
    if state.is_new(f"{key}.asked", asked):
        state.put(f"{key}.page", 0)
    found = list_loaders.timeline(viewer, who.id, asked, Wanted(state.read(f"{key}.page", 0), size=_SIZE))
    if not found.count:
        st.caption(_("Nothing of this is recorded with a day."))
        return
    last = None
    for entry in found.entries:
        when = in_words(entry.on, entry.precision)
        if when != last:
            show('<p class="eyebrow">{}</p>', when)
        last = when
        _entry(viewer, who, entry)
    pager(found, {}, key)


def kinds() -> Mapping[TimelineKind, str]:
    """The kinds of entries in the reader's language."""
    return {
        TimelineKind.DIALOGUE: _("Dialogue"),
        TimelineKind.MEETING: _("Meeting"),
        TimelineKind.ANSWER: _("Answer"),
        TimelineKind.COMMITMENT: _("Commitment"),
        TimelineKind.TIE: _("Tie"),
        TimelineKind.AFFILIATION: _("Affiliation"),
        TimelineKind.NOTE: _("Note"),
        TimelineKind.CHANGE: _("Change of the record"),
        TimelineKind.IMPORT: _("Import"),
    }


def _entry(viewer: Viewer, who: Stakeholder, entry: TimelineEntry) -> None:
    with st.container(gap=None):
        show(
            '<div class="happened">{}<span class="muted small">{}</span>{}</div>',
            _marks(entry),
            " · ".join(filter(None, _about(who.id, entry))),
            paragraphs(text) if (text := _said(entry.record)) else "",
        )
        if entry.dialogue:
            place = entry.key if entry.record else None
            link(
                "dialogues", f"{entry.dialogue.ref} · {entry.dialogue.title}", entry.dialogue.id, place=place
            )
        match entry.record:
            case Tie(from_id=one, to_id=other) | Affiliation(person_id=one, organisation_id=other):
                name_link(viewer, other if one == who.id else one)


def _marks(entry: TimelineEntry) -> Markup:
    marks = badge(kinds()[entry.kind], "info")
    if entry.cancelled:
        return marks + badge(_("Cancelled"), "fair")
    planned = entry.kind is TimelineKind.MEETING and entry.on > loaders.today()
    return marks + badge(_("Planned")) if planned else marks


def _about(who: UUID, entry: TimelineEntry) -> Iterator[str]:
    """Yield what there is to say of an entry beside its text."""
    reference = loaders.reference()
    match entry.record:
        case None:
            yield from (_parts()[part] for part in entry.parts)
        case Meeting():
            seats = (reference.label(TermList.CAPACITY, seat) for seat in entry.seats)
            yield from seats if entry.seats else (_parts()[part] for part in entry.parts)
        case Answer() as answer:
            yield reference.label(TermList.ALIGNMENT, answer.alignment)
        case Commitment() as promise:
            yield _("{ref}, due this day").format(ref=promise.ref)
            yield reference.label(TermList.COMMITMENT_STATE, promise.state)
        case Tie() as tie:
            yield tie_label(tie, who)
            yield _("ended") if entry.ended else _("begun")
        case Affiliation() as place:
            yield place.role
            yield _("ended") if entry.ended else _("begun")
        case Note() as note:
            yield note.account
        case RecordChange() as change:
            yield "; ".join(map(_changed, change.writes))
            yield change.account
            yield moment(change.at)
        case ImportTouch() as touch:
            yield touch.file_name
            yield touch.account
            yield _("undone") if touch.undone_at else ""


def _parts() -> Mapping[str, str]:
    return {"lead_body": _("Lead body"), "co_body": _("Other body"), "owner": _("Owner")}


def _said(record: object) -> str:
    """The words that were said, promised or noted."""
    match record:
        case Answer() as answer:
            return answer.summary or answer.verbatim
        case Commitment() as promise:
            return promise.summary or promise.text
        case Note() as note:
            return note.text
        case _silent:
            return ""


def _changed(write: Write) -> str:
    """Say what was done to records of one kind, with their number where they are several."""
    what = {"tie": _("Tie"), "affiliation": _("Affiliation")}.get(write.entity, _("Record"))
    done = f"{what} {actions()[write.action]}"
    if write.count > 1:
        done = f"{done} ({number(write.count)})"
    described = fields_of_noun(write.entity)
    fields = ", ".join(about.title for name, about in described.items() if name in write.fields)
    return f"{done}: {fields}" if fields else done
