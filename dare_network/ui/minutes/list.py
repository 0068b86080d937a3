"""The minutes of a dialogue where its meetings are listed: of one meeting, of several, or what is public."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

import streamlit as st
from markupsafe import Markup

from dare_network.domain.records.dialogues import Dossier, Meeting
from dare_network.domain.records.minutes import Minutes
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.minutes import FROZEN, chains
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import MinutesState, Right, TermList
from dare_network.language import _, day
from dare_network.ui import loaders, state
from dare_network.ui.form_dialog import form_dialog_button
from dare_network.ui.forms.own_confidentiality import own_confidentiality_badge
from dare_network.ui.markup import badge, show
from dare_network.ui.minutes import forms
from dare_network.ui.minutes.layered_text import pages
from dare_network.ui.navigation import asked_place
from dare_network.ui.widgets.choices import languages

_KINDS = {MinutesState.FINAL: "good", MinutesState.COMMENTED: "fair", MinutesState.SUPERSEDED: ""}


def asked_minutes(viewer: Viewer, dialogue_id: UUID) -> UUID | None:
    """The minutes of which a version is what this reader came for, by their chain."""
    asked = asked_place()
    if asked is None or not may(viewer, Right.SEE_PEOPLE):
        return None
    known: Sequence[Minutes] = loaders.minutes(viewer, dialogue_id)
    return next((one.chain_id for one in known if one.id == asked), None)


def opened_minutes(viewer: Viewer, dialogue_id: UUID) -> tuple[Minutes, ...]:
    """All versions of the minutes that this reader has opened, or came for; none where he has not."""
    key = _opened(dialogue_id)
    if state.is_new(f"{key}.asked", asked_place()) and (chain := asked_minutes(viewer, dialogue_id)):
        state.put(key, chain)
    opened = state.read(key, None)
    if not opened:
        return ()
    return tuple(one for one in loaders.minutes(viewer, dialogue_id) if one.chain_id == opened)


def open_minutes(dialogue_id: UUID, chain_id: UUID | None) -> None:
    """Open minutes, or go back to the meetings."""
    state.put(_opened(dialogue_id), chain_id)


def meeting_minutes(viewer: Viewer, dossier: Dossier, held: Meeting, records: bool) -> None:
    """Draw the minutes of one meeting; `records` says whether this viewer may write."""
    own = [chain for chain in _chains(viewer, dossier) if chain[0].meeting_ids == (held.id,)]
    if own or records:
        show('<p class="eyebrow">{}</p>', _("Minutes"))
    for chain in own:
        _entry(dossier, chain[0])
    if records:
        _builder(viewer, dossier, [held], _("Write minutes"), str(held.id))


def series_minutes(viewer: Viewer, dossier: Dossier, records: bool) -> None:
    """Draw the minutes that are compiled over several meetings."""
    series = [chain for chain in _chains(viewer, dossier) if len(chain[0].meeting_ids) > 1]
    may_compile = records and len(dossier.meetings) > 1
    if not series and not may_compile:
        return
    with st.container(gap="xxsmall"):
        show('<p class="eyebrow">{}</p>', _("Minutes of several meetings"))
        for chain in series:
            _entry(dossier, chain[0])
        if may_compile:
            key = str(dossier.dialogue.id)
            _builder(viewer, dossier, dossier.meetings, _("Compile minutes"), key)


def public_minutes(viewer: Viewer, dossier: Dossier) -> None:
    """Draw what everybody may read of final minutes."""
    for known in loaders.public_minutes(viewer, dossier.dialogue.id):
        with st.container(gap="xxsmall"):
            show(
                '<div class="record"><h3 class="eyebrow">{}</h3>{}{}</div>',
                _("Public minutes"),
                badge(loaders.reference().label(TermList.ENDORSEMENT, known.standing)),
                pages(known.public_text),
            )


def marks(known: Minutes) -> Markup:
    """Version, state, standing and language of minutes as badges."""
    reference = loaders.reference()
    worth = reference.label(TermList.ENDORSEMENT, known.standing)
    standing = _("Standing: {label}") if known.state in FROZEN else _("Standing once final: {label}")
    parts = (
        badge(_("Version {number}").format(number=known.number)),
        badge(reference.label(TermList.MINUTES_STATE, known.state), _KINDS.get(known.state, "info")),
        badge(standing.format(label=worth)),
        badge(languages()[known.language]),
        own_confidentiality_badge(known.confidentiality),
        badge(_("New version needed"), "bad") if known.recalled else "",
        badge(_("Public layer withdrawn"), "bad") if known.public_withdrawn and known.public_text else "",
    )
    return Markup("").join(parts)


def title_of(known: Minutes, dossier: Dossier) -> str:
    """ "Minutes of 12 May 2026", with the days of all their meetings."""
    days = (day(held.on) for held in dossier.meetings if held.id in known.meeting_ids)
    return _("Minutes of {days}").format(days=", ".join(days))


def _entry(dossier: Dossier, last: Minutes) -> None:
    show("<div>{}</div>", marks(last))
    st.button(
        f"{title_of(last, dossier)} · {languages()[last.language]}",
        key=f"minutes.open.{last.chain_id}",
        icon=":material/description:",
        type="tertiary",
        on_click=open_minutes,
        args=(dossier.dialogue.id, last.chain_id),
    )


def _builder(viewer: Viewer, dossier: Dossier, meetings: Sequence[Meeting], label: str, key: str) -> None:
    form_dialog_button(
        label,
        label,
        f"minutes.new.{key}",
        partial(forms.build, viewer, dossier, meetings),
        ":material/edit_note:",
        quiet=True,
    )


def _chains(viewer: Viewer, dossier: Dossier) -> tuple[tuple[Minutes, ...], ...]:
    return chains(loaders.minutes(viewer, dossier.dialogue.id))


def _opened(dialogue_id: UUID) -> str:
    return f"minutes.opened.{dialogue_id}"
